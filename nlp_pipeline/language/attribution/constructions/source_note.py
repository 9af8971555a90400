"""P (AFP). — P (source : préfecture): a note in brackets at the end of a sentence, the weakest of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import skip_connectives
from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_from
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene

LONGEST_NOTE = 12
"""In tokens, brackets included."""


def _find(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    for at in range(1, reading.length - 2):
        if reading.words[at] == "(" and not reading.navigation[at]:
            candidate = _noted(reading, at)
            if candidate is not None:
                yield candidate


def _noted(reading: Reading, opening: int) -> Candidate | None:
    low, high = reading.sentence(opening)
    closing = next((p for p in range(opening, min(opening + LONGEST_NOTE, high)) if reading.words[p] == ")"), None)
    if closing is None or any(reading.is_word(at) for at in range(closing + 1, high)):
        return None
    if reading.quotation(opening) is not None or not reading.has_finite_verb(low, opening):
        return None
    source = _source(reading, opening + 1, closing)
    content = tidy_pieces(reading, [(skip_connectives(reading, low, opening), opening)])
    if source is None or not content:
        return None
    cue = ((opening + 1, source[0]),) if source[0] > opening + 1 else ()
    return Candidate(content=content, source=source, cue=cue, confidence=0.4, core=False)


def _source(reading: Reading, start: int, end: int) -> TokenRange | None:
    """Give the source of a note: what follows "source", or the name of a news agency by itself."""
    if reading.is_in(start, "source_labels"):
        at = start + 1
        while at < end and not reading.is_word(at):
            at += 1
        stop = noun_phrase_from(reading, at, end)
        return (at, stop) if at > start + 1 and stop > at else None
    length = reading.phrase_from(start, "agencies")
    return (start, end) if length and length == end - start else None


CONSTRUCTION = Construction(
    name="source-note",
    example="[c La route est coupée depuis mardi] ([s AFP]).",
    gives='the sentence that a note in brackets ends: a news agency, or what follows "source :"',
    find=_find,
)
