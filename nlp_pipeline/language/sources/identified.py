"""The name by which a sentence says who somebody is: « Le voisin s'appelle Luc Rey », « La gardienne, c'est Anne »."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import SENTENCE_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon.grammar import Grammar


def name_identified(
    lower: Sequence[str], span: TokenRange, mentions: Sequence[Mention], starts: Sequence[int], grammar: Grammar
) -> Mention | None:
    """Find the person whom a sentence says that its subject is.

    Args:
        lower: the words of a Doc in lower case.
        span: a noun phrase.
        mentions: all that can be a source, in text order.
        starts: their first tokens.
        grammar: closed classes.
    """
    start, end = span
    if end >= len(lower) or (lower[end] != "," and lower[end] not in grammar.se):
        return None
    if lower[start] not in grammar.definite_determiners or (start and lower[start - 1] in grammar.name_prepositions):
        return None
    at = _behind_naming_verb(lower, end, grammar) or _behind_copula(lower, end, grammar)
    named = bisect_left(starts, at) if at else len(starts)
    name = mentions[named] if named < len(starts) and starts[named] == at else None
    if name is None or not name.person:
        return None
    closed = name.end >= len(lower) or lower[name.end] in SENTENCE_MARKS or lower[name.end] in (",", "(", ";")
    return name if closed else None


def _behind_naming_verb(lower: Sequence[str], end: int, grammar: Grammar) -> int:
    """Give the token behind "s'appelle", "se nomme"; 0 where neither follows."""
    reflexive = end + 2 < len(lower) and lower[end] in grammar.se and lower[end + 1] in grammar.sources.called_verbs
    return end + 2 if reflexive else 0


def _behind_copula(lower: Sequence[str], end: int, grammar: Grammar) -> int:
    """Give the token behind ", c'est", ", c'était"; 0 where neither follows."""
    ahead = lower[end : end + 3]
    put_first = len(ahead) == 3 and ahead[0] == "," and ahead[1] in grammar.ce and ahead[2] in grammar.sources.copulas
    return end + 3 if put_first and end + 3 < len(lower) else 0
