"""The application as a program of its own, killed without warning: nothing that was answered is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from tests.pages import ROOT
from tests.serve.quick import BRIDGE, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Program:
    """A running application."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        self.process = process
        self.address = process.stdout.readline().strip()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(self.address + path, data, headers, method=method)) as answer:  # noqa: S310 - ours
            return json.load(answer)


@contextmanager
def program(dossier: Path) -> Iterator[Program]:
    command = [sys.executable, "-m", "tests.serve.quick", str(dossier)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Program(process)
        finally:
            process.kill()


def test_what_was_answered_is_there_after_kill_9_and_what_waited_is_read(tmp_path: Path) -> None:
    dossier = tmp_path / "work.selon"
    with program(dossier) as killed:
        number = killed.ask("POST", "api/articles", {"text": BRIDGE})["id"]
        claim = killed.ask("GET", f"api/articles/{number}")["claims"][0]
        # The model sticks at the next one: it waits when the program is killed.
        wanted = {"version": 1, "verdict": "accepted", "note": "vu"}
        killed.ask("PATCH", f"api/claims/{claim['id']}", wanted)
        waiting = killed.ask("POST", "api/articles", {"text": "Selon ève, HELD tout va."})
        assert waiting["state"] == "waiting"
        killed.process.kill()
        assert killed.process.wait() < 0
    with program(dossier) as again:
        kept = again.ask("GET", f"api/articles/{number}")["claims"][0]
        assert (kept["verdict"], kept["note"]) == ("accepted", "vu")
        state = again.ask("GET", "api/state")
        assert (state["waiting"], state["undo"]["action"]) == (1, "accept")
