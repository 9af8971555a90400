"""What runs on the workers of a cluster: the model once a process, and shards through it, written where they are kept.

The scheduler imports this module too, as it unpacks what it is to hand on.
"""

from __future__ import annotations

import faulthandler
import hashlib
import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from distributed import WorkerPlugin, get_worker

from nlp_pipeline.messages import _
from nlp_pipeline.run.blame import patience
from nlp_pipeline.run.grouping import characters_of
from nlp_pipeline.run.shards.shard_store import MANIFEST, shard_bytes
from nlp_pipeline.run.stream import extract_articles
from nlp_pipeline.run.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Worker
    from spacy.language import Language

    from nlp_pipeline.run.shards.folder import Folder
    from nlp_pipeline.run.shards.shard import Shard
    from nlp_pipeline.run.stream import Result


class UnseenFolder(RuntimeError):  # noqa: N818 - it says what the folder is
    """A worker that does not see the folder of the run, or sees another one there."""


class NoPipeline(RuntimeError):  # noqa: N818 - it says what the worker has
    """A worker that cannot load its pipeline."""


class Extraction(WorkerPlugin):
    """Loads the pipeline as a worker starts, once for all its tasks.

    Args:
        name: of this run on the cluster.
        loader: makes the pipeline; goes to the workers by its name.
        min_confidence: claims below it are left out.
        folder: where shards are kept, as every worker sees it.
        seconds: gives, for the characters of some articles, how long they may take; a worker that takes longer ends,
            as one that dies of them does.
    """

    def __init__(
        self,
        name: str,
        loader: Callable[[], Language],
        min_confidence: float,
        folder: Folder,
        seconds: Callable[[int], float] = patience,
    ) -> None:
        self.name = name
        self._seconds = seconds
        self._loader = loader
        self._min_confidence = min_confidence
        self._folder = folder

    def setup(self, worker: Worker) -> None:
        """Load the pipeline; what is wrong with it is kept for ``problem``, and raised by each task."""
        # A pipeline works on one text at a time: the threads of one worker take turns.
        self._turn = threading.Lock()
        self._nlp: Language | None = None
        self.problem = ""
        try:
            self._nlp = self._loader()
        except Exception as error:  # noqa: BLE001 - Dask mixes what is raised here with what happens to connections
            self.problem = str(error).strip() or type(error).__name__

    def results(self, shard: Shard) -> list[Result]:
        """Give what is found in the articles of a shard."""
        if self._nlp is None:
            raise NoPipeline(self.problem)
        with self._turn, _no_longer_than(self._seconds(characters_of(shard.items))):
            return list(extract_articles(self._nlp, shard.items, min_confidence=self._min_confidence))

    def keep(self, shard: Shard, results: list[Result], seal: str) -> None:
        """Write a shard's file, only into the folder that the run goes on in: never into one that is gone."""
        try:
            seen = seal_of(self._folder)
        except OSError as error:
            raise UnseenFolder(f"{self._folder.place}: {error}") from None
        if seen != seal:
            raise UnseenFolder(_("{place}: another run's").format(place=self._folder.place))
        self._folder.write(shard.name, shard_bytes(results))


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """End this process if a piece of work takes longer, whatever it is stuck in: Dask starts another one."""
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def seal_of(folder: Folder) -> str:
    """Tell a run's folder by its manifest; raises OSError where there is none."""
    return hashlib.blake2b(folder.read(MANIFEST), digest_size=8).hexdigest()


def work_shard(name: str, shard: Shard, seal: str) -> Summary:
    """Work through a shard, write its file, and give what it holds in figures."""
    extraction = _extraction(name)
    results = extraction.results(shard)
    extraction.keep(shard, results, seal)
    summary = Summary()
    for result in results:
        summary.add(result)
    return summary


def work_items(name: str, shard: Shard) -> list[Result]:
    """Work through the articles of a shard that is not written here, and give what was found."""
    return _extraction(name).results(shard)


def problem_of(name: str) -> str:
    """Say why the pipeline could not be loaded here; '' where it could."""
    return _extraction(name).problem


def _extraction(name: str) -> Extraction:
    return cast("Extraction", get_worker().plugins[name])
