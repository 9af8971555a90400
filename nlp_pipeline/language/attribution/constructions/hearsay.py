"""Le suspect serait en fuite: a bare conditional, the mark of what the press passes on without vouching for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_start, skip_connectives, statement_end
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading
    from nlp_pipeline.language.attribution.scene import Scene


def _find(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    endings = tuple(reading.grammar.words["conditional_endings"])
    seen: set[int] = set()
    for at in range(reading.length):
        word = reading.words[at]
        if not word.endswith(endings) or reading.navigation[at] or not _is_conditional(reading, at):
            continue
        sentence = reading.sentence_at[at]
        if sentence in seen or reading.quotation(at) is not None or not _is_hearsay(reading, at):
            continue
        seen.add(sentence)
        low, high = reading.window(at)
        start = skip_connectives(reading, clause_start(scene, at, low, inserted=False), at)
        content = tidy_pieces(reading, [(start, statement_end(scene, start, high))])
        if content:
            yield Candidate(
                content=content,
                source=None,
                cue=(),
                stance="report",
                confidence=0.7 if word in reading.grammar.words["conditional_auxiliaries"] else 0.5,
                core=False,
                hearsay=True,
            )


def _is_conditional(reading: Reading, at: int) -> bool:
    if reading.pos[at] not in ("VERB", "AUX"):
        return False
    # The tagger takes a conditional that it has not met for an imperfect; no imperfect ends so.
    plain = reading.words[at].endswith(tuple(reading.grammar.words["clear_conditional_endings"]))
    return plain or "Mood=Cnd" in reading.morph[at]


def _is_hearsay(reading: Reading, at: int) -> bool:
    """Tell hearsay from hypothesis, politeness, future in the past and question."""
    low, high = reading.sentence(at)
    lemma = reading.doc[at].lemma_.lower()
    if lemma in reading.grammar.words["hedging_verbs"]:
        return False
    words = reading.words[low:high]
    if words[-1:] == ["?"] or "?" in words:
        return False
    if any(
        word in reading.grammar.words["hypothesis_openers"] and reading.pos[low + place] in ("SCONJ", "ADV")
        for place, word in enumerate(words)
    ):
        return False
    if reading.word(at + 1) in reading.grammar.words["inverted_pronouns"] or reading.is_in(
        at - 1, "non_hearsay_subjects"
    ):
        return False
    if any(word in reading.grammar.words["hypothesis_words"] for word in words):
        return False
    if any(reading.is_in(place, "modal_participles") for place in range(at + 1, min(at + 4, high))):
        return False
    if reading.is_in(low, "hypothesis_leads") or any(
        reading.phrase_from(place, "hypotheses") for place in range(low, at)
    ):
        return False
    if reading.is_in(at + 1, "consequences") or _is_dependent(reading, at, low):
        return False
    if reading.is_in(at - 1, "impersonal_pronouns") and _evaluates(reading, at, high):
        return False
    return not any(
        word in reading.grammar.words["que"] and reading.dep[low + place] == "mark"
        for place, word in enumerate(words[: at - low])
    )


def _is_dependent(reading: Reading, at: int, low: int) -> bool:
    """Tell whether the verb stands in a relative clause or one with "que", which what governs it explains."""
    place = at - 1
    while place >= low and not reading.is_finite(place):
        if reading.is_in(place, "strong_relatives"):
            return True
        if reading.is_in(place, "que") and (reading.pos[place] == "PRON" or reading.is_finite(place - 1)):
            return True
        place -= 1
    return False


def _evaluates(reading: Reading, at: int, high: int) -> bool:
    """Tell advice from hearsay: « il serait temps d'agir », « il serait utile que »."""
    place = at + 1
    while place < high and reading.pos[place] in ("ADV", "ADJ", "NOUN"):
        place += 1
    return place > at + 1 and (reading.is_in(place, "de") or reading.is_in(place, "que"))


CONSTRUCTION = Construction(
    name="hearsay-conditional",
    example="[c Le suspect serait en fuite].",
    gives="the clause of a conditional that no other cue explains",
    find=_find,
)
