"""Phrases that hang on no word: « la mine grave », « preuves à l'appui », « une fois élu », « le plus souvent »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def absolute_end(view: DocView, at: int, limit: int) -> int:
    """Give the token after the absolute phrase that begins here; ``at`` where none does."""
    if view.words[at - 1] in view.grammar.determiners:
        return at
    articled = view.words[at] in view.grammar.definite_articles
    after = _bearing_end(view, at, at + articled, limit)
    if after == at:
        after = _no_sooner_end(view, at, limit)
    if after == at:
        after = _held_end(view, at, limit)
    if after == at and articled:
        after = _superlative_end(view, at, limit)
    return min(after, limit) if after > at else at


def _bearing_end(view: DocView, at: int, noun: int, limit: int) -> int:
    """« la mine grave », « voix brisée »."""
    after = noun + 1
    if view.words[noun] not in view.grammar.syntax.bearing_nouns or after >= limit:
        return at
    return after + 1 if view.pos[after] == "ADJ" or view.may_be_participle(after) else at


def _no_sooner_end(view: DocView, at: int, limit: int) -> int:
    """« une fois le vote acquis », « à peine élu »."""
    sooner = view.grammar.syntax.no_sooner
    length = view.phrase_from(at, sooner) if view.words[at] in sooner.by_first_word else 0
    if not length:
        return at
    place = at + length
    while place < limit and view.is_word(place) and not view.is_in(place, view.grammar.que):
        if view.may_be_participle(place):
            return place + 1
        if view.is_clause_verb(place):
            break
        place += 1
    return at


def _held_end(view: DocView, at: int, limit: int) -> int:
    """« preuves à l'appui », « documents en main »."""
    held_up = view.grammar.syntax.held_up
    opens = at + 1 < limit and view.words[at + 1] in held_up.by_first_word
    held = view.phrase_from(at + 1, held_up) if opens else 0
    return at + 1 + held if held and view.is_word(at) and view.texts[at].islower() else at


def _superlative_end(view: DocView, at: int, limit: int) -> int:
    """« le plus sérieusement du monde »."""
    adverb = at + 2
    if view.words[at + 1] not in view.grammar.syntax.comparatives:
        return at
    if adverb >= limit or view.pos[adverb] != "ADV":
        return at
    return adverb + 1 + view.phrase_from(adverb + 1, view.grammar.syntax.of_all)
