"""A run whose results are kept shard by shard, so that it can go on after anything that ends it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol

from nlp_pipeline.messages import _
from nlp_pipeline.run.shards.shard import Shard, shards_of
from nlp_pipeline.run.shards.shard_store import DamagedShard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from nlp_pipeline.run.shards.shard_store import ShardStore
    from nlp_pipeline.run.stream import Item, Result
    from nlp_pipeline.run.summary import Summary

    Extract = Callable[[Iterable[Item]], Iterable[Result]]


class Follower(Protocol):
    """Is told what a run finds as it comes, each article once, in any order; a ``Summary`` is one."""

    def add(self, result: Result) -> None:
        """Take what was found in one article."""

    def merge(self, summary: Summary) -> None:
        """Take the figures of many articles at once, as they come from another machine."""


class Engine(Protocol):
    """Works shards through: one after another here, or many at once elsewhere."""

    def __call__(self, shards: Iterator[Shard], run: ShardedRun) -> None:
        """Work through shards, asking for them as they are needed.

        Args:
            shards: what is left to do.
            run: keeps every whole shard (``keep``, or ``kept`` where it was written elsewhere); its follower is told
                of every article.
        """


class ShardedRun:
    """Works through articles, keeps what is found, and gives it in the articles' order.

    An input that makes one shard is kept in memory: nothing is written for it.

    Args:
        store: where shards are kept; those that it holds already are not worked through again.
        follower: is told of what was kept before, and of what is found now.
        notice: is told in words what has changed since an earlier run.
    """

    def __init__(self, store: ShardStore, *, follower: Follower, notice: Callable[[str], object]) -> None:
        self.store = store
        self.follower = follower
        self._notice = notice
        self._names: list[str] = []
        self._only: Sequence[Result] | None = None
        self._changed = False

    def work(self, items: Iterable[Item], engine: Engine) -> None:
        """Work through articles.

        Args:
            items: the articles, and what could not be read between them.
            engine: works through the shards that are not kept yet.

        Raises:
            OSError: a shard cannot be written, as on a full disk; what was kept before stays.
        """
        engine(self._left(shards_of(items)), self)

    def keep(self, shard: Shard, results: Sequence[Result]) -> None:
        """Keep all that was found in a shard; raises OSError."""
        if shard.number == 0 and shard.last:
            self._only = results
        else:
            self.store.write(shard, results)

    def kept(self, summary: Summary) -> None:
        """Tell of a shard that was written into the store's folder by somebody else, who says what is in it.

        Before that the engine has made the folder: ``store.begin()``.
        """
        self.follower.merge(summary)

    def results(self) -> Iterator[Result]:
        """Give everything that was found, in the order of the input.

        Raises:
            OSError: a shard cannot be read any more.
        """
        if self._only is not None:
            yield from self._only
            return
        for name in self._names:
            yield from self.store.read(name)

    def _left(self, shards: Iterator[Shard]) -> Iterator[Shard]:
        for shard in shards:
            self._names.append(shard.name)
            if not self._is_kept(shard):
                yield shard

    def _is_kept(self, shard: Shard) -> bool:
        if not self.store.holds(shard):
            if self.store.replaces(shard) and not self._changed:
                self._changed = True
                self._notice(_("the input has changed since the interrupted run: what changed is worked through again"))
            return False
        try:
            results = list(self.store.read(shard.name))
        except DamagedShard:
            results = []
        if len(results) != len(shard.items):
            self._notice(_("{name}: is damaged: its articles are worked through again").format(name=shard.name))
            return False
        for result in results:
            self.follower.add(result)
        return True


def streaming(extract: Extract) -> Engine:
    """Give the engine that sends articles through a stream, which answers in their order.

    Args:
        extract: gives for every article its rows or a failure.
    """

    def work(shards: Iterator[Shard], run: ShardedRun) -> None:
        begun: deque[Shard] = deque()

        def items() -> Iterator[Item]:
            for shard in shards:
                if shard.items:
                    begun.append(shard)
                    yield from shard.items
                else:  # an input without anything in it
                    run.keep(shard, [])

        found: list[Result] = []
        for result in extract(items()):
            found.append(result)
            run.follower.add(result)
            if len(found) == len(begun[0].items):
                run.keep(begun.popleft(), found)
                found = []

    return work
