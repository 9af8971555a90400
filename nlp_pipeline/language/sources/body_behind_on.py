"""The body behind "on": "explique-t-on au ministère", "à la mairie, on assure", "à l'ARS, où l'on se demande"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import ahead, back
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

BODIES = ("organization", "media", "group")
STOPS = frozenset((".", ";", ":", "(", ")", "«", "»", '"', "“", "”"))


def body_behind_on(doc: Doc, at: int, lexicon: Lexicon, grammar: Grammar) -> tuple[int, int] | None:
    """Find the body that speaks as "on".

    Args:
        doc: the Doc.
        at: the token "on".
        lexicon: source nouns.
        grammar: closed classes.

    Returns:
        The noun phrase after the preposition as a token range; None where "on" is anybody.
    """
    return _behind(doc, at, lexicon, grammar) or _before(doc, at, lexicon, grammar)


def _behind(doc: Doc, at: int, lexicon: Lexicon, grammar: Grammar) -> tuple[int, int] | None:
    lower = words_of(doc).lower
    if doc[at].text[0] != "-":
        return None
    here = at + 1
    if here < len(doc) and lower[here] in grammar.sources.body_prepositions:
        return _phrase(doc, here + 1, lexicon, grammar)
    return None


def _before(doc: Doc, at: int, lexicon: Lexicon, grammar: Grammar) -> tuple[int, int] | None:
    """Find "À la mairie, on assure" and "à l'ARS, où l'on se demande"."""
    lower = words_of(doc).lower
    end = at
    while end > 0 and lower[end - 1] in grammar.sources.before_on:
        end -= 1
    if end == 0 or doc[end - 1].text != ",":
        return None
    for here in back(end - 2):
        if doc[here].text in STOPS or doc[here].text == ",":
            return None
        if lower[here] in grammar.sources.body_prepositions:
            found = _phrase(doc, here + 1, lexicon, grammar)
            if found is not None and found[1] == end - 1:
                return found
    return None


def _phrase(doc: Doc, start: int, lexicon: Lexicon, grammar: Grammar) -> tuple[int, int] | None:
    """Read a noun phrase whose noun or name is that of a body."""
    lower = words_of(doc).lower
    if start + 2 < len(doc) and lower[start] in grammar.sources.seats:
        start += 2
    end = start
    speaks = False
    while end in ahead(start, len(doc)):
        token = doc[end]
        if token.text in STOPS or token.text == "," or token.is_space or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ"):
            break
        noun = lexicon.source_nouns.get(token.lower_)
        speaks = speaks or token.ent_type_ in ("ORG", "LOC") or (noun is not None and noun.type in BODIES)
        end += 1
    return (start, end) if speaks and end > start else None
