"""The letter between a verb and its pronoun where its hyphens are misspelt: « déplore t'il », « a-t'elle dit »."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nlp_pipeline.language.layout.data import load_layout

if TYPE_CHECKING:
    from collections.abc import Iterator


def misspelt_inversions(text: str) -> Iterator[tuple[int, int, str]]:
    """Find where an apostrophe stands for the hyphens before an inverted pronoun.

    Args:
        text: a normalised text.

    Yields:
        The offsets of each, and what is meant.
    """
    letter = load_layout().euphonic
    if letter and f"{letter}'" in text:
        for match in _pattern().finditer(text):
            yield *match.span(), f"-{letter}-"


@cache
def _pattern() -> re.Pattern[str]:
    layout = load_layout()
    pronouns = "|".join(map(re.escape, layout.euphonic_pronouns))
    return re.compile(rf"(?<=[^\W\d_])[ -]{re.escape(layout.euphonic)}'(?=(?:{pronouns})\b)")
