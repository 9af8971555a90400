"""``selon serve`` as its user starts it."""

from __future__ import annotations

import io
import socket
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app
from nlp_pipeline.serve import running
from nlp_pipeline.serve.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator


class AnalystThatLoads:
    """Stands in for the process of the model: it loads it, and fails as it does."""

    def __init__(self, loader: Any) -> None:
        assert callable(loader)

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[running.Running]]:
    """Ends every application as soon as it answers; gives those that were started."""
    found: list[running.Running] = []

    def answer(self: running.Running) -> None:
        found.append(self)
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(running.Running, "answer", answer)
    monkeypatch.setattr(running, "Analyst", AnalystThatLoads)
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    opened.clear()
    return found  # type: ignore[return-value]


opened: list[str] = []


def serve(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["serve", *arguments], env={"COLUMNS": "100"})


def test_the_address_is_printed_and_opened_and_holds_the_token(started: list[running.Running]) -> None:
    result = serve("--port", "0")
    assert result.exit_code == 0, result.output
    access = started[0].access
    assert result.stdout == f"http://127.0.0.1:{access.port}/?token={access.token}\n"
    assert opened == [result.stdout.strip()]
    assert len(access.token) > 30
    assert "tout est gardé dans" in result.stderr
    assert started[0].dossier.path == Path("data/selon/dossier.selon").resolve()
    assert started[0].dossier.path.exists()


def test_every_start_has_a_token_of_its_own_unless_a_file_keeps_it(started: list[running.Running]) -> None:
    for options in ([], [], ["--token-file", "token"], ["--token-file", "token"]):
        assert serve("--no-browser", "--port", "0", *options).exit_code == 0
    tokens = [one.access.token for one in started]
    assert len(set(tokens)) == 3
    assert tokens[2] == tokens[3] == Path("token").read_text().strip()
    assert opened == []


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "myhost.example"])
def test_another_address_than_this_machines_needs_a_password(host: str, started: list[running.Running]) -> None:
    result = serve("--host", host)
    assert result.exit_code == 2
    assert "--password-file" in result.stderr
    assert started == []
    assert not Path("data").exists()


def test_with_a_password_the_printed_address_holds_no_token(started: list[running.Running]) -> None:
    Path("password").write_text("correct horse\n")
    result = serve("--host", "0.0.0.0", "--port", "0", "--password-file", "password")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"http://localhost:{started[0].access.port}/\n"
    assert started[0].access.is_password("correct horse")
    Path("password").write_text("short")
    assert "au moins 8 caractères" in serve("--password-file", "password").stderr


def test_a_port_that_is_taken_is_said_and_the_usual_one_is_passed_over(
    started: list[running.Running], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = serve("--port", str(port))
        assert result.exit_code == 1
        assert f"impossible d’écouter sur 127.0.0.1, port {port} : adresse déjà employée" in result.stderr
        monkeypatch.setattr(running, "USUAL_PORT", port)
        assert serve().exit_code == 0
        assert started[0].access.port != port


def test_a_dossier_that_cannot_be_used_is_said() -> None:
    Path("notes.txt").write_text("Selon la mairie, rien. " * 50)
    result = serve("--dossier", "notes.txt")
    assert (result.exit_code, result.stderr) == (2, "selon: notes.txt: est un autre fichier, pas un dossier de Selon\n")
    with sqlite3.connect("other.db") as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    assert "pas un dossier de Selon" in serve("--dossier", "other.db").stderr
    dossier = Dossier(Path("mine.selon"))
    assert "est ouvert dans un autre selon serve" in serve("--dossier", "mine.selon").stderr
    dossier.close()


def test_a_model_that_cannot_be_loaded_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from nlp_pipeline.run.workers import WorkersError

    def fail(_: Any) -> None:
        raise WorkersError('the model "xx" is not installed')

    monkeypatch.setattr(running, "Analyst", fail)
    result = serve("--model", "xx", "--port", "0")
    assert (result.exit_code, result.stderr) == (2, 'selon: the model "xx" is not installed\n')


def test_a_broken_file_of_own_words_is_said() -> None:
    Path("own.toml").write_text("[[verb]]\nnothing = 1\n")
    assert serve("--lexicon", "own.toml").exit_code == 2


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "nlp_pipeline.serve.running")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = serve()
    assert result.exit_code == 2
    assert 'pip install "selon[serve]"' in result.stderr


def test_a_workbook_that_is_taken_away_names_the_model_and_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bytes] = []

    def answer(self: running.Running) -> None:
        client = TestClient(self.app, base_url=self.access.address)
        headers = {"Authorization": f"Bearer {self.access.token}"}
        taken.append(client.get("/export?format=xlsx", headers=headers).content)
        raise KeyboardInterrupt

    monkeypatch.setattr(running.Running, "answer", answer)
    monkeypatch.setattr(sys, "argv", ["selon", "serve", "--port", "0", "--no-hearsay"])
    assert serve("--port", "0", "--no-hearsay").exit_code == 0
    lines = dict(load_workbook(io.BytesIO(taken[0]))["about"].iter_rows(values_only=True))
    assert lines["modèle"].startswith("fr_core_news_sm 3.")
    assert lines["options"].startswith("conditionnel\u00a0: non\n")
    assert lines["commande"] == "selon serve --port 0 --no-hearsay"
