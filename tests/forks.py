"""Processes that start at once: forked from one that has imported everything, so that a test may have dozens.

Commands are forked from a server, which is clean of what tests have done (of several processes that share the tests,
each begins one of its own before its first test: ``tests/fork_server.py``); a test that changes a pipeline which others
share is forked from the process that has it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from functools import wraps
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.warm"])
"""What commands, and other processes of tests, are forked from."""


def run_forked(
    function: Callable[..., object],
    *given: Any,
    arguments: Sequence[str],
    folder: Path | None = None,
    from_here: bool = False,
) -> CompletedProcess[str]:
    """Run a function in a process of its own, as the command is run.

    Args:
        function: of an importable module; it ends the process as the command does.
        given: what it is given.
        arguments: of the command.
        folder: where the process works; by default where this one does.
        from_here: whether it is forked from this process, as in one that was itself forked, and not from the server.

    Returns:
        The exit status, and what was printed.
    """
    with TemporaryDirectory() as scratch:
        printed = [Path(scratch, name) for name in ("out", "err")]
        surroundings = (folder or Path.cwd(), dict(os.environ))
        forks = multiprocessing.get_context("fork") if from_here else FORKS
        process = forks.Process(target=_run, args=(function, given, arguments, surroundings, printed))
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


def apart(test: Callable[..., None]) -> Callable[..., None]:
    """Let a test run in a child of this process: only there it changes a pipeline that tests share."""

    @wraps(test)
    def run(**fixtures: Any) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_tell, args=(theirs, test, fixtures))
        process.start()
        theirs.close()
        try:
            problem = ours.recv()
        except EOFError:
            problem = "the process of the test has ended"
        process.join()
        if problem:
            raise AssertionError(problem)

    return run


def _tell(pipe: Connection, test: Callable[..., None], fixtures: dict[str, Any]) -> None:
    try:
        test(**fixtures)
    except BaseException:  # noqa: BLE001 - whatever it is, the test that waits has to say it
        pipe.send(traceback.format_exc())
    else:
        pipe.send("")
