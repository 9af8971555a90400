"""The sources of a corpus: joined where it is safe, kept apart where it would be a guess."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.run.source_table import SourceTable, source_rows
from nlp_pipeline.schema import SOURCE_COLUMNS


def row(name: str, doc_id: str = "a", **others: Any) -> dict[str, Any]:
    values = {"source_type": "person", "kind": "direct", "stance": "assert", "outlet": "", "date": ""}
    return {"doc_id": doc_id, "source_name": name, **values, **others}


def names(*written: str) -> list[str]:
    return sorted(found["name"] for found in source_rows(row(name) for name in written))


def test_spellings_of_one_name_are_joined() -> None:
    (found,) = source_rows(row(name) for name in ("l'Élysée", "Élysée", "ELYSEE", "L’Elysée", "Élysée"))
    assert (found["name"], found["claims"]) == ("Élysée", 5)
    assert found["variants"] == "ELYSEE; L’Elysée; l'Élysée"


def test_the_gazetteer_joins_an_acronym_with_its_name() -> None:
    (found,) = source_rows(row(name) for name in ("OMS", "l'Organisation mondiale de la santé"))
    assert found["id"] == "org:organisation-mondiale-de-la-sante"


def test_a_title_before_a_full_name_goes_a_surname_alone_stays_apart() -> None:
    assert names("M. Paul Rey", "Paul Rey") == ["M. Paul Rey"]
    assert names("M. Rey", "Paul Rey", "Rey", "Anne Rey") == ["Anne Rey", "M. Rey", "Paul Rey", "Rey"]


def test_a_row_counts_kinds_stances_articles_outlets_dates_and_neighbours() -> None:
    rows = [
        row("Anne Morel", "a", outlet="Le Val", date="2024-02-01"),
        row("Anne Morel", "a", outlet="Le Val", date="2024-02-01", kind="indirect", stance="deny"),
        row("CGT", "a", source_type="organization"),
        row("", "a", source_type="none"),
        row("Anne Morel", "b", outlet="La Côte", date="2024-01-01"),
    ]
    first, second = source_rows(rows)
    assert list(first) == [column.name for column in SOURCE_COLUMNS]
    assert (first["claims"], first["direct"], first["indirect"], first["articles"], first["outlets"]) == (3, 2, 1, 2, 2)
    assert (first["stances"], first["main_outlets"]) == ("assert 2; deny 1", "Le Val 2; La Côte 1")
    assert (first["first_date"], first["last_date"], first["quoted_with"]) == ("2024-01-01", "2024-02-01", "CGT 1")
    assert (second["name"], second["type"], second["quoted_with"]) == ("CGT", "organization", "Anne Morel 1")


def test_few_claims_and_other_types_can_be_left_out() -> None:
    table = SourceTable()
    table.add([row("A"), row("A"), row("B"), row("C", source_type="media"), row("C", source_type="media")])
    assert [found["name"] for found in table.rows(min_claims=2)] == ["A", "C"]
    assert [found["name"] for found in table.rows(kind="media")] == ["C"]


@given(st.lists(st.tuples(st.sampled_from("ABCDÉe"), st.sampled_from("xyz"))), st.randoms())
def test_every_claim_is_counted_once_in_whatever_order_articles_come(pairs: list[tuple[str, str]], random: Any) -> None:
    rows = [row(name, doc_id) for name, doc_id in sorted(pairs, key=lambda pair: pair[1])]
    found = list(source_rows(rows))
    assert sum(each["claims"] for each in found) == len(rows)
    documents = sorted({doc_id for _, doc_id in pairs})
    random.shuffle(documents)
    assert list(source_rows(each for doc_id in documents for each in rows if each["doc_id"] == doc_id)) == found
