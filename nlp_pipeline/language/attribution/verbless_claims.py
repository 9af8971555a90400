"""What is said without a verb: a verdict (« Faux »), an answer (« Pas encore »), a noun phrase before an incise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak
from nlp_pipeline.language.syntax.subject_agreement import agrees
from nlp_pipeline.language.syntax.time_phrases import time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def is_verdict(view: DocView, start: int, end: int) -> bool:
    """Tell a verdict in a word or two: « Faux, rétorque X », « Insuffisant, juge-t-il », « Trop tard, dit X »."""
    words = [at for at in range(start, end) if view.is_word(at)]
    if not 0 < len(words) <= view.grammar.attribution.longest_verdict:
        return False
    degree = len(words) > 1 and view.is_in(words[0], view.grammar.degree_adverbs)
    said = degree or (len(words) == 1 and _is_adjective(view, words[0]))
    return said or view.is_in(words[-1], view.grammar.attribution.verdicts)


def _is_adjective(view: DocView, at: int) -> bool:
    """Tell an adjective by its tag or by the lists, whose capital the tagger takes for a name's."""
    listed = view.word_forms is not None and view.word_forms.may_be_adjective(view.words[at])
    return view.pos[at] == "ADJ" or listed


def is_open_question(view: DocView, start: int, end: int) -> bool:
    """Tell a question in the infinitive: « Comment expliquer, a demandé X, que P ? », « Pourquoi attendre ? »."""
    asks = view.is_in(start, view.grammar.interrogatives) or view.is_in(start, view.grammar.que)
    return asks and any(view.may_be_infinitive(at) for at in range(start + 1, end))


def is_answer(view: DocView, start: int, opening: int) -> bool:
    """Tell an answer by itself: « Pas forcément, répond X. », « Sans doute, dit X. »."""
    length = view.phrase_from(start, view.grammar.attribution.answers)
    return length > 0 and view.skip_space(start + length, 1) == opening - 1


def is_verbless_claim(view: DocView, group: VerbGroup, start: int, end: int) -> bool:
    """Tell a claim without a verb: « Attention à nos emplois, répondent les commerçants », no speaker with an aside."""
    words = [at for at in range(start, end) if view.is_word(at)]
    stop = noun_phrase_from(view, words[0], end) if words else start
    alone = skip_adjuncts(view, stop, end, marks=False) >= words[-1] + 1 if words else False
    alone = alone and agrees(view, group, (words[0], stop))  # « Des élèves sans cantine, dénonce un collectif »
    if alone and can_speak(view, words[0], stop):
        return False
    whole = bool(words) and stop == words[-1] + 1 and time_end(view, words[0], end) == words[0]
    said = whole and group.listed and view.is_in(words[0], view.grammar.indefinite_articles)  # « Un signe, note X »
    return said or len(words) > view.grammar.attribution.longest_verdict
