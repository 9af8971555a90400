"""« Il dit vouloir partir » — « elle assure n'avoir rien signé » — « il se vante d'avoir gagné »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end
from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_from
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading
    from nlp_pipeline.language.attribution.scene import Scene

FARTHEST_INFINITIVE = 5
"""How many adverbs and dates may stand between the verb and its infinitive."""

LONGEST_ADJUNCT = 20
"""In tokens: an adjunct between commas before the infinitive (« annonce, dans un communiqué, avoir … »)."""

NO_CLAIM = frozenset(("hope",))
"""A wish with an infinitive states nothing (« souhaite partir »)."""


def _find(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    for group in scene.groups:
        if group.passive or group.shape == "participle":
            continue
        entry = group.entry("inf")
        start = _infinitive_after(reading, group.end) if entry is not None else None
        if start is None:
            entry = group.entry("de_inf")
            if entry is not None and reading.is_in(group.end, "de"):
                start = _infinitive_after(reading, group.end + 1)
        if start is None or entry is None or (group.shape == "infinitive" and not entry.core):
            continue
        if entry.stance in NO_CLAIM:
            continue
        source = attributed_source(scene, group, group.end)
        if source is None and group.shape != "finite":
            continue
        content = tidy_pieces(reading, [(start, clause_end(scene, start, group.verb))])
        if content and content[0][1] - content[0][0] > 1:
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.85,
                core=entry.core and "inf" in entry.frames,
            )


def _infinitive_after(reading: Reading, at: int) -> int | None:
    """Give where the infinitive clause begins (its clitics and negation included), if one stands here."""
    limit = min(at + FARTHEST_INFINITIVE, reading.length)
    if reading.is_in(at, "to") and not (at + 1 < reading.length and _is_infinitive(reading, at + 1)):
        end = noun_phrase_from(reading, at + 1, reading.window(at)[1])
        at, limit = end, min(end + FARTHEST_INFINITIVE, reading.length)
    if reading.word(at) == ",":
        closing = next(
            (p for p in range(at + 1, min(at + LONGEST_ADJUNCT, reading.length)) if reading.words[p] == ","),
            None,
        )
        if closing is not None and not reading.has_finite_verb(at, closing):
            at, limit = closing + 1, min(closing + 1 + FARTHEST_INFINITIVE, reading.length)
    while at < limit and (
        reading.is_in(at, "time_words") or (reading.pos[at] == "ADV" and not reading.is_in(at, "negations"))
    ):
        at += 1
    start = at
    while at < limit + 2 and at < reading.length:
        if _is_infinitive(reading, at):
            return start
        if not (reading.is_in(at, "object_clitics") or reading.is_in(at, "negations")):
            return None
        at += 1
    return None


def _is_infinitive(reading: Reading, at: int) -> bool:
    if reading.texts[at][:1].isupper() and reading.texts[at - 1][:1].islower():
        return False  # « en Master »: a name that looks like one
    if any("inf" in form.features for form in reading.forms[at]):
        return reading.pos[at] != "NOUN" or not reading.is_in(at - 1, "determiners")
    if reading.is_infinitive(at):
        return True
    # After « ne plus » only an infinitive can stand, whatever the tagger makes of it.
    negated = reading.is_in(at - 2, "negation_marks") and reading.is_in(at - 1, "full_negations")
    return negated and reading.words[at].endswith(tuple(reading.grammar.words["infinitive_endings"]))


CONSTRUCTION = Construction(
    name="verb-infinitive",
    example="[s L'entreprise] [q dit] [c vouloir rouvrir le site].",
    gives="the infinitive clause that a reporting verb governs",
    find=_find,
)
