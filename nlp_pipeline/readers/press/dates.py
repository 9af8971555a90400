"""Dates of press databases as ISO 8601: « mercredi 11 septembre 2024 », "Wednesday, September 11, 2024"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

FRENCH = re.compile(r"\b(\d{1,2})(?:er)?\s+([^\W\d_]{3,9})\.?\s+(\d{4})\b")
ENGLISH = re.compile(r"\b([^\W\d_]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b")
MOST_TRIES = 8
"""Of how many figures that look like a date the first that is one is sought: telling takes a while."""

IN_ID = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


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
