"""Le pape « s'associe à la douleur » des familles: the quotation is what the sentence says of its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import skip_connectives
from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.attribution.speakers import can_speak
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.quotes.pairing import Quotation

FEWEST_WORDS = 3


def _find(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    for quotation in reading.quotations:
        if quotation.depth or reading.navigation[quotation.start] or not _opens_with_verb(reading, quotation):
            continue
        source = _subject_before(reading, quotation)
        content = tidy_pieces(reading, list(quotation.pieces))
        if source is not None and content and content[0][1] - content[0][0] >= FEWEST_WORDS:
            yield Candidate(content=content, source=source, cue=(), confidence=0.65)


def _opens_with_verb(reading: Reading, quotation: Quotation) -> bool:
    at = quotation.pieces[0][0]
    while reading.is_in(at, "object_clitics") or reading.is_in(at, "negation_marks"):
        at += 1
    # A name or a title begins with a capital (« Sauvons la Loire »), what is said of a subject does not.
    lower = reading.texts[quotation.pieces[0][0]][:1].islower()
    return lower and at < quotation.end and reading.is_finite(at)


def _subject_before(reading: Reading, quotation: Quotation) -> TokenRange | None:
    """Give the noun phrase just before the quotation, where it can speak and stands as subject of its verb."""
    before = quotation.start - 1
    low = reading.passage(quotation.start)[0]
    if before < low:
        return None
    if reading.is_in(before, "personal_subjects"):
        return before, before + 1
    if reading.entity_at[before] not in ("PER", "ORG"):
        return _clause_subject(reading, quotation, low)
    head = before
    while head > low and reading.entity_at[head - 1] == reading.entity_at[before]:
        head -= 1
    if reading.pos[head - 1 : head] == ["ADP"] and head > low:
        return None
    span = noun_phrase_before(reading, head, quotation.start, low)
    return span if can_speak(reading, *span) and not reading.has_finite_verb(span[0], quotation.start) else None


def _clause_subject(reading: Reading, quotation: Quotation, low: int) -> TokenRange | None:
    """Give the noun phrase of a speaker that opens the clause: « Le maire « ne regrette rien » »."""
    start = quotation.start
    while start > low and reading.word(start - 1) not in (",", ";", ":"):
        start -= 1
    start = skip_connectives(reading, start, quotation.start)
    if not reading.is_in(start, "definite_determiners") and not reading.is_in(start, "plural_determiners"):
        return None
    whole = noun_phrase_from(reading, start, quotation.start) == quotation.start
    speaks = whole and can_speak(reading, start, quotation.start)
    return (start, quotation.start) if speaks and not reading.has_finite_verb(low, quotation.start) else None


CONSTRUCTION = Construction(
    name="quoted-predicate",
    example="[s Emma Rolland] « [c refuse de céder à la panique] ».",
    gives="a quotation that begins with the verb of the speaker before it",
    find=_find,
)
