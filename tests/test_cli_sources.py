"""``selon sources``: tables of claims in, a table of sources out."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app
from nlp_pipeline.schema import CLAIM_COLUMNS, SOURCE_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path


def table(path: Path, *names: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in CLAIM_COLUMNS], restval="")
        writer.writeheader()
        for number, name in enumerate(names, 1):
            known = {"source_name": name, "source_type": "person", "kind": "direct", "stance": "assert"}
            writer.writerow({"doc_id": "a", "claim_id": f"a#{number}", "claim": "x", "sentence": "x", **known})
    return path


def selon(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["sources", *map(str, arguments)])


def test_sources_of_several_tables_are_one_table(tmp_path: Path) -> None:
    one, two = table(tmp_path / "1.csv", "Anne Morel", "=B"), table(tmp_path / "2.csv", "ANNE MOREL")
    result = selon(one, two, "-o", tmp_path / "sources.csv")
    assert result.exit_code == 0, result.output
    assert "2 sources" in result.stdout
    with (tmp_path / "sources.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == [column.name for column in SOURCE_COLUMNS]
    assert [(row["name"], row["claims"]) for row in rows] == [("ANNE MOREL", "2"), ("=B", "1")]


def test_few_claims_are_left_out(tmp_path: Path) -> None:
    result = selon(table(tmp_path / "1.csv", "A", "A", "B"), "--min-claims", "2")
    assert "1 source" in result.stdout


@pytest.mark.parametrize(
    ("content", "line"),
    [("id,texte\n", "is no table of claims"), (None, "no such file")],
)
def test_what_is_no_table_of_claims_is_wrong_usage(tmp_path: Path, content: str | None, line: str) -> None:
    path = tmp_path / "x.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = selon(path)
    assert result.exit_code == 2
    assert line in result.stderr


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", "A")
    path.write_text(path.read_text(encoding="utf-8") + "a,b\n", encoding="utf-8")
    result = selon(path, "-o", tmp_path / "sources.csv")
    assert result.exit_code == 1
    assert "line 3" in result.stderr
    assert not (tmp_path / "sources.csv").exists()


def test_wrong_endings_and_types_are_wrong_usage(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", "A")
    assert selon(path, "-o", tmp_path / "s.xlsx").exit_code == 2
    assert selon(path, "-o", path).exit_code == 2
    assert selon(path, "--type", "animal").exit_code == 2
