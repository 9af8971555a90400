"""Tables of articles: delimited text, workbooks, JSON and Parquet, and the faults that people's files have."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nlp_pipeline.readers import Inputs, ReadError, ReadOptions, Unreadable, find_reader
from nlp_pipeline.readers.base import NotArticles
from nlp_pipeline.readers.dates import iso_date
from nlp_pipeline.readers.tables import Delimited, JsonRows, Parquet, Workbook
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from pathlib import Path

ROWS: list[dict[str, Any]] = [
    {
        "Titre": "Le pont",
        "Texte": "Selon la mairie,\nle pont rouvre.",
        "Journal": "Le Val",
        "Date": "11/09/2024",
        "id": "a1",
    },
    {"Titre": "Le lac", "Texte": "« Il gèle », dit-il.", "Journal": "La Côte", "Date": "2024-01-31", "id": "a2"},
]


def delimited(text: str | bytes, **options: Any) -> list[Article | Unreadable]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(Delimited().read(io.BytesIO(data), ReadOptions(**options)))


def workbook(rows: list[list[Any]], title: str = "articles", before: list[list[Any]] | None = None) -> io.BytesIO:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if before is not None:
        for row in before:
            sheet.append(row)
        sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


def json_rows(content: Any, **options: Any) -> list[Article | Unreadable]:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return list(JsonRows().read(io.BytesIO(text.encode()), ReadOptions(**options)))


EXPECTED = [
    Article("a1", "Selon la mairie,\nle pont rouvre.", "Le pont", "2024-09-11", "Le Val"),
    Article("a2", "« Il gèle », dit-il.", "Le lac", "2024-01-31", "La Côte"),
]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimited_text_as_programs_write_it(mark: str, encoding: str) -> None:
    text = pd.DataFrame(ROWS).to_csv(sep=mark, index=False)
    assert delimited(text.encode(encoding)) == EXPECTED


def test_a_row_without_text_is_named_and_the_others_are_read() -> None:
    found = delimited("id,texte\na,Un mot.\nb,\nc,Deux mots.\n")
    assert [each.doc_id for each in found if isinstance(each, Article)] == ["a", "c"]
    assert [each.reason for each in found if isinstance(each, Unreadable)] == ["row 3: no text"]


def test_short_rows_are_read_and_empty_cells_too_many_do_no_harm() -> None:
    found = delimited("id,texte,titre\na,Un mot.\nb,Deux mots.,T,,\n")
    assert found == [Article("a", "Un mot."), Article("b", "Deux mots.", "T")]


def test_a_column_can_be_named() -> None:
    (article,) = delimited("cle;propos\nx;Un mot.\n", text_column="propos", id_column="cle")
    assert article == Article("x", "Un mot.")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({}, "no column of texts found (there are: cle, propos); name it with --text-column"),
        ({"text_column": "corps"}, "no column corps for --text-column (there are: cle, propos)"),
        ({"text_column": "propos", "id_column": "id"}, "no column id for --id-column (there are: cle, propos)"),
    ],
)
def test_a_column_that_is_not_there_is_told_with_those_that_are(options: dict[str, str], reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        delimited("cle,propos\nx,Un mot.\n", **options)
    assert caught.value.reason == reason


def test_workbooks_give_the_first_sheet_with_texts() -> None:
    rows = [list(ROWS[0]), [*ROWS[0].values()], [*ROWS[1].values()]]
    rows[1][3] = datetime(2024, 9, 11)
    rows[2][3] = date(2024, 1, 31)
    stream = workbook(rows, before=[["notes"], ["rien"]])
    assert list(Workbook().read(stream, ReadOptions())) == EXPECTED


def test_formulas_are_not_run() -> None:
    stream = workbook([["id", "texte"], [7, "=1+1"], [8, "Un mot."]])
    texts = [each.text for each in Workbook().read(stream, ReadOptions()) if isinstance(each, Article)]
    assert "2" not in texts
    assert texts[-1] == "Un mot."


@pytest.mark.parametrize("data", [b"", b"rien", b"PK\x03\x04 tronqu", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_what_is_no_workbook_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="workbook"):
        list(Workbook().read(io.BytesIO(data), ReadOptions()))


@pytest.mark.parametrize(
    "content",
    [
        ROWS,
        {"articles": ROWS, "total": 2},
        {"a1": ROWS[0], "a2": ROWS[1]},
        "\n".join(json.dumps(row) for row in ROWS),
        "\n\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n",
    ],
)
def test_json_in_the_shapes_that_people_have(content: Any) -> None:
    assert json_rows(content) == EXPECTED


def test_lists_of_texts_are_paragraphs_and_names() -> None:
    (article,) = json_rows([{"texte": ["Un.", "Deux."], "auteurs": ["Ève", "Luc"], "tags": [1]}])
    assert isinstance(article, Article)
    assert (article.text, article.author) == ("Un.\n\nDeux.", "Ève, Luc")


@pytest.mark.parametrize(
    "content",
    [
        [{"content": [[0, 12]], "source": [14, 20], "kind": "direct"}, {"content": [[21, 30]], "source": None}],
        '{"content": [[0, 12]], "source": [14, 20]}\n{"content": [], "source": null}',
        {"text": {"start": 0}},
        {"text": ["Un.", 2]},
    ],
)
def test_annotations_of_a_text_elsewhere_are_no_articles(content: Any) -> None:
    with pytest.raises(NotArticles):
        json_rows(content)


def test_a_text_beside_its_annotations_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text("Selon ève, il pleut.", encoding="utf-8")
    (tmp_path / "un.json").write_text('[{"content": [[11, 19]], "source": [6, 9]}]', encoding="utf-8")
    inputs = Inputs([tmp_path])
    assert [item.doc_id for item in inputs if isinstance(item, Article)] == ["un"]
    assert inputs.passed_over.count == 1


def test_a_broken_line_of_json_is_named_and_the_others_are_read() -> None:
    found = json_rows('{"text": "Un."}\n{"text": \n[1]\n{"text": "Deux."}\n')
    assert [each.text for each in found if isinstance(each, Article)] == ["Un.", "Deux."]
    reasons = [each.reason for each in found if isinstance(each, Unreadable)]
    assert reasons == ["line 2: not valid JSON", "line 3: no object"]


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, "[1, 2]", '{"nom": "x"}', '"texte"', "[NaN"])
def test_json_without_articles_says_so(content: str) -> None:
    with pytest.raises(Unreadable):
        json_rows(content)


def test_parquet_gives_text_dates_and_numbers() -> None:
    frame = pd.DataFrame(ROWS)
    frame["Date"] = pd.to_datetime(frame["Date"], format="mixed", dayfirst=True)
    frame["id"] = [11, 12]
    stream = io.BytesIO()
    frame.to_parquet(stream)
    stream.seek(0)
    found = list(Parquet().read(stream, ReadOptions()))
    assert [(each.doc_id, each.date, each.title) for each in found if isinstance(each, Article)] == [
        ("11", "2024-09-11", "Le pont"),
        ("12", "2024-01-31", "Le lac"),
    ]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1"])
def test_what_is_no_parquet_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="Parquet"):
        list(Parquet().read(io.BytesIO(data), ReadOptions()))


def test_tables_of_ours_in_a_folder_are_passed_over_and_may_be_written_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un mot.", encoding="utf-8")
    claims = tmp_path / "claims.csv"
    claims.write_text("doc_id,claim,claim_start,source_name\n", encoding="utf-8")
    (tmp_path / "entities.csv").write_text("doc_id,text,name,label,start,end\n", encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    given = Inputs([tmp_path])
    assert [each.doc_id for each in given if isinstance(each, Article)] == ["a"]
    assert given.passed_over.count == 3
    assert not given.includes(claims)
    assert [type(each) for each in Inputs([claims])] == [ReadError]


def test_articles_in_a_folder_are_not_written_over(tmp_path: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_text("id,texte\na,Un mot.\n", encoding="utf-8")
    assert Inputs([tmp_path]).includes(table)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-01-31T08:00:00Z", "2024-01-31"),
        ("31/01/2024", "2024-01-31"),
        ("1.2.2024", "2024-02-01"),
        ("20240131", "2024-01-31"),
        ("31/13/2024", "31/13/2024"),
        ("janvier", "janvier"),
        ("", ""),
    ],
)
def test_dates_become_iso_where_they_plainly_are_dates(value: str, iso: str) -> None:
    assert iso_date(value) == iso


@pytest.mark.parametrize(
    ("kind", "in_a_day"),
    [
        (pa.date32(), 1),
        (pa.date64(), 86_400_000),
        (pa.timestamp("s"), 86_400),
        (pa.timestamp("us"), 86_400_000_000),
        (pa.timestamp("ms", tz="Asia/Tokyo"), 86_400_000),
    ],
)
def test_a_date_of_parquet_that_no_calendar_has_is_an_empty_date(kind: pa.DataType, in_a_day: int) -> None:
    days = [19_000, 2_932_896 + 366, -719_162 - 366, 2_932_900, 2_932_890]
    counted = pa.array([day * in_a_day for day in days], pa.int32() if kind == pa.date32() else pa.int64())
    stream = io.BytesIO()
    pq.write_table(pa.table({"texte": ["Un mot."] * len(days), "date": counted.cast(kind)}), stream)
    stream.seek(0)
    found = [each.date for each in Parquet().read(stream, ReadOptions()) if isinstance(each, Article)]
    assert found == ["2022-01-08", "", "", "", "9999-12-25"]


def test_readers_are_found_by_ending_and_by_bytes() -> None:
    assert find_reader(".csv", b"id,texte").name == "CSV"
    assert find_reader("", b'{"text": "x"}').name == "JSON"
    assert find_reader("", b"PAR1").name == "Parquet"
    assert find_reader("", b"Un texte, simple").name == "plain text"
