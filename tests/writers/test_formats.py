"""What other programs read back from a table is equal to what was written."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.schema import CLAIM_COLUMNS
from nlp_pipeline.writers import CLAIMS, Table, format_named
from tests.shares import tried

if TYPE_CHECKING:
    from nlp_pipeline.schema import Row

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    [
        '=1+1"',
        "- Non, dit-il, \n\r\n\r",
        "+33",
        "@moi",
        "\t",
        "a\x85b\u2028c\u2029d\x1c\x0b",
        "«\u00a0NA\u202f»",
        "null",
        "\ufeff",
    ]
)
OFFSET = st.integers(0, 10**9)
SPAN = st.tuples(OFFSET, OFFSET).map(list)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXT,
    "Int64": st.none() | OFFSET,
    "Float64": st.floats(0, 1),
    "boolean": st.booleans(),
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {column.name: VALUES[column.dtype] for column in CLAIM_COLUMNS}
        | {
            "claim_spans": st.lists(SPAN, min_size=1),
            "source_span": st.none() | SPAN,
            "cue_spans": st.lists(SPAN),
        }
    ),
    max_size=4,
)


def written(rows: list[Row], name: str, table: Table = CLAIMS) -> bytes:
    stream = io.BytesIO()
    writer = format_named(name).start(stream, table)
    for row in rows:
        writer.write([row])
    writer.finish()
    return stream.getvalue()


@given(ROWS)
@settings(deadline=None, max_examples=tried(20, 50))
def test_json_lines_come_back_equal_one_row_a_line(rows: list[Row]) -> None:
    text = written(rows, "jsonl").decode("utf-8")
    assert [json.loads(line) for line in text.splitlines()] == rows


@given(ROWS)
@settings(deadline=None, max_examples=tried(20, 50))
def test_csv_comes_back_equal_in_the_standard_library(rows: list[Row]) -> None:
    text = written(rows, "csv").decode("utf-8")
    back = list(csv.DictReader(io.StringIO(text, newline="")))
    assert back == [{column.name: _as_text(row[column.name]) for column in CLAIM_COLUMNS} for row in rows]


@given(ROWS)
@settings(deadline=None, max_examples=tried(20, 50))
def test_csv_comes_back_equal_in_pandas_with_the_types_of_the_columns(rows: list[Row]) -> None:
    rows = [{key: _without_nul(value) for key, value in row.items()} for row in rows]
    numbers = [column.name for column in CLAIM_COLUMNS if column.dtype != "string"]
    back = pd.read_csv(
        io.BytesIO(written(rows, "csv")),
        dtype={column.name: column.dtype for column in CLAIM_COLUMNS},
        keep_default_na=False,
        na_values={name: [""] for name in numbers},
    )
    expected = pd.DataFrame({c.name: pd.array([row[c.name] for row in rows], dtype=c.dtype) for c in CLAIM_COLUMNS})
    pd.testing.assert_frame_equal(back, expected)


def _as_text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _without_nul(value: Any) -> Any:
    """Leave out what pandas cannot read in any CSV: NUL, which no text from a file holds."""
    return value.replace("\0", "") if isinstance(value, str) else value


def test_an_empty_table_has_its_names() -> None:
    names = [column.name for column in CLAIM_COLUMNS]
    assert written([], "csv").decode().splitlines() == [",".join(names)]
    assert written([], "jsonl") == b""
