"""« Il se demande si P » — « elle n'a pas précisé combien P » — « il explique pourquoi P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, is_common_knowledge
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end
from nlp_pipeline.language.attribution.reading import VERBS
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading
    from nlp_pipeline.language.attribution.scene import Scene

FEWEST_WORDS = 3
"""A question word with less behind it asks nothing that can be told (« il ne sait pas pourquoi »)."""


def _find(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    for group in scene.groups:
        entry = group.entry("si")
        if entry is None or group.shape == "participle":
            continue
        at = _question(reading, group.end)
        high = reading.window(group.verb)[1]
        if at is None or sum(reading.is_word(place) for place in range(at, high)) < FEWEST_WORDS:
            continue
        if _is_degree(reading, at, high) or (entry.stance == "ask" and group.negated):
            continue
        source = attributed_source(scene, group, at)
        if source is None or is_common_knowledge(reading, source, entry.stance):
            continue
        content = tidy_pieces(reading, [(at, clause_end(scene, at, group.verb))])
        if content:
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.8,
                core=entry.core,
            )


def _question(reading: Reading, at: int) -> int | None:
    """Give where the question begins that a verb governs: over "pas", a date, and « s'interroge sur »."""
    while at < reading.length and (
        reading.is_in(at, "time_words")
        or reading.is_in(at, "full_negations")
        or (reading.pos[at] == "ADV" and not reading.is_in(at, "interrogatives"))
    ):
        at += 1
    if reading.word(at) == "sur" and (_opens(reading, at + 1) or reading.is_in(at + 1, "interrogatives")):
        return at + 1
    if reading.is_in(at, "question_prepositions") and reading.is_in(at + 1, "asked"):
        return at
    return at if _opens(reading, at) or reading.is_in(at, "interrogatives") else None


def _is_degree(reading: Reading, at: int, high: int) -> bool:
    """Tell « demande si peu de choses » from a question."""
    verbless = not any(reading.pos[place] in VERBS for place in range(at, high))
    return verbless and reading.word(at) == "si" and reading.pos[at + 1 : at + 2] in (["ADV"], ["ADJ"])


def _opens(reading: Reading, at: int) -> bool:
    return reading.word(at) == "ce" and reading.is_in(at + 1, "free_relatives")


CONSTRUCTION = Construction(
    name="verb-question",
    example="[s Le maire] [q se demande] [c si le pont tiendra].",
    gives="the indirect question that a verb of asking, saying or not knowing governs",
    find=_find,
)
