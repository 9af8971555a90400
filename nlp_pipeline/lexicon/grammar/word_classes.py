"""The kinds of classes that the tables of the grammar have: words, endings of words, fixed phrases."""

from __future__ import annotations

import re
from functools import cached_property

Words = frozenset[str]
"""Words in lower case, or endings or lemmas of words."""

Endings = tuple[str, ...]
"""Endings of words, as ``str.endswith`` takes them."""


class Phrases(tuple[str, ...]):
    """Fixed phrases in lower case, each as written."""

    @cached_property
    def by_first_word(self) -> dict[str, dict[str, list[str]]]:
        """What follows the first token of the phrases, by that token and by the letter that it begins with.

        An elided word may stand by itself; where nothing follows, the letter is ''.
        """
        index: dict[str, dict[str, list[str]]] = {}
        for phrase in self:
            first = phrase.split()[0]
            elided = first.split("'")[0] + "'" if "'" in first else first
            for key in {first, elided}:
                rest = phrase[len(key) :].lstrip()
                index.setdefault(key, {}).setdefault(rest[:1], []).append(rest)
        return index

    @cached_property
    def inner_words(self) -> frozenset[str]:
        """Every word, whole or as an apostrophe or a hyphen cuts it, that stands behind the first of a phrase."""
        words = [word for phrase in self for word in phrase.split()[1:]]
        firsts = [phrase.split()[0] for phrase in self]
        cut = [piece for word in (*words, *firsts) for piece in re.findall(r"\w+'?|[^\w\s]", word)]
        return frozenset((*words, *cut))

    @cached_property
    def last_words(self) -> frozenset[str]:
        """Every word, whole or as an apostrophe or a hyphen cuts it, that one of the phrases can end with."""
        lasts = [phrase.split()[-1] for phrase in self]
        return frozenset(last[cut.start() :] for last in lasts for cut in re.finditer(r"(?<!\w)\w|^\W|\W$", last))

    @cached_property
    def most_tokens(self) -> int:
        """How many tokens the longest of the phrases has at most: its words and its marks."""
        return max(len(re.findall(r"\w+|[^\w\s]", phrase)) for phrase in self)
