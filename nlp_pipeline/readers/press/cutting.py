"""Cuts the markup of an export into its articles before anything is parsed.

What is broken in one article (a comment or a script that is not closed, the end of a page in the middle) then ends
with it, and the number of articles that begin in a file is known whatever its parser makes of them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nlp_pipeline.readers.base import ReadOptions

ARTICLE_TAG = re.compile(r"<(/?)article\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
NAMES = re.compile(r"\b(?:class|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
PICTURES = (re.compile(r'"data:(?:image|font)/[^"<>]*"'), re.compile(r"'data:(?:image|font)/[^'<>]*'"))


def page_of(stream: BinaryIO, options: ReadOptions) -> str:
    """Give the markup of an export without the pictures that stand in it: no words are in them, and parsers give up.

    Args:
        stream: the file.
        options: what the user says of its encoding.

    Raises:
        Unreadable: the file is no text, or empty.
    """
    page = decode(stream.read(), options.encoding, forgiving=True)
    if not page.strip():
        raise Unreadable(_("empty"))
    for pattern in PICTURES:
        page = pattern.sub('""', page)
    return page


def article_elements(page: str) -> tuple[list[str], str]:
    """Cut a page at its ``<article>`` tags.

    Args:
        page: markup, however broken.

    Returns:
        The inside of every element, in the order in which they begin, without the elements inside it; and what
        stands in none.
    """
    pieces: list[list[str]] = []
    outside: list[str] = []
    open_pieces: list[list[str]] = []
    at = 0
    for tag in ARTICLE_TAG.finditer(page):
        (open_pieces[-1] if open_pieces else outside).append(page[at : tag.start()])
        at = tag.end()
        if not tag[1]:
            open_pieces.append([])
            pieces.append(open_pieces[-1])
        elif open_pieces:
            open_pieces.pop()
    (open_pieces[-1] if open_pieces else outside).append(page[at:])
    return ["".join(piece) for piece in pieces], "".join(outside)


def at_marks(page: str, parts: Mapping[str, str]) -> list[str]:
    """Cut a page without ``<article>`` where the names of its elements begin anew.

    Args:
        page: markup, however broken.
        parts: the classes and ids that mark the parts of an article, and which part each marks: "head" (in pieces,
            it may be), "body" or "end".

    Returns:
        The articles, each from its first mark to the next one's.
    """
    starts: list[int] = []
    seen: dict[str, str] = {}
    for start, name in _marks(page, parts):
        part = parts[name]
        again = name in seen and not (part == "head" and next(reversed(seen)) == name)
        if not seen or again or (part == "head" and not {"body", "end"}.isdisjoint(seen.values())):
            starts.append(start)
            seen = {}
        seen[name] = part
    return [page[start:end] for start, end in pairwise([*starts, len(page)])]


def _marks(page: str, parts: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for tag in TAG.finditer(page):
        for match in NAMES.finditer(tag[0]):
            name = next((each for each in (match[1] or match[2] or match[3] or "").split() if each in parts), None)
            if name:
                yield tag.start(), name
                break
