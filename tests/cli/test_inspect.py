"""``selon inspect`` says what is there without loading a model."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from nlp_pipeline.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_it_says_what_was_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nlp_pipeline.language.load", None)
    (tmp_path / "a.csv").write_text("id;date;texte\nx;11/09/2024;Selon la maire, le pont rouvre.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["inspect", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "1 article," in result.stdout
    assert "CSV: 1" in result.stdout
    assert "dates: 2024-09-11 to 2024-09-11" in result.stdout
    assert "look at: 1 article shorter than 200 characters: x" in result.stdout


def test_json_is_for_programs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un mot.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG")
    result = CliRunner().invoke(app, ["inspect", str(tmp_path), "--json"])
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert (found["articles"], found["formats"]) == (1, {"plain text": 1})
    assert found["failures"][0]["reason"] == "binary, not text (a PNG picture)"


def test_a_missing_file_is_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["inspect", "nothing.txt"]).exit_code == 2
