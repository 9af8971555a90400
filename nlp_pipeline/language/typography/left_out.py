"""What the Doc of a text has otherwise than the text, its length changed, so that the models read what they know.

Left out are further spaces in a run, the line ends inside a paragraph that was wrapped, the marks of notes (« [4] »),
those of bold print, invisible characters; accents that are characters of their own are composed, entities of HTML read.
For spaCy white space and marks are tokens between two words, which the models never saw there: three of ten claims came
out otherwise for it.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from nlp_pipeline.language.layout.blocks import find_blocks
from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.language.typography.characters import UNUSUAL, has_unusual_words, normalize, plain_word
from nlp_pipeline.language.typography.misspelt_auxiliaries import misspelt_auxiliaries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.given_text import LeftOut

_LINE_END = re.compile(r" *\n *")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)


def find_runs(text: str) -> list[tuple[int, int, str]]:
    """Find what the models are to read otherwise than it is written, where that changes the length of the text.

    Args:
        text: a normalised text.

    Returns:
        In order, the offsets of each run and what is left of it: nothing or a space, or what it stands for.
    """
    runs: list[tuple[int, int, str]] = []
    if any(mark in text for mark in ("  ", "[", *load_layout().print_marks)):
        matches = _between_words().finditer(text)
        runs += [(*match.span("run"), " " if match["run"].isspace() else "") for match in matches]
    if "\n" in text:
        runs += [
            (start + match.start(), start + match.end(), " ")
            for start, end in find_blocks(text)
            for match in _LINE_END.finditer(text[start:end])
        ]
    if has_unusual_words(text):
        runs += [(*match.span(), plain_word(match.group())) for match in UNUSUAL.finditer(text)]
    if "&" in text:
        runs += [(*match.span(), _meant(match.group())) for match in _ENTITY.finditer(text)]
    runs += misspelt_auxiliaries(text)
    runs.sort()
    return [run for before, run in zip([(0, 0, ""), *runs], runs, strict=False) if run[0] >= before[1]]


def _meant(entity: str) -> str:
    """Give the character that an entity of HTML stands for, or the entity where it stands for none."""
    character = unescape(entity)
    return normalize(character) if len(character) == 1 else entity


@cache
def _between_words() -> re.Pattern[str]:
    """Match two spaces and more between words, the marks of notes behind a word, and those of bold print."""
    layout = load_layout()
    notes = "|".join(layout.note_marks)
    mark = rf"(?<=[^\s\[\](])(?: ?\[(?:{notes})\])+(?=[\s.,;:!?»”\")\]]|$)" if notes else "(?!)"
    bold = "|".join(rf"(?<!\S){each}(?=\S)|(?<=\S){each}(?![^\s.,;:!?])" for each in map(re.escape, layout.print_marks))
    return re.compile(rf"(?P<run>(?<=\S) {{2,}}(?=\S)|{mark}|{bold or '(?!)'})", re.IGNORECASE)


def leave_out(text: str, runs: Sequence[tuple[int, int, str]]) -> str:
    """Give a text with what is left of the runs that were found in it."""
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
        "ends": [end - further[number] for number, (_start, end, _left) in enumerate(runs)],
        "words": [original[start:end] for start, end, _left in runs],
        "further": further,
    }
