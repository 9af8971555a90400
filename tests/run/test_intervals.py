"""Intervals of shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.run.intervals import wilson

# Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I: the score method without
# continuity correction.
PUBLISHED = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]


@pytest.mark.parametrize(("count", "out_of", "low", "high"), PUBLISHED)
def test_intervals_are_the_published_ones(count: int, out_of: int, low: float, high: float) -> None:
    found = wilson(count, out_of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.share == count / out_of


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0.5, 0.999))
def test_a_share_lies_in_its_interval_and_a_surer_interval_is_wider(count: int, others: int, level: float) -> None:
    if not count + others:
        return
    found, surer = wilson(count, count + others, level), wilson(count, count + others, level + 0.0005)
    assert 0 <= surer.low <= found.low <= found.share <= found.high <= surer.high <= 1


@pytest.mark.parametrize(("count", "out_of"), [(0, 0), (2, 1), (-1, 3)])
def test_what_is_no_share_is_refused(count: int, out_of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(count, out_of)
