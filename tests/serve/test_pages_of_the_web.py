"""A page of the web into the dossier: asked for, fetched from where it may be, and read as a saved one."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tests.serve.conftest import client_of
from tests.serve.quick import Application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Le pont rouvrira lundi</title>
<meta property="og:site_name" content="La Gazette"></head>
<body><nav>Accueil</nav><article><h1>Le pont rouvrira lundi</h1>
<p>Selon anne morel, le pont rouvrira lundi matin après six mois de travaux sur le tablier.</p>
<p>Les automobilistes devront encore patienter quelques jours, car la chaussée sèche lentement.</p>
<p>Selon luc petit, le chantier a coûté deux millions d’euros à la commune.</p></article></body></html>"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/home":
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/article")  # type: ignore[attr-defined]
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((PAGE if self.path == "/article" else "<p></p>").encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_becomes_an_article_with_what_it_tells_of_itself(client: TestClient, site: str) -> None:
    answer = client.post("/api/pages", json={"url": f"{site}/article"})
    assert answer.status_code == 201, answer.text
    kept = answer.json()
    assert (kept["title"], kept["outlet"], kept["url"]) == ("Le pont rouvrira lundi", "La Gazette", f"{site}/article")
    claims = client.get(f"/api/articles/{kept['id']}").json()["claims"]
    assert [claim["row"]["source_name"] for claim in claims] == ["Anne Morel", "Luc Petit"]


def test_a_page_without_an_article_is_said(client: TestClient, site: str) -> None:
    answer = client.post("/api/pages", json={"url": f"{site}/empty"})
    assert answer.status_code == 422
    assert client.get("/api/articles").json() == []


def test_a_page_on_this_machine_is_refused_by_the_application_as_it_is_started(tmp_path: Path, site: str) -> None:
    application = Application(tmp_path, public=True)
    client = client_of(application)
    for url in (
        f"{site}/article",
        f"{site}/home",
        "http://localhost/",
        "127.0.0.1",
        "http://[::1]/",
        "file:///etc/passwd",
    ):
        answer = client.post("/api/pages", json={"url": url})
        assert answer.status_code == 422, url
    assert "n’est pas sur l’internet public" in client.post("/api/pages", json={"url": site}).json()["detail"]
    assert client.get("/api/articles").json() == []
    application.close()


def test_where_nothing_is_to_be_fetched_nothing_is(tmp_path: Path, site: str) -> None:
    application = Application(tmp_path, may_fetch=False)
    client = client_of(application)
    answer = client.post("/api/pages", json={"url": f"{site}/article"})
    assert answer.status_code == 403
    assert "Aucune page n’est téléchargée" in answer.json()["detail"]
    assert 'id="fetch"' not in client.get("/").text
    application.close()
