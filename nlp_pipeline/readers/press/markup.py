"""The words of a piece of HTML as a reader sees them: a paragraph a line, nothing of scripts, no entity left over."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

BLOCKS = frozenset(
    ("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "section", "blockquote", "ul", "ol", "table")
)
SILENT = frozenset(("script", "style", "noscript", "template"))
ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
MOST_ESCAPES = 3
"""How many times over entities may be escaped (``&amp;amp;eacute;``)."""

PARAGRAPH = "\x00"
"""Between paragraphs while they are gathered: no parsed text holds it."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse_html(text: str) -> HtmlElement:
    """Parse HTML however broken it is; nothing is fetched, no entity is expanded but those of HTML.

    Raises:
        lxml.etree.ParserError: there is no element in it.
    """
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    return lxml_html.document_fromstring(UNFIT.sub("", text), parser=parser)


def by_name(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """Give the elements by each of their classes and by their id, in the order of the document."""
    found: dict[str, list[HtmlElement]] = {}
    for element in root.iter("*"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
        for name in names:
            found.setdefault(name, []).append(element)
    return found


def paragraphs(element: HtmlElement, without: Iterable[HtmlElement] = ()) -> list[str]:
    """Give the text of an element, a paragraph each, white space folded.

    Args:
        element: the element, whose own tail does not count.
        without: elements below it that are left out.
    """
    left_out = set(without)
    pieces: list[str] = []
    # A walk of our own, as deep markup would be too deep for recursion.
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack:
        node, closing = stack.pop()
        block = node.tag in BLOCKS
        if closing:
            pieces.append(PARAGRAPH if block else "")
            pieces.append(node.tail or "" if node is not element else "")
            continue
        stack.append((node, True))
        if node.tag in SILENT or node in left_out:
            continue
        pieces.append(PARAGRAPH if block else "")
        pieces.append(node.text or "")
        stack.extend((child, False) for child in reversed(node))
    joined = (" ".join(unescaped(line).split()) for line in "".join(pieces).split(PARAGRAPH))
    return [line for line in joined if line]


def line_of(element: HtmlElement | None) -> str:
    """Give the text of an element on one line; empty for None."""
    return "" if element is None else " ".join(paragraphs(element))


def unescaped(text: str) -> str:
    """Undo entities that were escaped once too often."""
    for _ in range(MOST_ESCAPES):
        if not ENTITY.search(text):
            break
        text = html.unescape(text)
    return text
