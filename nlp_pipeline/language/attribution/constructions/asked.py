"""« Qu'en pense la maire ? « P » » — « Son credo ? « P » »: a reporter's question, which a quotation answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.colon_edges import incise_of
from nlp_pipeline.language.attribution.colon_speakers import owner_of_words
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.postverbal_subjects import inverted_subject
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def _find(scene: Scene) -> Iterator[Candidate]:
    for mark in places_of(scene.view.words, {"?"}):
        candidate = _answer(scene, mark)
        if candidate is not None:
            yield candidate


def _answer(scene: Scene, mark: int) -> Candidate | None:
    view = scene.view
    quotation = view.opening_at(view.skip_space(mark + 1, 1))
    if quotation is None or not quotation.closed or view.quotation(mark) is not None:
        return None
    if view.block_at[mark] != view.block_at[quotation.start] or incise_of(scene, quotation) is not None:
        return None
    content = tidy_pieces(view, [(quotation.start, quotation.end)])
    states = view.has_finite_verb(quotation.start, quotation.end)
    start = skip_connectives(view, view.window(mark)[0], mark)
    group = _cue(scene, start, mark)
    if not content:
        return None
    if group is not None:
        speaker = _who_is_asked(view, group, mark)
        entry = group.entry("colon", "incise", "que")
        if speaker is None or entry is None:
            return None
        return Candidate(content=content, source=speaker, cue=group.cue, stance=entry.stance, confidence=0.65)
    if not states or noun_phrase_from(view, start, mark) != mark or is_human(view, start, start + 2):
        return None  # « Ses voisins ? « Ils sont partis » »
    if view.is_in(start, view.grammar.possessives):
        return Candidate(content=content, source=None, cue=(), confidence=0.5, carried=True)
    answers = any(view.is_in(at, view.grammar.attribution.answering_nouns) for at in range(start, start + 2))
    owner = owner_of_words(view, start, mark) if answers else None
    return None if owner is None else Candidate(content=content, source=owner, cue=(), confidence=0.6)


def _cue(scene: Scene, start: int, mark: int) -> VerbGroup | None:
    """Give the verb of saying or thinking of a question that asks what: « Que | répond | -elle ? »."""
    view = scene.view
    if not (view.is_in(start, view.grammar.que) or view.is_in(start, view.grammar.asked)):
        return None
    groups = [group for group in scene.groups_between(start, mark) if group.shape == "finite" and not group.passive]
    return groups[0] if len(groups) == 1 and groups[0].entry("colon", "incise", "que") is not None else None


def _who_is_asked(view: DocView, group: VerbGroup, mark: int) -> TokenRange | None:
    """Give the subject behind the verb, no "vous" whom the reporter speaks to."""
    if group.inverted is not None:
        told = view.is_in(group.inverted, view.grammar.first_and_second_inverted)
        general = view.words[group.inverted].lstrip("-") in view.grammar.general_pronouns
        return None if told or general else (group.inverted, group.inverted + 1)
    span = inverted_subject(view, group, mark)
    return span if span is not None and is_human(view, *span) else None


CONSTRUCTION = Construction(
    name="asked",
    example="Qu'en [q pense] [s la maire] ? « [c C'est une bonne nouvelle]. »",
    gives="the quotation behind a reporter's question that says who answers it",
    find=_find,
)
