"""The input of a run cut into shards: the same shards for the same articles, however often it is begun."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from nlp_pipeline.readers import ReadError
from nlp_pipeline.run.grouping import groups_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nlp_pipeline.run.stream import Item

ITEMS = 256
"""Articles of a shard: seconds of work, which is what an interruption costs at most."""

CHARACTERS = 1_000_000
"""Where articles are long, fewer of them make a shard."""


@dataclass(frozen=True)
class Shard:
    """Articles that follow each other, and what could not be read between them.

    Attributes:
        number: its place in the input, from 0.
        items: the articles.
        last: whether nothing comes after it.
    """

    number: int
    items: Sequence[Item]
    last: bool

    def fingerprint(self) -> str:
        """Give 16 letters and digits that another input does not have (BLAKE2b of all that was read)."""
        digest = hashlib.blake2b(digest_size=8)
        for item in self.items:
            digest.update(b"\x01" if isinstance(item, ReadError) else b"\x02")
            for string in astuple(item):
                given = string.encode("utf-8", "surrogatepass")
                digest.update(len(given).to_bytes(8, "big"))
                digest.update(given)
        return digest.hexdigest()

    @cached_property
    def name(self) -> str:
        """The name of its file: place, articles and fingerprint, so that one of another input is never taken for it."""
        return f"{self.number:06}-{len(self.items)}-{self.fingerprint()}.parquet"


def shards_of(items: Iterable[Item], *, most_items: int = ITEMS, most_characters: int = CHARACTERS) -> Iterator[Shard]:
    """Cut a stream of articles into shards, reading one article ahead.

    Args:
        items: the articles, and what could not be read between them.
        most_items: how many make a shard.
        most_characters: with so many characters a shard is full, whatever its articles are.
    """
    ahead = _Ahead(items)
    if ahead.ended():
        yield Shard(0, [], last=True)
    for number, group in enumerate(groups_of(ahead, most=most_items, most_characters=most_characters)):
        yield Shard(number, group, last=ahead.ended())


class _Ahead:
    """A stream that can tell whether more comes, by reading one item ahead."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self._read: list[Item] = []

    def ended(self) -> bool:
        self._read += [] if self._read else islice(self._items, 1)
        return not self._read

    def __iter__(self) -> Iterator[Item]:
        while not self.ended():
            yield self._read.pop()
