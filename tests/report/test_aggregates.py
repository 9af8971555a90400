from __future__ import annotations

from typing import Any

import pytest

from nlp_pipeline.report.aggregates import FOLLOWED, Ranked, crossed, most_quoted, over_time


def row(name: str, **values: Any) -> dict[str, Any]:
    return {"source_name": name, "source_type": "person", "doc_id": "a", "date": "", "kind": "direct", **values}


def test_sources_are_ranked_by_their_claims_then_by_name() -> None:
    rows = [row("Zoé"), row("Anne"), row("Luc"), row("Luc", doc_id="b"), row("", source_type="none")]
    assert most_quoted(rows) == [Ranked("Luc", 2, 2), Ranked("Anne", 1, 1), Ranked("Zoé", 1, 1)]
    assert most_quoted(rows, count=1) == [Ranked("Luc", 2, 2)]


def test_capitals_make_no_other_source_and_nobody_is_none() -> None:
    rows = [row("La mairie"), row("la mairie"), row("on", source_type="none"), row("On", source_type="none")]
    assert most_quoted(rows) == [Ranked("la mairie", 2, 1)]
    assert crossed(rows, "kind").counts == ((2,),)


def test_kinds_come_in_the_order_asked_for_and_the_rarest_values_are_left_out() -> None:
    rows = [row("Luc", kind=kind) for kind in ("mixed", "mixed", "direct", "odd", "")]
    ordered = crossed(rows, "kind", order=("direct", "mixed"))
    assert (ordered.sources, ordered.columns, ordered.counts) == (("Luc",), ("direct", "mixed", "odd"), ((1, 2, 1),))
    assert crossed(rows, "kind", columns=1).columns == ("mixed",)


@pytest.mark.parametrize(
    ("dates", "columns"),
    [
        (["2024-02-28", "2024-03-01"], ("2024-02-28", "2024-02-29", "2024-03-01")),
        (["2023-11-05", "2024-02-01T10:00"], ("2023-11", "2023-12", "2024-01", "2024-02")),
        (["2015-01-01", "2019-06-01", "hier"], ("2015", "2016", "2017", "2018", "2019")),
        (["2024-02-28", ""], ()),
        (["", "demain", "2024"], ()),
    ],
)
def test_time_goes_by_day_month_or_year_without_a_gap(dates: list[str], columns: tuple[str, ...]) -> None:
    time = over_time([row("Luc", date=date) for date in dates])
    assert time.columns == columns
    if columns:
        assert time.counts[0][0] == time.counts[0][-1] == 1
        assert sum(time.counts[0]) == 2


def test_only_a_few_sources_are_followed_over_time() -> None:
    rows = [row(f"Source {n}", date=f"2024-0{1 + n % 2}-01") for n in range(20)]
    assert len(over_time(rows).sources) == FOLLOWED
