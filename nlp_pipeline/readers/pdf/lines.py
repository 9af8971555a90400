"""The lines of a page: stretches of characters beside one another, each with its place and size."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDEST_SPACE = 1.8
"""In heights of a line: a wider gap parts two columns, or two cells."""

SAME_LINE = 0.5
"""In heights of a line: how far up or down a character may stand and be of the line."""

CUT = "\x02"
"""Ends a line whose last word goes on in the next."""

CUTS = frozenset("\x02\ufffe\u00ad")
"""What pdfium gives for the hyphen at the end of such a line."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
HIGHEST = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters in a row. Places are in points from the lower left corner of the page; ``size`` is the height."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        """The height above the foot of the page at which it stands."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def lines_of_page(page: Any) -> list[Line]:
    """Give the lines of a page in the order in which the file draws them.

    Args:
        page: a page of pypdfium2.
    """
    text = page.get_textpage()
    try:
        return list(_lines(_characters(text)))
    finally:
        text.close()


def _characters(text: Any) -> Iterator[_Character | None]:
    """Give the characters of a page; None where pdfium sees the end of a line."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if code in (0x0A, 0x0D):
            yield None
        elif 0 < code <= HIGHEST and code not in SURROGATES:
            if not raw.FPDFText_GetLooseCharBox(text.raw, at, ctypes.byref(box)):
                continue
            letter = chr(code)
            yield _Character(LIGATURES.get(letter, letter), box.left, box.right, box.bottom, box.top)


def _lines(characters: Iterator[_Character | None]) -> Iterator[Line]:
    row: list[_Character] = []
    for character in characters:
        if character is None or (row and not _goes_on(row, character)):
            yield from _line(row)
            row = []
        if character is not None and (row or not character.text.isspace()):
            row.append(character)
    yield from _line(row)


def _goes_on(row: Sequence[_Character], character: _Character) -> bool:
    if character.text.isspace() or character.text in CUTS:
        return True  # pdfium makes them up: they have no place of their own
    before = next((each for each in reversed(row) if not each.text.isspace() and each.text not in CUTS), row[-1])
    height = max(before.top - before.bottom, 1.0)
    level = abs((character.bottom + character.top) - (before.bottom + before.top)) / 2
    return level < SAME_LINE * height and -height < character.left - before.right < WIDEST_SPACE * height


def _line(row: Sequence[_Character]) -> Iterator[Line]:
    placed = [each for each in row if not each.text.isspace() and each.text not in CUTS]
    if not placed:
        return
    written = "".join(each.text for each in row).rstrip()
    words = " ".join("".join(CUT if letter in CUTS else letter for letter in written).split(" "))
    inner = words.rstrip(CUT).replace(CUT, "")
    text = " ".join(inner.split()) + (CUT if words.endswith(CUT) else "")
    heights = [each.top - each.bottom for each in placed]
    yield Line(
        text,
        min(each.left for each in placed),
        max(each.right for each in placed),
        median(each.bottom for each in placed),
        median(each.top for each in placed),
        median(heights),
    )
