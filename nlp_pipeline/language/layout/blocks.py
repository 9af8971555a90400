"""The blocks of a text: paragraphs, titles and the like, from line ends alone.

A blank line always parts two blocks. A single line end parts them too, unless the lines are those of one paragraph that
was wrapped by hand or by a mail program.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

Block = tuple[int, int]
"""Offsets of a block's first character and of the end of its last line, without white space around."""

NARROWEST, WIDEST = 40, 120
"""In characters: the widths to which people and programs wrap lines."""

RAGGED = 4
"""In characters: how much earlier than the width of its neighbours a wrapped line may end."""

_SENTENCE_ENDS = ".!?…:;»”\")]"
_CARRIES_ON = (",", "–", "—", "(", "«", "“")
_BULLETS = ("-", "–", "—", "•", "*", "·", "▪", "►", "→")


def find_blocks(text: str) -> list[Block]:
    """Find the blocks of a text.

    Args:
        text: a text whose lines end with line feeds.

    Returns:
        The blocks in order, none empty; white space between them belongs to none.
    """
    blocks: list[Block] = []
    run: list[Block] = []
    for line in [*_lines(text), None]:
        if line is not None:
            run.append(line)
        elif run:
            blocks.extend(_join_wrapped(text, run))
            run = []
    return blocks


def token_starts(doc: Doc, blocks: Sequence[Block]) -> list[int]:
    """Give the index of the first token of each block.

    Args:
        doc: the Doc of the text that the blocks were found in.
        blocks: blocks in order.

    Returns:
        One index a block, growing.
    """
    offsets = [token.idx for token in doc]
    return [bisect_left(offsets, start) for start, _ in blocks]


def _lines(text: str) -> list[Block | None]:
    """Give the lines of a text without white space around them; None for a run of blank ones."""
    lines: list[Block | None] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            lines.append((first, first + len(stripped)))
        elif lines and lines[-1] is not None:
            lines.append(None)
        start = end + 1
    return lines


def _join_wrapped(text: str, run: list[Block]) -> list[Block]:
    """Join the lines of a run that are one paragraph's."""
    lines = [text[start:end] for start, end in run]
    width = _wrapping_width(lines)
    blocks = [run[0]]
    for number in range(1, len(run)):
        if _goes_on(lines[number - 1], lines[number], width):
            blocks[-1] = (blocks[-1][0], run[number][1])
        else:
            blocks.append(run[number])
    return blocks


def _wrapping_width(lines: list[str]) -> int:
    """Give the width to which the lines of a run were wrapped; 0 where nothing says that they were."""
    width = max(len(line) for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return 0
    cut = any(_is_cut(line, after) for line, after in zip(lines, lines[1:], strict=False) if len(line) >= NARROWEST)
    return width if cut else 0


def _is_cut(line: str, after: str) -> bool:
    """Tell whether a line end stands inside of a sentence for certain."""
    return line[-1] not in _SENTENCE_ENDS and after[0].islower()


def _goes_on(line: str, after: str, width: int) -> bool:
    """Tell whether a line goes on in the next one."""
    if after.startswith(_BULLETS) and not after[1:2].isalnum():
        return False
    if line.endswith(_CARRIES_ON):
        return True
    if _is_cut(line, after):
        return " " in line and " " in after
    first_word = after.split(None, 1)[0]
    return bool(width) and len(line) + 1 + len(first_word) > width - RAGGED
