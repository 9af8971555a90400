"""Intervals of shares."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

LEVEL = 0.95
"""Confidence of the intervals."""


class Share(NamedTuple):
    """A share with its interval, each from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(count: int, out_of: int, level: float = LEVEL) -> Share:
    """Give a share with its score interval (Wilson, 1927), which holds for few cases and for shares near 0 and 1 too.

    Args:
        count: how many have it.
        out_of: of how many, at least one.
        level: the confidence of the interval, between 0 and 1.

    Raises:
        ValueError: ``count`` is not between 0 and ``out_of``, or there is no case.
    """
    if not 0 <= count <= out_of or not out_of:
        raise ValueError(f"{count} of {out_of} is no share")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = count / out_of
    width = 1 + z * z / out_of
    middle = (share + z * z / (2 * out_of)) / width
    half = z / width * sqrt(share * (1 - share) / out_of + z * z / (4 * out_of * out_of))
    # What is left of rounding at both ends must not leave the share outside its own interval.
    return Share(share, max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share)))
