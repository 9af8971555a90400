"""The tables as Apache Arrow has them: what Parquet files, shards and other engines work with."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS, Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from nlp_pipeline.schema import Column

ARTICLE_FIELDS = tuple(field.name for field in fields(Article))


def arrow_schema(columns: Sequence[Column], nested_keys: Sequence[str] = ()) -> pa.Schema:
    """Give a table's columns as an Arrow schema.

    Args:
        columns: of the table, as in ``schema.CLAIM_COLUMNS``.
        nested_keys: keys that hold offsets besides, as in ``schema.CLAIM_JSON_KEYS``: lists of pairs, and one pair for
            the source.
    """
    import pyarrow as pa

    span = pa.list_(pa.int64())
    types = {"string": pa.string(), "Int64": pa.int64(), "Float64": pa.float64(), "boolean": pa.bool_()}
    nested = {key: span if key == "source_span" else pa.list_(span) for key in nested_keys}
    return pa.schema(list(({column.name: types[column.dtype] for column in columns} | nested).items()))


@cache
def claim_schema() -> pa.Schema:
    """Give the columns of a claim, its pieces as offsets among them."""
    return arrow_schema(CLAIM_COLUMNS, CLAIM_JSON_KEYS)


@cache
def article_schema() -> pa.Schema:
    """Give the columns of an article, and ``read_error``: why it could not be read, else null."""
    import pyarrow as pa

    return pa.schema([*((name, pa.string()) for name in ARTICLE_FIELDS), ("read_error", pa.string())])


@cache
def result_schema() -> pa.Schema:
    """Give the columns of what was found in an article.

    Those of the article; ``claims`` and ``entities``, lists of the rows of the two tables; ``failed_stage`` and
    ``failure``, which are null unless the article gave no rows.
    """
    import pyarrow as pa

    lists = [
        pa.field("claims", pa.list_(pa.struct(list(claim_schema())))),
        pa.field("entities", pa.list_(pa.struct(list(arrow_schema(ENTITY_COLUMNS))))),
    ]
    failed = [pa.field("failed_stage", pa.string()), pa.field("failure", pa.string())]
    return pa.schema([*(article_schema().field(name) for name in ARTICLE_FIELDS), *lists, *failed])
