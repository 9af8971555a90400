"""Factiva exports in HTML: tables with a key and a value in every row, or the articles as they are printed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import at_least_one
from nlp_pipeline.readers.press.cutting import page_of
from nlp_pipeline.readers.press.factiva_fields import (
    DOCUMENT,
    USED,
    WORD_COUNT,
    Fields,
    article_of,
    printed_fields,
    read_head,
)
from nlp_pipeline.readers.press.markup import line_of, paragraphs, parse_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from nlp_pipeline.readers.base import ReadOptions, Unreadable
    from nlp_pipeline.schema import Article

MARKS = re.compile(
    rb"<title>\s*(?:Dow Jones )?Factiva\s*</title>|\bdivFactivaException\b|\bfcpNavContainer\b"
    rb"|class\s*=\s*[\"']?(?:article\s+[a-z]{2}Article|articleParagraph\s+[a-z]{2}articleParagraph)\b"
)
"""What only Factiva writes: its title, and the classes of its articles and paragraphs with their language."""

ARTICLE = re.compile(r"<div\b[^<>]*\bclass\s*=\s*[\"']?article\s+[a-z]{2}Article\b", re.IGNORECASE)
LANGUAGE_CLASS = re.compile(r"^[a-z]{2}Article$")


class FactivaHtml:
    """The articles of a Factiva export in HTML."""

    name = N_("Factiva export")
    suffixes = (".html", ".htm")

    def recognises(self, head: bytes) -> bool:
        """Tell an export by its title, or by the names of its classes."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or no article of an export is in it.
        """
        elements = _elements(page_of(stream, options))
        articles = (article_of(_fields(element), number) for number, element in enumerate(elements, 1))
        yield from at_least_one(articles, _("looks like a Factiva export, but no article is in it"))


def _elements(page: str) -> list[HtmlElement]:
    """Give the element of every article; where the parser lost some, as behind an open comment, each by itself."""
    found: list[HtmlElement] = [each for each in parse_html(page).find_class("article") if _is_article(each)]
    starts = [match.start() for match in ARTICLE.finditer(page)]
    if len(starts) <= sum(any(map(LANGUAGE_CLASS.match, each.classes)) for each in found):
        return found
    pieces = (page[start:end] for start, end in pairwise([*starts, len(page)]))
    return [parse_html(piece).find_class("article")[0] for piece in pieces]


def _is_article(element: HtmlElement) -> bool:
    """Tell an article from a mere frame around one: a frame holds an article's element, and nothing of its own."""
    if any(map(LANGUAGE_CLASS.match, element.classes)):
        return True
    inner = [each for each in element.find_class("article") if each is not element]
    return not inner and bool(element.xpath(".//tr") or element.find_class("articleParagraph"))


def _fields(element: HtmlElement) -> Fields:
    inner = [each for each in element.iterdescendants("div") if "article" in (each.get("class") or "").split()]
    found: Fields = {}
    for row in _rows(element):
        key = row[0].text_content().strip()
        if key in USED:
            found.setdefault(key, []).extend(paragraphs(row[1], inner))
    return found or _printed(element, inner)


def _rows(element: HtmlElement) -> Iterator[HtmlElement]:
    """Give the rows of an article's table of fields: not those of a table in its text, or of an article inside it."""
    stack: list[HtmlElement] = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag == "tr" and len(node) >= 2:
            yield node
        elif "article" not in (node.get("class") or "").split():
            stack.extend(reversed(node))


def _printed(element: HtmlElement, inner: Sequence[HtmlElement]) -> Fields:
    """Read an article as printed; the names of its classes tell headline, author and text, where it has them."""
    within = {each for other in inner for each in other.iter()}
    text = [each for each in element.find_class("articleParagraph") if each not in within]
    headline = next((each for each in element.iter("span", "b", "div") if _is_headline(each, within)), None)
    if not text or headline is None:
        return printed_fields(paragraphs(element, inner))
    title = line_of(headline)
    lines = paragraphs(element, [*inner, *text])
    count = next((at for at, line in enumerate(lines) if WORD_COUNT.match(line)), len(lines))
    author = next((line_of(each) for each in element.find_class("author") if each not in within), "")
    behind = lines[lines.index(title) + 1 : count] if title in lines[:count] else []
    found: Fields = {"HD": [title], "BY": [author] if author else behind[-1:]}
    read_head(found, lines[count + 1 :])
    printed = [line for each in text for line in paragraphs(each, inner)]
    numbers = [match[1] for line in [*printed, *lines] if (match := DOCUMENT.match(line))]
    found["AN"] = numbers[:1]
    found["TD"] = [line for line in printed if not DOCUMENT.match(line)]
    return found


def _is_headline(element: HtmlElement, within: set[HtmlElement]) -> bool:
    return element not in within and (element.get("class") or "").endswith("Headline")
