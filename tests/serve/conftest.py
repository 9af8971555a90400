"""The application of a test, and clients that ask it things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("fastapi", reason='the application needs its extra: pip install "selon[serve]"')

from starlette.testclient import TestClient

from tests.serve.quick import BASE, TOKEN, Application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def french_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    for name in ("SELON_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    made = Application(tmp_path)
    yield made
    made.close()


def client_of(application: Application, **headers: str) -> TestClient:
    """Give a client that sends these headers; without any, one that knows the token."""
    return TestClient(
        application.app,
        base_url=BASE,
        headers=headers or {"Authorization": f"Bearer {TOKEN}"},
        follow_redirects=False,
        raise_server_exceptions=True,
    )


@pytest.fixture
def client(application: Application) -> TestClient:
    return client_of(application)
