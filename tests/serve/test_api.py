"""What programs, and the pages' own scripts, ask of the application."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, Article
from nlp_pipeline.serve.dossier import Dossier
from nlp_pipeline.serve.intake import LONGEST_TEXT
from nlp_pipeline.serve.routes import intake
from nlp_pipeline.serve.services import LANGUAGE_COOKIE
from tests.serve.conftest import client_of
from tests.serve.quick import BRIDGE, Application

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }} \u202e"


def paste(client: TestClient, text: str = BRIDGE, **known: str) -> dict[str, Any]:
    answer = client.post("/api/articles", json={"text": text, **known})
    assert answer.status_code == 201, answer.text
    return answer.json()


def article(client: TestClient, number: int) -> dict[str, Any]:
    return client.get(f"/api/articles/{number}").json()


def change(client: TestClient, kept: dict[str, Any], **fields: Any) -> dict[str, Any]:
    answer = client.patch(f"/api/claims/{kept['id']}", json={"version": kept["version"], **fields})
    assert answer.status_code == 200, answer.text
    return answer.json()


def send(application: Application, client: TestClient, **files: bytes) -> None:
    """Send files and wait until they are read."""
    named = [("files", (name.replace("__", "."), content)) for name, content in files.items()]
    answer = client.post("/api/files", files=named)
    assert answer.status_code == 202, answer.text
    application.intake.job(answer.json()["job"]).finished.wait()


# --- claims of a text


def test_a_text_gives_rows_and_nothing_is_kept(client: TestClient) -> None:
    found = client.post("/api/claims", json={"text": BRIDGE, "doc_id": "pont", "outlet": "Le Val"}).json()
    assert [row["source_name"] for row in found["claims"]] == ["Anne Morel", "Luc Petit"]
    row = found["claims"][0]
    assert set(row) == {*(column.name for column in CLAIM_COLUMNS), *CLAIM_JSON_KEYS}
    assert (row["claim_id"], row["outlet"]) == ("pont#1", "Le Val")
    assert BRIDGE[row["claim_start"] : row["claim_end"]] == row["claim"]
    assert found["entities"][0]["label"] == "PER"
    assert client.get("/api/articles").json() == []
    assert client.post("/api/claims", json={"text": BRIDGE, "min_confidence": 0.95}).json()["claims"] == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": 7},
        {"text": "x", "colour": "red"},
        {"text": "x", "min_confidence": 2},
        [],
        {"text": "x", "title": "y" * 3000},
    ],
)
def test_a_body_that_is_not_right_is_said(client: TestClient, body: Any) -> None:
    answer = client.post("/api/claims", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"text": "\\ud800"}', b"[" * 100_000, b'{"text": "\\u0000"}'])
def test_a_body_that_is_no_text_is_answered(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/claims", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 400, 422)


def test_what_the_model_cannot_do_is_said(client: TestClient) -> None:
    answer = client.post("/api/claims", json={"text": "POISON"})
    assert (answer.status_code, answer.json()["detail"]) == (422, "RuntimeError: poisoned")


def test_a_text_that_is_too_long_is_refused(client: TestClient) -> None:
    for path in ("/api/claims", "/api/articles"):
        answer = client.post(path, json={"text": "x" * (LONGEST_TEXT + 1)})
        assert answer.status_code == 422
        assert answer.json()["detail"] == "C’est plus long que 2000000 caractères\u00a0: text"
    assert client.post("/api/claims", json={"text": "é" * 10_000_000}).status_code in (413, 422)


def test_twenty_requests_at_once_are_all_answered(client: TestClient) -> None:
    def ask(number: int) -> list[str]:
        found = client.post("/api/claims", json={"text": f"Selon ève, il y en a {number}."}).json()
        return [row["claim"] for row in found["claims"]]

    with ThreadPoolExecutor(20) as threads:
        assert list(threads.map(ask, range(20))) == [[f"il y en a {number}"] for number in range(20)]


# --- articles


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


# --- corrections


def test_claims_are_accepted_rejected_and_noted(client: TestClient) -> None:
    first, second = article(client, paste(client)["id"])["claims"]
    accepted = change(client, first, verdict="accepted", note="vu")
    assert (accepted["verdict"], accepted["note"], accepted["version"], accepted["corrected"]) == (
        "accepted",
        "vu",
        2,
        False,
    )
    change(client, second, verdict="rejected")
    assert client.get("/api/articles").json()[0]["claims"] == 1
    assert [claim["id"] for claim in client.get("/api/search").json()] == [first["id"]]


def test_a_claim_is_mended_by_its_words_and_its_source(client: TestClient) -> None:
    whole = article(client, paste(client)["id"])
    assert {"name": "Luc Petit", "type": "person"} in whole["names"]
    mended = change(client, whole["claims"][0], claim="le pont rouvrira", source_name="Luc Petit", kind="direct")
    row = mended["row"]
    assert (row["claim"], row["source_name"], row["source"], row["kind"]) == (
        "le pont rouvrira",
        "Luc Petit",
        "luc petit",
        "direct",
    )
    assert whole["text"][row["claim_start"] : row["claim_end"]] == "le pont rouvrira"
    assert (mended["verdict"], mended["corrected"], mended["added"]) == ("accepted", True, False)
    refused = client.patch(f"/api/claims/{mended['id']}", json={"version": 2, "claim": "le tramway"})
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("Ces mots ne se trouvent pas dans l’article")


def test_a_claim_that_was_missed_is_added_in_its_place(client: TestClient) -> None:
    kept = paste(client, BRIDGE + "Ève Roux ne dit mot.\n")
    start = BRIDGE.index("le pont rouvrira")
    answer = client.post(f"/api/articles/{kept['id']}/claims", json={"claim_spans": [[start, start + 7]], "note": "!"})
    assert answer.status_code == 201
    added = answer.json()
    assert (added["added"], added["verdict"], added["row"]["claim_id"]) == (True, "accepted", "Le pont rouvrira#3")
    whole = article(client, kept["id"])
    # It begins where the first claim does and is shorter: it follows it.
    assert [claim["id"] for claim in whole["claims"]].index(added["id"]) == 1
    assert "le pont" in client.get(f"/articles/{kept['id']}/text").text
    undo = client.get("/api/state").json()["undo"]
    client.post("/api/undo", json={"change": undo["id"]})
    assert len(article(client, kept["id"])["claims"]) == 2


def test_two_windows_do_not_overwrite_each_other(client: TestClient) -> None:
    claim = article(client, paste(client)["id"])["claims"][0]
    change(client, claim, verdict="accepted")
    late = client.patch(f"/api/claims/{claim['id']}", json={"version": claim["version"], "claim": "le pont"})
    assert late.status_code == 409
    assert "dans une autre fenêtre" in late.json()["detail"]
    now = article(client, 1)["claims"][0]
    assert (now["verdict"], now["row"]["claim"]) == ("accepted", claim["row"]["claim"])


def test_of_many_changes_at_once_from_one_version_one_wins(client: TestClient) -> None:
    claim = article(client, paste(client)["id"])["claims"][0]

    def ask(note: str) -> int:
        return client.patch(f"/api/claims/{claim['id']}", json={"version": 1, "note": note}).status_code

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(ask, "abcdefgh"))
    assert sorted(statuses) == [200] + [409] * 7
    kept = article(client, 1)["claims"][0]
    assert kept["note"] == "abcdefgh"[statuses.index(200)]
    assert kept["version"] == 2


def test_undo_and_redo_go_step_by_step(client: TestClient) -> None:
    claim = article(client, paste(client)["id"])["claims"][0]
    change(client, claim, verdict="rejected")
    undo = client.get("/api/state").json()["undo"]
    assert client.post("/api/undo", json={"change": undo["id"]}).json()["action"] == "reject"
    assert article(client, 1)["claims"][0]["verdict"] == ""
    assert client.post("/api/undo", json={"change": undo["id"]}).status_code == 409
    redo = client.get("/api/state").json()["redo"]
    assert client.post("/api/redo", json={"change": redo["id"]}).status_code == 200
    assert article(client, 1)["claims"][0]["verdict"] == "rejected"


def test_every_change_is_in_the_file_when_it_is_answered(application: Application, client: TestClient) -> None:
    claim = article(client, paste(client)["id"])["claims"][0]
    change(client, claim, verdict="accepted", note="gardé")
    application.dossier.close()
    again = Dossier(application.dossier.path)
    assert again.claims.get(claim["id"]).note == "gardé"
    again.close()


# --- files


def test_files_of_all_kinds_are_read_and_what_is_not_is_named(application: Application, client: TestClient) -> None:
    table = "titre;texte\nUn;Selon ève, un.\nDeux;Selon luc, deux.\n".encode()
    send(application, client, une__txt=BRIDGE.encode(), table__csv=table, photo__jpg=b"\xff\xd8", vide__txt=b"")
    articles = client.get("/api/articles").json()
    assert {one["name"] for one in articles} == {"Le pont rouvrira", "Un", "Deux"}
    assert {one["state"] for one in articles} == {"done"}
    failures = {one["name"]: one["reason"] for one in client.get("/api/failures").json()}
    assert set(failures) == {"photo.jpg", "vide.txt"}
    assert failures["vide.txt"] == "vide"
    assert client.delete("/api/failures").status_code == 204
    assert client.get("/api/failures").json() == []
    assert list(application.intake.folder.iterdir()) == []


def test_why_a_file_is_not_read_is_said_in_the_language_of_its_reader(
    application: Application, client: TestClient
) -> None:
    client.cookies.set(LANGUAGE_COOKIE, "en")
    send(application, client, vide__txt=b"", photo__html=b"\x89PNG\r\n")
    failures = {one["name"]: one["reason"] for one in client.get("/api/failures").json()}
    assert failures == {"vide.txt": "empty", "photo.html": "binary, not text (a PNG picture)"}


def test_two_files_of_one_name_are_two_articles(application: Application, client: TestClient) -> None:
    answer = client.post("/api/files", files=[("files", ("une.txt", b"Un.")), ("files", ("../une.txt", b"Deux."))])
    application.intake.job(answer.json()["job"]).finished.wait()
    assert {one["doc_id"] for one in client.get("/api/articles").json()} == {"une", "une~2"}


def test_an_article_that_is_too_long_is_named(application: Application, client: TestClient) -> None:
    send(application, client, livre__txt=b"x " * LONGEST_TEXT, une__txt=b"Un.")
    assert [one["doc_id"] for one in client.get("/api/articles").json()] == ["une"]
    assert "plus de 2\u00a0000\u00a0000 caractères" in client.get("/api/failures").json()[0]["reason"]


def test_nothing_and_too_much_are_refused(client: TestClient) -> None:
    assert client.post("/api/files").status_code == 422
    assert client.post("/api/files", data={"files": "x"}).status_code == 422
    assert client.post("/api/files", content=b"x", headers={"Content-Type": "multipart/form-data"}).status_code in (
        400,
        422,
    )


# --- what waits for the model


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


# --- whatever a text holds


def test_hostile_text_stays_text_on_every_page(client: TestClient) -> None:
    kept = paste(
        client, f"{HOSTILE}\n\nSelon {HOSTILE}, {HOSTILE}.", title=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)"
    )
    claim = article(client, kept["id"])["claims"][0]
    change(client, claim, note=HOSTILE)
    for path in (
        "/",
        f"/articles/{kept['id']}",
        f"/articles/{kept['id']}/text",
        "/claims",
        "/claims/figures",
        "/claims?q=%3Cscript%3E",
    ):
        page = client.get(path, headers={"Accept": "text/html"}).text
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert 'href="javascript:' not in page, path
        assert "49 " not in page.replace("7*7", "")


def test_the_stretches_of_the_marked_text_tell_their_places(client: TestClient) -> None:
    from lxml import html

    text = "Un titre\r\n\r\nSelon ève, \U0001f600 tout va bien.\r\nFin.\n"
    kept = paste(client, text)
    assert article(client, kept["id"])["text"] == text
    page = html.fromstring(client.get(f"/articles/{kept['id']}/text").text)
    for stretch in page.xpath("//span[@data-at]"):
        words = stretch.text_content().replace("\n", "\r\n")
        start = int(stretch.get("data-at"))
        assert text[start : start + len(words)] == words


# --- the description, and languages


def test_the_description_of_the_api_is_complete_and_on_a_page(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    page = client.get("/docs").text
    for path, operations in described["paths"].items():
        assert path in page
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
    assert "cdn" not in page


@pytest.mark.parametrize(
    ("headers", "title"),
    [
        ({}, "Qui dit quoi"),
        ({"Accept-Language": "en-GB,en;q=0.9,fr;q=0.5"}, "Who says what"),
        ({"Accept-Language": "de"}, "Qui dit quoi"),
        ({"Accept-Language": "en", "Cookie": "selon-language=fr"}, "Qui dit quoi"),
    ],
)
def test_the_page_speaks_the_language_of_its_reader(client: TestClient, headers: dict[str, str], title: str) -> None:
    assert f"<h1>{title}</h1>" in client.get("/", headers=headers).text


def test_the_stated_language_counts_before_that_of_the_browser(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELON_LANG", "en")
    assert "<h1>Who says what</h1>" in client.get("/", headers={"Accept-Language": "fr"}).text
    chosen = client.post("/language", data={"code": "fr", "back": "/claims?q=x"})
    assert chosen.headers["location"] == "/claims?q=x"
    assert "selon-language=fr" in chosen.headers["set-cookie"]


def test_the_words_of_the_scripts_go_with_the_page(client: TestClient) -> None:
    page = client.get("/").text
    data = json.loads(page.partition('id="script-data">')[2].partition("</script>")[0])
    assert data["words"]["Accept"] == "Accepter"
    assert data["kind"]["hearsay"] == "conditionnel"
