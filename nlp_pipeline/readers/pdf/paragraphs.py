"""Lines to paragraphs: by the space between them, their size, their indent, and where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from nlp_pipeline.readers.pdf.lines import CUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.pdf.lines import Line
    from nlp_pipeline.readers.pdf.reading_order import Column

OTHER_SIZE = 0.1
"""Share by which sizes differ that are not of one paragraph."""

WIDE_SPACE = 1.25
"""To the usual distance of lines: a larger one parts paragraphs."""

INDENT = 0.6
"""In heights of a line."""

SHORT = 0.12
"""Share of a column's width by which the last line of a paragraph is shorter."""

SENTENCE_END = re.compile(r"[.!?…:][\s»”\"’')\]]*\d{0,2}$")
HYPHEN = re.compile(r"\w[-\u2010\u2011]$")
BULLET = re.compile(r"^[•▪►–—*·-]\s")
ENCLITIC = re.compile(
    r"^(?:ci|là|il|elle|on|ils|elles|je|tu|nous|vous|le|la|les|lui|leur|en|y|moi|toi|même|mêmes|t-(?:il|elle|on))\b",
    re.IGNORECASE,
)
"""What stands behind a hyphen that belongs to the word: no line's end has put it there."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, and their size in points."""

    text: str
    size: float


def paragraphs_of(columns: Sequence[Column]) -> list[Paragraph]:
    """Join the lines of a document to paragraphs.

    Args:
        columns: in the order of reading, over all pages.
    """
    indented = _uses_indents(columns)
    found: list[list[Line]] = []
    was: _Frame | None = None
    for column in columns:
        frame = _Frame.of(column)
        for place, line in enumerate(column):
            if was is None and not place:
                parted = True
            elif place or was is None:
                parted = frame.parts(column[place - 1], line)
            else:
                parted = _parts_columns(found[-1][-1], was, line, frame, indented=indented)
            if parted:
                found.append([])
            found[-1].append(line)
        was = frame
    return [Paragraph(_joined([line.text for line in lines]), median(line.size for line in lines)) for lines in found]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A column's edges, and the usual distance and size of its lines, in points."""

    left: float
    right: float
    distance: float
    size: float

    @classmethod
    def of(cls, column: Column) -> _Frame:
        steps = [upper.bottom - lower.bottom for upper, lower in pairwise(column)]
        usual = [step for step, line in zip(steps, column, strict=False) if 0 < step < 2.5 * line.size]
        return cls(
            min(line.left for line in column),
            max(line.right for line in column),
            median(usual) if usual else 1.2 * column[0].size,
            median(line.size for line in column),
        )

    def is_short(self, line: Line) -> bool:
        """Tell whether a line ends before the column does."""
        return line.right < self.right - SHORT * (self.right - self.left)

    def is_indented(self, line: Line) -> bool:
        return line.left > self.left + INDENT * line.size

    def parts(self, before: Line, line: Line) -> bool:
        """Tell whether a paragraph ends between two lines of the column."""
        step = before.bottom - line.bottom
        if abs(step) < 0.5 * line.size:
            return False  # cells of one row
        if _is_cut(before):
            return False
        usual = self.distance * max(1.0, line.size / self.size)
        if _other_size(before, line) or step > WIDE_SPACE * usual:
            return True
        ended = SENTENCE_END.search(before.text) is not None
        if BULLET.match(line.text):
            return True
        centred = abs(before.left + before.right - line.left - line.right) < line.size
        if self.is_indented(line) and not centred and (not self.is_indented(before) or ended):
            return True
        if self.is_short(before):
            return ended or (line.text[:1].isupper() and 2 * (before.right - before.left) < self.right - self.left)
        return False


def _parts_columns(before: Line, was: _Frame, line: Line, frame: _Frame, *, indented: bool) -> bool:
    """Tell whether a paragraph ends with a column or a page."""
    if _is_cut(before):
        return False
    if _other_size(before, line) or frame.is_indented(line):
        return True
    ended = SENTENCE_END.search(before.text) is not None
    if not ended:
        return was.is_short(before) and not line.text[:1].islower()
    return was.is_short(before) or not indented


def _uses_indents(columns: Sequence[Column]) -> bool:
    """Tell whether the document marks paragraphs by indents."""
    lines = [(frame, line) for column in columns if len(column) > 3 for frame in [_Frame.of(column)] for line in column]
    share = sum(frame.is_indented(line) for frame, line in lines) / len(lines) if lines else 0.0
    return 0.02 < share < 0.5


def _other_size(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) > OTHER_SIZE * max(before.size, line.size)


def _is_cut(line: Line) -> bool:
    return line.text.endswith(CUT)


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of a paragraph, words that a line's end cuts made whole."""
    return "".join(_pieces(lines))


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        words = line.removesuffix(CUT)
        if not after:
            yield words
        elif line.endswith(CUT) or (HYPHEN.search(words) and after[:1].islower()):
            bare = words.rstrip("-\u2010\u2011")
            yield f"{bare}-" if ENCLITIC.match(after) or not after[:1].islower() else bare
        else:
            yield f"{words} "
