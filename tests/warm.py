"""What a process that others are forked from has imported, read and tried: that takes longer than most commands.

Its children fork what the command spawns: a pipeline is taken, and not loaded, and workers and processes that read
files are born with all modules. How they begin elsewhere is tested in tests/run, tests/readers and tests/cli.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from functools import wraps
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow.parquet as pq

from nlp_pipeline.cli import app
from nlp_pipeline.language import load as loading
from nlp_pipeline.readers.isolation import reading_child, reading_process
from nlp_pipeline.run.source_names import source_names
from nlp_pipeline.run.workers import crew
from tests.quick_language import QuickLanguage
from tests.worked_out_once import pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

__all__ = ["QuickLanguage", "app", "pd", "pq"]

source_names()

_load = loading.load
_born_with = [pipeline()]
_born_with[0]("« Enfin », a dit Anne Morel mardi 12 avril. Selon elle, le pont rouvrirait le lendemain.")


@wraps(_load)
def _take_or_load(
    model: str = loading.DEFAULT_MODEL,
    *,
    hearsay: bool = True,
    lexicon: Any = None,
    gazetteer: Any = None,
    **others: Any,
) -> Language:
    """Give the pipeline that a process was born with, once, with components for the words that are asked for."""
    if model != loading.DEFAULT_MODEL or not all(others.values()) or not _born_with:
        return _load(model, hearsay=hearsay, lexicon=lexicon, gazetteer=gazetteer, **others)
    nlp = _born_with.pop()
    if (hearsay, lexicon, gazetteer) != (True, None, None):
        for name in [name for name in nlp.pipe_names if name.startswith(loading.OURS)]:
            nlp.remove_pipe(name)
        loading.add_components(nlp, hearsay=hearsay, lexicon=lexicon, gazetteer=gazetteer)
    return nlp


class _ReadingFork:
    """Stands for the ``Popen`` of a process that reads files, with what of it is used."""

    def __init__(self, command: Sequence[str], *, env: dict[str, str], pass_fds: Sequence[int], **_: object) -> None:
        self._status: int | None = None
        self._number = os.fork()
        if self._number:
            return
        status = 1
        try:
            (pipe,) = pass_fds
            os.closerange(3, pipe)
            os.closerange(pipe + 1, os.sysconf("SC_OPEN_MAX"))
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nowhere, stream)
            os.environ.clear()
            os.environ.update(env)
            sys.argv = ["-c", *command[-2:]]
            reading_child.main()
            status = 0
        finally:
            os._exit(status)

    def poll(self) -> int | None:
        return self._ended(os.WNOHANG)

    def wait(self) -> int:
        status = self._ended(0)
        assert status is not None
        return status

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self._number, signal.SIGKILL)

    def _ended(self, options: int) -> int | None:
        if self._status is None:
            number, status = os.waitpid(self._number, options)
            if number:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status


loading.load = _take_or_load  # type: ignore[assignment]
crew.multiprocessing = SimpleNamespace(get_context=lambda _: multiprocessing.get_context("fork"))  # type: ignore[assignment]
reading_process.subprocess = SimpleNamespace(  # type: ignore[assignment]
    Popen=_ReadingFork, DEVNULL=reading_process.subprocess.DEVNULL
)
