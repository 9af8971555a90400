"""Articles of the dossier, asked for by programs and by the pages' own scripts: in, corrected, out and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.schema import Article
from nlp_pipeline.serve.routes import intake
from tests.serve.asking import article, paste
from tests.serve.conftest import client_of
from tests.serve.quick import Application

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


def test_a_pasted_text_is_kept_under_its_headline(client: TestClient) -> None:
    kept = paste(client, outlet="Le Val", date="2024-03-12")
    assert (kept["title"], kept["doc_id"], kept["state"], kept["claims"]) == (
        "Le pont rouvrira",
        "Le pont rouvrira",
        "done",
        2,
    )
    assert paste(client)["doc_id"] == "Le pont rouvrira~2"
    assert paste(client, "Selon ève, oui.", title="Oui")["name"] == "Oui"
    long = paste(client, "Oui.", title="Le pont de Lurcay rouvrira lundi matin, après des mois de travaux")
    assert long["doc_id"] == "Le pont de Lurcay rouvrira lundi matin, après des mois de…"
    assert client.post("/api/articles", json={"text": " \n "}).status_code == 422


def test_an_article_whose_model_fails_says_why_and_can_be_completed(client: TestClient) -> None:
    kept = paste(client, "POISON et puis rien.")
    assert (kept["state"], kept["reason"]) == ("failed", "RuntimeError: poisoned")
    added = client.post(f"/api/articles/{kept['id']}/claims", json={"claim": "et puis rien"})
    assert added.status_code == 201


def test_what_is_known_of_an_article_is_corrected_everywhere(client: TestClient) -> None:
    kept = paste(client)
    answer = client.patch(f"/api/articles/{kept['id']}", json={"version": 1, "outlet": "Le Val", "date": "2024-03-12"})
    assert answer.json()["outlet"] == "Le Val"
    claim = article(client, kept["id"])["claims"][0]
    assert claim["row"]["outlet"] == "Le Val"
    assert "dans Le Val, 12 mars 2024" in claim["citation"]
    assert client.patch(f"/api/articles/{kept['id']}", json={"version": 1, "outlet": "Autre"}).status_code == 409


def test_an_article_is_taken_out_and_brought_back(client: TestClient) -> None:
    kept = paste(client)
    assert client.delete(f"/api/articles/{kept['id']}?version=9").status_code == 409
    assert client.delete(f"/api/articles/{kept['id']}?version=1").status_code == 204
    assert client.get(f"/api/articles/{kept['id']}").status_code == 404
    undo = client.get("/api/state").json()["undo"]
    assert undo["action"] == "remove"
    assert client.post("/api/undo", json={"change": undo["id"]}).status_code == 200
    assert len(article(client, kept["id"])["claims"]) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/api/articles/99",
        "/articles/99",
        "/articles/99/text",
        "/static/nothing.js",
        "/static/..%2Fquick.py",
        "/nothing",
    ],
)
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_long_text_is_answered_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "PATIENCE", 0)
    application = Application(tmp_path, held="ève")
    client = client_of(application)
    kept = paste(client, "Selon ève, oui.")
    assert kept["state"] == "waiting"
    assert client.get("/api/state").json()["waiting"] == 1
    assert client.post(f"/api/articles/{kept['id']}/claims", json={"claim": "oui"}).status_code == 409
    application.analyst.let_go()
    assert article(client, kept["id"])["state"] == "done"
    assert client.get("/api/state").json()["waiting"] == 0
    application.close()


def test_what_waited_when_the_application_ended_is_read_at_the_next_start(tmp_path: Path) -> None:
    first = Application(tmp_path, held="ève")
    for number in range(70):
        first.intake.add_text(Article(f"text-{number}", f"Selon ève, {number}."))
    first.close()
    again = Application(tmp_path)
    states = {kept.state for kept in again.dossier.articles.all()}
    assert states == {"done"}
    assert len(again.dossier.articles.all()) == 70
    again.close()
