"""The claims of a text, asked for by a program: nothing is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS
from nlp_pipeline.serve.intake import LONGEST_TEXT
from tests.serve.quick import BRIDGE

if TYPE_CHECKING:
    from starlette.testclient import TestClient


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
        assert answer.json()["detail"] == "C’est plus long que 2\u00a0000\u00a0000 caractères\u00a0: text"
    assert client.post("/api/claims", json={"text": "é" * 10_000_000}).status_code in (413, 422)


def test_twenty_requests_at_once_are_all_answered(client: TestClient) -> None:
    def ask(number: int) -> list[str]:
        found = client.post("/api/claims", json={"text": f"Selon ève, il y en a {number}."}).json()
        return [row["claim"] for row in found["claims"]]

    with ThreadPoolExecutor(20) as threads:
        assert list(threads.map(ask, range(20))) == [[f"il y en a {number}"] for number in range(20)]
