"""Who has it from whom: "l'AFP, qui le tient d'une source proche", "le Siberian Times, rapporté par Le Journal"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.language.sources.mentions import is_participle

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.lexicon.grammar import Grammar

TokenRange = tuple[int, int]

WITHIN = 7
"""In tokens: between a source and the verb that says where it has it from ("qui disait lui-même les tenir de")."""

LONGEST = 14
"""In tokens."""

STOPS = frozenset((",", ".", ";", ":", "(", ")", "«", "»", "“", "”", '"', "–", "—", "!", "?"))
LOOSE = ("ADP", "CCONJ", "DET", "ADV")


class Chain(NamedTuple):
    """Who tells, and whom they have it from, as token ranges; ``apart`` where a comma parts the two."""

    teller: TokenRange
    origin: TokenRange
    apart: bool


def read_chain(doc: Doc, start: int, end: int, grammar: Grammar) -> Chain | None:
    """Read what stands behind a source about where it has it from, or who passes it on.

    Args:
        doc: the Doc.
        start: the source's first token.
        end: the token after its last.
        grammar: closed classes.

    Returns:
        The chain; None where the text tells of none.
    """
    return _passed_on(doc, start, end, grammar) or _has_it_from(doc, start, end, grammar)


def _passed_on(doc: Doc, start: int, end: int, grammar: Grammar) -> Chain | None:
    """Read "X, cité par Y" and "X cités par Y": the source is passed on by Y."""
    at = end
    apart = at < len(doc) and doc[at].text == ","
    at += apart
    while at < len(doc) and doc[at].pos_ == "ADV":
        at += 1
    if at + 2 >= len(doc) or doc[at].lower_ not in grammar.words["passed_on"] or doc[at + 1].lower_ != "par":
        return None
    teller = _phrase(doc, at + 2, grammar)
    return Chain(teller, (start, end), apart) if teller else None


def _has_it_from(doc: Doc, start: int, end: int, grammar: Grammar) -> Chain | None:
    """Read "X, qui le tient de Y", "X, qui cite Y", "X, citant Y", "X, sur la foi de Y"."""
    at = end + 1 if end < len(doc) and doc[end].text == "," else end
    if at >= len(doc) or (doc[at].lower_ not in grammar.words["citing_openers"]):
        return None
    for here in range(at, min(len(doc), at + WITHIN)):
        word = doc[here].lower_
        if doc[here].text in STOPS or doc[here].is_space:
            return None
        if word in grammar.words["citing"]:
            origin = _phrase(doc, here + 1, grammar)
        elif word in grammar.words["having_from"]:
            origin = _behind_of(doc, here + 1, grammar)
        else:
            continue
        return Chain((start, end), origin, apart=True) if origin else None
    return None


def _behind_of(doc: Doc, at: int, grammar: Grammar) -> TokenRange | None:
    if at < len(doc) and doc[at].lower_ in grammar.words["origin_prepositions"]:
        return _phrase(doc, at + 1, grammar)
    return None


def _phrase(doc: Doc, start: int, grammar: Grammar) -> TokenRange | None:
    """Give the noun phrase that begins at a token."""
    end = start
    while end < min(len(doc), start + LONGEST):
        token = doc[end]
        stops = token.pos_ in ("VERB", "AUX", "SCONJ") and not is_participle(token)
        if token.text in STOPS or token.is_space or stops or token.lower_ in grammar.words["relatives"]:
            break
        end += 1
    while end > start and doc[end - 1].pos_ in LOOSE:
        end -= 1
    return (start, end) if end > start else None
