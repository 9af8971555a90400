"""Outlets, months and authors compared."""

from __future__ import annotations

from typing import Any

import pytest

from nlp_pipeline.run.comparison import BY, Comparison
from nlp_pipeline.schema import COMPARISON_COLUMNS


def row(doc_id: str, outlet: str, kind: str, name: str = "Anne Morel", **others: str) -> dict[str, Any]:
    known = {"doc_id": doc_id, "outlet": outlet, "kind": kind, "source_name": name, "source_type": "person"}
    return {**known, "stance": "report", "date": "2024-03-12", **others}


ROWS = [
    row("a", "Le Val", "direct"),
    row("a", "Le Val", "direct", "Mme Anne Morel"),
    row("b", "Le Val", "indirect", "Paul Rey", date="2024-04-01"),
    row("c", "La Côte", "indirect", "", source_type="none", date=""),
]


def found(by: str, **options: int) -> list[dict[str, Any]]:
    comparison = Comparison(by)
    comparison.add(ROWS)
    return list(comparison.rows(**options))


def figure(rows: list[dict[str, Any]], group: str, measure: str, value: str = "") -> dict[str, Any]:
    (one,) = [row for row in rows if (row["group"], row["measure"], row["value"]) == (group, measure, value)]
    return one


def test_each_group_has_its_articles_claims_and_shares_with_what_is_behind_them() -> None:
    rows = found("outlet")
    assert all(list(one) == [column.name for column in COMPARISON_COLUMNS] for one in rows)
    assert figure(rows, "Le Val", "articles")["count"] == 2
    claims = figure(rows, "Le Val", "claims")
    assert (claims["count"], claims["mean"]) == (3, 1.5)
    direct = figure(rows, "Le Val", "kind", "direct")
    assert (direct["count"], direct["out_of"], direct["share"]) == (2, 3, 2 / 3)
    assert direct["low"] < 2 / 3 < direct["high"]
    assert figure(rows, "La Côte", "kind", "direct")["share"] == 0


def test_sources_are_joined_over_their_names_and_shares_are_of_claims_with_a_source() -> None:
    rows = found("outlet")
    quoted = figure(rows, "Le Val", "source", "Anne Morel")
    assert (quoted["count"], quoted["out_of"]) == (2, 3)
    assert not [one for one in rows if one["group"] == "La Côte" and one["measure"] == "source"]
    assert not [one for one in found("outlet", most_quoted=0) if one["measure"] == "source"]


def test_shares_of_a_measure_add_up_to_one_where_there_is_any_case() -> None:
    rows = found("outlet")
    for group in ("Le Val", "La Côte"):
        for measure in ("kind", "stance", "source_type"):
            assert sum(one["share"] for one in rows if (one["group"], one["measure"]) == (group, measure)) == 1


def test_gender_is_counted_among_those_whose_gender_the_text_tells() -> None:
    comparison = Comparison("outlet")
    comparison.add(
        [{**ROWS[0], "source_gender": "f"}, {**ROWS[1], "source_gender": ""}, {**ROWS[2], "source_gender": "m"}]
    )
    women = figure(list(comparison.rows()), "Le Val", "source_gender", "f")
    assert (women["count"], women["out_of"]) == (1, 2)


def test_months_stand_in_their_order_and_those_without_a_date_come_first() -> None:
    assert list(dict.fromkeys(one["group"] for one in found("month"))) == ["", "2024-03", "2024-04"]
    assert list(dict.fromkeys(one["group"] for one in found("year"))) == ["", "2024"]


def test_small_groups_are_left_out_and_one_doc_id_in_two_tables_is_two_articles() -> None:
    assert {one["group"] for one in found("outlet", min_claims=2)} == {"Le Val"}
    comparison = Comparison("outlet")
    comparison.add(ROWS[:1], table="1.csv")
    comparison.add(ROWS[:1], table="2.csv")
    assert figure(list(comparison.rows()), "Le Val", "articles")["count"] == 2
    by_table = Comparison("table")
    by_table.add(ROWS, table="1.csv")
    assert by_table.groups() == ["1.csv"]


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ValueError, match=BY[0]):
        Comparison("colour")
