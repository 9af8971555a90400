"""Stretches of tokens, and sets of them: what two claims share is counted in a few steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TokenRange = tuple[int, int]
"""Start and end token of a stretch, end exclusive."""

LONGEST_LOOK = 40
"""Tokens that are looked through for one thing around another: a guard of running time in texts without marks."""


def ahead(start: int, stop: int) -> range:
    """Give the places from one on, before a stop, as many as are looked through at most (``LONGEST_LOOK``)."""
    return range(start, min(stop, start + LONGEST_LOOK))


def back(start: int) -> range:
    """Give the places from one back to the first, as many as are looked through at most (``LONGEST_LOOK``)."""
    return range(start, max(-1, start - LONGEST_LOOK), -1)


@dataclass(frozen=True, slots=True)
class TokenSet:
    """Some tokens of a Doc.

    Attributes:
        start: the first of them.
        bits: a number whose bits say which they are, the lowest one for ``start``.
    """

    start: int
    bits: int

    @classmethod
    def of(cls, ranges: Sequence[TokenRange]) -> TokenSet:
        """Give the tokens of ranges, which may overlap."""
        first = min(ranges)[0] if ranges else 0
        bits = 0
        for start, end in ranges:
            bits |= ((1 << (end - start)) - 1) << (start - first)
        return cls(first, bits)

    def __len__(self) -> int:
        """Count the tokens."""
        return self.bits.bit_count()

    def shared(self, other: TokenSet) -> int:
        """Count the tokens that are in both."""
        by = other.start - self.start
        if by < 0:
            return other.shared(self)
        return ((self.bits >> by) & other.bits).bit_count()
