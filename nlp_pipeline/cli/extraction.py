"""How ``selon extract`` works through articles: rows go out at once, or are kept in shards first."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from nlp_pipeline.cli.kept_work import say_what_is_kept, stop_at_shard
from nlp_pipeline.cli.language import open_language
from nlp_pipeline.cli.messages import FAILED, say, stop
from nlp_pipeline.messages import _
from nlp_pipeline.run import Failure
from nlp_pipeline.scratch import ScratchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console
    from spacy.language import Language

    from nlp_pipeline.cli.working import Following
    from nlp_pipeline.run import Extracted
    from nlp_pipeline.run.settings import Settings
    from nlp_pipeline.run.shards import Engine, ShardStore
    from nlp_pipeline.run.stream import Item, Result

AUTO = "auto"


def number_of_workers(given: str) -> int | None:
    """Read the option ``--workers``; gives None for as many as pay."""
    if given == AUTO:
        return None
    if not given.isascii() or not given.isdigit():
        stop(_("--workers {given}: give a number of processes, or {auto}").format(given=given, auto=AUTO))
    return int(given)


@dataclass(frozen=True, slots=True)
class Work:
    """How articles are worked through: with which words and model, by how many processes."""

    settings: Settings
    workers: int | None
    min_confidence: float

    def extract(self, articles: Iterable[Item]) -> Iterator[Result]:
        """Find the claims of articles, in their order; where no pipeline can be loaded, the command ends."""
        from nlp_pipeline.run.workers import WorkersError, extract_with_workers

        try:
            yield from extract_with_workers(
                self.settings.load,
                articles,
                workers=self.workers,
                min_confidence=self.min_confidence,
                load_here=self._load,
            )
        except WorkersError as error:
            stop(str(error))

    def _load(self) -> Language:
        return open_language(self.settings)


def stream(
    work: Work, articles: Iterable[Item], follower: Following, takers: Sequence[Callable[[Extracted], None]]
) -> list[Failure]:
    """Hand the rows of every article on at once; give the failures."""
    for result in work.extract(articles):
        follower.add(result)
        if not isinstance(result, Failure):
            for take in takers:
                take(result)
    return follower.summary.failures


@contextmanager
def engine_of(work: Work, cluster: str | None, store: ShardStore, console: Console | None) -> Iterator[Engine]:
    """Give what works shards through: this machine, or a cluster.

    Args:
        work: how articles are worked through.
        cluster: address of a cluster; None for this machine.
        store: where shards are kept.
        console: where to say which cluster it is; None to stay silent.
    """
    from nlp_pipeline.run.shards import streaming

    if cluster is None:
        yield streaming(work.extract)
        return
    from nlp_pipeline.run.cluster import ClusterError, cluster_engine

    try:
        with cluster_engine(cluster, work.settings, folder=store.folder, min_confidence=work.min_confidence) as engine:
            if console is not None:
                words = _("workers: {number}").format(number=engine.workers)
                if engine.dashboard:
                    words = _("{workers}, dashboard: {address}").format(workers=words, address=engine.dashboard)
                say(words, console)
            yield engine
    except ClusterError as error:
        stop(str(error), FAILED)


def keep_and_assemble(
    engine: Engine,
    articles: Iterable[Item],
    follower: Following,
    store: ShardStore,
    write: Callable[[Extracted], None],
    console: Console,
) -> list[Failure]:
    """Keep what is found shard by shard, then hand on all rows in the articles' order; give the failures.

    An interruption leaves the whole shards and says so.
    """
    from nlp_pipeline.run.cluster import ClusterError
    from nlp_pipeline.run.shards import ShardedRun

    run = ShardedRun(store, follower=follower, notice=lambda words: say(words, console))
    failures = []
    try:
        run.work(articles, engine)
        for result in run.results():
            if isinstance(result, Failure):
                failures.append(result)
            else:
                write(result)
    except (KeyboardInterrupt, SystemExit, typer.Exit, ClusterError, ScratchError):
        say_what_is_kept(store)
        raise
    except OSError as error:
        stop_at_shard(store, error)
    return failures
