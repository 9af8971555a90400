"""Processes that read files for this one: started when needed, used for one file after another, watched meanwhile.

They are plain processes and not ``multiprocessing``'s: a script that reads files needs no guard around its own work.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _, ngettext, spoken_language
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.isolation.bounds import does_not_end, memory_for, seconds_for
from nlp_pipeline.readers.isolation.wire import End, Format, Request, receive_answer, send_request
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.readers.isolation.wire import Answer

BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from nlp_pipeline.readers.isolation.reading_child import main; main()"
)
"""What such a process runs: it finds the modules that this one finds."""

SURROUNDINGS = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2"}
"""Libraries set memory aside that they may never need, and that would count."""


KILLED = -9
"""The status of a process that the system, or somebody, has killed."""


class _Ended(Exception):  # noqa: N818 - it says what the process has done
    """The process has ended, or was stopped, in the middle of a file; the message says how."""


def read_apart(
    path: Path,
    options: ReadOptions,
    *,
    told_format: Callable[[str], object] = lambda name: None,
    seconds: Callable[[int], float] = seconds_for,
) -> Iterator[Article | Unreadable]:
    """Give what is in a file, read in another process, within bounds of memory and time.

    Args:
        path: of a regular file on this machine; its ending and its first bytes tell the format.
        options: what the user says about it.
        told_format: is called with the name of the format.
        seconds: gives, for the file's bytes, how long the next article may take.

    Raises:
        Unreadable: the file, or what is left of it, cannot be read; the articles before it count.
        OSError: it cannot be opened, or no process can be started.
    """
    size = path.stat().st_size
    process = _waiting_process() or _ReadingProcess()
    articles = 0
    again = False
    try:
        for answer in process.answers(Request(path, options, spoken_language()), seconds(size)):
            if isinstance(answer, Format):
                told_format(answer.name)
            elif isinstance(answer, End):
                again = not answer.worn
                if answer.problem:
                    raise answer.problem
            else:
                articles += isinstance(answer, Article)
                yield answer
    except _Ended as error:
        if not articles:
            raise Unreadable(str(error)) from None
        read = ngettext("{number} article was read before", "{number} articles were read before", articles)
        raise Unreadable(f"{error}; {read}") from None
    finally:
        if again:
            _idle.append(process)
        else:
            process.end()


class _ReadingProcess:
    """One process that reads, a file at a time."""

    def __init__(self) -> None:
        ours, theirs = Pipe()
        command = [sys.executable, "-P", "-c", BOOT, json.dumps(sys.path), str(theirs.fileno())]
        inherited: dict[str, Any] = {"pass_fds": [theirs.fileno()]}
        if sys.platform == "win32":
            os.set_handle_inheritable(theirs.fileno(), True)
            inherited = {"startupinfo": subprocess.STARTUPINFO(lpAttributeList={"handle_list": [theirs.fileno()]})}
        with theirs:  # the process alone holds its end: when it dies, ours says so
            self._process = subprocess.Popen(  # noqa: S603 - our own
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | SURROUNDINGS,
                **inherited,
            )
        self._pipe = ours

    def answers(self, request: Request, seconds: float) -> Iterator[Answer]:
        """Give all that comes of a file.

        Raises:
            _Ended: the process ended at it, or gave no answer in time.
        """
        answer: Answer | None = None
        try:
            send_request(self._pipe, request)
            while not isinstance(answer, End):
                if not self._pipe.poll(seconds):
                    raise _Ended(does_not_end(seconds))
                answer = receive_answer(self._pipe)
                yield answer
        except (EOFError, OSError):
            raise _Ended(_cause(self._process.wait(), request.path)) from None

    def lives(self) -> bool:
        """Tell whether the process can be given a file."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the process, whatever it is at; a second time, do nothing."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()


def _cause(status: int, path: Path) -> str:
    """Say in words why a process that read a file has ended."""
    if status in (KILLED, 1):
        return _("the process that read it was ended, or could not begin: there may be too little memory")
    with suppress(OSError):
        most = memory_for(path.stat().st_size) / 1e9
        return _("it ends the program that reads it: it is damaged, or takes more than {number} GB of memory").format(
            number=f"{most:.0f}"
        )
    return _("it ends the program that reads it: it is damaged")


_idle: list[_ReadingProcess] = []
"""Processes that wait for the next file."""


def _waiting_process() -> _ReadingProcess | None:
    while _idle:
        process = _idle.pop()
        if process.lives():
            return process
        process.end()
    return None


def _end_idle() -> None:
    while _idle:
        _idle.pop().end()


atexit.register(_end_idle)
if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    # Two processes must not talk with one.
    os.register_at_fork(after_in_child=_idle.clear)
