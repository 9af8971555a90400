"""Which of the lexicon's uses of a verb stands in a text: a locution, reflexive or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.lexicon import Form, Verb

OF_ONESELF = frozenset(("comme", "de_attribute"))
"""Frames in which what is judged may be the one who judges."""


def uses_at(
    view: DocView, at: int, forms: list[Form], reflexive: bool
) -> tuple[tuple[Verb, ...], int, tuple[TokenRange, ...]]:
    """Choose the lexicon's uses that stand here: a locution before the verb, reflexive where it has "se"."""
    locutions: list[tuple[tuple[Verb, ...], int, tuple[TokenRange, ...]]] = []
    own: list[Verb] = []
    near = view.words[at + 1 : at + 2 + view.grammar.syntax.longest_locution_gap]
    for lemma in dict.fromkeys([form.lemma for form in forms]):
        alone = view.lexicon.locution_openings[lemma].isdisjoint(near)
        for entry in (view.lexicon.plain_verbs if alone else view.lexicon.verbs)[lemma]:
            if entry.rest:
                found = _locution(view, at, entry) if entry.rest[0] in near else None
                if found is not None:
                    locutions.append(((entry,), *found))
            elif entry.reflexive == reflexive:
                own.append(entry)
    if locutions:  # the longest; of « rendre compte de » and « se rendre compte » the one that has "se" where it stands
        return max(locutions, key=lambda use: (use[1], use[0][0].reflexive == reflexive))
    if reflexive and not own:
        own = [entry for form in forms for entry in _of_oneself(view, form.lemma)]
    return tuple(own), at + 1, ()


def _of_oneself(view: DocView, lemma: str) -> list[Verb]:
    """Give the uses of a verb in which its object may be the speaker: « se dépeint comme », « se qualifie de »."""
    entries = (entry for entry in view.lexicon.verbs[lemma] if not entry.reflexive and not entry.rest)
    frames = [(entry, entry.frames & OF_ONESELF) for entry in entries]
    return [replace(entry, frames=kept) for entry, kept in frames if kept]


def _locution(view: DocView, at: int, entry: Verb) -> tuple[int, tuple[TokenRange, ...]] | None:
    """Match the words of a locution after its verb; give its end and the gaps inside it."""
    place = at + 1
    gaps: list[TokenRange] = []
    for word in entry.rest:
        opened = place
        told = _told_end(view, opened, word) if "whom" in entry.frames else opened
        if told > opened:
            gaps.append((opened, told))  # « met | les baigneurs | en garde »
            place = told
        while place - opened <= view.grammar.syntax.longest_locution_gap and view.word(place) != word:
            if not (
                view.pos[place : place + 1] == ["ADV"]
                or view.is_in(place, view.grammar.negations)
                or view.is_in(place, view.grammar.inverted_pronouns)
                or view.is_in(place, view.grammar.syntax.floating_quantifiers)
                or view.is_in(place, view.grammar.syntax.hyphened_t)
            ):
                return None
            place += 1
        if view.word(place) != word:
            return None
        pronouns = (view.is_in(gap, view.grammar.inverted_pronouns) for gap in range(opened, place))
        if told == opened and any(pronouns):
            gaps.append((opened, place))
        place += 1
    return place, tuple(gaps)


def _told_end(view: DocView, start: int, word: str) -> int:
    """Give the next word of a locution right behind the noun phrase for whom it is said to; ``start`` for none."""
    last = start + view.grammar.syntax.longest_locution_gap + 1
    end = next((at for at in range(start + 1, last + 1) if view.word(at) == word), start)
    return end if end > start and noun_phrase_from(view, start, end) == end else start
