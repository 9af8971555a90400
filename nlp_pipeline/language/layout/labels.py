"""What each block of a page is: title, paragraph, caption or navigation.

Precision first: a block counts as prose unless something says otherwise, since a claim lost to a wrong label is lost for good.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.layout.data import LayoutData

Label = Literal["TITLE", "PARAGRAPH", "CAPTION", "NAVIGATION"]

LONGEST_TITLE = 200
LONGEST_CAPTION = 400
LONGEST_LINK = 160
SHORTEST_PROSE = 200
"""All in characters. A block of that length with a sentence in it is prose again, after a page's foot too."""

_SENTENCE_END = re.compile(r"[.!?…][\s»”\")\]]*$")
_FULL_STOP = re.compile(r"[.…][\s»”\")\]]*$")
_SLUG = re.compile(r"[\w.%+]+(?:[-_][\w.%+]+){2,}|\S+\.(?:jpe?g|png|gif|webp|svg|mp4|pdf|html?|php)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+(?: [@#]\w+)*", re.IGNORECASE)
_REPEATED = re.compile(r"(.{4,80}?)(?:[\s|·•–-]+\1)+", re.IGNORECASE)
_TRAIL = re.compile(r"[^>›/|]{1,40}(?: ?[>›] ?[^>›/|]{1,80})+|[^>›/|.!?]{1,30}(?: [/|·•] [^>›/|.!?]{1,30}){2,}")
_BARE_CREDIT = re.compile(r"[^.!?»]{0,60}", re.DOTALL)


def label_blocks(blocks: Sequence[str], gaps: Sequence[bool], data: LayoutData) -> list[Label]:
    """Say what each block of a text is.

    Args:
        blocks: the words of the blocks, in order.
        gaps: for each block, whether a blank line stands before it.
        data: the phrases of navigation and the like.

    Returns:
        One label a block.
    """
    labels: list[Label] = []
    after_footer = False
    after_marker = False
    for number, block in enumerate(blocks):
        folded = " ".join(block.split()) if len(block) <= LONGEST_CAPTION else block
        followed = number + 1 < len(blocks)
        if len(folded) >= SHORTEST_PROSE and _FULL_STOP.search(folded):
            after_footer = after_marker = False
        if data.footers.match(folded):
            label: Label = "NAVIGATION"
            after_footer = True
        elif data.markers.match(folded) and len(folded) <= LONGEST_LINK:
            label = "NAVIGATION"
            after_marker = folded.endswith(":") or ":" not in folded
            labels.append(label)
            continue
        elif after_footer or is_navigation(folded, data):
            label = "NAVIGATION"
        elif after_marker and _is_link(folded):
            label = "NAVIGATION"
            after_marker = followed and not gaps[number + 1]
            labels.append(label)
            continue
        else:
            label = _label_of_content(folded, data, followed=followed)
        after_marker = False
        labels.append(label)
    return labels


def is_navigation(block: str, data: LayoutData) -> bool:
    """Tell whether a block is navigation by its own words: a slug, an address, a form, a trail of links.

    Args:
        block: the words of the block, white space folded.
        data: the phrases of navigation.
    """
    if data.navigation.match(block):
        return True
    if len(block) > LONGEST_TITLE:
        return False
    if " " not in block:
        return bool(_SLUG.fullmatch(block) or _ADDRESS.fullmatch(block))
    return bool(_REPEATED.fullmatch(block) or _TRAIL.fullmatch(block) or _ADDRESS.fullmatch(block))


def _is_link(block: str) -> bool:
    """Tell whether a block can be the title of another page."""
    return len(block) <= LONGEST_LINK and not _FULL_STOP.search(block)


def _label_of_content(block: str, data: LayoutData, *, followed: bool) -> Label:
    if len(block) <= LONGEST_CAPTION and data.credits.search(block):
        return "CAPTION"
    if followed and len(block) <= LONGEST_TITLE and not _FULL_STOP.search(block) and block[-1] not in ":;,–—":
        return "TITLE"
    return "PARAGRAPH"
