"""Claims as elements inside the paragraphs of an article: cut where one crosses another, so that they nest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from nlp_pipeline.schema import Row

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
REPLACEMENT = "\ufffd"
"""In the place of a character that XML forbids: the offsets of the others stay."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one paragraph that belongs to one claim, by its place among the article's claims."""

    start: int
    end: int
    claim: int


Make: TypeAlias = "Callable[[Element, Part], Element]"
"""Makes the element of a part inside another element."""


def sound(words: str) -> str:
    """Give words with a sign in the place of every character that XML forbids."""
    return UNFIT.sub(REPLACEMENT, words)


def paragraphs_of(text: str) -> Iterator[tuple[int, int]]:
    """Give where the lines of a text that have words begin and end."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def parts_of(claims: Sequence[Row], paragraph: tuple[int, int]) -> list[Part]:
    """Give the parts of claims in a paragraph, cut where one crosses another, so that they nest."""
    start, end = paragraph
    cut = [
        Part(max(start, first), min(end, last), number)
        for number, row in enumerate(claims)
        for first, last in row["claim_spans"]
        if max(start, first) < min(end, last)
    ]
    parts: list[Part] = []
    for part in sorted(cut, key=lambda each: (each.start, -each.end, each.claim)):
        edges = {edge for other in parts if other.start < part.start < other.end < part.end for edge in (other.end,)}
        places = [part.start, *sorted(edges), part.end]
        parts += [Part(left, right, part.claim) for left, right in pairwise(places)]
    return sorted(parts, key=lambda each: (each.start, -each.end, each.claim))


def fill(element: Element, text: str, stretch: tuple[int, int], parts: Sequence[Part], make: Make) -> None:
    """Write a stretch of text into an element, its parts as elements within."""
    at, last = stretch[0], None
    pending = list(parts)
    while pending:
        part = pending.pop(0)
        inside = [other for other in pending if other.start < part.end]
        pending = pending[len(inside) :]
        _append(element, last, text[at : part.start])
        last = make(element, part)
        fill(last, text, (part.start, part.end), inside, make)
        at = part.end
    _append(element, last, text[at : stretch[1]])


def _append(element: Element, last: Element | None, words: str) -> None:
    if last is None:
        element.text = (element.text or "") + sound(words)
    else:
        last.tail = (last.tail or "") + sound(words)
