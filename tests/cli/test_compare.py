"""``selon compare``: tables of claims in, shares of outlets, months or authors out."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app
from nlp_pipeline.schema import CLAIM_COLUMNS, COMPARISON_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in CLAIM_COLUMNS], restval="")
        writer.writeheader()
        for number, (outlet, kind, repeats) in enumerate(
            [("Le [b]Val", "direct", ""), ("Le [b]Val", "indirect", "a1"), ("La Côte", "direct", ""), ("", "mixed", "")]
        ):
            known = {"source_name": "Anne Morel", "source_type": "person", "stance": "report", "confidence": "0.5"}
            place = {"outlet": outlet, "kind": kind, "duplicate_of": repeats, "date": "2024-03-12"}
            writer.writerow({"doc_id": f"a{number}", "claim_id": f"a{number}#1", "claim": "x", **known, **place})
    return path


def selon(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, arguments)])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_the_table_has_a_row_a_figure(claims: Path, tmp_path: Path) -> None:
    result = selon(claims, "--by", "outlet", "-o", tmp_path / "shares.csv")
    assert result.exit_code == 0, result.output
    found = rows((tmp_path / "shares.csv").read_text(encoding="utf-8"))
    assert list(found[0]) == [column.name for column in COMPARISON_COLUMNS]
    (direct,) = [row for row in found if (row["group"], row["value"]) == ("Le [b]Val", "direct")]
    assert (direct["count"], direct["out_of"], direct["share"]) == ("1", "2", "0.5")
    assert "Le [b]Val" in result.stdout
    assert "50 (9–91)" in result.stdout


def test_options_leave_claims_and_groups_out(claims: Path) -> None:
    def groups(*options: str) -> set[str]:
        return {row["group"] for row in rows(selon(claims, "-o", "-", *options).stdout)}

    assert groups() == {"Le [b]Val", "La Côte", ""}
    assert groups("--min-claims", "2") == {"Le [b]Val"}
    assert groups("--no-duplicates", "--min-claims", "2") == set()
    assert groups("--min-confidence", "0.6") == set()
    assert groups("--by", "month") == {"2024-03"}
    assert groups("--by", "table") == {str(claims)}


@pytest.mark.parametrize("arguments", [["--by", "colour"], ["--format", "docbin"], ["-o", "claims.csv"]])
def test_wrong_usage_is_said(claims: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(claims.parent)
    given = claims.read_bytes()
    result = selon("claims.csv", *arguments)
    assert (result.exit_code, bool(result.stderr)) == (2, True)
    assert claims.read_bytes() == given


def test_articles_are_no_table_of_claims(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le pont rouvrira.", encoding="utf-8")
    result = selon(tmp_path / "a.txt", "-o", "-")
    assert (result.exit_code, "selon extract" in result.stderr) == (2, True)
