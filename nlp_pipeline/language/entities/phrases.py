"""Finds known phrases in a text: a table from the first word to what may follow, one pass over the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

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
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._longest_first = True

    def get(self, words: Sequence[str]) -> Value | None:
        """Give the value of a phrase, None where it is not known."""
        for phrase, value in self._by_first.get(words[0], ()):
            if phrase == tuple(words):
                return value
        return None

    def add(self, words: Sequence[str], value: Value) -> None:
        """Add a phrase of at least one word; a phrase added twice keeps its first value."""
        known = self._by_first.setdefault(words[0], [])
        if all(phrase != tuple(words) for phrase, _ in known):
            known.append((tuple(words), value))
            self._longest_first = False

    def find(self, words: Sequence[str]) -> Iterator[Found[Value]]:
        """Find the phrases in a text.

        Args:
            words: the words of the text.

        Yields:
            At each place the phrases that begin there, longest first; places in text order. They may overlap.
        """
        if not self._longest_first:
            for phrases in self._by_first.values():
                phrases.sort(key=lambda item: -len(item[0]))
            self._longest_first = True
        table = self._by_first
        for at, word in enumerate(words):
            for phrase, value in table.get(word, ()):
                size = len(phrase)
                if size == 1 or tuple(words[at : at + size]) == phrase:
                    yield Found(at, at + size, value)
