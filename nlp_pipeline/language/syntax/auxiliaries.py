"""The auxiliary of a participle, and what may stand between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, is_adverb, is_preposition

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def auxiliary_before(view: DocView, at: int) -> int | None:
    """Find the auxiliary of a past participle: the nearest être or avoir with nothing but adjuncts between them."""
    low = view.window(at)[0]
    que = view.grammar.que
    place = at - 1
    while place >= low:
        word = view.words[place]
        fixed = view.phrase_until(place, view.grammar.inside_compounds)  # « a | il y a peu | annoncé »
        if fixed or (word in view.grammar.been and place > low and view.is_auxiliary[place]):
            place -= fixed or 1
            continue
        if view.is_auxiliary[place]:
            return place if _reaches(view, place, at) else None
        if word in que or word in (";", ":", ".") or view.is_clause_verb(place):
            return None
        place -= 1
    return None


def _reaches(view: DocView, auxiliary: int, participle: int) -> bool:
    """Tell whether only adverbs, pronouns, dates and asides stand between an auxiliary and a participle."""
    at = auxiliary + 1
    governs = (
        view.is_in(participle + 1, view.grammar.que)
        or view.word(participle + 1) == ":"
        or view.opening_at(participle + 1) is not None
        or not view.is_word(auxiliary - 1)  # « P, a en conclusion affirmé X »
    )
    # « a dans la foulée accusé X », « s'est en public dit prêt », but « est dans un état jugé critique ».
    active = view.is_in(auxiliary - 1, view.grammar.se) or not view.lemmas(auxiliary).isdisjoint(view.grammar.having)
    governs = governs or (active and bool(view.forms[participle]))
    while at < participle:
        fixed = view.phrase_from(at, view.grammar.inside_compounds)
        if fixed:
            at = adjunct_end(view, at, participle)
            continue
        leads = is_preposition(view, at) or view.phrase_from(at, view.grammar.syntax.little) > 0  # « lors d'un débat »
        leads = leads and at + 1 < participle  # « a depuis | confirmé »
        if _may_stand_inside(view, at) and not leads:
            at += 1
            continue
        after = aside_end(view, at, participle)
        if after == at and (governs or not is_preposition(view, at)):
            after = adjunct_end(view, at, participle)
        if after == at:
            return False
        at = after
    return at == participle


def _may_stand_inside(view: DocView, at: int) -> bool:
    grammar = view.grammar
    word = view.words[at]
    return (
        is_adverb(view, at)
        or word in grammar.negations
        or word in grammar.inverted_pronouns
        or word in grammar.time_words
        or word in grammar.syntax.euphonic_t
        or word in grammar.syntax.bare_inverted
        or word in grammar.syntax.passive_marks
        or word in grammar.tout
    )
