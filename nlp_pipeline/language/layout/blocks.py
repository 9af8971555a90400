"""The blocks of a text: paragraphs, titles and the like, from line ends alone.

A blank line always parts two blocks. A single line end parts them too, unless the lines are those of one
paragraph that was wrapped by hand or by a mail program.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_QUOTATION_MARKS, LIST_MARKS, OPENING_QUOTATION_MARKS
from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

Block = tuple[int, int]
"""Offsets of a block's first character and after its last, white space around it left out."""

NARROWEST, WIDEST = 40, 120
"""In characters: the widths to which people and programs wrap lines."""

RAGGED = 4
"""In characters: how much earlier than the longest line of its paragraph a wrapped line may end."""

_SENTENCE_ENDS = '.!?…:;»”")]'
_CARRIES_ON = (",", "–", "—", "(", "«", "“")
_NEVER_FIRST = ",.;"
_BULLETS = tuple(LIST_MARKS)


def find_blocks(text: str) -> list[Block]:
    """Find the blocks of a text.

    Args:
        text: a text whose lines end with line feeds.

    Returns:
        The blocks in order, none empty; white space between them belongs to none.
    """
    return [block for lines in _paragraphs(text) for block in _join_wrapped(text, lines)]


def token_starts(doc: Doc, blocks: Sequence[Block]) -> list[int]:
    """Give the index of the first token of each block.

    Args:
        doc: the Doc of the text that the blocks were found in.
        blocks: blocks in order.

    Returns:
        One index a block, growing.
    """
    offsets = words_of(doc).starts
    return [bisect_left(offsets, start, hi=len(doc)) for start, _ in blocks]


def _paragraphs(text: str) -> Iterator[list[Block]]:
    """Give the lines between blank lines, one list after the other, without white space around the lines."""
    lines: list[Block] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            lines.append((first, first + len(bare)))
        elif lines:
            yield lines
            lines = []
        start = end + 1
    if lines:
        yield lines


def _join_wrapped(text: str, lines: list[Block]) -> list[Block]:
    """Join those lines of a run that are one paragraph's."""
    words = [text[start:end] for start, end in lines]
    width = _wrapping_width(words)
    blocks = [lines[0]]
    for (line, after), place in zip(pairwise(words), lines[1:], strict=True):
        if _goes_on(line, after, width):
            blocks[-1] = (blocks[-1][0], place[1])
        else:
            blocks.append(place)
    return blocks


def _wrapping_width(lines: list[str]) -> int:
    """Give the width to which the lines of a run were wrapped; 0 where nothing says that they were."""
    width = max(len(line) for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return 0
    cut = any(_is_cut(line, after) for line, after in pairwise(lines) if len(line) >= NARROWEST)
    return width if cut else 0


def _is_cut(line: str, after: str) -> bool:
    """Tell whether a line end stands inside a sentence for certain: before a small letter, or behind « de »."""
    if line[-1] in CLOSING_QUOTATION_MARKS and after[0].islower():
        return True  # a copy parted what is quoted from what it stands in
    if line[-1] in _SENTENCE_ENDS:
        return False
    quoted = after[0] in OPENING_QUOTATION_MARKS and after[1:].lstrip()[:1].islower()
    return quoted or after[0].islower() or line.rsplit(None, 1)[-1].lower() in load_layout().unfinished


def _goes_on(line: str, after: str, width: int) -> bool:
    """Tell whether a line goes on in the next one."""
    if after.startswith(_BULLETS) and not after[1:2].isalnum():
        return False
    if line.endswith(_CARRIES_ON) or (after[0] in _NEVER_FIRST and after[1:2].isspace()):
        return True
    if _is_cut(line, after):
        return " " in line and (" " in after or after[-1] in _SENTENCE_ENDS)
    return bool(width) and len(line) + 1 + len(after.split(None, 1)[0]) > width - RAGGED
