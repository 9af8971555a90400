"""Europresse exports in HTML, several hundred articles a file, in the shapes that its interfaces have written.

What is taken from where was read off exports of 2012, 2015 and 2021 to 2024: outlet ``span.DocPublicationName``,
date in the identifier (``news·YYYYMMDD·CODE·n``) or else in ``span.DocHeader``, title ``titreArticleVisu``, author
``div.docAuthors`` or the line behind the title, body ``div.docOcurrContainer``, ``div.DocText``, ``<section>``, or, in
the tables of 2012, what follows the title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.dates import date_in_id, date_in_words
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.press.cutting import article_elements, at_marks, without_pictures
from nlp_pipeline.readers.press.europresse_body import Body, body_of
from nlp_pipeline.readers.press.markup import line_of, paragraphs, parse_html
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from nlp_pipeline.readers.base import ReadOptions

MARKS = re.compile(rb"DocPublicationName|[tT]itreArticleVisu|docOcurrContainer|publiC-lblNodoc|PubliC_lblNodoc")
PARTS = {
    "DocPublicationName": "head",
    "DocHeader": "head",
    "titreArticleVisu": "head",
    "TitreArticleVisu": "head",
    "docAuthors": "head",
    "DocText": "body",
    "docOcurrContainer": "body",
    "publiC-lblNodoc": "end",
    "PubliC_lblNodoc": "end",
    "ucPubliC_lblNodoc": "end",
}
"""The classes and ids by which articles are cut where they stand in no ``<article>``."""

TITLES = ("titreArticleVisu", "TitreArticleVisu", "rdp__articletitle", "titreArticle")
NUMBERS = ("publiC-lblNodoc", "PubliC_lblNodoc", "ucPubliC_lblNodoc")
NUMBER = re.compile(r"\b[a-z]{2,12}·\d{8}·[^\s·]+·[^\s<]+")
OUTLET_END = re.compile(
    r"\s*(?:,\s*(?:no|n°|nº|vol|édition|edition)\b|\((?:site web|web site|website|web|réf)\b[^)]*\)|\|).*$",
    re.IGNORECASE,
)
BY = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)
LONGEST_AUTHOR = 25
"""In words: a longer line behind the title is no name, nor names."""


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
        inside, outside = article_elements(without_pictures(page))
        pieces = inside + at_marks(outside, PARTS)
        for number, piece in enumerate(pieces, 1):
            yield _article(piece, number)
        if not pieces:
            raise Unreadable("looks like an Europresse export, but no article is in it")


def _article(piece: str, number: int) -> Article | Unreadable:
    root = parse_html(f"<html><body>{piece}</body></html>")
    identifier = _number(root)
    which = f"article {number}{f' ({identifier})' if identifier else ''}"
    title = _title(root)
    body = body_of(root, title)
    if _is_link(root, body):
        return Unreadable(f"{which}: only a link to the article{f' ({body.url})' if body.url else ''}, not its text")
    if not body.lines:
        return Unreadable(f"{which}: no text")
    header = " ".join(line_of(each) for each in root.find_class("DocHeader"))
    return Article(
        doc_id=identifier.replace("/", "-"),
        text="\n".join(body.lines),
        title=line_of(title),
        date=date_in_id(identifier) or date_in_words(header),
        outlet=_outlet(root),
        author=BY.sub("", body.author or _author(root, title)),
        url=body.url,
    )


def _is_link(root: HtmlElement, body: Body) -> bool:
    """Tell an entry that only leads to an article: its first lines, and a link to the rest."""
    return bool(root.find_class("link-not-hosted")) or body.leads_on


def _number(root: HtmlElement) -> str:
    """Give the article's identifier: of the element that holds it, or else the last that is printed."""
    for name in NUMBERS:
        found = root.find_class(name) or root.xpath("//*[@id=$name]", name=name)
        if found and line_of(found[0]):
            return line_of(found[0])
    printed = NUMBER.findall(" ".join(paragraphs(root)))
    return printed[-1] if printed else ""


def _title(root: HtmlElement) -> HtmlElement | None:
    for name in TITLES:
        found: list[HtmlElement] = root.find_class(name)
        if found:
            return found[0]
    return None


def _outlet(root: HtmlElement) -> str:
    """Give the name of the publication, without its issue, and without the local editions below it."""
    found = root.find_class("DocPublicationName")
    lines = paragraphs(found[0]) if found else []
    return OUTLET_END.sub("", lines[0]) if lines else ""


def _author(root: HtmlElement, title: HtmlElement | None) -> str:
    """Give the author: of the element for it, or else what stands in the header behind the title."""
    named = root.find_class("docAuthors")
    if named:
        return line_of(named[0])
    holder = title
    while holder is not None and holder.getparent() is not None and holder.getparent().tag != "header":
        holder = holder.getparent()
    if holder is None or holder.getparent() is None:
        return ""
    behind = (line_of(each) for each in holder.itersiblings("div", "p"))
    return next((line for line in behind if line and len(line.split()) <= LONGEST_AUTHOR), "")
