"""The choice among all candidates: one claim a cue, no claim twice, and sources carried over from the neighbours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_before
from nlp_pipeline.language.attribution.reading import VERBS
from nlp_pipeline.language.attribution.speakers import can_speak
from nlp_pipeline.language.attribution.subjects import SUBJECT_ARCS

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.candidates import Candidate
    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene

SAME = 0.7
"""Share of tokens from which two contents are the same claim."""


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with the name of the construction that found it."""

    candidate: Candidate
    rule: str


def select(scene: Scene, found: list[Found]) -> list[Found]:
    """Choose among candidates, given strongest construction first, and give them back in text order."""
    by_start: list[tuple[Found, frozenset[int], frozenset[int]]] = []
    kept: list[Found] = []
    near: dict[int, list[int]] = {}
    for one in found:
        tokens = one.candidate.tokens
        cue = frozenset(at for start, end in one.candidate.cue for at in range(start, end))
        passages = {scene.reading.passage_at[at] for at in (one.candidate.start, one.candidate.end - 1)}
        rivals = [by_start[number] for number in {n for p in passages for n in near.get(p, ())}]
        if any(
            _excludes(rival, rival_tokens, rival_cue, one, tokens, cue) for rival, rival_tokens, rival_cue in rivals
        ):
            continue
        for passage in passages:
            near.setdefault(passage, []).append(len(by_start))
        by_start.append((one, tokens, cue))
        kept.append(one)
    kept.sort(key=lambda one: (one.candidate.start, -one.candidate.end))
    return _carry(scene, kept)


def _excludes(
    rival: Found,
    rival_tokens: frozenset[int],
    rival_cue: frozenset[int],
    one: Found,
    tokens: frozenset[int],
    cue: frozenset[int],
) -> bool:
    shared = len(tokens & rival_tokens)
    if one.candidate.hearsay:
        return shared > 0
    if not shared:
        return False
    alike = 2 * shared / (len(tokens) + len(rival_tokens)) >= SAME
    if cue & rival_cue:
        return True
    if not cue:
        # A claim inside the quotation is no rival of it, however much of it that takes.
        inner = bool(rival_cue) and rival_cue <= tokens and one.candidate.start < rival.candidate.start
        return (alike and not inner) or tokens <= rival_tokens
    same_source = one.candidate.source == rival.candidate.source
    return alike and (same_source or one.candidate.source is None)


def _carry(scene: Scene, kept: list[Found]) -> list[Found]:
    """Give the claims that wait for a source the one of their neighbourhood; drop those that find none."""
    out: list[Found] = []
    for number, one in enumerate(kept):
        candidate = one.candidate
        if candidate.source is None and candidate.carried:
            source = _neighbouring_source(scene, candidate, out, kept[number + 1 :])
            if source is None and not candidate.cue:
                continue
            out.append(replace(one, candidate=replace(candidate, source=source)))
        else:
            out.append(one)
    return out


def _neighbouring_source(
    scene: Scene, candidate: Candidate, before: list[Found], after: list[Found]
) -> TokenRange | None:
    reading = scene.reading
    passage = reading.passage_at[candidate.start]
    last = next((one for one in reversed(before) if _gives_source(one, candidate)), None)
    if (
        last is not None
        and passage - _last_passage(reading, last.candidate) <= 1
        and _close(reading, last.candidate, candidate)
    ):
        return last.candidate.source
    subject = _subject_of_passage(scene, passage - 1, reading.block_at[candidate.start]) if passage else None
    if subject is not None:
        return subject
    if last is not None and reading.block_at[candidate.start] - reading.block_at[last.candidate.start] <= 1:
        return last.candidate.source
    return _speaker_behind(scene, passage)


def _speaker_behind(scene: Scene, passage: int) -> TokenRange | None:
    """Give the subject of the sentence behind a quotation that opens its paragraph: « P. » Le maire soupire."""
    reading = scene.reading
    if passage + 1 >= len(reading.passages):
        return None
    block = reading.block_at[reading.passages[passage][0]]
    opens = passage == 0 or reading.block_at[reading.passages[passage - 1][0]] != block
    same = reading.block_at[reading.passages[passage + 1][0]] == block
    return _subject_of_passage(scene, passage + 1, block) if opens and same else None


def _gives_source(one: Found, candidate: Candidate) -> bool:
    return one.candidate.source is not None and one.candidate.end <= candidate.start


def _last_passage(reading: Reading, candidate: Candidate) -> int:
    places = [candidate.end - 1, *(end - 1 for _, end in candidate.cue)]
    if candidate.source is not None:
        places.append(candidate.source[1] - 1)
    return reading.passage_at[max(places)]


def _close(reading: Reading, one: Candidate, other: Candidate) -> bool:
    return reading.block_at[other.start] - reading.block_at[one.end - 1] <= 1


def _predicates(reading: Reading, at: int) -> bool:
    """Tell whether a word is a predicate: a verb, or what "être" says of the subject."""
    return reading.pos[at] in VERBS or any(reading.dep[child] == "cop" for child in reading.children[at])


def _subject_of_passage(scene: Scene, passage: int, block: int) -> TokenRange | None:
    """Give the person or body that the neighbouring sentence speaks of: its verb's subject, if that can speak."""
    reading = scene.reading
    low, high = reading.passages[passage]
    if block - reading.block_at[low] > 1 or reading.navigation[low]:
        return None
    for at in range(low, high):
        if (
            reading.dep[at] not in SUBJECT_ARCS
            or reading.quotation_at[at] >= 0
            or not _predicates(reading, reading.head[at])
        ):
            continue
        span = noun_phrase_before(reading, at, high, low)
        if can_speak(reading, *span):
            return span
    return None
