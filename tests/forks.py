"""Processes that start at once: forked from one that has imported everything, so that a test may have dozens."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.warm"])


def run_forked(
    function: Callable[..., object], *given: Any, arguments: Sequence[str], folder: Path | None = None
) -> CompletedProcess[str]:
    """Run a function in a process of its own, as the command is run.

    Args:
        function: of an importable module; it ends the process as the command does.
        given: what it is given.
        arguments: of the command.
        folder: where the process works; by default where this one does.

    Returns:
        The exit status, and what was printed.
    """
    with TemporaryDirectory() as scratch:
        printed = [Path(scratch, name) for name in ("out", "err")]
        surroundings = (folder or Path.cwd(), dict(os.environ))
        process = _FORKS.Process(target=_run, args=(function, given, arguments, surroundings, printed))
        process.start()
        process.join()
        out, err = (path.read_text("utf-8") if path.exists() else "" for path in printed)
    return CompletedProcess(arguments, process.exitcode or 0, out, err)


def _run(
    function: Callable[..., object],
    given: Sequence[Any],
    arguments: Sequence[str],
    surroundings: tuple[Path, dict[str, str]],
    printed: Sequence[Path],
) -> None:
    folder, environment = surroundings
    os.environ.clear()  # those of the process that it was forked from are of the first test that forked one
    os.environ.update(environment)
    for number, path in enumerate(printed, 1):
        os.dup2(os.open(path, os.O_CREAT | os.O_WRONLY), number)
    os.chdir(folder)
    sys.argv = ["selon", *arguments]
    function(*given)
