"""A piece of HTML as paragraphs, its headings told from running text."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from nlp_pipeline.readers.documents.paragraphs import Paragraph
from nlp_pipeline.readers.press.markup import line_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def headed_paragraphs(element: HtmlElement) -> Iterator[Paragraph]:
    """Give the paragraphs of an element in order, headings with their levels."""
    # A walk of our own, as deep markup would be too deep for recursion.
    pending: list[HtmlElement | str] = [element]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            yield Paragraph(node)
        elif node.tag in LEVELS:
            yield Paragraph(line_of(node), LEVELS[str(node.tag)])
        elif next(node.iter(*LEVELS), None) is None:
            yield from (Paragraph(line) for line in paragraphs(node))
        else:
            inside = chain([node.text or ""], *((child, child.tail or "") for child in node))
            pending += reversed(list(inside))
