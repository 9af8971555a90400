"""« Les experts l'affirment, P », « La juge est formelle, P »: a pronoun or a stance announces the clause behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import framed_end
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.possible_speakers import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup
    from nlp_pipeline.lexicon.entries import Verb


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for group in scene.groups:
        entry = group.entry("que")
        if entry is None or not entry.core or group.shape != "finite" or group.negated or group.inverted is not None:
            continue
        if not (_is_stance(view, group, entry) or _has_pronoun(view, group)):
            continue
        source = _speaker(scene, group)
        high = view.window(group.verb)[1]
        comma = skip_adjuncts(view, group.end, high)
        if source is None or view.word(comma) != "," or not _states(view, comma + 1, high):
            continue
        content = tidy_pieces(view, [(comma + 1, framed_end(scene, comma + 1, high))])
        if content:
            yield Candidate(content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.7)


def _has_pronoun(view: DocView, group: VerbGroup) -> bool:
    """Tell a verb of saying whose object is what follows: « l'affirment », not « l'a interrogé, il a répondu »."""
    announces = any(entry.lemma in view.grammar.attribution.announcing_verbs for entry in group.entries)
    tells = group.entry("incise") is not None and (announces or group.entry("person", "whom") is None)
    return tells and not group.passive and view.is_in(group.start - 1, view.grammar.definite_articles)


def _is_stance(view: DocView, group: VerbGroup, entry: Verb) -> bool:
    """Tell what somebody is who asserts something: « est formelle », « a été catégorique »."""
    copula = bool(entry.rest) and not view.lemmas(group.verb).isdisjoint(view.grammar.being)
    return copula and entry.stance == "assert"


def _speaker(scene: Scene, group: VerbGroup) -> TokenRange | None:
    """Give the subject, where nothing but adjuncts stands before it in the sentence."""
    view = scene.view
    low = view.window(group.verb)[0]
    source = scene.subject(group)
    if source is None or source[1] > group.start or view.is_in(source[0], view.grammar.general_pronouns):
        return None
    opens = skip_adjuncts(view, low, source[0]) >= source[0]
    return source if opens and can_speak(view, *source) else None


def _states(view: DocView, start: int, high: int) -> bool:
    """Tell a statement of its own: with a subject, and joined to nothing (not « , puis il est parti »)."""
    joined = view.is_in(start, view.grammar.clause_openers) or view.is_in(start, view.grammar.coordinators)
    if joined or view.may_be_participle(start) or view.is_present_participle(start):
        return False
    verb = next((at for at in range(start, high) if view.is_clause_verb(at)), start)
    return verb > start and not any(view.words[at] == "," for at in range(start, verb))


CONSTRUCTION = Construction(
    name="announced",
    example="[s Les experts] l'[q affirment], [c le climat est déréglé].",
    gives="the clause behind a comma that a pronoun before the verb announces, or a stance (« est formelle, P »)",
    find=_find,
)
