"""Sets of tokens as ranges: what two claims share is told from their edges, however many words they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TokenRange = tuple[int, int]
"""Start and end token of a stretch, end exclusive."""


def merged(ranges: Iterable[TokenRange]) -> list[TokenRange]:
    """Give the same tokens as ranges in text order that do not overlap."""
    out: list[TokenRange] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def size(ranges: Iterable[TokenRange]) -> int:
    """Count the tokens of ranges that do not overlap."""
    return sum(end - start for start, end in ranges)


def shared(some: Sequence[TokenRange], others: Sequence[TokenRange]) -> int:
    """Count the tokens that are in both of two lists, each as :func:`merged` gives it."""
    if not some or not others or some[0][0] >= others[-1][1] or others[0][0] >= some[-1][1]:
        return 0
    count = one = other = 0
    while one < len(some) and other < len(others):
        count += max(0, min(some[one][1], others[other][1]) - max(some[one][0], others[other][0]))
        if some[one][1] <= others[other][1]:
            one += 1
        else:
            other += 1
    return count
