from __future__ import annotations

from dataclasses import replace

from nlp_pipeline.rows import claim_rows, entity_rows
from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS, Article, Claim, Entity

TEXT = "« Non », a dit Ève, « jamais ». Tout serait fini."
ARTICLE = Article("une/lettre", TEXT, title="Titre", date="2024-03-05", outlet="Le Courrier", author="J. P.", url="u")
QUOTED = Claim(
    claim="Non … jamais",
    claim_spans=((2, 5), (22, 28)),
    source="Ève",
    source_span=(15, 18),
    source_name="Ève Martin",
    source_type="person",
    cue="a dit",
    cue_spans=((9, 14),),
    kind="direct",
    stance="report",
    modality="none",
    negated=False,
    entities=("Ève Martin", "Lyon"),
    parent=None,
    sentence=TEXT[:31],
    rule="incise",
    confidence=0.9,
)
HEARSAY = replace(
    QUOTED,
    claim_spans=((32, 48),),
    source="",
    source_span=None,
    source_name="",
    source_type="none",
    cue="",
    cue_spans=(),
    kind="hearsay",
    parent=0,
    entities=(),
)


def test_rows_have_exactly_the_columns_and_the_nested_keys() -> None:
    keys = [column.name for column in CLAIM_COLUMNS] + list(CLAIM_JSON_KEYS)
    assert [list(row) for row in claim_rows(ARTICLE, [QUOTED, HEARSAY])] == [keys, keys]
    (row,) = entity_rows(ARTICLE, [Entity("Ève", "Ève Martin", "PER", 15, 18)])
    assert list(row) == [column.name for column in ENTITY_COLUMNS]
    assert row["name"] == "Ève Martin"


def test_a_claim_in_pieces_spans_from_the_first_to_the_last() -> None:
    row, _ = claim_rows(ARTICLE, [QUOTED, HEARSAY])
    assert (row["claim_start"], row["claim_end"]) == (2, 28)
    assert row["claim_spans"] == [[2, 5], [22, 28]]
    assert (row["source_start"], row["source_end"], row["source_span"]) == (15, 18, [15, 18])
    assert (row["cue_start"], row["cue_end"]) == (9, 14)
    assert row["entities"] == "Ève Martin; Lyon"
    assert row["outlet"] == "Le Courrier"


def test_what_is_not_there_is_empty() -> None:
    _, row = claim_rows(ARTICLE, [QUOTED, HEARSAY])
    for name in ("source_start", "source_end", "cue_start", "cue_end", "source_span"):
        assert row[name] is None
    assert row["cue_spans"] == []
    assert row["source"] == row["source_name"] == row["cue"] == row["entities"] == ""


def test_claims_are_numbered_and_name_the_one_they_stand_inside() -> None:
    rows = claim_rows(ARTICLE, [QUOTED, HEARSAY])
    assert [row["claim_id"] for row in rows] == ["une/lettre#1", "une/lettre#2"]
    assert [row["parent_id"] for row in rows] == ["", "une/lettre#1"]
