"""What runs within a worker process: batches of articles in, their rows out, over one pipe."""

from __future__ import annotations

import gc
import os
import queue
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_pipeline.run.stream import Failure, extract_articles
from nlp_pipeline.schema import Row

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from nlp_pipeline.run.stream import Item

Loader = Callable[[], Any]
"""Makes a pipeline; a worker gets it by its name."""

Answer = Failure | tuple[list[Row], list[Row]]
"""Of one article: the rows of its claims and of its entities. Its text does not travel back."""


@dataclass(frozen=True, slots=True)
class Started:
    """The first word of a worker: that it is ready, or the ``problem`` that it cannot load its pipeline for."""

    problem: str = ""


def work(pipe: Connection, loader: Loader, min_confidence: float) -> None:
    """Load the pipeline and answer batches until the other end of the pipe is closed.

    Args:
        pipe: brings lists of articles, takes one ``Started`` and then for each list its answers.
        loader: makes the pipeline.
        min_confidence: claims below it are left out.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes: the first one ends the others
    with suppress(OSError):  # Linux: where memory runs out, a worker ends, and not the run
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process a core: threads would only be in each other's way
    batches: queue.SimpleQueue[list[Item] | None] = queue.SimpleQueue()
    # A thread of its own takes batches, so that the sender never waits, not even while the model is loaded.
    threading.Thread(target=_receive, args=(pipe, batches), daemon=True).start()
    try:
        nlp = loader()
    except Exception as error:  # noqa: BLE001 - whatever it is, the first process has to say it
        pipe.send(Started(problem=str(error).strip() or type(error).__name__))
        return
    gc.freeze()  # the model and the lexicon stay to the end: the collector need not look at them again
    try:
        pipe.send(Started())
        while (batch := batches.get()) is not None:
            results = extract_articles(nlp, batch, min_confidence=min_confidence)
            pipe.send([one if isinstance(one, Failure) else (one.claims, one.entities) for one in results])
    except OSError:  # the first process has ended
        return


def _receive(pipe: Connection, batches: queue.SimpleQueue[list[Item] | None]) -> None:
    try:
        while True:
            batches.put(pipe.recv())
    except (EOFError, OSError):
        batches.put(None)
