"""What tests ask of the application as a program does, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.serve.quick import BRIDGE, Application

if TYPE_CHECKING:
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
