"""The sources of a corpus, counted."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.run.source_frame import sources
from nlp_pipeline.run.source_table import SourceTable
from nlp_pipeline.schema import KINDS, SOURCE_COLUMNS, STANCES


def row(name: str | None, doc_id: str = "a", **others: Any) -> dict[str, Any]:
    values = {"source_type": "person", "kind": "direct", "stance": "assert", "outlet": "", "date": ""}
    values |= {"source_gender": "", "source_role": ""}
    return {"doc_id": doc_id, "source_name": name, **values, **others}


def table(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    added = SourceTable()
    added.add(rows)
    return added.rows()


def test_names_of_one_source_are_one_row_with_the_other_names_as_variants() -> None:
    names = ("OMS", "l'Organisation mondiale de la santé", "OMS", "l’OMS")
    (found,) = table(*(row(name, source_type="organization") for name in names))
    assert (found["name"], found["claims"], found["id"]) == ("OMS", 4, "org:organisation-mondiale-de-la-sante")
    assert found["variants"] == "l’OMS; l'Organisation mondiale de la santé"


def test_a_row_counts_kinds_stances_articles_outlets_dates_and_neighbours() -> None:
    first, second = table(
        row("Anne Morel", "a", outlet="Le Val", date="2024-02-01T08:00:00"),
        row("Anne Morel", "a", outlet="Le Val", date="2024-02-01", kind="indirect", stance="deny"),
        row("CGT", "a", source_type="organization"),
        row("", "a", source_type="none"),
        row("on", "a", source_type="none"),
        row("Anne Morel", "b", outlet="La Côte", date="2024-01-01", stance="shout"),
    )
    assert list(first) == [column.name for column in SOURCE_COLUMNS]
    assert (first["claims"], first["direct"], first["indirect"], first["articles"], first["outlets"]) == (3, 2, 1, 2, 2)
    assert (first["stance_assert"], first["stance_deny"], first["stance_other"], first["stance_ask"]) == (1, 1, 1, 0)
    assert first["main_outlets"] == "Le Val 2; La Côte 1"
    assert (first["first_date"], first["last_date"], first["quoted_with"]) == ("2024-01-01", "2024-02-01", "CGT 1")
    assert (second["name"], second["type"], second["quoted_with"]) == ("CGT", "organization", "Anne Morel 1")


def test_a_date_that_is_none_is_left_out() -> None:
    (found,) = table(row("A", date="12/03/2024"), row("A", date="hier"), row("A", date="2023"), row("A", date="202312"))
    assert (found["first_date"], found["last_date"]) == ("2023", "2023")


def test_the_type_is_what_most_claims_say() -> None:
    (found,) = table(
        row("Varcieux"), row("Varcieux", source_type="organization"), row("Varcieux", source_type="organization")
    )
    assert found["type"] == "organization"


def test_the_gender_is_what_most_claims_say_and_none_where_they_are_even() -> None:
    women, even, untold = table(
        *(row("Anne Morel", source_gender=gender) for gender in ("f", "f", "m", "")),
        *(row("Luc Petit", source_gender=gender) for gender in ("f", "m", "")),
        row("CGT", source_type="organization"),
    )
    assert [found["gender"] for found in (women, even, untold)] == ["f", "", ""]


def test_few_claims_and_other_types_can_be_left_out_and_are_still_neighbours() -> None:
    added = SourceTable()
    added.add([row("A"), row("A"), row("B"), row("C", source_type="media"), row("C", source_type="media")])
    kept = added.rows(min_claims=2)
    assert [found["name"] for found in kept] == ["A", "C"]
    assert kept[0]["quoted_with"] == "B 1; C 1"
    assert [found["name"] for found in added.rows(source_type="media")] == ["C"]


def test_one_doc_id_in_two_tables_is_two_articles() -> None:
    added = SourceTable()
    added.add([row("A", "1"), row("B", "2")], table="2023.csv")
    added.add([row("A", "1"), row("B", "3")], table="2024.csv")
    assert added.rows()[0]["articles"] == 2
    assert added.repeated() == 1


def test_there_is_a_column_for_every_stance_that_the_lexicon_knows() -> None:
    assert sorted(STANCES) == sorted(load_lexicon().stances)


CLAIMS = st.builds(
    row,
    st.sampled_from(
        ["A", "B", "É", "e", "M. Paul Rey", "Paul Rey", "Rey", "OMS", "", "Organisation mondiale de la santé"]
    ),
    st.sampled_from("xyz"),
    source_type=st.sampled_from(["person", "organization", "group"]),
    kind=st.sampled_from(KINDS),
    stance=st.sampled_from(["assert", "deny", "", "odd"]),
    outlet=st.sampled_from(["", "Le Val", "La Côte"]),
    date=st.sampled_from(["", "2024-01-01", "2024-02-01"]),
)


@given(st.lists(CLAIMS))
def test_every_claim_with_a_source_is_counted_once(rows: list[dict[str, Any]]) -> None:
    found = table(*rows)
    assert sum(each["claims"] for each in found) == sum(bool(each["source_name"]) for each in rows)
    for each in found:
        assert sum(each[kind] for kind in KINDS) == each["claims"]
        assert sum(each[f"stance_{stance}"] for stance in (*STANCES, "other")) == each["claims"]
        assert 1 <= each["articles"] <= each["claims"]


@given(st.lists(CLAIMS), st.randoms())
def test_the_order_of_the_claims_does_not_matter(rows: list[dict[str, Any]], random: Any) -> None:
    shuffled = [*rows]
    random.shuffle(shuffled)
    assert table(*shuffled) == table(*rows)


def test_a_data_frame_of_claims_gives_a_data_frame_of_sources() -> None:
    claims = pd.DataFrame(
        [row("Anne Morel"), row("anne morel", "b"), row("CGT", source_type="organization"), row(None)]
    )
    found = sources(claims)
    assert list(found.columns) == [column.name for column in SOURCE_COLUMNS]
    assert found[["name", "claims", "articles"]].values.tolist() == [["anne morel", 2, 2], ["CGT", 1, 1]]
    assert len(sources(claims, min_claims=2)) == len(sources(claims, source_type="person")) == 1


def test_columns_that_only_some_tables_have_are_not_needed_others_are() -> None:
    claims = pd.DataFrame([row("Anne Morel")])
    without = claims.drop(columns=["date", "outlet", "source_gender", "source_role"])
    assert sources(without)[["first_date", "gender"]].values.tolist() == [["", ""]]
    with pytest.raises(ValueError, match="lacks kind, stance"):
        sources(claims.drop(columns=["kind", "stance"]))
