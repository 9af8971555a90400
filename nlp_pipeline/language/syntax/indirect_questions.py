"""The indirect question that a verb governs: « demande si P », « s'interroge sur ce qui P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.complements import complement_start

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def complement_question(view: DocView, group: VerbGroup) -> int | None:
    """Find where the indirect question begins that a verb governs: over adjuncts, and behind « s'interroge sur »."""
    high = view.window(group.verb)[1]
    found = None if view.phrase_from(group.end, view.grammar.inside_compounds) else _question_at(view, group.end)
    if found is not None:
        about = view.is_in(
            group.end, view.grammar.syntax.sur
        )  # « s'interroge sur ce qui », but « témoigne sur ce qui »
        return None if about and not any(entry.stance == "ask" for entry in group.entries) else found
    at = complement_start(view, group, high)
    if any(view.may_be_infinitive(place) for place in range(group.end, at)):
        return None  # « n'hésite pas à payer si P »
    if view.word(at - 1) == "," and view.is_in(at, view.grammar.which):
        return None  # « explique le doyen, laquelle »
    aside = "," in view.words[group.end : at - 1]  # « raconte à Luc Rey, de la radio, | ce qu'il a vu »
    if view.word(at - 1) == "," and view.is_in(at, view.grammar.relatives) and not aside:
        return None  # « a été annoncé par son club, | qui n'en dit pas plus »
    if view.word(at - 1) == "," and _opens_free_relative(view, at) and not aside:
        return None  # « n'a pas répondu dans la descente, | ce que rien n'explique »
    behind_noun = (
        view.is_in(at, view.grammar.relatives)
        and not view.is_in(at - 1, view.grammar.full_negations)
        and view.is_word(at - 1)
        and not (is_adverb(view, at - 1) and skip_adjuncts(view, group.end, at) == at)  # « se demandent aussi | qui »
    )
    return None if behind_noun else _question_at(view, at)


def _question_at(view: DocView, at: int) -> int | None:
    while view.is_in(at, view.grammar.full_negations) and at + 1 < view.length:
        at += 1
    if view.phrase_from(at, view.grammar.syntax.conjunctions_before_que):
        return None  # « n'en dit pas plus, | si bien que P »
    quotation = view.opening_at(at)
    if quotation is not None and _is_cut(view, quotation):
        return at if view.is_in(at + 1, view.grammar.interrogatives) else None
    if view.is_in(at, view.grammar.syntax.sur) and (
        _opens_free_relative(view, at + 1) or view.is_in(at + 1, view.grammar.interrogatives)
    ):
        return at + 1
    if view.is_in(at, view.grammar.syntax.question_prepositions) and view.is_in(at + 1, view.grammar.asked):
        means = view.is_in(at, view.grammar.de) and view.may_be_infinitive(at + 2)
        return None if means else at  # « a rapporté de quoi manger »
    if view.is_in(at, view.grammar.syntax.elided_si) and not view.is_in(at + 1, view.grammar.syntax.si_subjects):
        return None  # « a su s'imposer »
    return at if _opens_free_relative(view, at) or view.is_in(at, view.grammar.interrogatives) else None


def _is_cut(view: DocView, quotation: Quotation) -> bool:
    """Tell a quotation that ends before its clause does: « se demande « si vraiment les élus » ont voté »."""
    goes_on = view.is_word(quotation.end) and view.is_clause_verb(quotation.end)
    return goes_on and not view.has_finite_verb(quotation.start, quotation.end)


def _opens_free_relative(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.plain_ce) and view.is_in(at + 1, view.grammar.syntax.free_relatives)
