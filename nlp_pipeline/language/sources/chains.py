"""Who has it from whom: "l'AFP, qui le tient d'une source proche"; and who passes it on: "X, cité par Le Journal"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.language.document.ranges import ahead
from nlp_pipeline.language.sources.clause_subjects import is_participle
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.lexicon.grammar import Grammar

STOPS = frozenset((",", ".", ";", ":", "(", ")", "«", "»", "“", "”", '"', "–", "—", "!", "?"))
ENDS = frozenset((";", ":", "«", "»", "“", "”", '"', ".", "!", "?"))
LOOSE = ("ADP", "CCONJ", "DET", "ADV")


class Relay(NamedTuple):
    """Who passes on what a source says, as a token range; ``apart`` where a comma parts the two."""

    teller: TokenRange
    apart: bool


def read_relay(doc: Doc, end: int, grammar: Grammar) -> Relay | None:
    """Read who passes on what a source says: "X, cité par Y", "X cités par Y".

    Args:
        doc: the Doc.
        end: the token after the source's last.
        grammar: closed classes.

    Returns:
        The relay; None where the text tells of none.
    """
    lower = words_of(doc).lower
    at = _behind_comma(doc, end)
    apart = at > end
    while at < len(doc) and doc[at].pos_ == "ADV":
        at += 1
    if at + 2 >= len(doc) or lower[at] not in grammar.sources.passed_on or lower[at + 1] not in grammar.par:
        return None
    teller = _phrase(doc, at + 2, grammar)
    return Relay(teller, apart) if teller else None


def read_origin(doc: Doc, end: int, grammar: Grammar) -> TokenRange | None:
    """Read whom a source has it from: "X, qui le tient de Y", "X, qui cite Y", "X, citant Y", "X, sur la foi de Y".

    Args:
        doc: the Doc.
        end: the token after the source's last.
        grammar: closed classes.

    Returns:
        The noun phrase of the origin; None where the text tells of none.
    """
    lower = words_of(doc).lower
    at = _behind_comma(doc, end)
    if at >= len(doc) or (lower[at] not in grammar.sources.citing_openers):
        return None
    for here in ahead(at, len(doc)):
        word = lower[here]
        if doc[here].text in STOPS or doc[here].is_space:
            return None
        if word in grammar.sources.citing:
            origin = _phrase(doc, here + 1, grammar)
        elif word in grammar.sources.having_from:
            origin = _behind_of(doc, here + 1, grammar)
        else:
            continue
        return origin
    return None


def _behind_comma(doc: Doc, at: int) -> int:
    return at + (at < len(doc) and doc[at].text == ",")


def _behind_of(doc: Doc, at: int, grammar: Grammar) -> TokenRange | None:
    lower = words_of(doc).lower
    if at < len(doc) and lower[at] in grammar.sources.origin_prepositions:
        return _phrase(doc, at + 1, grammar)
    return None


def read_channel(
    doc: Doc, record: ClaimRecord, grammar: Grammar, is_media: Callable[[TokenRange], bool]
) -> TokenRange | None:
    """Read where or to whom something is said: "a déclaré à l'AFP", "sur France Inter", "dans un communiqué".

    Args:
        doc: the Doc.
        record: the claim; what stands behind its cue is read, as far as the claim, a mark of another clause or the
            sentence's end.
        grammar: closed classes.
        is_media: tells whether a noun phrase names an outlet.

    Returns:
        The noun phrase of the outlet or document; None where the text names none.
    """
    lower = words_of(doc).lower
    if not record["cue"]:
        return None
    claimed = {at for start, end in record["content"] for at in range(start, end)}
    source = record["source"] or [0, 0]
    high = min(len(doc), record["sentence"][1])
    for at in range(record["cue"][-1][1], high - 1):
        if at in claimed or doc[at].text in ENDS or lower[at] in grammar.que:
            return None
        if source[0] <= at < source[1] or lower[at] not in grammar.channel_prepositions:
            continue
        start = at + 1 + (lower[at + 1] in grammar.linking_prepositions)
        named = next((ent for ent in doc.ents if start <= ent.start <= start + 1), None)
        span = _phrase(doc, start, grammar) if named is None else (start, named.end)
        if span is None:
            continue
        if not grammar.channel_nouns.isdisjoint(lower[span[0] : span[1]]) or is_media(span):
            return span
    return None


def _phrase(doc: Doc, start: int, grammar: Grammar) -> TokenRange | None:
    """Give the noun phrase that begins at a token."""
    lower = words_of(doc).lower
    end = start
    while end in ahead(start, len(doc)):
        token = doc[end]
        stops = token.pos_ in ("VERB", "AUX", "SCONJ") and not is_participle(token)
        if token.text in STOPS or token.is_space or stops or lower[end] in grammar.relatives:
            break
        end += 1
    while end > start and doc[end - 1].pos_ in LOOSE:
        end -= 1
    return (start, end) if end > start else None
