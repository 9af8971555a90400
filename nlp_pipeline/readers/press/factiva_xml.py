"""Factiva exports in XML, as its service for programs answers (``http://global.factiva.com/pps/2.0``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import at_least_one
from nlp_pipeline.readers.press.factiva_fields import article_of
from nlp_pipeline.readers.xml_tree import line_of, local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from nlp_pipeline.readers.base import ReadOptions, Unreadable
    from nlp_pipeline.readers.press.factiva_fields import Fields
    from nlp_pipeline.schema import Article

MARKS = re.compile(rb"global\.factiva\.com|<(?:\w+:)?(?:ppsArticleResponse|ppsarticle|accessionNo)[\s>]", re.IGNORECASE)
FIELDS = {
    "headline": "HD",
    "byline": "BY",
    "sourceName": "SN",
    "publicationDate": "PD",
    "accessionNo": "AN",
    "leadParagraph": "LP",
    "tailParagraphs": "TD",
}
"""The elements of an article and the keys of the same fields elsewhere."""


class FactivaXml:
    """The articles of a Factiva export in XML."""

    name = N_("Factiva export (XML)")
    suffixes = (".xml",)

    def recognises(self, head: bytes) -> bool:
        """Tell an export by its name space, or by the names of its elements."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no XML, declares entities, or no article is in it.
        """
        elements = (each for each in parse_xml(stream.read()).iter() if local_name(each) == "article")
        articles = (article_of(_fields(element), number) for number, element in enumerate(elements, 1))
        yield from at_least_one(articles, _("looks like a Factiva export, but no article is in it"))


def _fields(article: Element) -> Fields:
    return {key: _lines(article, name) for name, key in FIELDS.items()}


def _lines(article: Element, name: str) -> list[str]:
    field = next((each for each in article if local_name(each) == name), None)
    if field is None:
        return []
    parts = [each for each in field.iter() if local_name(each) == "paragraph"] or [field]
    return [line for each in parts if (line := line_of(each))]
