"""Which of a text's days belongs to the cue of a claim: read from the order of words, punctuation and parts of speech.

The words around a cue are read away from it on both sides, phrase by phrase, until another verb, another clause, a
claim or the end of the sentence takes over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nlp_pipeline.language.dating.expressions import DayExpression
    from nlp_pipeline.language.dating.surroundings import Surroundings


def day_of_cue(around: Surroundings) -> DayExpression | None:
    """Give the day that belongs to a claim's cue, or to its source where only a preposition attributes.

    Args:
        around: the cue, or where there is none the source, among its words.
    """
    if not around.speaks:
        return _of_source(around)
    return _within(around) or _behind(around) or _in_front(around)


def _within(around: Surroundings) -> DayExpression | None:
    """Read "a, mardi, annoncé"."""
    days = (around.day_at(at) for at in range(around.start, around.end) if not around.is_cue(at))
    return next((day for day in days if day), None)


def _of_source(around: Surroundings) -> DayExpression | None:
    """Read "selon un rapport publié mardi" and "selon Paul Rey, interrogé mardi"."""
    said = False
    for at in range(around.source.start, around.right):
        outside = at >= around.source.stop
        if around.is_others(at) or around.end_of_claim(at) != at or around.is_end(at):
            break
        if said and (day := around.day_at(at)):
            return day
        if around.is_class(at, "saying"):
            said = True
        elif around.is_verb(at) or (outside and not said and around.word(at) != ","):
            break
    return None


def _behind(around: Surroundings) -> DayExpression | None:
    """Read "a annoncé mardi que", "a lancé le délégué, lundi, devant l'usine", "a jugé « inutile » mardi"."""
    at, quoted = around.end, False
    while at < around.right:
        if (end := around.end_of_claim(at)) != at:
            if not around.closes_quotation(end):
                return None
            at, quoted = end, True
            continue
        if around.is_others(at) or around.is_end(at) or (quoted and around.word(at) == ","):
            return None
        day = around.day_at(at)
        if day and around.is_of_saying(day, around.end):
            return day
        if around.opens_clause(at) and not _speaks_soon(around, at):
            return None
        if around.is_verb(at) and not day:
            return None
        at = day.end if day else at + 1
    return None


def _speaks_soon(around: Surroundings, at: int) -> bool:
    """Tell whether a relative says how the source came to speak: "qui s'exprimait mardi"."""
    return any(
        around.is_class(next_one, "saying")
        for next_one in range(at, min(at + around.bounds.farthest_saying, around.right))
    )


class _Phrase(NamedTuple):
    """A stretch of words in front of a cue that no comma cuts.

    Attributes:
        start: its first word.
        end: the one after its last.
        cut: whether a comma stands before it, so that another phrase of the sentence may.
    """

    start: int
    end: int
    cut: bool


def _in_front(around: Surroundings) -> DayExpression | None:
    """Read "Mardi, le ministre a annoncé", "Lundi, alors qu'il visitait une école, le ministre a promis"."""
    end = around.start
    for number in range(around.bounds.most_phrases):
        phrase = _phrase_before(around, end)
        day = _day_in(around, phrase, is_beside=number == 0)
        if day and _reaches(around, day, phrase, is_beside=number == 0):
            return day
        if not phrase.cut or _stops(around, phrase, is_beside=number == 0):
            return None
        end = phrase.start - 1
    return None


def _phrase_before(around: Surroundings, end: int) -> _Phrase:
    start = end
    while start > around.left:
        before = start - 1
        if around.word(before) == "," and before not in around.source:
            return _Phrase(start, end, cut=True)
        if around.is_end(before) or around.is_others(before) or around.end_of_claim(before) != before:
            break
        start = before
    return _Phrase(start, end, cut=False)


def _day_in(around: Surroundings, phrase: _Phrase, *, is_beside: bool) -> DayExpression | None:
    """Give the last day of a phrase that no verb of its own stands before, in the clause of the cue."""
    found, start, verb = None, phrase.start, False
    for at in range(phrase.start, phrase.end):
        if around.opens_clause(at):
            found, start, verb = (None, at + 1, False) if is_beside else (found, start, True)
        verb = verb or around.is_verb(at)
        if around.is_class(at, "saying"):
            verb = False
        day = None if verb or at in around.source else around.day_at(at)
        if day and around.is_of_saying(day, start) and (is_beside or not around.is_attributed(day)):
            found = day
    return found


def _reaches(around: Surroundings, day: DayExpression, phrase: _Phrase, *, is_beside: bool) -> bool:
    """Tell whether no verb between a day and the cue takes the day for itself."""
    opened = False
    for at in range(day.end, phrase.end):
        opened = opened or around.opens_clause(at)
        if around.is_finite(at) and not opened:
            return is_beside and around.is_coordinated
    return not (opened and is_beside)


def _stops(around: Surroundings, phrase: _Phrase, *, is_beside: bool) -> bool:
    """Tell whether the cue's clause does not go on before a phrase."""
    opened = False
    for at in range(phrase.start, phrase.end):
        if around.is_class(at, "adversatives") and at == phrase.start:
            return True
        opened = opened or around.opens_clause(at)
        if is_beside and opened:
            return True
        if around.is_finite(at) and not opened:
            return not (is_beside and around.is_coordinated)
    return False
