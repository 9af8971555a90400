"""The day that a claim's text tells, against the date of its article.

A day is written as ISO 8601 writes it, with X for what the words leave open, as TimeML's TIMEX3 does: ``2024-03-12``,
``2024-03``, ``2024``, ``XXXX-03-12`` (the 12 March), ``XXXX-XX-07`` (the 7th), ``XXXX-03`` (March), ``XXXX-WXX-2``
(a Tuesday), ``P0D`` (the day itself), ``-P1D`` (the day before), ``+P2D``, ``-P1M``, ``-P1Y``. What is open is the last
such day up to the day counted from; a minus in front asks for one before that day, a plus for one after it. Several
days are a chain: each counts from the one before it, the first from the article's date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KNOWN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_SHIFT = re.compile(r"([+-]?)P(\d{1,3})([DMY])")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_OPEN = re.compile(r"XXXX-(\d\d|XX)(?:-(\d\d))?")
_LENGTHS = {"D": 10, "M": 7, "Y": 4}
"""How many characters of an ISO date a day, a month and a year take."""

_FARTHEST = 366 * 8
"""In days: the 29 February comes back within eight years."""


def day_said(days: Sequence[str], article_date: str) -> str:
    """Give the day that a chain of days comes to.

    Args:
        days: the days in the notation of this module.
        article_date: the article's date, ISO 8601, also only its month or year; empty where it is not known.

    Returns:
        ``YYYY-MM-DD``, or ``YYYY-MM`` or ``YYYY`` where the words tell no more. Empty where the article's date is
        needed and not known well enough, and where the day would come after it without being said to.
    """
    if not days:
        return ""
    printed = _KNOWN.match(article_date)
    known = printed[0] if printed and _is_date(printed[0]) else ""
    found = known
    for day in days:
        found = _counted(day, found)
    if known and found[: len(known)] > known[: len(found)] and not days[0].startswith("+"):
        return ""
    return found


def _counted(day: str, origin: str) -> str:
    """Give a day that counts from another, empty where that one does not tell enough."""
    bare = day.lstrip("+-")
    if _KNOWN.fullmatch(bare):
        return bare if _is_date(bare) else ""
    if shift := _SHIFT.fullmatch(day):
        return _shifted(origin, int(f"{shift[1]}{shift[2]}"), shift[3])
    sign = day[: len(day) - len(bare)]
    if weekday := _WEEKDAY.fullmatch(bare):
        return _nearest(origin, sign, lambda one: one.isoweekday() == int(weekday[1]))
    if not (open_day := _OPEN.fullmatch(bare)):
        raise ValueError(f"no day in the notation of nlp_pipeline.said_on: {day}")
    month, number = open_day[1], open_day[2]
    if number is None:
        return _nearest_month(origin, sign, int(month))
    return _nearest(origin, sign, lambda one: one.day == int(number) and month in ("XX", f"{one.month:02}"))


def _nearest(origin: str, sign: str, fits: Callable[[date], bool]) -> str:
    """Give the nearest day that fits: up to the origin, before it (``-``) or after it (``+``)."""
    if len(origin) < _LENGTHS["D"]:
        return ""
    start, step = date.fromisoformat(origin), 1 if sign == "+" else -1
    for distance in range(1 if sign else 0, _FARTHEST):
        try:
            one = start + timedelta(step * distance)
        except OverflowError:
            return ""
        if fits(one):
            return one.isoformat()
    return ""


def _nearest_month(origin: str, sign: str, month: int) -> str:
    if len(origin) < _LENGTHS["M"]:
        return ""
    year, current = int(origin[:4]), int(origin[5:7])
    if sign == "+":
        year += month <= current
    else:
        year -= month > current or (sign == "-" and month == current)
    return f"{year:04}-{month:02}"


def _shifted(origin: str, number: int, unit: str) -> str:
    if len(origin) < _LENGTHS[unit]:
        return ""
    try:
        if unit == "D":
            return (date.fromisoformat(origin) + timedelta(number)).isoformat()
        year = int(origin[:4])
        if unit == "Y":
            return f"{year + number:04}"
        months = year * 12 + int(origin[5:7]) - 1 + number
        return f"{months // 12:04}-{months % 12 + 1:02}"
    except OverflowError:
        return ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
