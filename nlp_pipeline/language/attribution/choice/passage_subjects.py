"""Whom a sentence speaks of: the person or body that is its subject, who may have said what is quoted beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.unclaimed import is_nobody
from nlp_pipeline.language.document.verb_tokens import VERBS
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import apposition_end
from nlp_pipeline.language.syntax.causatives import whose_turn
from nlp_pipeline.language.syntax.clauses import leading_end, main_verb
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_document, is_human, speaks_itself
from nlp_pipeline.language.syntax.subject_arcs import SUBJECT_ARCS
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subjects
from nlp_pipeline.language.syntax.subjects import subject_at
from nlp_pipeline.language.syntax.verb_clitics import clitics_before
from nlp_pipeline.language.syntax.verb_groups import VerbGroup

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

COPULAS = frozenset(("cop", "aux:pass"))
"""Arcs of "être" to what it says of the subject; for the parser "est furieux" may be a passive."""


def subject_of_passage(scene: Scene, passage: int, block: int) -> TokenRange | None:
    """Give the person or body that the neighbouring sentence speaks of: its verb's subject, if that can speak."""
    view = scene.view
    low, high = view.passages[passage]
    if block - view.block_at[low] > 1 or view.navigation[low]:
        return None
    turn = whose_turn(view, low, high)
    if turn is not None and can_speak(view, *turn):
        return turn
    first = leading_end(view, low, high)  # « Alors que les délégués entraient, les ouvriers attendaient »
    if first == low and is_adverb(view, low):  # « Même | si le club menait, l'entraîneur avait peur »
        led = leading_end(view, low + 1, high)
        first = led if led > low + 1 else low
    own = main_verb(view, first, high) if first > low else None
    if own is not None:
        spans = [*preverbal_subjects(view, VerbGroup(own, clitics_before(view, own)[0], own + 1, (), "finite"), first)]
        if spans and can_speak(view, *spans[-1]) and not _is_crowd(view, spans[-1]):
            return spans[-1]
    places = [*range(first, high), *range(low, first)]
    for at in places:
        if (
            view.is_in(at, view.grammar.neutral_pronouns)
            or view.dep[at] not in SUBJECT_ARCS
            or view.quotation_at[at] >= 0
            or is_nobody(view, at)
            or _is_none(view, at)
            or not _predicates(view, view.head[at])
        ):
            continue
        span = noun_phrase_before(view, at, high, low)
        opened = view.dep[at] == "nsubj:pass" and is_document(view, *span)  # « une enquête a été ouverte »
        if (can_speak(view, *span) or is_of_people(view, span)) and not (opened or _is_crowd(view, span)):
            return _name_before(view, span) or span
    return (
        _subject_of_cue(scene, low, high)
        or _joined_subject(view, first, high)
        or _subject_by_order(view, first, high)
        or _opening_phrase(view, first, high)
    )


def is_of_people(view: DocView, span: TokenRange) -> bool:
    """Tell who goes by a word for a people or a team: « Le Basque ne l'entend pas ainsi »."""
    named = view.is_in(span[0], view.grammar.definite_articles) and view.texts[span[0] + 1].istitle()
    return named and is_human(view, *span)


def _name_before(view: DocView, span: TokenRange) -> TokenRange | None:
    """Give the name that opens a sentence before what it is called: « Luc Rey |, le maire de Sens est soulagé. »."""
    start = end = span[0] - 1
    if view.word(end) != ",":
        return None
    while start > 0 and view.entity_at[start - 1] == "PER" and view.is_word(start - 1):
        start -= 1
    opens = start == view.window(start)[0] or not view.is_word(start - 1)
    return (start, end) if start < end and opens else None


def _subject_by_order(view: DocView, low: int, high: int) -> TokenRange | None:
    """Give the person before a verb that the tagger takes for something else: « Le maire | explose | . »."""
    verb = main_verb(view, low, high)
    span = None if verb is None or view.pos[verb] in VERBS else subject_at(view, verb)
    human = span is not None and low <= span[0] and is_human(view, *span) and speaks_itself(view, *span)
    return span if human else None


def _opening_phrase(view: DocView, low: int, high: int) -> TokenRange | None:
    """Give who opens a sentence whose verb shows no subject: « Léa Rey, que nul n'a vue, rit », « Son fils aussi »."""
    start = skip_adjuncts(view, low, high, marks=False)
    start += view.word(start) == "," and start > low
    end = noun_phrase_from(view, start, high)
    named = start < end < high and view.begins_entity(start) and view.entity_at[start] == "PER"
    if named and view.word(end) == "," and view.is_in(end + 1, view.grammar.relatives):
        return start, end
    after = apposition_end(view, end, high)
    after += view.word(after) == ","
    likewise = end > start and view.phrase_from(after, view.grammar.attribution.likewise) > 0
    alone = likewise and not view.has_clause_verb(low, high)
    return (start, end) if alone and speaks_itself(view, start, end) else None


def _joined_subject(view: DocView, low: int, high: int) -> TokenRange | None:
    """Give the speaker of a clause joined to one about a thing: « Le but fait mal et | le gardien | enrage »."""
    for verb in (at for at in range(low, high) if view.is_clause_verb(at) and view.quotation_at[at] < 0):
        span = subject_at(view, verb)
        joined = span is not None and view.is_in(span[0] - 1, view.grammar.coordinators) and span[0] > low
        if span is not None and joined and is_human(view, *span) and speaks_itself(view, *span):
            return span
    return None


def _is_none(view: DocView, at: int) -> bool:
    """Tell a subject of which there is none: « Aucun blessé n'est à signaler », « que personne n'a vu »."""
    return view.is_in(at - 1, view.grammar.attribution.negative_determiners) or _is_no_one(view, at)


def _is_no_one(view: DocView, at: int) -> bool:
    """Tell « personne » and its like by themselves, not « une personne »."""
    determined = view.is_in(at - 1, view.grammar.determiners) or view.pos[at - 1] in ("NUM", "ADJ")
    return view.is_in(at, view.grammar.full_negations) and not determined


def _is_crowd(view: DocView, span: TokenRange) -> bool:
    """Tell a number too large to speak with one voice: « trois mille personnes »."""
    return view.pos[span[0]] == "NUM" and view.pos[span[0] + 1] == "NUM"


def _subject_of_cue(scene: Scene, low: int, high: int) -> TokenRange | None:
    """Give the subject of the stretch's first reporting verb, for where the arcs show none."""
    groups = (g for g in scene.groups_between(low, high) if scene.view.quotation_at[g.verb] < 0)
    told = (g for g in groups if not _tells_apart(scene.view, g))
    group = next((g for g in told if g.shape == "finite" and not g.passive), None)
    span = None if group is None else scene.subject(group)
    if span is None or low > span[0] or _is_crowd(scene.view, span) or _is_none(scene.view, span[0]):
        return None
    return span if can_speak(scene.view, *span) else None


def _tells_apart(view: DocView, group: VerbGroup) -> bool:
    """Tell the verb of a relative that only says which ones are meant: « la faute des gens | qui se moquent | »."""
    return view.is_in(group.start - 1, view.grammar.qui) and view.is_word(group.start - 2)


def _predicates(view: DocView, at: int) -> bool:
    """Tell whether a word is a predicate: a verb, or what "être" says of the subject."""
    return view.pos[at] in VERBS or any(view.dep[child] in COPULAS for child in view.children[at])
