"""The plural of French nouns by the general rules."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)  # the lexicon's nouns are asked for again and again
def plural(noun: str) -> str:
    """Give the plural of a noun (-al → -aux, -au, -eau and -eu + x, -s, -x and -z unchanged).

    Args:
        noun: a word, or a compound that inflects at its first word ("lanceur d'alerte" → "lanceurs d'alerte").
    """
    head, space, rest = noun.partition(" ")
    if head.endswith(("s", "x", "z")):
        return noun
    if head.endswith("al"):
        return f"{head[:-2]}aux{space}{rest}"
    return f"{head}{'x' if head.endswith(('au', 'eu')) else 's'}{space}{rest}"
