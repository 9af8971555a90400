"""Files that are sent to the application: read, or named with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.serve.intake import LONGEST_TEXT
from nlp_pipeline.serve.services import LANGUAGE_COOKIE
from tests.serve.asking import send
from tests.serve.quick import BRIDGE, Application

if TYPE_CHECKING:
    from starlette.testclient import TestClient


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
