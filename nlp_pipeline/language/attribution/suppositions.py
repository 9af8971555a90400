"""Conditionals by which the author supposes, plans or advises: « n'aurait sans doute pas permis », no hearsay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.complements import infinitive_from

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def supposes(view: DocView, at: int) -> bool:
    """Tell a conditional that is the author's own guess, plan or advice.

    Args:
        view: the Doc as lists.
        at: the verb in the conditional, of a compound tense its auxiliary.
    """
    low, high = view.sentence(at)
    if any(view.phrase_from(place, view.grammar.attribution.guesses) for place in _around(view, at, low, high)):
        return True
    return _is_of_such(view, at, low) or _plans(view, at, low, high) or _advises(view, at) or _has_birthday(view, at)


def _around(view: DocView, at: int, low: int, high: int) -> list[int]:
    """Give where an adverb stands that weighs the verb: before it in its clause, or behind it."""
    before = at
    while before > low and not view.is_clause_verb(before - 1):
        before -= 1
    return [*range(before, at), *range(at + 1, high)]


def _is_of_such(view: DocView, at: int, low: int) -> bool:
    """Tell « une telle mesure coûterait cher »: a subject that is only supposed."""
    place = at
    while place > low and not view.is_clause_verb(place - 1) and view.is_word(place - 1):
        place -= 1
    such = view.grammar.attribution.supposed_openers
    return view.is_in(place, such) or (
        view.is_in(place + 1, such)
        and (view.is_in(place, view.grammar.indefinite_articles) or view.is_in(place, view.grammar.de))
    )


def _plans(view: DocView, at: int, low: int, high: int) -> bool:
    """Tell « l'idée serait de vendre » from « son plan serait de vendre », which is somebody's."""
    if view.lemmas(at).isdisjoint(view.grammar.being) or not view.is_in(at + 1, view.grammar.de):
        return False
    mine = any(view.is_in(place, view.grammar.possessives) for place in range(low, at))
    return not mine and infinitive_from(view, at + 2, high) is not None


def _advises(view: DocView, at: int) -> bool:
    """Tell « le quartier aurait besoin d'un coup de peinture »."""
    return not view.lemmas(at).isdisjoint(view.grammar.having) and any(
        view.is_in(place, view.grammar.attribution.advised_states) for place in (at + 1, at + 2)
    )


def _has_birthday(view: DocView, at: int) -> bool:
    """Tell « il aurait eu 80 ans », « elle aurait fêté son anniversaire »."""
    participle = at + 1
    return view.is_in(participle, view.grammar.attribution.birthday_participles) and any(
        view.is_in(place, view.grammar.attribution.birthday_nouns)
        for place in range(participle + 1, view.sentence(at)[1])
    )
