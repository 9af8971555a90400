"""Lint and types are part of the tests: one command says whether the project is sound."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = ["nlp_pipeline", "tests", "tools"]


@pytest.mark.parametrize(
    "arguments",
    [["ruff", "check", *PLACES], ["ruff", "format", "--check", *PLACES], ["mypy"]],
    ids=["ruff-check", "ruff-format", "mypy-strict"],
)
def test_tool_has_nothing_to_say(arguments: list[str]) -> None:
    result = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
