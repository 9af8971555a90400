"""Line-ups and lists of persons: lines with nothing but a name, or a name and a bracket ("Morel (3/5)")."""

from __future__ import annotations

from itertools import compress, count, groupby, pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.language.entities.cleaning import Cleaner
    from nlp_pipeline.language.entities.doc_words import Reading

PERSONS = 0.3
"""The share of a list's lines in which the model sees a person that makes persons of all of them."""


def persons_of_rosters(reading: Reading, model: Sequence[tuple[int, int, str]], cleaner: Cleaner) -> Iterator[Mention]:
    """Find the persons that a list names line by line, where the model sees persons in enough of its lines.

    Args:
        reading: the text.
        model: the model's entities: first token, token after the last, label.
        cleaner: tells what can be a name.

    Yields:
        Mentions labelled PER, also where the model has them.
    """
    labels = {start: label for start, _, label in model}
    lines = [(start, _name_end(reading, start, end)) for start, end in _lines(reading)]
    for has_name, group in groupby(lines, key=lambda line: line[1] > 0):
        names = [(start, end) for start, end in group if cleaner.is_name(reading, start, end)] if has_name else []
        persons = sum(labels.get(start) == "PER" for start, _ in names)
        if len(names) >= cleaner.words.shortest_list and persons >= PERSONS * len(names):
            yield from (Mention(start, end, "PER", "rule") for start, end in names)


def _lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """Give the tokens of every line with words in it."""
    starts = list(compress(count(), reading.edges))
    for start, end in pairwise([*starts, len(reading)]):
        while end > start and reading.words[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def _name_end(reading: Reading, start: int, end: int) -> int:
    """Give the token after the name in a line with nothing else, or a bracket, after it; 0 for another line."""
    at = start
    while at < end and reading.capital[at] and not reading.breaks[at]:
        at += 1
    bracket = at < end and reading.words[at] == "(" and reading.words[end - 1] == ")"
    return at if start < at and (at == end or bracket) else 0
