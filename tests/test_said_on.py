"""Days that a text tells, against the date of its article."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.said_on import day_said

THURSDAY = "2024-03-14"
ON = [
    ((), ""),
    (("XXXX-WXX-4",), "2024-03-14"),
    (("-XXXX-WXX-4",), "2024-03-07"),
    (("+XXXX-WXX-4",), "2024-03-21"),
    (("XXXX-WXX-5",), "2024-03-08"),
    (("XXXX-03-14",), "2024-03-14"),
    (("XXXX-03-15",), "2023-03-15"),
    (("+XXXX-03-15",), "2024-03-15"),
    (("XXXX-02-29",), "2024-02-29"),
    (("XXXX-02-30",), ""),
    (("XXXX-XX-07",), "2024-03-07"),
    (("XXXX-XX-31",), "2024-01-31"),
    (("XXXX-03",), "2024-03"),
    (("-XXXX-03",), "2023-03"),
    (("XXXX-04",), "2023-04"),
    (("+XXXX-02",), "2025-02"),
    (("2021-03",), "2021-03"),
    (("2019",), "2019"),
    (("2030",), ""),
    (("2024-03-15",), ""),
    (("+2024-03-15",), "2024-03-15"),
    (("2024-13-01",), ""),
    (("P0D",), "2024-03-14"),
    (("-P1D",), "2024-03-13"),
    (("+P2D",), "2024-03-16"),
    (("-P1M",), "2024-02"),
    (("-P1Y",), "2023"),
    (("XXXX-WXX-2", "-P1D"), "2024-03-11"),
    (("2024-03", "-P1D"), ""),
    (("XXXX-WXX-4", "+P1D"), ""),
]
WITHOUT_A_DAY = [("2024", "XXXX-WXX-2"), ("2024-03", "XXXX-WXX-2"), ("2024", "XXXX-03"), ("", "P0D"), ("mars", "P0D")]
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(("days", "said_on"), ON)
def test_a_day_is_the_last_such_one_up_to_the_article_unless_it_says_otherwise(
    days: tuple[str, ...], said_on: str
) -> None:
    assert day_said(days, THURSDAY) == said_on


@pytest.mark.parametrize(("article", "day"), WITHOUT_A_DAY)
def test_an_article_whose_day_is_not_known_gives_none_that_counts_from_it(article: str, day: str) -> None:
    assert day_said([day], article) == ""


def test_a_whole_date_needs_no_date_of_the_article() -> None:
    assert day_said(["2024-03-12"], "") == "2024-03-12"


def test_a_date_with_a_time_is_a_day() -> None:
    assert day_said(["-P1D"], "2024-03-01T09:30:00+01:00") == "2024-02-29"


def test_the_ends_of_the_calendar_are_no_day() -> None:
    assert day_said(["-P1D"], "0001-01-01") == ""
    assert day_said(["+P1D"], "9999-12-31") == ""
    assert day_said(["+XXXX-02-30"], "9999-12-31") == ""


def test_another_notation_is_an_error() -> None:
    with pytest.raises(ValueError, match="mardi"):
        day_said(["mardi"], THURSDAY)


@given(day=DAYS, weekday=st.integers(1, 7), sign=st.sampled_from(["", "-", "+"]))
def test_a_weekday_is_within_a_week(day: date, weekday: int, sign: str) -> None:
    found = date.fromisoformat(day_said([f"{sign}XXXX-WXX-{weekday}"], day.isoformat()))
    assert found.isoweekday() == weekday
    days = {"": range(7), "-": range(1, 8), "+": range(-7, 0)}[sign]
    assert (day - found).days in days


@given(day=DAYS, count=st.integers(0, 999))
def test_days_count_back_and_forth(day: date, count: int) -> None:
    back = (day - timedelta(count)).isoformat()
    assert day_said([f"-P{count}D"], day.isoformat()) == back
    assert day_said([f"-P{count}D", f"+P{count}D"], day.isoformat()) == day.isoformat()
