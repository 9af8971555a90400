"""Which article ended a worker: what it was given is done again article by article, and one that ends it again is told.

Worker processes of one machine and workers of a cluster find it out alike; how the work is handed out is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.messages import N_, _
from nlp_pipeline.run.stream import Failure, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.run.stream import Item, Result

DIED = N_("the worker process ended on this article (out of memory, killed, or too long at it)")


def patience(characters: int) -> float:
    """Give the seconds after which a worker that has not answered is taken to be stuck.

    Args:
        characters: of the text that it was given; a slow core works through some 20,000 a second.
    """
    return 120 + characters / 1000


def blamed(item: Item, reason: str = "") -> Failure:
    """Give the failure of an article that ended a worker by itself; without a reason, that it did."""
    return Failure(name_of(item), "model", reason or _(DIED))


class Answers:
    """The results of some articles, which come in any order and several times over, each in its place.

    Args:
        count: how many articles there are.
    """

    def __init__(self, count: int) -> None:
        self._found: list[Result | None] = [None] * count

    def put(self, place: int, result: Result) -> None:
        """Keep the result of the article at a place, counted from 0."""
        self._found[place] = result

    def whole(self) -> bool:
        """Tell whether every article has its result."""
        return None not in self._found

    def results(self) -> Sequence[Result]:
        """Give the results that are there, in the order of the articles."""
        return [result for result in self._found if result is not None]
