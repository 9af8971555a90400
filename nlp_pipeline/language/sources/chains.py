"""Who has it from whom: "l'AFP, qui le tient d'une source proche"; and who passes it on: "X, cité par Le Journal"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.language.document.ranges import ahead
from nlp_pipeline.language.sources.clause_subjects import is_participle
from nlp_pipeline.language.words import tagged_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    words = tagged_words_of(doc)
    lower, tags = words.lower, words.tags
    at = _behind_comma(lower, end)
    apart = at > end
    while at < len(doc) and tags[at] == "ADV":
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
    at = _behind_comma(lower, end)
    if at >= len(doc) or (lower[at] not in grammar.sources.citing_openers):
        return None
    for here in ahead(at, len(doc)):
        word = lower[here]
        if word in STOPS or word.isspace():
            return None
        if word in grammar.sources.citing:
            origin = _phrase(doc, here + 1, grammar)
        elif word in grammar.sources.having_from:
            origin = _behind_of(doc, here + 1, grammar)
        else:
            continue
        return origin
    return None


def _behind_comma(lower: Sequence[str], at: int) -> int:
    return at + (at < len(lower) and lower[at] == ",")


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
    if not record["cue"]:
        return None
    lower = words_of(doc).lower
    claimed = {at for start, end in record["content"] for at in range(start, end)}
    source = record["source"] or [0, 0]
    high = min(len(doc), record["sentence"][1])
    for at in range(record["cue"][-1][1], high - 1):
        if at in claimed or lower[at] in ENDS or lower[at] in grammar.que:
            return None
        if source[0] <= at < source[1] or lower[at] not in grammar.channel_prepositions:
            continue
        start = at + 1 + (f"{lower[at]} {lower[at + 1]}" in grammar.sources.during)  # « au cours d'un entretien »
        start += start < len(doc) and lower[start] in grammar.linking_prepositions
        named = next((place for place in (start, start + 1) if place < len(doc) and doc[place].ent_iob_ == "B"), None)
        span = _phrase(doc, start, grammar) if named is None else (start, _entity_end(doc, named))
        if span is None:
            continue
        if span[0] < source[0] < span[1]:
            span = span[0], source[0]  # « a déclaré devant la presse |le maire| »
        head = next((at for at in range(*span) if lower[at] in grammar.linking_prepositions), span[1])
        if not grammar.channel_nouns.isdisjoint(lower[span[0] : head]) or is_media(span):
            return span
    return None


def _entity_end(doc: Doc, start: int) -> int:
    """Give the token after the name that begins at a token."""
    end = start + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return end


def _phrase(doc: Doc, start: int, grammar: Grammar) -> TokenRange | None:
    """Give the noun phrase that begins at a token."""
    words = tagged_words_of(doc)
    end = start
    while end in ahead(start, len(doc)):
        word = words.lower[end]
        stops = words.tags[end] in ("VERB", "AUX", "SCONJ") and not is_participle(doc[end])
        anew = end > start and words.tags[end] == "DET" and words.tags[end - 1] in ("NOUN", "PROPN")
        anew = anew or (end > start and word in grammar.before_and_after)
        if word in STOPS or word.isspace() or stops or anew or word in grammar.relatives:
            break
        end += 1
    while end > start and words.tags[end - 1] in LOOSE:
        end -= 1
    return (start, end) if end > start else None
