"""Dates and times by their words: « mardi 3 mai », « il y a deux jours », « en mars »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

BEFORE_TIME_NOUNS = frozenset(("NUM", "ADJ", "DET"))


def time_end(view: DocView, at: int, limit: int) -> int:
    """Give the token after a date or time without preposition: « mardi 3 mai », « il y a deux jours »."""
    words, time_nouns, months = view.words, view.grammar.time_nouns, view.grammar.syntax.months
    adjectives = view.grammar.syntax.time_adjectives
    if words[at] in view.grammar.demonstratives and words[at + 1] in view.grammar.syntax.last:
        return at  # « ce dernier »
    latter = view.phrase_from(at, view.grammar.latter) if words[at] in view.grammar.latter.by_first_word else 0
    if latter and view.is_in(at + latter, view.grammar.time_words):
        return at  # « ces derniers mercredi », but « ces derniers mois »
    if words[at] in view.grammar.de and view.is_in(at + 2, view.grammar.plain_to):
        until = time_end(view, at + 3, limit) if at + 3 < limit else at + 3
        return until if words[at + 1] in view.grammar.time_words and until > at + 3 else at  # « de mercredi à jeudi »
    place = at
    ago = view.grammar.syntax.ago
    since = view.phrase_from(at, ago) if words[at] in ago.by_first_word else 0
    if not (since or _may_open_time(view, at)):
        return at
    if since:
        place = at + since + view.phrase_from(at + since, view.grammar.about)
        bare = view.is_in(place, view.grammar.syntax.bare_stretches)
        stretch = place + (not bare and view.is_in(place, view.grammar.degree_adverbs))
        if view.is_in(stretch, view.grammar.syntax.bare_stretches):
            return min(stretch + 1, limit)
    elif words[at] in view.grammar.syntax.time_determiners:
        place = at + 1
    head = place
    while head < limit and (view.pos[head] in BEFORE_TIME_NOUNS or words[head] in adjectives):
        if words[head] in time_nouns or words[head] in months:
            break
        head += 1
    timed = head < limit and (words[head] in time_nouns or words[head] in months)
    if not timed or (view.texts[head][:1].isupper() and head > at):
        return at
    if place == at and head > at and view.pos[at] == "DET" and words[at] not in adjectives:
        return at
    lower = view.texts[head][:1].islower() or _opens_with_day(view, head)
    bare = (words[head] in view.grammar.time_words and lower) or head > place
    if place == at and not bare:
        return at
    end = head + 1
    while end < limit and (
        words[end] in time_nouns
        or words[end] in months
        or words[end] in adjectives
        or view.pos[end] == "NUM"
        or view.texts[end].isdigit()
    ):
        end += 1
    end += 2 * (words[end] == "-" and is_time_itself(view, end + 1))  # « le matin-même »
    end += view.is_in(end, view.grammar.syntax.that_one)  # « ce jour-là »
    return min(end + view.phrase_from(end, view.grammar.syntax.later), limit)


def is_time_itself(view: DocView, at: int) -> bool:
    """Tell the "même" of « le matin même » from that of a comparison: it stands behind the noun of a time."""
    noun = at - 1 - (view.word(at - 1) == "-")
    return view.is_in(at, view.grammar.clauses.even) and view.is_in(noun, view.grammar.time_nouns)


def _opens_with_day(view: DocView, at: int) -> bool:
    """Tell a day at the head of its sentence from a paper of that name: « Jeudi, le préfet … », not « Jeudi écrit »."""
    return (at == 0 or not view.is_word(at - 1)) and not view.is_clause_verb(at + 1)


def _may_open_time(view: DocView, at: int) -> bool:
    """Tell a word that a time can begin with: what stands before its noun, or that noun."""
    word, syntax = view.words[at], view.grammar.syntax
    before = view.pos[at] in BEFORE_TIME_NOUNS or word in syntax.time_adjectives or word in syntax.time_determiners
    return before or word in view.grammar.time_nouns or word in syntax.months


def names_time(view: DocView, at: int) -> bool:
    """Tell a month, a day, a season or a number of the calendar: « en mars », « en 2019 », « dans la nuit »."""
    month = view.is_in(at, view.grammar.syntax.months)
    return month or view.is_in(at, view.grammar.time_nouns) or view.texts[at].isdigit()


def is_past(view: DocView, start: int, end: int) -> bool:
    """Tell a time that is over: « vendredi dernier », « la semaine dernière »."""
    return any(view.is_in(at, view.grammar.syntax.last) for at in range(start, end))
