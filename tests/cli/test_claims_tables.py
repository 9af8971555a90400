"""Tables of claims, whatever their format, go into the commands that count claims in one way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from nlp_pipeline.cli import app
from tests.report.pages import bridge, market
from tests.report.test_claims_file import written

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "repeats": ("repeats",),
    "compare": ("compare", "--by", "outlet"),
    "sources": ("sources",),
}


@pytest.mark.parametrize("name", ["csv", "excel-fr", "tsv", "parquet", "xlsx", "sqlite"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_format_of_a_table_makes_no_difference(tmp_path: Path, command: str, name: str) -> None:
    article, rows = bridge()
    other = {"doc_id": "encore", "outlet": "Le Courrier"}
    again = [{**row, **other, "claim_id": row["claim_id"].replace("pont", "encore")} for row in rows]
    made = [(article, rows), market(), (replace(article, **other), again)]
    runner = CliRunner()
    results = {}
    for each in ("jsonl", name):
        suffix = "csv" if each == "excel-fr" else each
        path = written(tmp_path, each, made).rename(tmp_path / f"given.{suffix}")
        output = tmp_path / f"{each}.out.csv"
        result = runner.invoke(app, [*COMMANDS[command], str(path), "-o", str(output), "--quiet"])
        assert result.exit_code == 0, result.output
        results[each] = output.read_text(encoding="utf-8")
    assert results[name] == results["jsonl"]
    assert results[name].count("\n") > 1
