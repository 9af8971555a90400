"""Lint, types and rooms are part of the tests: one command says whether the project is sound."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = {
    hook["id"]: hook["entry"]
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in repository["hooks"]
}
"""What is checked before every commit is what is checked here."""


@pytest.mark.parametrize("name", HOOKS)
def test_tool_has_nothing_to_say(name: str) -> None:
    program, *arguments = shlex.split(HOOKS[name])
    program = sys.executable if program == "python" else str(Path(sys.executable).with_name(program))
    result = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_kind_of_check_is_among_them() -> None:
    assert {"ruff-check", "ruff-format", "mypy", "rooms"} <= set(HOOKS)


def test_a_wrong_import_would_be_seen(tmp_path: Path) -> None:
    """The rules themselves, over a small package with the same rooms in which one arrow points up."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (each for each in settings["contracts"] if each["type"] == "layers")
    package = tmp_path / "nlp_pipeline"
    package.mkdir()
    (package / "__init__.py").touch()
    rooms = [room.strip() for layer in layers["layers"] for room in layer.split("|")]
    for room in rooms:
        (package / f"{room}.py").touch()
    lines = ["[importlinter]", "root_package = nlp_pipeline", "[importlinter:contract:rooms]", "name = rooms"]
    lines += ["type = layers", "containers = nlp_pipeline", "layers =", *(f"    {each}" for each in layers["layers"])]
    (tmp_path / ".importlinter").write_text("\n".join(lines), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

    def run() -> int:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    assert run() == 0
    (package / f"{rooms[-1]}.py").write_text(f"import nlp_pipeline.{rooms[0]}\n", encoding="utf-8")
    assert run() == 1
