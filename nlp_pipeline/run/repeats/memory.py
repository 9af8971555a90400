"""The claims that went by, on disk, and the first one that another repeats."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.run.repeats.likeness import ClaimWords, say_the_same
from nlp_pipeline.scratch import Scratch, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.run.stream import Extracted
    from nlp_pipeline.schema import Row

TABLES = (
    "CREATE TABLE claims (number INTEGER PRIMARY KEY, doc_id BLOB, claim_id BLOB, first INTEGER, last INTEGER, "
    "words BLOB, figures BLOB, runs BLOB, source INTEGER, negated INTEGER)",
    "CREATE TABLE keys (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID",
)
"""The claims that repeat none, and what may lead to them."""

NEWEST = 30
"""So many claims of a key are looked at, the last ones: what more of them share is a formula, and the work for a claim
must not grow with those before it."""

COMPARED = 12
"""So many claims are compared with a new one: those that share the most keys with it."""

LIKELY = 2
"""So many keys of its source must a claim share with a new one to be compared with it; one run of words is as many."""

_OF_KEY = f"SELECT number FROM keys WHERE key = ? ORDER BY number DESC LIMIT {NEWEST}"  # noqa: S608 - a number
_CLAIM = "SELECT doc_id, claim_id, first, last, words, figures, runs, source, negated FROM claims WHERE number = ?"


class _Known(NamedTuple):
    """A claim that is remembered: its place, and its words."""

    doc_id: str
    claim_id: str
    first: int
    last: int
    words: ClaimWords


class ClaimMemory:
    """Remembers the claims that went by and tells the first one that another repeats.

    Raises:
        OSError: they cannot be remembered, as on a full disk; so do its methods.
    """

    def __init__(self) -> None:
        self._scratch = Scratch(*TABLES)
        self._count = 0

    def mark(self, rows: Iterable[Row]) -> None:
        """Fill in ``same_as`` of rows of the claim table, in their order."""
        for row in rows:
            row["same_as"] = self.first_like(row)

    def first_like(self, row: Row) -> str:
        """Give the ``claim_id`` of the claim that this one repeats, or an empty string, and remember it."""
        before = self._count
        number = self.number_of(row)
        return self._claim(number).claim_id if number <= before else ""

    def number_of(self, row: Row) -> int:
        """Give the number of the claim that this one repeats, or a new number, and remember it."""
        words = ClaimWords.of(row)
        of_source = words.keys_of_source(row)
        shared = Counter(number for key in words.runs for number in self._of_key(key))
        shared = Counter({number: count * LIKELY for number, count in shared.items()})
        shared.update(number for key in of_source for number in self._of_key(key))
        likely = [number for number, count in shared.most_common(COMPARED) if count >= LIKELY]
        for number in sorted(likely):
            known = self._claim(number)
            if not _overlap(known, row) and say_the_same(words, known.words):
                return number
        self._remember(row, words, {*words.runs, *of_source})
        return self._count

    def _of_key(self, key: int) -> Iterable[int]:
        return (number for block in self._scratch.blocks(_OF_KEY, [key]) for (number,) in block)

    def _claim(self, number: int) -> _Known:
        doc_id, claim_id, first, last, *sets, source, negated = self._scratch.row(_CLAIM, [number])
        words, figures, runs = (frozenset(array("Q", blob)) for blob in sets)
        said = ClaimWords(words, figures, runs, source, bool(negated))
        return _Known(unpacked(doc_id), unpacked(claim_id), first, last, said)

    def _remember(self, row: Row, words: ClaimWords, keys: Iterable[int]) -> None:
        self._count += 1
        sets = [array("Q", numbers).tobytes() for numbers in (words.words, words.figures, words.runs)]
        place = [packed(row["doc_id"]), packed(row["claim_id"]), row["claim_start"] or 0, row["claim_end"] or 0]
        self._scratch.change(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [self._count, *place, *sets, words.source, words.negated],
        )
        self._scratch.change_each("INSERT INTO keys VALUES (?, ?)", [(key, self._count) for key in keys])


def with_repeats(result: Extracted, memory: ClaimMemory) -> Extracted:
    """Give what was found in an article with ``same_as`` filled in.

    Args:
        result: what was found.
        memory: of the claims of the run so far.
    """
    rows = [dict(row) for row in result.claims]
    memory.mark(rows)
    return replace(result, claims=rows)


def _overlap(known: _Known, row: Row) -> bool:
    """Tell whether a claim stands in the other's words: one inside another is no repetition of it."""
    if known.doc_id != row["doc_id"] or row["claim_start"] is None:
        return False
    return bool(known.first < row["claim_end"] and row["claim_start"] < known.last)
