"""What each block of a page is: title, paragraph, caption or navigation.

Precision first: a block counts as prose unless something says otherwise, since whatever stands in navigation
is lost to the reader of the table.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from nlp_pipeline.language.document.punctuation import LIST_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.layout.blocks import Block
    from nlp_pipeline.language.layout.data import LayoutData

Label = Literal["TITLE", "PARAGRAPH", "CAPTION", "NAVIGATION"]

LONGEST_TITLE = 200
LONGEST_CROSSHEAD = 140
LONGEST_CAPTION = 400
LONGEST_LINK = 160
SHORTEST_SENTENCE = 60
SHORTEST_PROSE = 200
"""All in characters. Prose ends a list of links and the foot of a page."""

_FULL_STOP = re.compile(r"[.…][\s»”\"’')\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\s»”\"’')\]]*$")
_QUOTED = re.compile(r"[«“\"„].*[»”\"“][\s.]*$", re.DOTALL)
_LIST_MARKS = tuple(LIST_MARKS)

_SLUG = re.compile(r"(?=[a-z0-9]|.*[_\d])[A-Za-z0-9.%+]+(?:[-_][A-Za-z0-9.%+]+){3,}")
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf|html?|php|aspx?)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#][\w-]+(?: [@#][\w-]+)*", re.IGNORECASE)
_NAMES_ITS_LINK = re.compile(r"[:>→►|] ?\w|[:>→►|] ?[«“\"]")
_REPEATED = re.compile(r"(\S.{8,80}\S)(?:[\s|·•–-]+\1)+")
_TRAIL = re.compile(
    r"[^«>›»|]{1,40}(?: ?(?:>|›|»|>>) ?[^«>›»|]{1,80}){2,}|[^|·•.!?]{1,30}(?: ?[|·•] ?[^|·•.!?]{1,30}){2,}"
)


def label_blocks(text: str, blocks: Sequence[Block], data: LayoutData) -> list[Label]:
    """Say what each block of a text is.

    Args:
        text: the text, normalised.
        blocks: where its blocks are, in order.
        data: the phrases of navigation and the like.

    Returns:
        One label a block.
    """
    words = [_folded(text[start:end]) for start, end in blocks]
    page = _Page(words, _gaps(text, blocks), data)
    navigation = page.navigation()
    shown = [number for number, hidden in enumerate(navigation) if not hidden]
    labels: list[Label] = ["NAVIGATION"] * len(blocks)
    for place, number in enumerate(shown):
        after = shown[place + 1] if place + 1 < len(shown) else None
        if is_caption(words[number], data):
            labels[number] = "CAPTION"
        elif after is not None and page.is_title(number, after, is_first=place == 0):
            labels[number] = "TITLE"
        else:
            labels[number] = "PARAGRAPH"
    return labels


def is_navigation(block: str, data: LayoutData) -> bool:
    """Tell whether a block is navigation by its own words: a slug, an address, a form, a trail of links.

    Args:
        block: the words of the block, white space folded.
        data: the phrases of navigation.
    """
    if data.navigation.match(block) or data.bare_credits.fullmatch(block):
        return True
    if len(block) > LONGEST_TITLE:
        return False
    shapes = (_SLUG, _FILE, _ADDRESS) if " " not in block else (_REPEATED, _TRAIL, _ADDRESS)
    return any(shape.fullmatch(block) for shape in shapes)


def is_caption(block: str, data: LayoutData) -> bool:
    """Tell whether a block is the caption of a picture: it names who took it.

    Args:
        block: the words of the block, white space folded.
        data: the phrases of photo credits.
    """
    return len(block) <= LONGEST_CAPTION and data.credits.search(block) is not None


def _folded(block: str) -> str:
    """Fold the white space of a block short enough for its shape to matter."""
    return " ".join(block.split()) if len(block) <= 2 * LONGEST_CAPTION else block


def _gaps(text: str, blocks: Sequence[Block]) -> list[bool]:
    """Say of each block whether a blank line stands before it."""
    ends = [0, *(end for _, end in blocks)]
    return [text.count("\n", end, start) > 1 for end, (start, _) in zip(ends, blocks, strict=False)]


class _Page:
    """The blocks of a page, and how much of what follows and precedes each of them is prose."""

    def __init__(self, blocks: list[str], gaps: list[bool], data: LayoutData) -> None:
        self.blocks = blocks
        self.gaps = gaps
        self.data = data
        prose = (len(block) if self._is_sentence(block) else 0 for block in blocks)
        self.prose_before = list(accumulate(prose, initial=0))

    def navigation(self) -> list[bool]:
        """Say of each block whether it is navigation, by itself or by what stands above it."""
        hidden: list[bool] = []
        below_foot = False
        below_marker = False
        for number, block in enumerate(self.blocks):
            if self._is_prose(block):
                below_foot = below_marker = False
            if self.data.footers.match(block):
                below_foot = below_foot or self._is_foot(number)
                hidden.append(True)
            elif len(block) <= LONGEST_LINK and self.data.markers.match(block):
                below_marker = not _NAMES_ITS_LINK.search(block)
                hidden.append(True)
            elif below_foot or is_navigation(block, self.data):
                hidden.append(True)
            elif below_marker and self._is_link(block):
                hidden.append(True)
                below_marker = self._list_goes_on(number + 1)
            else:
                below_marker = False
                hidden.append(False)
        return hidden

    def is_title(self, number: int, after: int, *, is_first: bool) -> bool:
        """Tell whether a block is a title of what comes after it."""
        block, below = self.blocks[number], self.blocks[after]
        if block.startswith(_LIST_MARKS) or block[-1] in ":;,–—":
            return False
        if is_first:
            return len(block) <= LONGEST_TITLE and not block.endswith(".")
        if len(block) > LONGEST_CROSSHEAD or _FULL_STOP.search(block) or _QUOTED.fullmatch(block):
            return False
        return not below.startswith(_LIST_MARKS) and (self.gaps[after] or self._is_sentence(below))

    def _is_foot(self, number: int) -> bool:
        """Tell whether most of the page's prose stands above a block."""
        return 2 * self.prose_before[number] > self.prose_before[-1]

    def _list_goes_on(self, number: int) -> bool:
        """Tell whether a list of links goes on: no blank line comes, or nothing but links."""
        if number >= len(self.blocks):
            return False
        return not self.gaps[number] or self.prose_before[number] == self.prose_before[-1]

    def _is_prose(self, block: str) -> bool:
        return len(block) >= SHORTEST_PROSE and _SENTENCE_END.search(block) is not None

    def _is_sentence(self, block: str) -> bool:
        return len(block) >= SHORTEST_SENTENCE and _SENTENCE_END.search(block) is not None

    def _is_link(self, block: str) -> bool:
        """Tell whether a block can be the title of another page."""
        return len(block) <= LONGEST_LINK and not _FULL_STOP.search(block)
