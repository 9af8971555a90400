"""What the application says: hostile text as text, its own words in the reader's language, the API described."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.serve.api_page import in_words
from tests.serve.asking import HOSTILE, article, change, paste

if TYPE_CHECKING:
    from starlette.testclient import TestClient


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


def test_the_api_describes_itself_in_the_language_of_its_reader(client: TestClient) -> None:
    french = client.get("/openapi.json").json()
    english = client.get("/openapi.json", headers={"Cookie": "selon-language=en"}).json()
    assert french["paths"]["/api/undo"]["post"]["summary"] == "Annuler le dernier pas"
    assert english["paths"]["/api/undo"]["post"]["summary"] == "Take the last step back"
    said: list[list[str]] = [[], []]
    for described, words in zip((french, english), said, strict=True):
        in_words(described, lambda text, words=words: words.append(text) or text)
    assert [one for one, other in zip(*said, strict=True) if one == other] == []
    page = client.get("/docs").text
    assert "Annuler le dernier pas" in page
    assert "Take the last" not in page
    assert "<code>claim_spans</code>" in page


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "text: ce champ est nécessaire"),
        ({"text": 7}, "text: un texte est attendu"),
        ({"text": "x", "colour": "red"}, "colour: aucun champ n’a ce nom"),
    ],
)
def test_what_is_wrong_with_a_request_is_said_in_french(client: TestClient, body: dict[str, Any], said: str) -> None:
    assert client.post("/api/claims", json=body).json()["detail"] == said
