"""The title of a text that has one: a line by itself above the paragraphs, which begins like one and ends like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_TITLE = 200
FEWEST_LETTERS = 4
SHORTEST_PARAGRAPH = 60
"""All in characters: what stands below a title is longer than a line of a list or a form."""

BEGINS = re.compile(r"^[«“\"'’(\[]?\s*[^\W_a-zà-öø-ÿ]")
"""A capital, a figure, or an opening mark before one."""

ENDS = re.compile(r"(?:[.;,:]|[.…]\s*[»”\"])$")
"""What ends a sentence or goes on: no title does."""

OTHERS = re.compile(
    r"^(?:par|by|de notre|publié|mis à jour|modifié|date|source|photo|crédit|©|\(c\)|http|www\.)\b"
    r"|^\S+@\S+$"
    r"|^(?:\w+\.?,?\s+)?(?:le\s+)?(?:\w+\s+)?\d{1,2}(?:er)?\s+\w+\s+\d{4}\b|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b"
    r"|^[-–—•*]\s",
    re.IGNORECASE,
)
"""By-lines, dates, addresses, lines of dialogue and of lists."""

SENTENCE_END = re.compile(r"[.!?…][\s»”\"’')\]]*$")


def title_above(lines: Sequence[str]) -> str:
    """Give the first line where it is the title of what follows, white space folded; else an empty string.

    Args:
        lines: the lines or paragraphs of a text that are not blank, the first few at least.
    """
    if len(lines) < 2:
        return ""
    first = " ".join(lines[0].split())
    letters = sum(character.isalpha() for character in first)
    if letters < FEWEST_LETTERS or len(first) > LONGEST_TITLE or " " not in first:
        return ""
    if ENDS.search(first) or OTHERS.match(first) or not BEGINS.match(first):
        return ""
    return first if any(_is_prose(line) for line in lines[1:6]) else ""


def title_of_text(text: str) -> str:
    """Give the title that stands above a plain text; a line that goes on in the next one is none.

    Args:
        text: a whole text; only its beginning is looked at.
    """
    lines = text[:4000].lstrip().splitlines()
    kept = [line for line in lines if line.strip()]
    title = title_above(kept)
    parted = len(lines) > 1 and not lines[1].strip()
    # Without a blank line below it, it could be the first line of a paragraph that was wrapped by hand.
    wrapped = title and not parted and (kept[1].strip()[:1].islower() or len(kept[1]) <= 1.2 * len(kept[0]))
    return "" if wrapped else title


def _is_prose(line: str) -> bool:
    return len(line) >= SHORTEST_PARAGRAPH and SENTENCE_END.search(line.strip()) is not None


def first_heading(headings: Iterable[str]) -> str:
    """Give the first heading that has words, white space folded."""
    return next((" ".join(heading.split()) for heading in headings if heading.strip()), "")
