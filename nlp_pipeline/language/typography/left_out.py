"""What stands between the words of a text and is no part of its sentences: the Doc leaves it out, offsets count it.

Further spaces in a run, the line ends inside a paragraph that was wrapped, the marks of notes (« l'eau[4] »): for spaCy
each is a token between two words, which the models never saw there. Three of ten claims came out otherwise for it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from nlp_pipeline.language.layout.blocks import find_blocks
from nlp_pipeline.language.layout.data import load_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.given_text import LeftOut

_LINE_END = re.compile(r" *\n *")


def find_runs(text: str) -> list[tuple[int, int, str]]:
    """Find what is to be left out of a text, or to be a single space in it.

    Args:
        text: a normalised text.

    Returns:
        In order, the offsets of each run and what is left of it: a space or nothing.
    """
    runs = [(*match.span("run"), " " if match["run"].isspace() else "") for match in _between_words().finditer(text)]
    if "\n" in text:
        runs += [
            (start + match.start(), start + match.end(), " ")
            for start, end in find_blocks(text)
            for match in _LINE_END.finditer(text[start:end])
        ]
        runs.sort()
    return runs


@cache
def _between_words() -> re.Pattern[str]:
    """Match two spaces and more between words, and the marks of notes behind a word."""
    notes = "|".join(load_layout().note_marks)
    mark = rf"(?: ?\[(?:{notes})\])+(?=[\s.,;:!?»”\")\]]|$)" if notes else "(?!)"
    return re.compile(rf"(?<=\S)(?P<run> {{2,}}(?=\S)|(?<=[^\s\[\](]){mark})", re.IGNORECASE)


def leave_out(text: str, runs: Sequence[tuple[int, int, str]]) -> str:
    """Give a text without the runs that were found in it."""
    pieces: list[str] = []
    last = 0
    for start, end, left in runs:
        pieces += text[last:start], left
        last = end
    return "".join([*pieces, text[last:]])


def note_runs(original: str, runs: Sequence[tuple[int, int, str]]) -> LeftOut:
    """Note what was left out, so that it can be put back.

    Args:
        original: the text as it was given.
        runs: what was found in its normalised form.
    """
    further = list(accumulate(end - start - len(left) for start, end, left in runs))
    before = [0, *further]
    return {
        "length": len(original) - further[-1],
        "at": [start - before[number] for number, (start, _end, _left) in enumerate(runs)],
        "words": [original[start:end] for start, end, _left in runs],
        "further": further,
    }
