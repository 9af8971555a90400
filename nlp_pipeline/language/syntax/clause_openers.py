"""Words that open clauses: where the clause begins that each opens, and of what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.opener import NOMINAL, Opener, opens_question
from nlp_pipeline.language.syntax.que_clauses import que_at

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def find_openers(view: DocView, finite: list[bool]) -> dict[int, Opener]:
    """Give what opens a clause, by the token at which the clause begins."""
    found = (_opener_at(view, finite, at) for at in range(view.length))
    return {opener.start: opener for opener in found if opener is not None}


def _opener_at(view: DocView, finite: list[bool], at: int) -> Opener | None:
    word = view.words[at]
    if word in view.grammar.que:
        return que_at(view, finite, at)
    if word in view.grammar.qui and (opens_question(view, at) or opens_question(view, _with_preposition(view, at))):
        return None
    if word in view.grammar.qui and view.is_in(at - 1, view.grammar.clauses.inverted_ce):
        return None
    if word in view.grammar.qui:
        asked = not _stands_behind_noun(view, at) and at > 0 and finite[at - 1]
        return Opener(at, _with_preposition(view, at), "complement" if asked else "relative")
    if word in view.grammar.clauses.fused_relatives:
        start = _with_preposition(view, at) if word in view.grammar.clauses.where else at
        return None if opens_question(view, start) else Opener(at, start, "relative")
    if word in view.grammar.which:
        if opens_question(view, _with_preposition(view, at)):
            return None
        start = _with_preposition(view, at)
        return Opener(at, start, "relative") if start < at or view.word(at - 1) == "," else None
    if word in view.grammar.clauses.adverbial_subordinators:
        return _subordinator_at(view, finite, at)
    if word in view.grammar.clauses.question_openers and at > 0 and not opens_question(view, at):
        start = _with_preposition(view, at)
        asks = finite[start - 1] or view.is_infinitive(start - 1) or view.is_participle(start - 1)
        return Opener(at, start, "complement", verbless=True) if asks else None
    return None


def _asks(view: DocView, finite: list[bool], at: int) -> bool:
    """Tell « Quand a lieu la fête ? »: a word of question opens a sentence that ends in a question mark."""
    asked = view.words[view.sentence(at)[1] - 1] == "?"
    return asked and opens_question(view, at) and "," not in view.words[at : view.sentence(at)[1]]


def _with_preposition(view: DocView, at: int) -> int:
    return at - 1 if view.is_in(at - 1, view.grammar.clauses.relative_prepositions) else at


def _stands_behind_noun(view: DocView, at: int) -> bool:
    return at > 0 and (view.pos[at - 1] in NOMINAL or view.pos[at - 1] == "ADJ" or view.entity_at[at - 1] != "")


def _subordinator_at(view: DocView, finite: list[bool], at: int) -> Opener | None:
    word = view.words[at]
    if word in view.grammar.syntax.elided_si and not view.is_in(at + 1, view.grammar.syntax.si_subjects):
        return None
    if (
        word in view.grammar.hypothesis_openers
        and word not in view.grammar.syntax.elided_si
        and (view.pos[at + 1 : at + 2] == ["ADJ"] or view.pos[at] == "ADV" or view.is_in(at + 1, view.grammar.que))
    ):
        return None  # « si grand », « si bien que »
    if word in view.grammar.quand and (view.is_in(at + 1, view.grammar.clauses.even) or _asks(view, finite, at)):
        return None
    start = at - 1 if view.is_in(at - 1, view.grammar.clauses.even) and word in view.grammar.hypothesis_openers else at
    asked = word in view.grammar.hypothesis_openers and at > 0 and _governs(view, finite, at - 1)
    return Opener(at, start, "complement" if asked else "adverbial", verbless=word in view.grammar.comme)


def _governs(view: DocView, finite: list[bool], at: int) -> bool:
    """Tell a verb that asks: « demande si P »."""
    asks = any(entry.stance == "ask" for form in view.forms[at] for entry in view.lexicon.verbs.get(form.lemma, ()))
    return asks or (finite[at] and view.is_in(at - 1, view.grammar.negation_marks))
