"""What spreadsheets, databases and data frames read back is what was written, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import sqlite3
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from nlp_pipeline.rows import claim_rows, entity_rows
from nlp_pipeline.schema import CLAIM_COLUMNS, Article, Claim, Entity
from nlp_pipeline.writers import CLAIMS, RunFormat, RunOutput, format_named, workbook
from nlp_pipeline.writers.workbook import LONGEST_CELL, fitting

if TYPE_CHECKING:
    from pathlib import Path

    from nlp_pipeline.schema import Row

TEXT = "=1+1, dit Anne Morel. « -5 % », selon @nom. +33 😀 é. Rien n'est signé, a prévenu la maire."


def claim(start: int, end: int, source: tuple[int, int] | None, **others: Any) -> Claim:
    values: dict[str, Any] = {
        "claim": TEXT[start:end],
        "claim_spans": ((start, end),),
        "source": TEXT[slice(*source)] if source else "",
        "source_span": source,
        "source_name": TEXT[slice(*source)] if source else "",
        "source_type": "person" if source else "none",
        "cue": "",
        "cue_spans": (),
        "kind": "direct",
        "stance": "report",
        "modality": "none",
        "negated": True,
        "entities": ("Anne Morel",),
        "parent": None,
        "sentence": TEXT,
        "rule": "incise",
        "confidence": 0.91,
    }
    return Claim(**{**values, **others})


ARTICLE = Article("a/1", TEXT, "=SOMME(A1)", "2024-09-11", "Le Val", "O. Bastien", "https://exemple.fr/=a")
CLAIMS_OF_IT = [claim(0, 4, (10, 20)), claim(24, 28, (38, 42)), claim(44, 49, None, kind="hearsay")]
ROWS = claim_rows(ARTICLE, CLAIMS_OF_IT)
ENTITIES = entity_rows(ARTICLE, [Entity("Anne Morel", "Anne Morel", "PER", 10, 20)])


def table(name: str, rows: list[Row] = ROWS) -> bytes:
    kind = format_named(name)
    assert not isinstance(kind, RunFormat)
    stream = io.BytesIO()
    writer = kind.start(stream, CLAIMS)
    writer.write(rows)
    writer.finish()
    return stream.getvalue()


def run(name: str, path: Path) -> Path:
    kind = format_named(name)
    assert isinstance(kind, RunFormat)
    output = RunOutput(path, kind)
    output.write(ARTICLE, ROWS, ENTITIES)
    output.seal()
    output.publish()
    output.close()
    return path


def test_excel_in_french_gets_its_marks_and_no_formula() -> None:
    data = table("excel-fr")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["claim"] for row in rows] == ["'=1+1", "'-5 %", "'+33 😀"]
    assert rows[1]["source"] == "'@nom"
    assert (rows[0]["confidence"], rows[0]["negated"]) == ("0,91", "VRAI")
    assert [int(row["claim_start"]) for row in rows] == [0, 24, 44]
    frame = pd.read_csv(io.BytesIO(data), sep=";", decimal=",", encoding="utf-8-sig")
    assert frame["confidence"].tolist() == [0.91] * 3


def test_tsv_is_parted_by_tabs() -> None:
    rows = list(csv.DictReader(io.StringIO(table("tsv").decode(), newline=""), delimiter="\t"))
    assert [row["claim"] for row in rows] == [row["claim"] for row in ROWS]


def test_parquet_has_types_and_pieces() -> None:
    read = pq.read_table(io.BytesIO(table("parquet")))
    assert read.to_pylist() == ROWS
    types = {field.name: str(field.type) for field in read.schema}
    assert (types["claim_start"], types["confidence"], types["negated"]) == ("int64", "double", "bool")
    assert types["claim_spans"].startswith("list<")


def test_parquet_of_no_rows_keeps_its_columns() -> None:
    assert pq.read_table(io.BytesIO(table("parquet", []))).column_names[: len(CLAIM_COLUMNS)] == [
        column.name for column in CLAIM_COLUMNS
    ]


def test_a_workbook_has_texts_where_formulas_would_be(tmp_path: Path) -> None:
    path = run("xlsx", tmp_path / "claims.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["claims", "entities", "sources", "about"]
    sheet = book["claims"]
    head, *rows = [list(line) for line in sheet.iter_rows()]
    names = [cell.value for cell in head]
    assert names == [column.name for column in CLAIM_COLUMNS]
    assert all(cell.data_type != "f" and cell.hyperlink is None for line in rows for cell in line)
    for row, line in zip(ROWS, rows, strict=True):
        assert {name: cell.value or "" for name, cell in zip(names, line, strict=True)} == {
            name: row[name] or "" for name in names
        }
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None
    assert [cell.value for cell in next(book["sources"].iter_rows(min_row=2))] == ["@nom", "person", 1, 1, 0, 0, 0, 1]


def test_a_workbook_is_read_by_another_library_too(tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(str(run("xlsx", tmp_path / "claims.xlsx")))
    rows = book.get_sheet_by_name("claims").to_python()
    assert [line[2] for line in rows[1:]] == ["=1+1", "-5 %", "+33 😀"]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    assert fitting("é" * LONGEST_CELL) == "é" * LONGEST_CELL
    assert fitting("é" * (LONGEST_CELL + 1)).endswith(" […]")
    assert len(fitting("é" * (LONGEST_CELL + 1))) == LONGEST_CELL
    assert fitting("a\x00b_x0041_") == "ab_x005F_x0041_"


def test_a_sheet_that_is_full_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(Exception, match="write csv, parquet or sqlite"):
        run("xlsx", tmp_path / "claims.xlsx")


def test_a_database_has_its_tables_and_finds_words(tmp_path: Path) -> None:
    database = sqlite3.connect(run("sqlite", tmp_path / "claims.sqlite"))
    database.row_factory = sqlite3.Row
    claims = [dict(row) for row in database.execute("SELECT * FROM claims ORDER BY claim_start")]
    assert [row["claim"] for row in claims] == [row["claim"] for row in ROWS]
    assert [(row["claim_start"], row["claim_end"], row["confidence"]) for row in claims] == [
        (row["claim_start"], row["claim_end"], row["confidence"]) for row in ROWS
    ]
    (article,) = database.execute("SELECT * FROM articles")
    assert article["text"] == TEXT
    assert article["text"][claims[0]["claim_start"] : claims[0]["claim_end"]] == claims[0]["claim"]
    assert [row["name"] for row in database.execute("SELECT * FROM sources")] == ["@nom", "Anne Morel"]
    assert len(list(database.execute("SELECT * FROM entities"))) == 1
    found = database.execute("SELECT claim FROM claims_fts WHERE claims_fts MATCH 'nom'").fetchall()
    assert [row["claim"] for row in found] == ["-5 %"]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_table_of_its_own_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "claims.sqlite"
    path.write_bytes(b"earlier")
    kind = format_named("sqlite")
    assert isinstance(kind, RunFormat)
    output = RunOutput(path, kind)
    output.write(ARTICLE, ROWS, ENTITIES)
    output.close()
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]
