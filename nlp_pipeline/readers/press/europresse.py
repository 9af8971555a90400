"""Europresse exports in HTML, several hundred articles a file, in the shapes that its interfaces have written.

What is taken from where was read off exports of 2012, 2015 and 2021 to 2024: outlet ``span.DocPublicationName``,
date in the identifier (``news·YYYYMMDD·CODE·n``) or else in ``span.DocHeader``, title ``titreArticleVisu``, author
``div.docAuthors`` or the line behind the title, body ``div.docOcurrContainer``, ``div.DocText``, ``<section>``, or, in
the tables of 2012, what follows the title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, article_number, at_least_one
from nlp_pipeline.readers.dates import date_in_id, date_in_words
from nlp_pipeline.readers.press.cutting import article_elements, at_marks, page_of
from nlp_pipeline.readers.press.europresse_body import body_of
from nlp_pipeline.readers.press.markup import by_name, line_of, paragraphs, parse_html
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from nlp_pipeline.readers.base import ReadOptions

    Named: TypeAlias = Mapping[str, Sequence[HtmlElement]]

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

    name = N_("Europresse export")
    suffixes = (".html", ".htm")

    def recognises(self, head: bytes) -> bool:
        """Tell an export by the names of its classes."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or no article of an export is in it.
        """
        inside, outside = article_elements(page_of(stream, options))
        pieces = inside + at_marks(outside, PARTS)
        articles = (_article(piece, number) for number, piece in enumerate(pieces, 1))
        yield from at_least_one(articles, _("looks like an Europresse export, but no article is in it"))


def _article(piece: str, number: int) -> Article | Unreadable:
    root = parse_html(f"<html><body>{piece}</body></html>")
    named = by_name(root)
    identifier = _number(root, named)
    which = article_number(number, identifier)
    title = next((named[name][0] for name in TITLES if name in named), None)
    body = body_of(root, named, title)
    if "link-not-hosted" in named or body.leads_on:
        return Unreadable(
            _("{article}: only a link to the article ({url}), not its text").format(article=which, url=body.url)
            if body.url
            else _("{article}: only a link to the article, not its text").format(article=which)
        )
    if not body.lines:
        return Unreadable(_("{article}: no text").format(article=which))
    header = " ".join(line_of(each) for each in named.get("DocHeader", ()))
    return Article(
        doc_id=identifier.replace("/", "-"),
        text="\n".join(body.lines),
        title=line_of(title),
        date=date_in_id(identifier) or date_in_words(header),
        outlet=_outlet(named),
        author=BY.sub("", body.author or _author(named, title)),
        url=body.url,
    )


def _number(root: HtmlElement, named: Named) -> str:
    """Give the article's identifier: of the element that holds it, or else the last that is printed."""
    for name in NUMBERS:
        line = line_of(named[name][0]) if name in named else ""
        if line:
            return line
    printed = NUMBER.findall(" ".join(paragraphs(root)))
    return printed[-1] if printed else ""


def _outlet(named: Named) -> str:
    """Give the name of the publication, without its issue, and without the local editions below it."""
    lines = paragraphs(named["DocPublicationName"][0]) if "DocPublicationName" in named else []
    return OUTLET_END.sub("", lines[0]) if lines else ""


def _author(named: Named, title: HtmlElement | None) -> str:
    """Give the author: of the element for it, or else what stands in the header behind the title."""
    if "docAuthors" in named:
        return line_of(named["docAuthors"][0])
    holder = title
    while holder is not None and holder.getparent() is not None and holder.getparent().tag != "header":
        holder = holder.getparent()
    if holder is None or holder.getparent() is None:
        return ""
    behind = (line_of(each) for each in holder.itersiblings("div", "p"))
    return next((line for line in behind if line and len(line.split()) <= LONGEST_AUTHOR), "")
