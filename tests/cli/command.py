"""The command as the tests of its verbs call it, in a folder of their own."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app

TEXT = "Titre\n\nSelon ève, tout va bien. Selon luc, rien ne va. Selon ève, « [red]=1+1 ».\n"


def selon(*arguments: str, standard_input: bytes | None = None, **environment: str) -> Result:
    return CliRunner().invoke(app, list(arguments), input=standard_input, env={"COLUMNS": "100", **environment})


def write(name: str, text: str = TEXT) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())
