"""A claim as a citation with its place: « … », selon X, dans Outlet, date, address."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.messages import translations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.report.page_words import Labels
    from nlp_pipeline.schema import Row

_OUTER = re.compile(r"^[«“\"]\s*([^«»“”\"]*?)\s*[»”\"]$")
_OPENING = re.compile(r"[«“]\s*")
_CLOSING = re.compile(r"\s*[»”]")
_LINES = re.compile(r"\S[^\r\n]*")


def paragraph_starts(text: str) -> list[int]:
    """Give where the paragraphs of a text begin; blank lines are none."""
    return [match.start() for match in _LINES.finditer(text)]


def citation(row: Row, paragraphs: Sequence[int], labels: Labels) -> str:
    """Give a claim as a citation.

    Args:
        row: its row of the claim table.
        paragraphs: where the paragraphs of its article begin, for the number of its own.
        labels: the words of the page, for the language and the date.
    """
    _ = translations(labels.language).gettext
    words = on_one_line(row["claim"])
    whole = _OUTER.match(words)
    if whole:
        words = whole[1]
    # Note: quotation marks within those of a citation
    opening, closing = _("‘ ’").split()
    words = _CLOSING.sub(closing, _OPENING.sub(opening, words))
    name = on_one_line(row["source_name"] or row["source"])
    place = on_one_line(row["outlet"]) or on_one_line(row["title"])
    parts = [
        _("“{words}”").format(words=words),
        name and _("according to {name}").format(name=name),
        place and _("in {place}").format(place=place),
        labels.date(on_one_line(row["date"])),
        "" if row["claim_start"] is None else f"§\u00a0{bisect_right(paragraphs, row['claim_start'])}",
        row["url"] if urlsplit(row["url"]).scheme in ("http", "https") else "",
    ]
    return ", ".join(part for part in parts if part)
