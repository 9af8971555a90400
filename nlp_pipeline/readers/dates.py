"""Dates of articles as ISO 8601, from what exports and tables print: figures, French or English words, identifiers."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import islice

FRENCH = re.compile(r"\b(\d{1,2})(?:er)?\s+([^\W\d_]{3,9})\.?,?\s+(\d{4})\b")
ENGLISH = re.compile(r"\b([^\W\d_]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b")
MOST_TRIES = 8
"""Of how many figures that look like a date the first that is one is sought: telling takes a while."""

LONGEST_DATE = 80
"""In characters: a longer cell is no date, whatever it holds."""

IN_ID = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")

YEAR_FIRST = re.compile(r"^(\d{4})([-/. ]?)(\d{2})\2(\d{2})(?:[T ].*)?$")
"""``2024-09-11``, ``20240911``, and ``2024 09 11T08:00:00`` as EuroParser writes it."""

DAY_FIRST = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,].*)?$")


def iso_date(value: str) -> str:
    """Give a date as ``YYYY-MM-DD`` where it plainly is one (day before month in 11/09/2024); else as it stands."""
    text = value.strip()
    if len(text) > LONGEST_DATE:
        return text
    year_first, day_first = YEAR_FIRST.match(text), DAY_FIRST.match(text)
    if year_first:
        parts = [year_first[1], year_first[3], year_first[4]]
    elif day_first:
        parts = [day_first[4], day_first[3], day_first[1]]
    else:
        return date_in_words(text) or text
    try:
        return date(*(int(part) for part in parts)).isoformat()
    except ValueError:
        return text


def is_date(value: str) -> bool:
    """Tell whether a value is a date that ``iso_date`` reads."""
    return YEAR_FIRST.match(iso_date(value)) is not None


def date_of_parts(year: str, month: str, day: str) -> str:
    """Give the date that three values make, the month in figures or in a word; empty where they make none."""
    if not (year.isdigit() and day.isdigit()):
        return ""
    if not month.isdigit():
        return date_in_words(f"{day} {month} {year}")
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def date_in_words(text: str) -> str:
    """Give the first date that a text names in French or English, as ``YYYY-MM-DD``; empty where there is none."""
    for pattern in (FRENCH, ENGLISH):
        for match in islice(pattern.finditer(text), MOST_TRIES):
            found = _parsed(" ".join(match.groups()))
            if found:
                return found
    return ""


def date_in_id(identifier: str) -> str:
    """Give the date in an identifier such as ``news·20240911·LM·7163``; empty where there is none."""
    match = IN_ID.search(identifier)
    return "-".join(match.groups()) if match else ""


@lru_cache(maxsize=8192)
def _parsed(words: str) -> str:
    # Loaded here: a corpus of plain text needs none of it.
    import dateparser

    found = dateparser.parse(words, languages=["fr", "en"], settings={"STRICT_PARSING": True})
    return "" if found is None else found.date().isoformat()
