"""Sentences of a treebank in CoNLL-U, their words at offsets of the sentence's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.treebanks.facts import Word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "# text = "
FORM, UPOS, FEATS, HEAD, DEPREL = 1, 3, 5, 6, 7
COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank.

    Attributes:
        text: as printed.
        words: its syntactic words; those that are printed as one ("du") share its offsets.
    """

    text: str
    words: tuple[Word, ...]


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Give the sentences of a file.

    Raises:
        ValueError: a word does not stand in its sentence's text.
    """
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = next(line.removeprefix(TEXT) for line in lines if line.startswith(TEXT))
        rows = [line.split("\t") for line in lines if line.count("\t") == COLUMNS - 1]
        yield Sentence(text, tuple(_words(rows, text)))


def _words(rows: list[list[str]], text: str) -> Iterator[Word]:
    at = 0
    shared = 0  # how many words to come are printed as the one just read
    place = (0, 0)
    for row in rows:
        number = row[0]
        if "." in number:
            continue  # an empty node of the enhanced graph
        if not shared:
            start = text.index(row[FORM], at)
            place = (start, at := start + len(row[FORM]))
        if "-" in number:
            first, last = number.split("-")
            shared = int(last) - int(first) + 1
            continue
        shared = max(shared - 1, 0)
        own = int(number) - 1
        head = int(row[HEAD]) - 1
        yield Word(row[FORM].lower(), *place, row[UPOS], row[DEPREL], own if head < 0 else head, row[FEATS])
