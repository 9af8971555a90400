"""Files read in a process of its own: whatever a file does to its reader, the application and the others go on."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.messages import N_, VARIABLE, _, spoken_language
from nlp_pipeline.readers import Inputs, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

    from nlp_pipeline.schema import Article

SECONDS = 120.0
"""How long a reader may take for one article."""

CRASHED = N_("the reader crashed on this file")
STUCK = N_("the reader gave no answer on this file")


@dataclass(frozen=True, slots=True)
class _Next:
    """The process begins the next file, or has read all."""


def read_files(paths: Sequence[Path], seconds: float = SECONDS) -> Iterator[Article | ReadError]:
    """Give the articles of files, and the reasons why some cannot be read, under the files' own names.

    Args:
        paths: the files, each as ``selon extract`` reads it.
        seconds: how long each article may take.
    """
    left = list(paths)
    while left:
        for item in _read(tuple(left), seconds):
            if item is None:
                return
            if isinstance(item, _Next):
                left.pop(0)
            else:
                yield item
        left.pop(0)


def _read(paths: Sequence[Path], seconds: float) -> Iterator[Article | ReadError | _Next | None]:
    """Read in a process until all is read, which None tells, or it fails at a file."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(theirs, paths, spoken_language()), daemon=True)
    process.start()
    theirs.close()
    at = 0
    try:
        while True:
            try:
                item = ours.recv() if ours.poll(seconds) else ReadError(paths[at].name, _(STUCK))
            except (EOFError, OSError):
                item = ReadError(paths[at].name, _(CRASHED))
            at += isinstance(item, _Next)
            yield item
            if item is None or (isinstance(item, ReadError) and item.reason in (_(CRASHED), _(STUCK))):
                return
    finally:
        process.kill()
        process.join()
        ours.close()


def _send(pipe: Connection, paths: Sequence[Path], language: str) -> None:
    """Read the files in the process."""
    os.environ[VARIABLE] = language
    try:
        for place, path in enumerate(paths):
            if place:
                pipe.send(_Next())
            for item in Inputs([path]):
                pipe.send(ReadError(path.name, item.reason) if isinstance(item, ReadError) else item)
        pipe.send(None)
    except OSError:  # nobody listens any more
        return
