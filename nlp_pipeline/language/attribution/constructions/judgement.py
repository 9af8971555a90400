"""X juge la mesure inutile — X se dit prêt à négocier — X qualifie la loi de « honteuse » — est considéré comme Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.claim_notes import without_channel
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.judged_objects import (
    is_past_participle,
    judges,
    object_clitic,
    opens_estimate,
    opens_infinitive,
    relative_object,
    sees_in,
)
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.objects import skip_aside
from nlp_pipeline.language.syntax.participles import qualified_noun
from nlp_pipeline.language.syntax.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup
    from nlp_pipeline.lexicon import Verb

JUDGING = ("attribute", "pronoun_attribute", "comme", "de_attribute", "see", "estimate", "passive_attribute")
"""The frames in which somebody judges something."""


def _find(scene: Scene) -> Iterator[Candidate]:
    for group in scene.groups:
        entry = group.entry(*JUDGING)
        if entry is None:
            continue
        passive = group.passive or group.shape == "participle"
        candidate = _passive(scene, group, entry) if passive else _active(scene, group, entry)
        if candidate is not None:
            yield candidate


def _active(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    view = scene.view
    high = view.window(group.verb)[1]
    start = group.end if opens_infinitive(view, group.end) else _object_start(view, group, high)
    if start >= high or not judges(scene, group, entry, start, high):
        return None
    source = attributed_source(scene, group, group.end)
    if source is None:
        return None
    judged = relative_object(view, source) or object_clitic(view, group)
    pieces = [] if judged is None else [judged]
    end = without_channel(view, start, clause_end(scene, start, group.verb, has_verb=False))
    pieces += _without_joint(view, entry, start, end)
    content = tidy_pieces(view, pieces)
    if not content:
        return None
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.75, core=entry.core
    )


def _object_start(view: DocView, group: VerbGroup, high: int) -> int:
    """Move from the verb over its adjuncts to what it judges; an adverb or a quotation may be the judgement itself."""
    sought = _joint_ahead(view, group, high)
    if sought is not None:
        return sought
    near = skip_aside(view, group.end + view.phrase_from(group.end, view.grammar.inside_compounds), high)
    if group.entry("see") is not None:
        near = skip_adjuncts(view, near, high, whole=False)
    if group.entry("see") is not None or near >= high or opens_estimate(view, near):
        return near
    governs = view.pos[near] == "ADV" and view.pos[near + 1 : near + 2] in (["ADJ"], ["ADV"])
    if (
        view.is_in(near, view.grammar.attribute_openers)
        or view.pos[near] == "ADJ"
        or governs
        or opens_infinitive(view, near)
    ):
        return near
    far = skip_adjuncts(view, near, high, whole=False)
    return near if view.is_in(far, view.grammar.comme) else far


def _joint_ahead(view: DocView, group: VerbGroup, high: int) -> int | None:
    """Find the figure of an estimate, or the "dans" of « voit dans X un signe », over the adjuncts before it."""
    estimates = group.entry("estimate") is not None
    sees = group.entry("see") is not None and view.grammar.y.isdisjoint(
        view.words[max(0, group.start - 1) : group.verb]
    )
    if not (estimates or sees):
        return None
    at = group.end
    while at < high:
        seen = sees and view.is_in(at, view.grammar.attribution.seen_in) and sees_in(view, group, at, high)
        if seen or (estimates and opens_estimate(view, at)):
            return at
        after = adjunct_end(view, at, high, whole=False)
        after = aside_end(view, at, high) if after == at else after
        if after == at:
            return None
        at = after
    return None


def _without_joint(view: DocView, entry: Verb, start: int, end: int) -> list[TokenRange]:
    """Part what is judged from what is said of it where a preposition joins them: X | de « Y », X | à 300."""
    if "see" in entry.frames:
        return [(start + (view.is_in(start, view.grammar.attribution.seen_in)), end)]
    estimates = "estimate" in entry.frames
    at = start
    while at < end:
        figure = estimates and view.is_in(at, view.grammar.plain_to) and opens_estimate(view, at)
        quality = (
            "de_attribute" in entry.frames and view.is_in(at, view.grammar.de) and _is_quality(view, at + 1, at > start)
        )
        if figure or quality:
            return [piece for piece in ((start, at), (at + 1, end)) if piece[0] < piece[1]]
        at += 1
    return [(start, end)]


def _is_quality(view: DocView, at: int, behind: bool) -> bool:
    """Tell what something is called behind "de": a quotation or an adjective, and no complement of a noun."""
    if view.opening_at(at) is not None or view.pos[at : at + 1] == ["ADJ"]:
        return True
    return not behind or (view.pos[at : at + 1] == ["DET"] and view.opening_at(at + 1) is not None)


def _passive(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    """« X est considéré comme Y », « X est décrit par Z comme Y »: X and Y in pieces, Z the source."""
    view = scene.view
    high = view.window(group.verb)[1]
    joint = _joint(view, group.end, high, entry)
    subject = qualified_noun(view, group) if group.shape == "participle" else subject_of(view, group)
    if joint is None or subject is None:
        return None
    source = agent(view, group.end, joint) or agent(view, joint, high)
    end = clause_end(scene, joint, group.verb, has_verb=False)
    if source is None and group.shape == "infinitive":
        return None
    if source is not None and joint < source[0] < end:
        end = source[0] - 1
    said = joint + view.is_in(joint, view.grammar.de)  # « qualifié de « folie » »
    pieces: list[TokenRange] = [subject, (said, end)]
    content = tidy_pieces(view, pieces)
    if len(content) < 2:
        return None
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.7, core=entry.core
    )


def _is_state(view: DocView, at: int) -> bool:
    """Tell what somebody is announced to be: « blessé », « en sécurité », « comme probable »."""
    if view.is_in(at, view.grammar.attribution.state_openers):
        return view.pos[at + 1 : at + 2] in (["NOUN"], ["ADJ"], ["VERB"], ["AUX"])
    return view.pos[at : at + 1] in (["ADJ"], ["VERB"], ["AUX"]) and not view.is_finite(at)


def _joint(view: DocView, start: int, high: int, entry: Verb) -> int | None:
    words = set(view.grammar.comme) if "comme" in entry.frames else set()
    words |= view.grammar.de if "de_attribute" in entry.frames else set()
    adjective = start
    while view.pos[adjective : adjective + 1] == ["ADV"]:
        adjective += 1
    if "attribute" in entry.frames and _is_attribute(view, adjective):
        return start
    if "passive_attribute" in entry.frames:
        return adjective if _is_state(view, adjective) else None
    at = skip_adjuncts(view, start, high, whole=False) if "comme" in entry.frames else adjective
    for place in (adjective, at):
        if view.words[place : place + 1] and view.words[place] in words:
            return place
    if view.is_in(adjective, view.grammar.par):
        end = noun_phrase_from(view, adjective + 1, high)
        return end if view.word(end) in words else None
    return None


def _is_attribute(view: DocView, at: int) -> bool:
    """Tell what is said of a subject: an adjective, a participle, or either in quotation marks."""
    return view.pos[at : at + 1] == ["ADJ"] or view.opening_at(at) is not None or is_past_participle(view, at)


CONSTRUCTION = Construction(
    name="judgement",
    example="[s Le syndicat] [q juge] [c la mesure insuffisante].",
    gives="what is judged and what is said of it",
    find=_find,
)
