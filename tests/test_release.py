"""What is released: the wheel is whole and runs, and the image is made of what is there, for a user without rights."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_wheel_has_every_file_and_runs_from_where_it_is_unpacked() -> None:
    result = subprocess.run(
        [sys.executable, "tools/release_check.py", "--offline"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_package_tells_that_it_has_types() -> None:
    assert (ROOT / "nlp_pipeline" / "py.typed").is_file()


def test_what_the_image_is_made_of_is_there_and_let_in() -> None:
    let_in = {
        line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[0] == "!"
    }
    copied = [
        name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()
    ]
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert name in let_in, name


def test_the_image_is_slim_and_its_command_runs_without_rights() -> None:
    stages = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert all(stage.endswith("-slim") for stage in stages)
    last = DOCKERFILE.rsplit("\nFROM ", 1)[1]
    assert re.findall(r"^USER (\w+)$", last, re.MULTILINE) == ["selon"]
    assert last.index("USER selon") < last.index("ENTRYPOINT")
