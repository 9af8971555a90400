"""Claims judged, mended, added, and steps taken back, over the API."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from nlp_pipeline.serve.dossier import Dossier
from tests.serve.asking import article, change, paste
from tests.serve.quick import BRIDGE, Application

if TYPE_CHECKING:
    from starlette.testclient import TestClient


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
