"""What is taken away from a dossier."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from nlp_pipeline.evaluation import read_gold, score
from nlp_pipeline.schema import CLAIM_COLUMNS
from nlp_pipeline.serve.exports import NAMES
from nlp_pipeline.serve.services import LANGUAGE_COOKIE
from tests.serve.quick import BRIDGE

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

JUDGEMENTS = ["verdict", "corrected", "note"]


@pytest.fixture
def worked(client: TestClient) -> TestClient:
    """A client of a dossier of two articles: one claim rejected, one mended with a note, one added."""
    known = {"outlet": "Le Val", "date": "2024-03-12", "url": "https://val.example/pont"}
    client.post("/api/articles", json={"text": BRIDGE, **known})
    client.post("/api/articles", json={"text": "Selon ève, « =1+1 » est faux."})
    first, second = client.get("/api/articles/1").json()["claims"]
    client.patch(f"/api/claims/{first['id']}", json={"version": 1, "verdict": "rejected"})
    client.patch(f"/api/claims/{second['id']}", json={"version": 1, "claim": "rien n’est", "note": "=2+2"})
    client.post("/api/articles/1/claims", json={"claim": "le pont rouvrira", "source_name": "Anne Morel"})
    return client


def take(client: TestClient, name: str, query: str = "") -> bytes:
    answer = client.get(f"/export?format={name}{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment")
    return answer.content


def test_csv_has_the_columns_and_the_judgements_and_no_rejected_claim(worked: TestClient) -> None:
    table = pd.read_csv(io.BytesIO(take(worked, "csv")), keep_default_na=False)
    assert list(table) == [column.name for column in CLAIM_COLUMNS] + JUDGEMENTS
    assert list(table["claim"]) == ["le pont rouvrira", "rien n’est", "« =1+1 » est faux"]
    assert list(table["verdict"]) == ["accepted", "accepted", ""]
    assert list(table["corrected"]) == [True, True, False]
    assert len(pd.read_csv(io.BytesIO(take(worked, "csv", "&rejected=true")))) == 4
    one = pd.read_csv(io.BytesIO(take(worked, "csv", "&article=2")))
    assert list(one["claim"]) == ["« =1+1 » est faux"]


def test_a_french_excel_gets_semicolons_a_mark_and_no_formula(worked: TestClient) -> None:
    data = take(worked, "excel-fr")
    assert data.startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(io.BytesIO(data), sep=";", encoding="utf-8-sig", decimal=",", keep_default_na=False)
    assert list(table["note"]) == ["", "'=2+2", ""]


def test_xlsx_has_the_judgements_and_no_formula(worked: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(take(worked, "xlsx")))
    rows = list(book["claims"].iter_rows(values_only=True))
    assert list(rows[0][-3:]) == JUDGEMENTS
    assert [row[rows[0].index("note")] for row in rows[1:]] == [None, "=2+2", None]
    assert all(cell.data_type != "f" for row in book["claims"].iter_rows() for cell in row)
    assert "ce que quelqu’un a dit de l’affirmation" in about(book)
    worked.cookies.set(LANGUAGE_COOKIE, "en")
    assert "what a person said of the claim" in about(openpyxl.load_workbook(io.BytesIO(take(worked, "xlsx"))))


def about(book: openpyxl.Workbook) -> str:
    return str([list(row) for row in book["about"].iter_rows(values_only=True)])


def test_json_lines_have_the_pieces(worked: TestClient) -> None:
    rows = [json.loads(line) for line in take(worked, "jsonl").splitlines()]
    assert [BRIDGE[slice(*row["claim_spans"][0])] for row in rows[:2]] == ["le pont rouvrira", "rien n’est"]


def test_the_page_is_that_of_the_report(worked: TestClient) -> None:
    page = take(worked, "html", "&article=1").decode()
    assert "<h1>Qui dit quoi</h1>" in page
    assert "rien n’est" in page
    english = worked.get("/export?format=html&article=1", headers={"Accept-Language": "en"}).text
    assert "<h1>Who says what</h1>" in english


# DocBin, which takes spaCy seconds to load, is written as the others are, and tested where its writer is.
@pytest.mark.parametrize("name", sorted(set(NAMES) - {"gold", "docbin"}))
def test_every_format_is_written_also_of_an_empty_dossier(client: TestClient, name: str) -> None:
    assert client.get(f"/export?format={name}").status_code == 200
    client.post("/api/articles", json={"text": BRIDGE})
    assert take(client, name, "&article=1")


def test_gold_is_what_evaluate_takes(worked: TestClient, tmp_path: Path) -> None:
    refused = worked.get("/export?format=gold")
    assert refused.status_code == 409
    assert "Aucun article n’est marqué comme relu" in refused.json()["detail"]
    version = worked.get("/api/articles/1").json()["version"]
    worked.patch("/api/articles/1", json={"version": version, "reviewed": True})
    with zipfile.ZipFile(io.BytesIO(take(worked, "gold"))) as archive:
        archive.extractall(tmp_path)
    (gold,) = read_gold(tmp_path)
    assert gold.text == BRIDGE
    assert [BRIDGE[slice(*claim.content[0])] for claim in gold.claims] == ["le pont rouvrira", "rien n’est"]
    assert [claim.source_name for claim in gold.claims] == ["Anne Morel", "Luc Petit"]
    rows = [json.loads(line) for line in take(worked, "jsonl", "&article=1").splitlines()]
    figures: Any = score([gold], [{**row, "doc_id": gold.name} for row in rows])
    assert (figures.claims.precision, figures.claims.recall) == (1, 1)


def test_a_format_or_an_article_that_there_is_not_is_said(worked: TestClient) -> None:
    assert worked.get("/export?format=csv&article=99").status_code == 404
    assert worked.get("/export?format=docx").status_code == 404


def test_a_claim_inside_a_rejected_one_stands_inside_none(client: TestClient) -> None:
    from tests.report.pages import bridge

    article, rows = bridge()
    application: Any = client.app
    dossier = application._app.state.services.dossier
    number = dossier.articles.add(article)
    dossier.articles.keep_found(number, rows, [])
    outer = client.get(f"/api/articles/{number}").json()["claims"][1]
    client.patch(f"/api/claims/{outer['id']}", json={"version": 1, "verdict": "rejected"})
    kept = [json.loads(line) for line in take(client, "jsonl").splitlines()]
    assert [row["parent_id"] for row in kept] == ["", "", ""]
    assert [row["claim_id"] for row in kept] == ["pont#1", "pont#3", "pont#4"]
