"""Shards worked through by a Dask cluster.

A worker writes the file of its shard itself and sends back figures only. A worker that is lost loses nothing: Dask
gives its shards to others, and a shard that is written twice is written the same. A shard that workers die of is cut
into its articles; an article that workers die of is tried once more while nothing else runs, and if they die again it
is reported as a failure.
"""

from __future__ import annotations

import os
import queue
import secrets
import time
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _
from nlp_pipeline.run.blame import Answers, blamed, patience
from nlp_pipeline.run.cluster.connection import check_versions, connected
from nlp_pipeline.run.cluster.errors import ClusterError
from nlp_pipeline.run.settings import loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Client, Future
    from spacy.language import Language

    from nlp_pipeline.run.settings import Settings
    from nlp_pipeline.run.shards import ShardedRun
    from nlp_pipeline.run.shards.folder import Folder
    from nlp_pipeline.run.shards.shard import Shard
    from nlp_pipeline.run.stream import Result

AHEAD = 2
"""Shards for each worker thread that are with the cluster: the one worked on and the next."""

RETRIES = 2
"""How often a shard is tried again that raises on a worker, as where its storage does not answer."""

LOOK = 5
"""In seconds: how often, while nothing comes, it is looked whether there are workers."""

WORKERLESS = 120
"""In seconds: how long a cluster may be without any worker, which may be starting again."""


@contextmanager
def cluster_engine(
    address: str,
    settings: Settings,
    *,
    folder: Folder,
    min_confidence: float = 0.0,
    load: Callable[[Settings], Language] = loaded,
    seconds: Callable[[int], float] = patience,
) -> Iterator[ClusterEngine]:
    """Give the engine that works shards through on a cluster.

    Args:
        address: of a Dask scheduler, as ``tcp://host:8786``; "local" for a cluster of this machine's cores.
        settings: the model by its name and the user's own words, in files that the workers see.
        folder: of the run's store, in a place that the workers see.
        min_confidence: claims whose confidence is below it are left out.
        load: makes the pipeline on a worker; a function of a module that workers can import.
        seconds: gives, for the characters of a shard, how long a worker may take for it; likewise.

    Raises:
        ClusterError: the cluster cannot be reached, or lacks the model or the same version of Selon.
    """
    from nlp_pipeline.run.cluster.worker import Extraction, NoPipeline, problem_of

    with connected(address) as client:
        check_versions(client, ("selon", "spacy", settings.model))
        name = f"selon-{secrets.token_hex(4)}"
        engine = ClusterEngine(client, name, folder)
        try:
            try:
                loader = partial(load, _absolute(settings))
                with suppress(OSError):  # a worker that ends meanwhile: the scheduler gives it to the next one
                    client.register_plugin(Extraction(name, loader, min_confidence, folder, seconds), name)
                found = client.run(problem_of, name, on_error="return")
            except Exception as error:  # noqa: BLE001 - whatever comes back, the user has to know
                raise ClusterError(_problem(NoPipeline(_first_line(error)))) from None
            for problem in found.values():
                if isinstance(problem, str) and problem:
                    raise ClusterError(_problem(NoPipeline(problem)))
            yield engine
        finally:
            engine.end()  # also where a worker could not load it: the cluster would go on offering it to new ones


def _absolute(settings: Settings) -> Settings:
    """Give settings whose paths do not depend on the folder that a process works in."""
    paths = {key: getattr(settings, key) for key in ("lexicon", "gazetteer")}
    if Path(settings.model).is_dir():
        paths["model"] = settings.model
    return replace(settings, **{key: os.path.abspath(path) for key, path in paths.items() if path is not None})  # noqa: PTH100 - a link stays one


@dataclass(frozen=True, slots=True)
class _Task:
    """A shard on the cluster, or one article of it.

    Attributes:
        shard: the shard.
        place: the article's place in it; None for all of them.
        alone: whether nothing else runs meanwhile, so that nothing else can be to blame.
    """

    shard: Shard
    place: int | None = None
    alone: bool = False


