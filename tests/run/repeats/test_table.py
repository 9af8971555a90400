"""What several articles carry, as a table."""

from __future__ import annotations

from typing import Any

from nlp_pipeline.run.repeats import RepeatTable
from nlp_pipeline.schema import REPEAT_COLUMNS

SAID = "le pont de Valbrune rouvrira lundi matin"


def row(
    doc_id: str, outlet: str, date: str, name: str, source_type: str = "person", claim: str = SAID
) -> dict[str, Any]:
    return {
        "doc_id": doc_id,
        "claim_id": f"{doc_id}#1",
        "claim": claim,
        "source_name": name,
        "source_type": source_type,
        "negated": False,
        "claim_start": None,
        "claim_end": None,
        "date": date,
        "outlet": outlet,
    }


ROWS = [
    row("b", "La Côte", "2024-03-13", "AFP", "media"),
    row("a", "Le Val", "2024-03-12", "Anne Morel"),
    row("c", "Le Soir", "", "", "none"),
    row("d", "Le Val", "2024-03-14", "Mme Anne Morel"),
    row("e", "La Côte", "2024-03-15", "Paul Rey"),
    row("f", "La Côte", "2024-03-15", "Paul Rey", claim="La gare de Lurçay fermera en mai pour travaux"),
]


def test_a_row_tells_who_had_it_first_and_how_each_attributes_it() -> None:
    table = RepeatTable()
    table.add(ROWS)
    (found,) = table.rows()
    assert list(found) == [column.name for column in REPEAT_COLUMNS]
    assert (found["claim_id"], found["first_outlet"], found["first_date"]) == ("a#1", "Le Val", "2024-03-12")
    assert (found["articles"], found["outlets"], found["last_date"]) == (5, 3, "2024-03-15")
    ways = [found[way] for way in ("same_source", "other_outlet", "other_source", "no_source")]
    assert ways == [2, 1, 1, 1]
    assert found["carried_by"] == (
        "Le Val 2024-03-12: Anne Morel; La Côte 2024-03-13: AFP; Le Val 2024-03-14: Mme Anne Morel; "
        "La Côte 2024-03-15: Paul Rey; Le Soir: –"
    )
    assert found["claim_ids"] == "a#1; b#1; d#1; e#1; c#1"


def test_an_article_that_says_it_twice_counts_once() -> None:
    table = RepeatTable()
    table.add([ROWS[0], {**ROWS[0], "claim_id": "b#2"}])
    assert not list(table.rows())
    table.add([ROWS[1]])
    (found,) = table.rows()
    assert (found["articles"], found["claim_ids"]) == (2, "a#1; b#1; b#2")


def test_one_doc_id_in_two_tables_is_two_articles() -> None:
    table = RepeatTable()
    table.add([ROWS[0]], table="1.csv")
    table.add([ROWS[0]], table="2.csv")
    assert [found["articles"] for found in table.rows()] == [2]
    assert table.count() == 1
    assert not list(table.rows(min_articles=3))


def test_the_ways_to_attribute_add_up_to_the_articles_also_where_the_first_has_no_source() -> None:
    table = RepeatTable()
    table.add([row("a", "", "2024-01-01", "", "none"), *ROWS])
    (found,) = table.rows()
    assert found["claim_id"] == "a#1"
    assert sum(found[way] for way in ("same_source", "other_outlet", "other_source", "no_source")) == found["articles"]
