"""Every step of CONTRIBUTING.md is taken as it is written, in a copy of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import ROOT, Block, blocks_in

PAGE = ROOT / "CONTRIBUTING.md"
COPIED = ("nlp_pipeline", "tests", "tools", "docs", "corpus", "pyproject.toml", "README.md")


def _parts() -> dict[str, list[Block]]:
    """Give the blocks of every part of the page that has commands to try, by its heading."""
    parts = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    found = {part.partition("\n")[0]: blocks_in(part) for part in parts}
    return {heading: part for heading, part in found.items() if any(block.language == "console" for block in part)}


PARTS = _parts()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, as a clone has it when its tests have run: with what Python has compiled."""
    folder = tmp_path_factory.mktemp("clone")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def applied(block: Block, folder: Path) -> None:
    """Change a file as a difference says: what it has before must stand there once."""
    before = "".join(line[1:] for line in block.text.splitlines(keepends=True) if line[0] in " -")
    after = "".join(line[1:] for line in block.text.splitlines(keepends=True) if line[0] in " +")
    path = folder / block.file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{block.file} has {before!r} {text.count(before)} times"
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("heading", PARTS)
def test_the_steps_lead_where_they_say(heading: str, project: Path) -> None:
    programs = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(project),  # the copy, and not the project that is installed
        "PYTEST_ADDOPTS": "-p no:cacheprovider -p xdist.plugin",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # each takes time to load, and only one is needed
    }
    for block in PARTS[heading]:
        if block.language == "diff":
            applied(block, project)
        elif block.file:
            (project / block.file).write_text(block.text, encoding="utf-8")
        for line in block.text.splitlines() if block.language == "console" else []:
            command = line.removeprefix("$ ")
            result = subprocess.run(
                ["bash", "-c", command], cwd=project, env=environment, capture_output=True, text=True, check=False
            )
            assert result.returncode == 0, f"{command}\n{result.stdout[-4000:]}\n{result.stderr[-4000:]}"
            assert "Traceback" not in result.stderr


def test_adding_is_told_for_words_constructions_and_formats() -> None:
    assert [heading for heading in PARTS if heading.startswith("Add")] == [
        "Add a verb, a noun, a name",
        "Add a construction",
        "Add a format",
    ]
