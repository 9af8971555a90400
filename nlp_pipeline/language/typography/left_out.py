"""What the Doc of a text has otherwise than the text, its length changed, so that the models read what they know.

Left out are further spaces in a run, the line ends inside a paragraph that was wrapped, the marks of notes (« [4] »),
those of bold print, invisible characters; accents that are characters of their own are composed, entities of HTML read,
and apostrophes that are doubled for want of a quotation mark.
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
from nlp_pipeline.language.typography.misspelt_inversions import misspelt_inversions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.language.given_text import LeftOut

_LINE_END = re.compile(r" *\n *")
_APOSTROPHES = re.compile(r"'{2,5}")
"""Up to five: the mark of italics and bold print in a wiki's own text."""
_SINGLE_MARKS = re.compile(r"(?<![\w'])'(?=[^\W_])(?:[^'\n]|(?<=[^\W_])'(?=\w))+(?<=[\w.,!?…)])'(?![\w'])")
_QUOTED = re.compile(r"[«“\"] ?$|^ ?[»”\"]")
_MINUTES = re.compile(r"\d' ?\d{1,2}$")
"""Before the mark of seconds: « 5' 30'' »."""
_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(r"\w+$")
_BETTER_MARKS = frozenset('«»“”"')
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)


def find_runs(text: str) -> list[tuple[int, int, str]]:
    """Find what the models are to read otherwise than it is written, where one character for one does not do.

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
    if "''" in text:
        runs += [(*match.span(), _meant_by_apostrophes(text, *match.span())) for match in _APOSTROPHES.finditer(text)]
    if "'" in text:
        runs += _single_marks(text)
    runs += misspelt_auxiliaries(text)
    runs += misspelt_inversions(text)
    runs.sort()
    return [run for before, run in zip([(0, 0, ""), *runs], runs, strict=False) if run[0] >= before[1]]


def _single_marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Find apostrophes that quote, in paragraphs without another mark: « 'P', dit X », not « l' eau »."""
    for line in _LINE.finditer(text):
        if "'" not in line.group() or not _BETTER_MARKS.isdisjoint(line.group()):
            continue
        for match in _SINGLE_MARKS.finditer(text, *line.span()):
            last = _LAST_WORD.search(match.group()[:-1])
            word = last.group().lower() if last else ""
            if word not in load_layout().elided and not word.endswith(load_layout().elided_endings):
                yield match.start(), match.start() + 1, '"'
                yield match.end() - 1, match.end(), '"'


def _meant_by_apostrophes(text: str, start: int, end: int) -> str:
    """Give what several apostrophes stand for: one within a word, a quotation mark, nothing beside a better one."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalpha() and after[:1].isalpha():
        return "'"
    if _QUOTED.search(before) or _QUOTED.search(after):
        return ""
    return text[start:end] if _MINUTES.search(text[max(0, start - 6) : start]) else '"'


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
