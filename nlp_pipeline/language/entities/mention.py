"""A mention: a stretch of tokens that may be a name, where it comes from, and what it is labelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nlp_pipeline.lexicon.gazetteer import Entry

LONGEST_NAME = 40
"""In tokens: a longer run of capitalised words is a list or a page in capitals."""

Origin = Literal["gazetteer", "rule", "portfolio", "model", "context", "repeated"]


@dataclass(slots=True)
class Mention:
    """Tokens ``start`` to ``end``, end exclusive; ``entry`` is what the gazetteer says of them, if it knows them."""

    start: int
    end: int
    label: str
    origin: Origin
    entry: Entry | None = None

    def covers(self, other: Mention) -> bool:
        """Tell whether the other mention lies inside this one (or is at the same place)."""
        return self.start <= other.start and other.end <= self.end


class Layer:
    """Mentions that do not overlap, by the tokens that they take."""

    def __init__(self, size: int) -> None:
        self._at: list[Mention | None] = [None] * size
        self._all: list[Mention] | None = []

    def at(self, token: int) -> Mention | None:
        """Give the mention that takes a token."""
        return self._at[token]

    def free(self, start: int, end: int) -> bool:
        """Tell whether no token of a range is taken."""
        return not any(self._at[start:end])

    def among(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that take a token of a range, in text order."""
        found: list[Mention] = []
        for mention in filter(None, self._at[start:end]):  # most tokens of a text have none
            if not found or found[-1] is not mention:
                found.append(mention)
        return found

    def put(self, mention: Mention) -> None:
        """Place a mention; those that overlap it go."""
        for old in self.among(mention.start, mention.end):
            self.remove(old)
        self._at[mention.start : mention.end] = [mention] * (mention.end - mention.start)
        self._all = None

    def remove(self, mention: Mention) -> None:
        """Take a mention away."""
        self._at[mention.start : mention.end] = [None] * (mention.end - mention.start)
        self._all = None

    def all(self) -> list[Mention]:
        """Give all mentions in text order."""
        if self._all is None:
            self._all = self.among(0, len(self._at))
        return [*self._all]
