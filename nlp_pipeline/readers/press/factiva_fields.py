"""What all forms of Factiva exports share: the two-letter keys of the fields, and articles printed without keys.

The keys are Factiva's own: HD headline, BY author, WC word count, PD publication date, SN source name, LP leading
paragraph, TD text, AN accession number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable, article_number
from nlp_pipeline.readers.dates import date_in_words, iso_date
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = frozenset(
    (
        *("SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD"),
        *("ART", "CT", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "RF", "DLN", "CX", "CLM", "FDS", "LOG"),
    )
)
TEXT_KEYS = ("LP", "TD")
USED = frozenset(("HD", "BY", "PD", "SN", "AN", *TEXT_KEYS))
"""The keys of the fields that an article is made of."""

WORD_COUNT = re.compile(r"^[\d\s.,\u202f\u00a0]+\s*(?:mots?|words?)$", re.IGNORECASE)
DOCUMENT = re.compile(r"^Document\s+([A-Za-z0-9]{8,40})\b")
BY = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)
CODE = re.compile(r"^[A-Z0-9]{3,12}$")
LANGUAGE = re.compile(r"^(?:français|french|anglais|english|allemand|german|espagnol|spanish)$", re.IGNORECASE)
CLOCK = re.compile(r"^\d{1,2}:\d{2}(?:\s*GMT)?$")
CREDIT = re.compile(r"^(?:\(c\)|©|copyright)", re.IGNORECASE)
PAGE = re.compile(r"^(?:page|p\.)?\s*[A-Z]{0,3}\d{1,5}$", re.IGNORECASE)
EDITION = re.compile(r"^[A-Z]{1,2}$")
NAMES = re.compile(r"^(?:[A-ZÀ-Ý][\w.'’-]*(?:\s+(?:de|du|des|la|le|et|and|van|von)\b)*[\s,;]*){1,10}$")
"""A line of names, each with its capital: what an author is, and a headline in French hardly ever."""

Fields = dict[str, list[str]]
"""The lines of an article by the key of their field."""


def article_of(fields: Fields, number: int) -> Article | Unreadable:
    """Give the article that the fields make, or say why there is none.

    Args:
        fields: the lines of its fields.
        number: its place in the file, for the user.
    """
    identifier = " ".join(fields.get("AN", [])).removeprefix("Document ").split(" ")[0]
    words = [line for key in TEXT_KEYS for line in fields.get(key, [])]
    if not words:
        return Unreadable(_("{article}: no text").format(article=article_number(number, identifier)))
    day = " ".join(fields.get("PD", []))
    return Article(
        doc_id=identifier,
        text="\n".join(words),
        title=" ".join(fields.get("HD", [])),
        date=date_in_words(day) or (iso_date(day) if day[:1].isdigit() else ""),
        outlet=" ".join(fields.get("SN", [])),
        author=BY.sub("", " ".join(fields.get("BY", []))),
    )


def printed_fields(lines: Sequence[str]) -> Fields:
    """Read an article without keys: section, headline, author, word count, date, outlet, code, language, text."""
    found: Fields = {}
    count = next((at for at, line in enumerate(lines) if WORD_COUNT.match(line)), None)
    if count is None:
        found["TD"] = [line for line in lines if not DOCUMENT.match(line)]
    else:
        _read_title(found, lines[:count])
        found["TD"] = read_head(found, lines[count + 1 :])
    number = next((match[1] for line in reversed(lines) if (match := DOCUMENT.match(line))), "")
    if number:
        found["AN"] = [number]
    return found


def _read_title(found: Fields, lines: Sequence[str]) -> None:
    """Tell headline and author, before the word count; a line before the headline is its section."""
    has_author = len(lines) > 1 and bool(BY.match(lines[-1]) or NAMES.match(lines[-1]))
    titles = lines[: len(lines) - has_author]
    found["HD"] = list(titles[-1:])
    found["BY"] = list(lines[-1:]) if has_author else []


def read_head(found: Fields, lines: Sequence[str]) -> list[str]:
    """Read date, outlet, code and the rest of the head, behind the word count; give the lines of the text."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if not found.get("PD") and date_in_words(line):
            found["PD"] = [line]
        elif any(each.match(line) for each in (CLOCK, CODE, LANGUAGE, CREDIT, PAGE, EDITION)):
            pass
        elif found.get("PD") and not found.get("SN"):
            found["SN"] = [line]
        else:
            break
        at += 1
    return [line for line in lines[at:] if not DOCUMENT.match(line)]
