"""Text whose lines were cut at a width, as pages saved as text and old exports have it, made whole again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 82
"""In characters: text with a longer line was not cut."""


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Give the paragraphs of a text: between blank lines where its lines were cut, else every line by itself."""
    if any(len(line.rstrip()) > WIDTH for line in lines):
        return [folded for line in lines if (folded := " ".join(line.split()))]
    found = [""]
    for line in lines:
        words = " ".join(line.split())
        if not words:
            found.append("")
        elif found[-1]:
            # A word with a hyphen is cut behind it; a dash stands by itself.
            glue = "" if found[-1].endswith("-") and not found[-1].endswith(" -") else " "
            found[-1] += glue + words
        else:
            found[-1] = words
    return [each for each in found if each]
