"""A page of the web into the dossier: asked for, fetched from where it may be, and read as a saved one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serve.conftest import client_of
from tests.serve.quick import Application
from tests.site import served_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served_site() as address:
        yield address


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
