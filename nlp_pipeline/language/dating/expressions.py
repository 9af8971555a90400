"""The words of a Doc that tell a day, each read into the notation of :mod:`nlp_pipeline.said_on`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nlp_pipeline.language.words import text_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon.days import DayBounds, DayPattern, Days

AROUND_HINT = 60
"""In characters: how far the words that tell a day reach beyond the one that hints at it; a guard of running time."""

DECEMBER = 12

_PARTS = re.compile(r"[ ,./]+")
"""What stands between the day, the month and the year of a date."""

_SAMPLE_YEAR = 2000
"""A leap year, which has every day of the calendar."""


@dataclass(frozen=True, slots=True)
class DayExpression:
    """Words that tell a day.

    Attributes:
        start: their first token.
        end: the token after their last.
        days: the day, or the days that it counts from and itself; see :mod:`nlp_pipeline.said_on`.
    """

    start: int
    end: int
    days: tuple[str, ...]


def day_expressions(doc: Doc, days: Days) -> list[DayExpression]:
    """Find the words that tell a day, in text order; those that count from a day that is not told are left out.

    Args:
        doc: a Doc with sentences.
        days: the ways to tell a day.
    """
    matches = _matches(_lower(text_of(doc)), days)
    if not matches:
        return []
    offsets = words_of(doc).starts[: len(doc)]
    sentences = [sentence.start for sentence in doc.sents]
    found: list[DayExpression] = []
    for match, pattern in matches:
        value = _value(match, pattern, days)
        if not value:
            continue
        start, end = bisect_right(offsets, match.start()) - 1, bisect_left(offsets, match.end())
        if not pattern.anchored:
            found.append(DayExpression(start, end, (value,)))
        elif anchor := _anchor(found, start, sentences, doc, days.bounds):
            found.append(DayExpression(start, end, (*anchor.days, value)))
    return found


def _matches(text: str, days: Days) -> list[tuple[re.Match[str], DayPattern]]:
    """Give what the patterns match, in text order; where two overlap, the one of the earlier pattern."""
    taken = bytearray(len(text))
    found: list[tuple[re.Match[str], DayPattern]] = []
    for low, high in _windows(text, days):
        for pattern in days.patterns:
            if text.find(pattern.letters, low, high) < 0:
                continue  # tells it sooner than the pattern does
            for match in pattern.pattern.finditer(text, low, high):
                start, end = match.span()
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    found.append((match, pattern))
    return sorted(found, key=lambda one: one[0].start())


def _windows(text: str, days: Days) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text in which a day may be told: all patterns over all of it would take longer."""
    low, high = 0, -1
    for hint in days.hint.finditer(text):
        if hint.start() - AROUND_HINT > high:
            if high > 0:
                yield low, high
            low = max(0, hint.start() - AROUND_HINT)
        high = min(len(text), hint.end() + AROUND_HINT)
    if high > 0:
        yield low, high


def _lower(text: str) -> str:
    """Give a text in lower case, a character for a character."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    )


def _anchor(
    before: Sequence[DayExpression], start: int, sentences: Sequence[int], doc: Doc, bounds: DayBounds
) -> DayExpression | None:
    """Give the last day told before a token, in the same paragraph and not far back."""
    own = bisect_right(sentences, start) - 1
    first = max(sentences[max(0, own - bounds.most_sentences + 1)], start - bounds.farthest_anchor)
    if not before or before[-1].start < first:
        return None
    between = doc[before[-1].end : start]
    return None if any(token.is_space and "\n" in token.text for token in between) else before[-1]


def _value(match: re.Match[str], pattern: DayPattern, days: Days) -> str:
    """Give the day of a match, empty where its words name none ("le 31 février")."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "number" in parts:
        number = parts["number"]
        return pattern.value.replace("{number}", str(days.numbers.get(number) or int(number)))
    if pattern.value:
        return pattern.value
    sign = "-" if "past" in parts else "+" if "next" in parts else ""
    if "date" in parts:
        return _signed(sign, _date(parts["date"], days))
    if "month" in parts:
        return _signed(sign, _month(parts["month"], days))
    if "year" in parts:
        return parts["year"]
    if "day" in parts:
        return f"XXXX-XX-{int(parts['day'].removesuffix('er')):02}"
    return f"{sign}XXXX-WXX-{days.weekdays.index(parts['weekday']) + 1}"


def _signed(sign: str, day: str) -> str:
    return sign + day if day.startswith("X") else day


def _date(words: str, days: Days) -> str:
    """Read "1er mai", "12 avril 2016", "12/4/2016"; '' for a day that no calendar has."""
    day, month, *year = _PARTS.split(words)
    number, of_year = int(day.removesuffix("er")), days.months.get(month) or int(month)
    if of_year > DECEMBER:  # « 4/12/2016 », but « 4/25/2016 » as English has it
        number, of_year = of_year, number
    try:
        found = date(int(year[0]) if year else _SAMPLE_YEAR, of_year, number)
    except ValueError:
        return ""
    return found.isoformat() if year else f"XXXX-{found:%m-%d}"


def _month(words: str, days: Days) -> str:
    """Read "mai", "mai 2016"."""
    name, *year = _PARTS.split(words)
    return f"{year[0] if year else 'XXXX'}-{days.months[name]:02}"
