"""What runs in a process that reads files for another one: requests in, articles and reasons out, over one pipe.

Each file has bounds of its own: of memory, where the system knows them, and of the processor's time, so that a process
that sticks at a file ends also where the one that asked is gone.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.messages import VARIABLE
from nlp_pipeline.readers.base import Unreadable, reading_problem
from nlp_pipeline.readers.isolation.bounds import bounded, memory_for, seconds_for
from nlp_pipeline.readers.isolation.wire import End, Format, receive_request, send_answer
from nlp_pipeline.readers.registry import HEAD, find_reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from nlp_pipeline.readers.isolation.wire import Answer, Request

WORN = 500_000_000
"""In bytes: a process that has grown by more is not used for another file."""

ORPHANED = 4
"""So many times the seconds of a file a process may compute without an answer, before the system ends it."""


def main() -> None:
    """Answer requests until none comes any more; called by ``reading_process.BOOT``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a command, and one ends the others
    pipe = _pipe(int(sys.argv[2]))
    with suppress(EOFError, OSError):
        while True:
            for answer in _answers(receive_request(pipe)):
                send_answer(pipe, answer)


def _pipe(handle: int) -> Connection:
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        return PipeConnection(handle)
    from multiprocessing.connection import Connection

    return Connection(handle)


def _answers(request: Request) -> Iterator[Answer]:
    before = _memory()
    os.environ[VARIABLE] = request.language
    problem: Unreadable | None = None
    try:
        yield from _items(request)
    except Exception as error:  # noqa: BLE001 - a parser that chokes on one file must not stop the others
        _bound_memory(None)
        problem = reading_problem(error)
    _bound_memory(None)
    yield End(problem, worn=_memory() > before + WORN)


def _items(request: Request) -> Iterator[Answer]:
    with request.path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        _bound_memory(memory_for(size))
        head = stream.read(HEAD)
        stream.seek(0)
        reader = find_reader(request.path.suffix, head)
        yield Format(reader.name)
        _bound_time(seconds_for(size))
        for item in bounded(reader.read(stream, request.options), size):
            yield item
            _bound_time(seconds_for(size))


if sys.platform == "win32":  # neither bound is known there: the one that asked watches the clock

    def _memory() -> int:
        return 0

    def _bound_memory(more: int | None) -> None:
        pass

    def _bound_time(seconds: float) -> None:
        pass

else:
    import resource

    def _memory() -> int:
        """Give the bytes of address space that are in use; 0 where the system does not tell."""
        try:
            return int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
        except (OSError, ValueError):
            return 0

    def _bound_memory(more: int | None) -> None:
        """Let this process have so many bytes more than now; None for as many as the system allows."""
        _, highest = resource.getrlimit(resource.RLIMIT_AS)
        wanted = highest if more is None else _memory() + more
        if highest != resource.RLIM_INFINITY:
            wanted = min(wanted, highest)
        with suppress(ValueError, OSError):  # macOS knows the bound and does not take it
            resource.setrlimit(resource.RLIMIT_AS, (wanted, highest))

    def _bound_time(seconds: float) -> None:
        """Let the system end this process if it computes for much longer than an article may take."""
        _, highest = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = int(time.process_time() + ORPHANED * seconds) + 1
        if highest == resource.RLIM_INFINITY or wanted < highest:
            resource.setrlimit(resource.RLIMIT_CPU, (wanted, highest))
