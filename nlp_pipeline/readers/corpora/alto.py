"""ALTO: a page of a digitized newspaper, as Gallica, Retronews and other libraries give it (loc.gov/standards/alto)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.xml_tree import line_of, local_name, parse_xml
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from nlp_pipeline.readers.base import ReadOptions

MARKS = re.compile(rb"<(?:\w+:)?alto[\s>]|loc\.gov/standards/alto|bibnum\.bnf\.fr/ns/alto", re.IGNORECASE)
SECOND_PART = "HypPart2"


class Alto:
    """The text of a page, a block a paragraph; words cut at line ends are made whole."""

    name = N_("ALTO")
    suffixes = (".xml", ".alto")

    def recognises(self, head: bytes) -> bool:
        """Tell a page by its root element or name space."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give every page of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no XML, declares entities, or holds no page.
        """
        root = parse_xml(stream.read())
        name = next((line_of(each) for each in root.iter() if local_name(each) == "fileName"), "")
        pages = (each for each in root.iter() if local_name(each) == "Page")
        articles = (_article(page, name, number) for number, page in enumerate(pages, 1))
        yield from at_least_one(articles, _("ALTO without a page"))


def _article(page: Element, name: str, number: int) -> Article | Unreadable:
    text = "\n".join(_paragraphs(page))
    identifier = " ".join([name, page.get("ID", "")]).strip() if name else ""
    if text:
        return Article(doc_id=identifier, text=text)
    return Unreadable(_("page {number}: no words").format(number=number))


def _paragraphs(page: Element) -> Iterator[str]:
    for block in page.iter():
        if local_name(block) == "TextBlock":
            words = [word for each in block.iter() if local_name(each) == "String" and (word := _word(each))]
            if words:
                yield " ".join(words)


def _word(string: Element) -> str:
    """Give a word: whole at the first part of one that is cut, nothing at the second."""
    if string.get("SUBS_TYPE") == SECOND_PART and string.get("SUBS_CONTENT"):
        return ""
    return " ".join((string.get("SUBS_CONTENT") or string.get("CONTENT") or "").split())
