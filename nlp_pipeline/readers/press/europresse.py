"""Europresse exports in HTML, several hundred articles a file, in the shapes that its interfaces have written.

What is taken from where was read off the exports: outlet ``span.DocPublicationName``, date in the identifier
``div.publiC-lblNodoc`` (``news·YYYYMMDD·CODE·n``) or else in ``span.DocHeader``, title ``p.titreArticleVisu`` or
``.rdp__articletitle``, author ``div.docAuthors``, body ``div.docOcurrContainer`` or ``div.DocText``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.press.dates import date_in_id, date_in_words
from nlp_pipeline.readers.press.markup import line_of, paragraphs, parse_html
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from nlp_pipeline.readers.base import ReadOptions

MARKS = re.compile(rb"DocPublicationName|titreArticleVisu|docOcurrContainer|publiC-lblNodoc|rdp__")
BODIES = ("docOcurrContainer", "DocText")
NO_BODY = ("publiC-lblNodoc", "titreArticleVisu", "docAuthors")
TITLES = ("titreArticleVisu", "rdp__articletitle")
OUTLET_END = re.compile(r"\s*(?:,\s*(?:no|n°|nº|vol|édition|edition)\b|\(site web\)|\|).*$", re.IGNORECASE)
NOTES = re.compile(r"^(?:Note\(s\)|Illustration\(s\)|Notes?|Illustrations?|Encadré\(s\))\s*:", re.IGNORECASE)
CREDITS = re.compile(r"^(?:©|\(c\)|Tous droits réservés|All rights reserved|Certificat |Certificate )", re.IGNORECASE)
HYPHENS = "\u00ad"
"""The soft hyphen, which some exports print."""


class Europresse:
    """The articles of an Europresse export."""

    name = "Europresse export"
    suffixes = (".html", ".htm")

    def recognises(self, head: bytes) -> bool:
        """Tell an export by the names of its classes."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or no article of an export is in it.
        """
        page = decode(stream.read(), options.encoding, forgiving=True)
        if not page.strip():
            raise Unreadable("empty")
        found = 0
        for number, element in enumerate(_articles(parse_html(page)), 1):
            found += 1
            yield _article(element, number)
        if not found:
            raise Unreadable("looks like an Europresse export, but no article is in it")


def _articles(page: HtmlElement) -> list[HtmlElement]:
    """Give the element of every article: <article>, or else the nearest one that holds a publication and a body."""
    articles: list[HtmlElement] = [each for each in page.iter("article") if _first(each, BODIES) is not None]
    if articles:
        return articles
    bodies = [body for name in BODIES for body in page.find_class(name)]
    known = set(bodies)
    outer = [body for body in bodies if known.isdisjoint(body.iterancestors())]
    publications = Counter(
        holder for each in page.find_class("DocPublicationName") for holder in (each, *each.iterancestors())
    )
    found: list[HtmlElement] = []
    for body in outer:
        holder = body
        for parent in body.iterancestors():
            if publications[parent] > 1 or parent.tag == "body":
                break
            holder = parent
        found.append(holder)
    return found


def _article(element: HtmlElement, number: int) -> Article | Unreadable:
    identifier = line_of(_first(element, ("publiC-lblNodoc",)))
    body = _first(element, BODIES)
    words = [] if body is None else _body(body)
    if not words:
        return Unreadable(f"article {number}{f' ({identifier})' if identifier else ''}: no text")
    header = " ".join(line_of(each) for each in element.find_class("DocHeader"))
    return Article(
        doc_id=identifier.replace("/", "-"),
        text="\n".join(words),
        title=line_of(_first(element, TITLES)),
        date=date_in_id(identifier) or date_in_words(header),
        outlet=OUTLET_END.sub("", line_of(_first(element, ("DocPublicationName",)))),
        author=line_of(_first(element, ("docAuthors",))),
    )


def _body(body: HtmlElement) -> list[str]:
    left_out = [
        each for name in ("publiC-lblNodoc", "titreArticleVisu", "docAuthors") for each in body.find_class(name)
    ]
    left_out += list(body.iter("footer", "header"))
    words = [line.replace(HYPHENS, "") for line in paragraphs(body, left_out)]
    end = next((at for at, line in enumerate(words) if NOTES.match(line)), len(words))
    return [line for line in words[:end] if not CREDITS.match(line)]


def _first(element: HtmlElement, names: tuple[str, ...]) -> HtmlElement | None:
    for name in names:
        found: list[HtmlElement] = element.find_class(name)
        if found:
            return found[0]
    return None
