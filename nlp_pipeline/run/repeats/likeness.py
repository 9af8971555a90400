"""What a claim says, as words to compare, and whether two claims say the same.

Two claims are the same where nearly all their words are, where one is the other cut differently, or where the same
source gives the same figures of the same things. Claims whose figures differ, or of which one is negated, are not.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.light_words import load_light_words
from nlp_pipeline.run.source_names import plain_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.schema import Row

WORD = re.compile(r"\d+(?:[\s.,]\d+)*|[^\W\d_]+")
STEM = 6
"""So many letters of a word count: "augmenté" and "augmentation" are one."""

RUN = 3
"""Words of a run that is remembered."""

WINDOW = 4
"""Of so many runs one after another one is remembered (winnowing; Schleimer, Wilkerson and Aiken, 2003): six words in
common, one after another, are always found."""

RARE = 4
"""Words by which the claims of one source are found: the longest ones, which are the rarest."""

NEARLY = 0.7
"""Share of words in common, of those that either claim has (Jaccard), from which two claims are one."""

WITHIN = 0.9
"""Share of the shorter claim's words that the longer one has too, from which the shorter one is cut out of it."""

CUT = 0.75
"""The same for a claim that is cut at both ends, where the words also stand one after another."""

SAME_FIGURES = 0.5
"""The same for two claims of one source with the same figures."""

OF_SOURCE = (0.7, 0.5)
"""Shares of the shorter claim's words and of all words, for two claims of one source without figures."""

FEWEST = 4
"""Words other than light ones; shorter claims are the same only word for word."""

TOO_FEW = 2
"""So few words ("C'est faux") say the same only where one source says them."""


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The words of a claim.

    Attributes:
        words: a number for each word that is not light.
        figures: a number for each figure among them.
        runs: numbers of the runs of words that are remembered.
        source: a number for the source's name, 0 where there is none.
        negated: whether the claim's own verb is.
    """

    words: frozenset[int]
    figures: frozenset[int]
    runs: frozenset[int]
    source: int
    negated: bool

    @classmethod
    def of(cls, row: Row) -> ClaimWords:
        """Read the words of a row of the claim table."""
        known = load_light_words()
        found = [known.numbers.get(word, word) for word in WORD.findall(row["claim"].casefold())]
        stems = [
            _number(word) if word[0].isdigit() else _number(word[:STEM]) for word in found if word not in known.words
        ]
        figures = [_number(word) for word in found if word[0].isdigit()]
        named = row["source_type"] != "none" and row["source_name"]
        source = _source(row["source_name"]) if named else 0
        return cls(frozenset(stems), frozenset(figures), frozenset(_runs(stems)), source, bool(row["negated"]))

    def keys_of_source(self, row: Row) -> set[int]:
        """Give what claims of one source have in common that may say the same in other words, none without a source.

        Args:
            row: the row that this was read from.
        """
        if not self.source:
            return set()
        longest = sorted(set(WORD.findall(row["claim"].casefold())), key=lambda word: (-len(word), word))[:RARE]
        rare = {*self.figures, *(_number(word[:STEM]) for word in longest)}
        return {_joined((self.source, word)) for word in rare}


def say_the_same(one: ClaimWords, other: ClaimWords) -> bool:
    """Tell whether two claims say the same."""
    if one.negated != other.negated or not one.words or not other.words:
        return False
    same_source = one.source == other.source != 0
    common = len(one.words & other.words)
    shorter, longer = sorted((one, other), key=lambda claim: len(claim.words))
    least, every = len(shorter.words), len(one.words | other.words)
    if least < FEWEST:
        return one.words == other.words and (same_source or least > TOO_FEW)
    if not shorter.figures <= longer.figures:
        return False
    of_shorter = common / least
    if of_shorter >= WITHIN or (of_shorter >= CUT and len(one.runs & other.runs) > 1):
        return True
    if one.figures != other.figures:
        return False
    if common / every >= NEARLY:
        return True
    if not same_source:
        return False
    if one.figures:
        return of_shorter >= SAME_FIGURES and common - len(one.figures & other.figures) > 1
    return of_shorter >= OF_SOURCE[0] and common / every >= OF_SOURCE[1]


@lru_cache(maxsize=65536)
def _source(name: str) -> int:
    return _number(plain_spelling(name)) or 1


def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))


def _joined(numbers: Sequence[int]) -> int:
    """Give one number for several in their order, of 62 bits."""
    joined = 0
    for number in numbers:
        joined = (joined * 0x9E3779B97F4A7C15 + number + 1) & 0xFFFF_FFFF_FFFF_FFFF
    return (joined ^ (joined >> 29)) & 0x3FFF_FFFF_FFFF_FFFF


def _runs(stems: Sequence[int]) -> Iterator[int]:
    """Give the least of every window of runs, so that two texts with a stretch in common share one; all, if few."""
    if len(stems) < RUN:
        if stems:
            yield _joined(stems)
        return
    runs = [_joined(stems[at : at + RUN]) for at in range(len(stems) - RUN + 1)]
    if len(runs) <= WINDOW:
        yield from runs
        return
    for at in range(len(runs) - WINDOW + 1):
        yield min(runs[at : at + WINDOW])
