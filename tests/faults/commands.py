"""The command in processes of its own, with the quick language part, for what is done to it from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.forks import run_forked
from tests.quick_language import run_command

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
QUICK = [sys.executable, str(ROOT / "tests" / "quick_language.py")]


def started(*arguments: str, environment: Mapping[str, str] | None = None, **options: Any) -> subprocess.Popen[str]:
    """Start the command; ``environment`` holds what is added to ours."""
    paths = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    return subprocess.Popen([*QUICK, *arguments], env=paths, **{**streams, **options})


def ended(*arguments: str, killed_at: int | None = None) -> tuple[int, str]:
    """Run the command to its end; gives its exit status and what it said on standard error.

    Args:
        arguments: of the command.
        killed_at: the call of a function, counted from when the work begins, at which it is killed.
    """
    result = run_forked(run_command, killed_at, arguments=arguments)
    return result.returncode, result.stderr


def articles_table(path: Path, count: int, *others: str) -> None:
    """Write a table of short articles, each with a claim, and some others behind the 300th."""
    texts = [f"Selon ève, il y en a {number}." for number in range(count)]
    texts[300:300] = others
    path.write_text("id,text\n" + "".join(f'a{number},"{text}"\n' for number, text in enumerate(texts)), "utf-8")


def files_in(folder: Path) -> set[str]:
    """Give the names of all that is in a folder, hidden or not."""
    return {entry.name for entry in folder.iterdir()}
