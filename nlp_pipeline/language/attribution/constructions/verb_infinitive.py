"""« Il dit vouloir partir » — « elle assure n'avoir rien signé » — « il se vante d'avoir gagné »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView

FARTHEST_INFINITIVE = 5
"""How many adverbs and dates may stand between the verb and its infinitive."""

LONGEST_ADJUNCT = 20
"""In tokens: an adjunct between commas before the infinitive (« annonce, dans un communiqué, avoir … »)."""

NO_CLAIM = frozenset(("hope",))
"""A wish with an infinitive states nothing (« souhaite partir »)."""


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for group in scene.groups:
        if group.passive or group.shape == "participle":
            continue
        entry = group.entry("inf")
        start = _infinitive_after(view, group.end) if entry is not None else None
        if start is None:
            entry = group.entry("de_inf")
            if entry is not None and view.is_in(group.end, "de"):
                start = _infinitive_after(view, group.end + 1)
        if start is None or entry is None or (group.shape == "infinitive" and not entry.core):
            continue
        if entry.stance in NO_CLAIM:
            continue
        source = attributed_source(scene, group, group.end)
        if source is None and group.shape != "finite":
            continue
        content = tidy_pieces(view, [(start, clause_end(scene, start, group.verb))])
        if content and content[0][1] - content[0][0] > 1:
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.85,
                core=entry.core and "inf" in entry.frames,
            )


def _infinitive_after(view: DocView, at: int) -> int | None:
    """Give where the infinitive clause begins (its clitics and negation included), if one stands here."""
    limit = min(at + FARTHEST_INFINITIVE, view.length)
    if view.is_in(at, "to") and not (at + 1 < view.length and _is_infinitive(view, at + 1)):
        end = noun_phrase_from(view, at + 1, view.window(at)[1])
        at, limit = end, min(end + FARTHEST_INFINITIVE, view.length)
    if view.word(at) == ",":
        closing = next(
            (p for p in range(at + 1, min(at + LONGEST_ADJUNCT, view.length)) if view.words[p] == ","),
            None,
        )
        if closing is not None and not view.has_finite_verb(at, closing):
            at, limit = closing + 1, min(closing + 1 + FARTHEST_INFINITIVE, view.length)
    while at < limit and (view.is_in(at, "time_words") or (view.pos[at] == "ADV" and not view.is_in(at, "negations"))):
        at += 1
    start = at
    while at < limit + 2 and at < view.length:
        if _is_infinitive(view, at):
            return start
        if not (view.is_in(at, "object_clitics") or view.is_in(at, "negations")):
            return None
        at += 1
    return None


def _is_infinitive(view: DocView, at: int) -> bool:
    if view.texts[at][:1].isupper() and view.texts[at - 1][:1].islower():
        return False  # « en Master »: a name that looks like one
    if any("inf" in form.features for form in view.forms[at]):
        return view.pos[at] != "NOUN" or not view.is_in(at - 1, "determiners")
    if view.is_infinitive(at):
        return True
    # After « ne plus » only an infinitive can stand, whatever the tagger makes of it.
    negated = view.is_in(at - 2, "negation_marks") and view.is_in(at - 1, "full_negations")
    return negated and view.words[at].endswith(tuple(view.grammar.words["infinitive_endings"]))


CONSTRUCTION = Construction(
    name="verb-infinitive",
    example="[s L'entreprise] [q dit] [c vouloir rouvrir le site].",
    gives="the infinitive clause that a reporting verb governs",
    find=_find,
)
