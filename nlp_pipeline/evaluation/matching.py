"""When a claim, a source or a name says the same as gold's: by the words that they share."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD = re.compile(r"\w+")
INTRODUCING = frozenset(("que", "qu"))
DETERMINERS = frozenset(
    {
        *("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cette", "ces", "cet", "son", "sa"),
        *("ses", "leur", "leurs", "m", "mme", "monsieur", "madame"),
    }
)
ENOUGH = 0.5
"""Overlap from which a content or a source is right."""

Tokens = frozenset[int]
"""Start offsets of word tokens."""


def word_tokens(text: str, spans: Iterable[Sequence[int]]) -> Tokens:
    """Give the start offsets of the words that spans cover, less a leading "que"."""
    found = [
        (start + m.start(), m.group().lower())
        for start, end in sorted(map(tuple, spans))
        for m in WORD.finditer(text[start:end])
    ]
    if found and found[0][1] in INTRODUCING:
        found = found[1:]
    return frozenset(at for at, _ in found)


def overlap(one: Tokens, other: Tokens) -> float:
    """Give the F1 of the words that two stretches share, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def matched(core: Sequence[bool], golds: Sequence[Tokens], found: Sequence[Tokens]) -> list[tuple[int, int, float]]:
    """Match gold and found one to one: core gold first, then the greatest overlap.

    Returns:
        For each match the place of the gold claim, of the found one, and their overlap.
    """
    pairs = sorted(
        (not core[g], -how, g, f)
        for g, gold in enumerate(golds)
        for f, tokens in enumerate(found)
        if (how := overlap(gold, tokens)) >= ENOUGH
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen = []
    for _, minus, g, f in pairs:
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            chosen.append((g, f, -minus))
    return chosen


def same_source(gold: Tokens, found: Tokens) -> bool:
    """Tell whether two sources are the same: half of their words, or all words of one; or both are none."""
    if not gold or not found:
        return bool(gold) == bool(found)
    return overlap(gold, found) >= ENOUGH or gold <= found or found <= gold


def same_name(gold: str | None, found: str | None) -> bool:
    """Tell whether two names say the same: one's words are all in the other's, less case, accents and determiners."""
    one, other = _name_words(gold), _name_words(found)
    return one == other or bool(one and other and (one <= other or other <= one))


def _name_words(name: str | None) -> set[str]:
    plain = unicodedata.normalize("NFD", (name or "").casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return {word for word in WORD.findall(plain) if word not in DETERMINERS}
