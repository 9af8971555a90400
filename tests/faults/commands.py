"""The command in processes of its own, with the quick language part, for what is done to it from outside.

Processes are forked from one that has imported everything, so that a test may start dozens of them.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quick_language import run_command

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["nlp_pipeline.cli.app", "pandas", "pyarrow.parquet", "tests.quick_language"])

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
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as said:
        process = _FORKS.Process(target=_command, args=(arguments, said.name, killed_at))
        process.start()
        process.join()
        return process.exitcode or 0, said.read()


def _command(arguments: tuple[str, ...], said: str, killed_at: int | None) -> None:
    os.dup2(os.open(said, os.O_WRONLY), 2)
    sys.argv = ["selon", *arguments]
    run_command(killed_at)


def articles_table(path: Path, count: int, *others: str) -> None:
    """Write a table of short articles, each with a claim, and some others behind the 300th."""
    texts = [f"Selon ève, il y en a {number}." for number in range(count)]
    texts[300:300] = others
    path.write_text("id,text\n" + "".join(f'a{number},"{text}"\n' for number, text in enumerate(texts)), "utf-8")


def files_in(folder: Path) -> set[str]:
    """Give the names of all that is in a folder, hidden or not."""
    return {entry.name for entry in folder.iterdir()}
