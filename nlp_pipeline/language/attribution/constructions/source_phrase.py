"""« Selon la préfecture, P », « P, d'après lui, P' », « P, toujours selon l'AFP »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end, clause_start, skip_connectives, statement_end
from nlp_pipeline.language.attribution.noun_phrases import (
    noun_phrase_before,
    noun_phrase_from,
    skip_apposition,
    with_apposed_name,
)
from nlp_pipeline.language.attribution.speakers import SPEAKING_LABELS, can_speak
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase

HUMAN = frozenset(("person", "group", "organization", "media", "anonymous"))


def _find(scene: Scene) -> Iterator[Candidate]:
    for phrase in scene.source_phrases:
        candidate = _attribution(scene, phrase)
        if candidate is not None:
            yield candidate


def _attribution(scene: Scene, phrase: SourcePhrase) -> Candidate | None:
    reading = scene.reading
    low, high = reading.window(phrase.start)
    source = _source(reading, phrase, high)
    if source is None:
        return None
    relative = reading.is_in(phrase.end, "relative_sources")
    if phrase.entry.kind == "opinion_pour" and not relative and not _is_opinion(reading, phrase, source, high):
        return None
    if relative:
        pieces = [(phrase.end + 1, clause_end(scene, phrase.end + 1, phrase.end))]
    else:
        pieces = _content(scene, phrase, source, low, high)
    content = tidy_pieces(reading, pieces)
    if not content or sum(end - start for start, end in content) < 2:
        return None
    return Candidate(
        content=content,
        source=source,
        cue=((phrase.start, phrase.end),),
        stance=phrase.entry.stance,
        confidence=0.6 if phrase.entry.kind == "opinion_pour" else 0.9,
    )


def _source(reading: Reading, phrase: SourcePhrase, high: int) -> TokenRange | None:
    start = phrase.end
    if phrase.entry.kind == "pronoun":
        return phrase.start + 1, phrase.start + 2  # « à l'en croire », « à ses yeux »
    if reading.is_in(start, "relative_sources"):
        return _antecedent(reading, phrase)
    if phrase.entry.kind == "anonymous":
        start = phrase.start + 1
    if reading.is_in(start, "relatives") or start >= high:
        return None
    end = noun_phrase_from(reading, start, high)
    if end <= start or not any(reading.is_word(at) for at in range(start, end)):
        return None
    return with_apposed_name(reading, (start, max(end, phrase.end)), high)


def _antecedent(reading: Reading, phrase: SourcePhrase) -> TokenRange | None:
    """Give the speaker whom a relative takes up: « la rapporteure, pour qui P », « Paul Rey, selon lequel P »."""
    low = reading.window(phrase.start)[0]
    end = phrase.start - (reading.word(phrase.start - 1) == ",")
    head = end - 1
    while head > low and reading.pos[head] in ("ADJ", "ADP", "DET"):
        head -= 1
    governor = head
    while (
        reading.dep[governor] in ("nmod", "obl:arg", "amod")
        and low <= reading.head[governor] < governor
        and reading.pos[reading.head[governor]] in ("NOUN", "PROPN", "ADJ")
    ):
        governor = reading.head[governor]
    if head <= low or reading.words[governor] in reading.lexicon.cue_nouns:
        return None  # « la thèse de l'avocate, selon laquelle »
    start, stop = noun_phrase_before(reading, governor, end, low)
    return (start, stop) if can_speak(reading, start, stop) else None


def _is_opinion(reading: Reading, phrase: SourcePhrase, source: TokenRange, high: int) -> bool:
    """Tell "pour le ministre, la réforme est juste" from "pour Paris, départ à 8 h"."""
    if reading.phrase_from(phrase.start, "pour_exceptions"):
        return False
    before = reading.skip_space(phrase.lead - 1, -1)
    sentence = reading.window(phrase.start)[0]
    fronted = phrase.lead == sentence or reading.word(before) in (
        ",",
        ";",
        ":",
        "«",
        "et",
        "mais",
        "car",
        "or",
        "–",
        "—",
        '"',
    )
    stop = skip_apposition(reading, source[1], high)
    closed = reading.word(stop - 1) == ","
    if not (fronted and closed and reading.has_finite_verb(stop, high)):
        return False
    start, end = source
    if reading.is_in(start, "disjunctive_pronouns") and end == start + 1:
        return True
    labels = {reading.entity_at[at] for at in range(start, end)}
    if not labels.isdisjoint(SPEAKING_LABELS):
        return True
    nouns = (reading.lexicon.source_nouns.get(reading.words[at]) for at in range(start, min(end, start + 4)))
    return any(noun is not None and noun.type in HUMAN for noun in nouns)


def _content(scene: Scene, phrase: SourcePhrase, source: TokenRange, low: int, high: int) -> list[TokenRange]:
    reading = scene.reading
    resume = skip_apposition(reading, max(source[1], phrase.end), high)
    goes_on = any(reading.is_word(at) for at in range(resume, high))
    first = clause_start(scene, phrase.lead, low, inserted=goes_on)
    start = skip_connectives(reading, first, phrase.lead)
    left = (start, phrase.lead)
    has_left = any(reading.is_word(at) for at in range(*left))
    opener = reading.word(reading.skip_space(phrase.lead - 1, -1)) if phrase.lead > low else ""
    if has_left and not reading.has_finite_verb(*left) and goes_on:
        return [left, (resume, statement_end(scene, resume, high))]
    if not has_left or opener in reading.grammar.words["phrase_openers"]:
        return [(resume, statement_end(scene, resume, high))] if goes_on else [left]
    if goes_on and reading.word(resume - 1) == "," and reading.word(phrase.lead - 1) == ",":
        return [left, (resume, statement_end(scene, resume, high))]
    if goes_on and _splits_group(reading, phrase.lead, resume):
        return [left, (resume, statement_end(scene, resume, high))]
    return [left]


def _splits_group(reading: Reading, left: int, right: int) -> bool:
    """Tell whether the phrase stands between a verb and what it needs: no mark before it, the sentence not over."""
    last = reading.skip_space(left - 1, -1)
    if not reading.is_word(right):
        return False
    # « Cela est dû selon eux au fait que … », but « P selon X dans un communiqué ».
    complement = reading.is_in(right, "complement_openers") and not reading.phrase_from(right, "recipients")
    return reading.pos[last] in ("AUX", "DET", "ADP") or (complement and reading.is_word(last))


CONSTRUCTION = Construction(
    name="source-phrase",
    example="Selon [s la préfecture], [c le pont rouvrira lundi].",
    gives="the clause that a source phrase frames, before, around or after it",
    find=_find,
)
