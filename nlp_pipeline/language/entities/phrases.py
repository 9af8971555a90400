"""Finds known phrases in a text: a table from the first word to what may follow, one pass over the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase found at words ``start`` to ``end``, and what the table says of it."""

    start: int
    end: int
    value: Value


class PhraseTable(Generic[Value]):
    """Phrases of words, exact to the letter, each with a value."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], Value] = {}
        self._sizes: dict[str, list[int]] = {}

    def add(self, words: Sequence[str], value: Value) -> None:
        """Add a phrase of at least one word; a phrase added twice keeps its first value."""
        phrase = tuple(words)
        if self._values.setdefault(phrase, value) is value:
            sizes = self._sizes.setdefault(phrase[0], [])
            if len(phrase) not in sizes:
                sizes.append(len(phrase))
                sizes.sort(reverse=True)

    def get(self, words: Sequence[str]) -> Value | None:
        """Give the value of a phrase, None where it is not known."""
        return self._values.get(tuple(words))

    def find(self, words: Sequence[str]) -> Iterator[Found[Value]]:
        """Find the phrases in a text.

        Args:
            words: the words of the text.

        Yields:
            At each place the phrases that begin there, longest first; places in text order. They may overlap.
        """
        sizes = self._sizes
        for at in places_of(words, sizes):
            for size in sizes[words[at]]:
                phrase = tuple(words[at : at + size])
                if len(phrase) == size and phrase in self._values:
                    yield Found(at, at + size, self._values[phrase])
