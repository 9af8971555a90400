"""Articles that a corpus holds twice: the same dispatch in two papers, also with small changes.

Texts are compared by the words in fives, their sets by MinHash and locality-sensitive hashing (Broder, 1997; Indyk and
Motwani, 1998), so that a stream of any length is compared in one pass. What is remembered of it is on disk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from nlp_pipeline.run.sketches import PERMUTATIONS, Words
from nlp_pipeline.schema import Article
from nlp_pipeline.scratch import Scratch, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from nlp_pipeline.readers import ReadError

LIKE = 0.7
"""Share of fives of words in common (Jaccard) from which two texts are one: a few sentences more, fewer or reworded."""

BANDS = 8
"""Stretches of a sketch; only articles that have one in common are compared. So many, of eight values each, are what
datasketch's MinHashLSH finds best for this share and this length of a sketch."""

TABLES = (
    "CREATE TABLE same (words BLOB PRIMARY KEY, first BLOB) WITHOUT ROWID",
    "CREATE TABLE articles (number INTEGER PRIMARY KEY, doc_id BLOB, sketch BLOB)",
    "CREATE TABLE bands (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID",
)
"""The first article of the same words; the articles that repeat none; and their bands."""

NEWEST = 100
"""So many articles of a band are compared, the last ones: what is shared by more that are not alike is a formula, as of
weather reports, and the work for an article must not grow with those before it."""

_NEWEST_OF_BAND = f"SELECT * FROM (SELECT number FROM bands WHERE band = ? ORDER BY number DESC LIMIT {NEWEST})"  # noqa: S608 - a number
IN_ONE_BAND = f"""
SELECT doc_id, sketch FROM articles WHERE number IN ({" UNION ".join([_NEWEST_OF_BAND] * BANDS)}) ORDER BY number
"""  # noqa: S608 - only numbers of our own are put in


class Duplicates:
    """Remembers the articles that went by and tells the first one that another repeats.

    Raises:
        OSError: they cannot be remembered, as on a full disk; so do its methods.
    """

    def __init__(self) -> None:
        self._scratch = Scratch(*TABLES)
        self._count = 0

    def first_like(self, article: Article) -> str:
        """Give the ``doc_id`` of the article that this one repeats, or an empty string, and remember it."""
        words = Words.of(article.text)
        doc_id = packed(article.doc_id)
        if not self._scratch.change("INSERT OR IGNORE INTO same VALUES (?, ?)", [words.digest, doc_id]):
            return unpacked(self._scratch.row("SELECT first FROM same WHERE words = ?", [words.digest])[0])
        sketch = words.sketch()
        if sketch is None:
            return ""
        bands = [hash((number, band.tobytes())) for number, band in enumerate(np.split(sketch, BANDS))]
        if first := self._most_like(sketch, bands):
            self._scratch.change("UPDATE same SET first = ? WHERE words = ?", [first, words.digest])
            return unpacked(first)
        self._count += 1
        self._scratch.change("INSERT INTO articles VALUES (?, ?, ?)", [self._count, doc_id, sketch.tobytes()])
        self._scratch.change_each("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, self._count) for band in bands])
        return ""

    def _most_like(self, sketch: NDArray[np.uint32], bands: Sequence[int]) -> bytes:
        """Give the id of the article that is most like a sketch, the first of several, or nothing."""
        most, first = LIKE, b""
        for rows in self._scratch.blocks(IN_ONE_BAND, bands):
            others = np.frombuffer(b"".join(other for _, other in rows), np.uint32).reshape(-1, PERMUTATIONS)
            shares = (others == sketch).mean(axis=1)
            at = int(shares.argmax())
            if shares[at] > most or (not first and shares[at] == most):
                most, first = shares[at], rows[at][0]
        return first


def with_duplicates(articles: Iterable[Article | ReadError], *, keep: bool = True) -> Iterator[Article | ReadError]:
    """Tell of every article which earlier one it repeats.

    Args:
        articles: the articles, and what could not be read between them.
        keep: whether repeated ones are passed on; else they are left out.

    Returns:
        The same in their order, ``duplicate_of`` filled in.

    Raises:
        OSError: from the iterator: what went by cannot be remembered, as on a full disk.
    """
    seen = Duplicates()
    for item in articles:
        if not isinstance(item, Article):
            yield item
            continue
        repeats = seen.first_like(item)
        if keep or not repeats:
            yield replace(item, duplicate_of=repeats) if repeats else item
