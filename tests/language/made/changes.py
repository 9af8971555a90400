"""Changes that do not matter to what is said by whom: other names, marks, adjuncts, another place in the text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from tests.language.made import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from nlp_pipeline.schema import Claim

    Row = tuple[str, str]

WORD = re.compile(r"\w+")
VOWELS = "AEIOUÉÈ"
BEFORE = "La circulation a repris dans l'après-midi."
GAPS_AND_MARKS = frozenset("{(,")
AFTER = "Quatorze communes sont concernées."


def words_of(text: str) -> str:
    """Give the words of a stretch, without marks and capitals."""
    return " ".join(WORD.findall(text.casefold()))


def rows_of(claims: Iterable[Claim], change: Callable[[str], str] = str) -> Counter[Row]:
    """Give what rows say: the claim's words and its source's.

    Args:
        claims: the rows.
        change: done to both before they are compared.
    """
    return Counter((words_of(change(claim.claim)), words_of(change(claim.source or ""))) for claim in claims)


def unchanged(before: Counter[Row], after: Counter[Row]) -> tuple[int, int]:
    """Give how many rows are in both, and how many there are in the one that has more."""
    return (before & after).total(), max(before.total(), after.total())


def replaced(text: str, by: Mapping[str, str]) -> str:
    """Replace words and phrases by others, all at once, the longest first."""
    if not by:
        return text
    longest = sorted(by, key=len, reverse=True)
    either = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return either.sub(lambda match: by[match[0]], text)


def other_names() -> dict[str, str]:
    """Give for every name of the vocabulary another of its gender that begins alike, with a vowel or without."""
    words = vocabulary.words()
    simple = [name for name in words["last"] if " " not in name]
    lists = [words["first_m"], words["first_f"], simple]
    return {name: other for names in lists for name, other in _turned(names, lambda name: name[0] in VOWELS)}


def other_adjuncts() -> dict[str, str]:
    """Give for every adjunct without gaps another of its kind that may stand where it stands."""
    rows = [row for row in vocabulary.rows("adjuncts.csv") if not GAPS_AND_MARKS.intersection(row["adjunct"])]
    kinds = {row["adjunct"]: (row["kind"], row["tense"], row["aside"], row["who"]) for row in rows}
    return dict(_turned(kinds, lambda adjunct: (*kinds[adjunct], adjunct[0] in "aeiou")))


def elsewhere(marked: str) -> str:
    """Put a text between two others that have nothing to do with it."""
    return f"{BEFORE}\n\n{marked}\n\n{AFTER}"


def _turned(names: Iterable[str], kind: Callable[[str], object]) -> list[tuple[str, str]]:
    """Pair every name with the next of its kind, the last with the first."""
    ordered = sorted(names, key=lambda name: (repr(kind(name)), name))
    pairs = []
    for _, group in groupby(ordered, key=lambda name: repr(kind(name))):
        alike = list(group)
        pairs += list(zip(alike, alike[1:] + alike[:1], strict=True))
    return pairs
