from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pandas as pd
import pytest

from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS, Article, Column, Entity

CONTRACT = (
    "doc_id claim_id claim source source_name source_type source_role source_gender origin via cue kind stance "
    "modality negated entities parent_id sentence claim_start claim_end source_start source_end cue_start cue_end "
    "rule confidence said_on title date outlet author url duplicate_of same_as time"
)


def test_the_claim_table_has_the_columns_of_the_contract_in_its_order() -> None:
    assert [column.name for column in CLAIM_COLUMNS] == CONTRACT.split()
    assert CLAIM_JSON_KEYS == ("claim_spans", "source_span", "cue_spans")


def test_the_entity_table_has_the_columns_of_the_contract_in_its_order() -> None:
    assert [column.name for column in ENTITY_COLUMNS] == ["doc_id", "text", "name", "label", "start", "end"]


@pytest.mark.parametrize("column", [*CLAIM_COLUMNS, *ENTITY_COLUMNS], ids=lambda column: column.name)
def test_every_column_says_what_it_means_and_has_a_type_of_pandas(column: Column) -> None:
    assert column.meaning
    assert str(pd.array([], dtype=column.dtype).dtype) == str(pd.api.types.pandas_dtype(column.dtype))


def test_every_field_of_an_article_but_its_text_and_its_times_is_a_column() -> None:
    names = {column.name for column in CLAIM_COLUMNS}
    assert {field.name for field in fields(Article)} - {"text", "times"} <= names


def test_articles_and_entities_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Article("a", "text").text = "other"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Entity("a", "a", "PER", 0, 1).start = 3  # type: ignore[misc]
