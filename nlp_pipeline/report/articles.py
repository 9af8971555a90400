"""An article as the page's template takes it: paragraphs of marked segments, and what is known of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from nlp_pipeline.display.marked_stretches import segments
from nlp_pipeline.display.segments import html_segment
from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.language.layout.block_labels import is_caption, is_navigation
from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.display.marked_stretches import Mark, Segment
    from nlp_pipeline.display.segments import Attributes
    from nlp_pipeline.report.page_words import Labels
    from nlp_pipeline.schema import Offsets, Row

_LINE_END = "(?>\r\n|[\n\r\v\f\x85\u2028\u2029])"
_BLANK_LINES = re.compile(rf"{_LINE_END}\s*{_LINE_END}\s*")
_LINES = re.compile(rf"\s*{_LINE_END}\s*")
_BYLINE = re.compile(r"(?:par|de notre|avec|propos recueillis par|publié|mis à jour)\s", re.IGNORECASE)
_LONGEST_BYLINE = 120
_LONGEST_HEADLINE = 180
_LONGEST_NAME = 90


class PageMarking:
    """Ties every mark to its claim's place among all claims of the page; the script goes by that.

    Args:
        first: how many claims the articles before this one have.
        labels: the words of the page.
    """

    def __init__(self, first: int, labels: Labels) -> None:
        self._first = first
        self._labels = labels

    def on_number(self, mark: Mark) -> Attributes:
        """Make the number of a claim's first piece a link to its row; the other pieces only show it."""
        if mark.start != mark.row["claim_spans"][0][0]:
            return {}
        words = self._labels.table("script")
        name = on_one_line(mark.row["source_name"] or mark.row["source"])
        source = f"{words['source']} {name}" if name else words["no_source"]
        kind = self._labels.of("kinds", mark.row["kind"])
        index = str(self._index(mark))
        return {
            "class": f"selon-{mark.row['kind']}",
            "href": f"#c{index}",
            "data-c": index,
            "aria-label": f"{mark.number}. {words['claim']}, {kind}, {source}",
        }

    def on_marks(self, segment: Segment, marks: Sequence[Mark]) -> Attributes:
        """Name the claims that the element belongs to; where a source or cue ends, show their numbers."""
        attributes = {"data-c": " ".join(str(self._index(mark)) for mark in marks)}
        numbers = [str(mark.number) for mark in marks if mark.end == segment.end and _shows_number(mark)]
        if numbers:
            attributes["data-n"] = " ".join(numbers)
        return attributes

    def _index(self, mark: Mark) -> int:
        return self._first + mark.number - 1


def article_view(article: Article, rows: Sequence[Row], first: int, labels: Labels) -> dict[str, Any]:
    """Give what the template needs of an article.

    Args:
        article: the article; its text is cut into paragraphs, its first line shown as a headline if it is one.
        rows: its rows of the claim table, with the keys of ``CLAIM_JSON_KEYS``.
        first: how many claims the articles before it have.
        labels: the words of the page.
    """
    text = article.text
    paragraphs = _paragraphs(text)
    headline = _has_headline(article, paragraphs)
    marking = PageMarking(first, labels)
    cut = segments(text, rows, [edge for span in paragraphs for edge in span])
    within: list[list[dict[str, Any]]] = [[] for _ in paragraphs]
    starts = [start for start, _ in paragraphs]
    for segment in cut:
        at = bisect_right(starts, segment.start) - 1
        # What stands between two paragraphs is white space, marked or not.
        if at >= 0 and segment.start < paragraphs[at][1]:
            within[at].append(html_segment(text, segment, marking))
    title = on_one_line(article.title)
    folio = [on_one_line(part) for part in (article.outlet, labels.date(article.date), article.author)]
    return {
        "name": _name(article, paragraphs[0] if headline else None),
        "doc_id": on_one_line(article.doc_id),
        "title": "" if headline else title or on_one_line(article.doc_id),
        "folio": [part for part in folio if part],
        "url": _web_address(article.url),
        "claims": len(rows),
        "paragraphs": [
            {
                "headline": headline and not number,
                "aside": is_aside(on_one_line(text[slice(*span)])),
                "segments": found,
            }
            for number, (span, found) in enumerate(zip(paragraphs, within, strict=True))
        ],
    }


def is_aside(words: str) -> bool:
    """Tell a by-line, a credit, a form or a link from the paragraphs of an article, by its own words."""
    data = load_layout()
    if len(words) <= _LONGEST_BYLINE and _BYLINE.match(words) and not words.endswith((".", "!", "?", "»", ":")):
        return True
    return is_navigation(words, data) or is_caption(words, data)


def headline(text: str) -> str:
    """Give the headline that a text begins with; empty where its first line is none."""
    paragraphs = _paragraphs(text)
    if not _has_headline(Article("", text), paragraphs):
        return ""
    return on_one_line(text[slice(*paragraphs[0])])


def _shows_number(mark: Mark) -> bool:
    """Tell whether a source or a cue shows the number of its claim: one of the two is enough side by side."""
    if mark.role != "cue":
        return mark.role == "source"
    source = mark.row["source_span"]
    beside = bool(source) and source[0] <= mark.end + 1 and mark.start <= source[1] + 1
    return not beside and mark.end == mark.row["cue_spans"][-1][1]


def _paragraphs(text: str) -> list[Offsets]:
    """Cut at blank lines, or at every line end where there are no blank lines."""
    breaks = list(_BLANK_LINES.finditer(text.rstrip())) or list(_LINES.finditer(text.rstrip()))
    starts = [0, *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), len(text.rstrip())]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def _has_headline(article: Article, paragraphs: Sequence[Offsets]) -> bool:
    if len(paragraphs) < 2:
        return False
    first = on_one_line(article.text[slice(*paragraphs[0])])
    if article.title:
        return first == on_one_line(article.title)
    return len(first) <= _LONGEST_HEADLINE and not first.endswith((".", ",", ";", ":"))


def _name(article: Article, headline: Offsets | None) -> str:
    """Give a short name for lists: the title, else the headline, else the id."""
    printed = article.text[slice(*headline)] if headline else ""
    name = on_one_line(article.title) or on_one_line(printed) or on_one_line(article.doc_id)
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _web_address(url: str) -> str:
    """Give an address only if it is one of the web: whatever else a file says there is no link."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.hostname else ""