class ClusterEngine:
    """Hands shards to a cluster, a few for each worker, and takes what comes of them.

    Attributes:
        dashboard: link to the page that shows the cluster at work; may be empty.
    """

    def __init__(self, client: Client, name: str, folder: Folder) -> None:
        self.dashboard: str = client.dashboard_link or ""
        self._client, self._name, self._folder = client, name, folder
        self._done: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()
        self._under_way: dict[Future[Any], _Task] = {}
        self._waiting: deque[_Task] = deque()
        self._suspects: deque[_Task] = deque()
        self._cut: dict[int, Answers] = {}
        self._room = 0

    @property
    def workers(self) -> int:
        """How many workers there are now; raises ClusterError."""
        return len(self._threads())

    def __call__(self, shards: Iterator[Shard], run: ShardedRun) -> None:
        """Work through shards; see ``shards.sharded.Engine``.

        Raises:
            ClusterError: the cluster is lost, or its workers do not see the folder.
            OSError: a worker cannot write a shard.
        """
        from nlp_pipeline.run.cluster.worker import seal_of

        taken = 0
        seal = ""
        while True:
            if taken >= self._room // 2:  # workers come and go
                self._room, taken = max(1, AHEAD * sum(self._threads().values())), 0
            while len(self._under_way) < self._room and (task := self._next(shards, run)):
                if not seal and not _is_only(task.shard):
                    run.store.begin()
                    seal = seal_of(self._folder)
                self._send(task, seal)
            if not self._under_way and self._suspects:
                self._send(self._suspects.popleft(), seal)
            if not self._under_way:
                return
            self._take(self._answered(), run)
            taken += 1

    def end(self) -> None:
        """Leave the cluster as it was: what is under way is given up, the model let go."""
        with suppress(Exception):  # the scheduler may be gone
            self._client.cancel(list(self._under_way), force=True)
        with suppress(Exception):
            self._client.unregister_worker_plugin(self._name)

    def _next(self, shards: Iterator[Shard], run: ShardedRun) -> _Task | None:
        if self._waiting:
            return self._waiting.popleft()
        for shard in shards:
            if shard.items:
                return _Task(shard)
            run.keep(shard, [])  # an input without anything in it
        return None

    def _send(self, task: _Task, seal: str) -> None:
        from nlp_pipeline.run.cluster.worker import work_items, work_shard

        # Dask shows tasks by what comes before the first number.
        key = f"shard-{self._name}-{task.shard.number}"
        call: tuple[Any, ...] = (work_shard, self._name, task.shard, seal)
        if task.place is not None:
            key = f"article-{self._name}-{task.shard.number}-{task.place}{'-alone' * task.alone}"
            call = (work_items, self._name, replace(task.shard, items=[task.shard.items[task.place]]))
        elif _is_only(task.shard):
            call = (work_items, self._name, task.shard)
        future = self._client.submit(*call, key=key, retries=RETRIES, pure=False)
        self._under_way[future] = task
        future.add_done_callback(self._done.put)

    def _answered(self) -> Future[Any]:
        """Wait for the next task to end."""
        since = time.monotonic()
        while True:
            try:
                return self._done.get(timeout=LOOK)
            except queue.Empty:
                if self._threads():
                    since = time.monotonic()
                elif time.monotonic() - since > WORKERLESS:
                    raise ClusterError(_("the cluster has no workers any more; what is done is kept")) from None

    def _take(self, future: Future[Any], run: ShardedRun) -> None:
        from distributed import CancelledError, KilledWorker

        task = self._under_way[future]
        try:
            answer = future.result()
        except KilledWorker:
            answer = None
        except CancelledError:
            raise ClusterError(_("the connection to the scheduler is lost; what is done is kept")) from None
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a worker raises, the user has to know
            raise ClusterError(_problem(error)) from None
        del self._under_way[future]
        if answer is None:
            self._suspect(task, run)
        elif task.place is not None:
            self._take_article(task, answer[0], run)
        elif _is_only(task.shard):
            for result in answer:
                run.follower.add(result)
            run.keep(task.shard, answer)
        else:
            run.kept(answer)

    def _suspect(self, task: _Task, run: ShardedRun) -> None:
        """Narrow down what workers died of."""
        if task.place is None:
            count = len(task.shard.items)
            self._cut[task.shard.number] = Answers(count)
            self._waiting.extend(_Task(task.shard, place, alone=False) for place in range(count))
        elif not task.alone:
            self._suspects.append(replace(task, alone=True))
        else:
            self._take_article(task, blamed(task.shard.items[task.place]), run)

    def _take_article(self, task: _Task, result: Result, run: ShardedRun) -> None:
        """Put an article's rows in their place in the shard, and keep it when it is whole."""
        number = task.shard.number
        found = self._cut[number]
        found.put(task.place or 0, result)
        if found.whole():
            results = self._cut.pop(number).results()
            for one in results:
                run.follower.add(one)
            run.keep(task.shard, results)

    def _threads(self) -> dict[str, int]:
        try:
            return dict(self._client.nthreads())
        except (OSError, RuntimeError):
            raise ClusterError(_("the connection to the scheduler is lost; what is done is kept")) from None


def _is_only(shard: Shard) -> bool:
    """Tell a shard that is all of the input, for which nothing is written."""
    return shard.number == 0 and shard.last


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _problem(error: Exception) -> str:
    from nlp_pipeline.run.cluster.worker import NoPipeline, UnseenFolder

    if isinstance(error, UnseenFolder):
        return _(
            "a worker does not see the folder of this run ({error}): let the output be in a place that every worker "
            "sees, such as a shared disk or s3://…"
        ).format(error=error)
    if isinstance(error, NoPipeline):
        return _("a worker cannot load its model: {error}").format(error=error)
    return _("a worker failed: {error}").format(error=f"{type(error).__name__}: {_first_line(error)}")
