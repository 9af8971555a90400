"""Articles that a corpus holds twice: the same dispatch in two papers, also with small changes.

Texts are compared by the words in fives, their sets by MinHash and locality-sensitive hashing (Broder, 1997; the
library datasketch), so that a stream of any length is compared in one pass.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from datasketch import MinHash

    from nlp_pipeline.readers import ReadError

LIKE = 0.7
"""Share of fives of words in common (Jaccard) from which two texts are one: a few sentences more, fewer or reworded."""

PERMUTATIONS = 64
"""Of the MinHash: its estimate is off by about an eighth, at half a kilobyte an article."""

WINDOW = 5
FEWEST_WORDS = 20
"""Shorter texts are only compared as a whole: too little tells them apart."""

WORD = re.compile(r"\w+")


class Duplicates:
    """Remembers the articles that went by and tells the first one that another repeats."""

    def __init__(self) -> None:
        # Loaded here: a single article needs none of it.
        from datasketch import MinHashLSH

        self._same: dict[bytes, str] = {}
        self._like = MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS)
        self._hashes: dict[str, MinHash] = {}

    def first_like(self, article: Article) -> str:
        """Give the ``doc_id`` of the article that this one repeats, or an empty string, and remember it."""
        words = [word.casefold() for word in WORD.findall(article.text)]
        exact = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=16).digest()
        first = self._same.setdefault(exact, article.doc_id)
        if first != article.doc_id:
            return first
        if len(words) < FEWEST_WORDS:
            return ""
        sketch = _sketch(words)
        near = ((self._hashes[found].jaccard(sketch), found) for found in self._like.query(sketch))
        alike: list[tuple[float, str]] = [(-share, found) for share, found in near if share >= LIKE]
        if alike:
            self._same[exact] = min(alike)[1]
            return self._same[exact]
        self._hashes[article.doc_id] = sketch
        self._like.insert(article.doc_id, sketch)
        return ""


def _sketch(words: list[str]) -> MinHash:
    from datasketch import MinHash

    fives = {" ".join(words[at : at + WINDOW]).encode("utf-8", "replace") for at in range(len(words) - WINDOW + 1)}
    sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update_batch(sorted(fives))
    return sketch


def with_duplicates(articles: Iterable[Article | ReadError], *, keep: bool = True) -> Iterator[Article | ReadError]:
    """Tell of every article which earlier one it repeats.

    Args:
        articles: the articles, and what could not be read between them.
        keep: whether repeated ones are passed on; else they are left out.

    Returns:
        The same in their order, ``duplicate_of`` filled in.
    """
    seen: Duplicates | None = None
    first: Article | None = None
    for item in articles:
        if not isinstance(item, Article):
            yield item
            continue
        if first is None:
            first = item  # alone, an article repeats nothing, and the library need not be loaded
            yield item
            continue
        if seen is None:
            seen = Duplicates()
            seen.first_like(first)
        repeats = seen.first_like(item)
        if keep or not repeats:
            yield replace(item, duplicate_of=repeats) if repeats else item
