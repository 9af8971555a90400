"""Women and men among the people quoted: by claims, by people, in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.run.gender_shares import GenderShares

if TYPE_CHECKING:
    from nlp_pipeline.schema import Row


def _row(name: str, gender: str, **others: str) -> Row:
    known = {"doc_id": "a", "source_type": "person", "source_role": "", "outlet": "", "date": ""}
    return {**known, "source_name": name, "source_gender": gender, **others}


def _shares(*rows: Row) -> dict[tuple[str, str], Row]:
    shares = GenderShares()
    shares.add(rows)
    return {(row["by"], row["value"]): row for row in shares.rows()}


def test_claims_and_people_are_counted_apart_and_unknowns_beside_the_shares() -> None:
    whole = _shares(_row("Anne Rey", "f"), _row("Anne Rey", "f"), _row("Luc Vial", "m"), _row("Vallier", ""))["all", ""]
    assert (whole["claims_women"], whole["claims_men"], whole["claims_unknown"]) == (2, 1, 1)
    assert (whole["people_women"], whole["people_men"], whole["people_unknown"]) == (1, 1, 1)
    assert (whole["claims_share_women"], whole["people_share_women"]) == (0.667, 0.5)
    assert whole["claims_share_unknown"] == 0.25


def test_no_share_is_told_where_nobody_is_known() -> None:
    assert _shares(_row("Vallier", ""))["all", ""]["claims_share_women"] is None


def test_offices_count_under_one_form_and_months_and_outlets_apart() -> None:
    found = _shares(
        _row("Anne Rey", "f", source_role="directrice du port", outlet="Le Val", date="2024-03-02"),
        _row("Luc Vial", "m", source_role="directeur", outlet="Le Val", date="2024-04-02"),
    )
    assert found["role", "directeur"]["claims_women"] == found["role", "directeur"]["claims_men"] == 1
    assert {value for by, value in found if by == "month"} == {"2024-03", "2024-04"}
    assert found["outlet", "Le Val"]["people_women"] == 1


def test_bodies_do_not_count_and_a_passer_by_is_another_in_each_article() -> None:
    rows = [_row("une riveraine", "f", doc_id=name) for name in "ab"] + [_row("ONU", "", source_type="organization")]
    assert _shares(*rows)["all", ""]["people_women"] == 2
