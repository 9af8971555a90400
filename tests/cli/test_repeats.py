"""``selon repeats``: tables of claims in, a table of the claims that several articles carry out."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app
from nlp_pipeline.schema import CLAIM_COLUMNS, REPEAT_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

SAID = "le pont de Valbrune rouvrira lundi matin"


def table(path: Path, *claims: tuple[str, str]) -> Path:
    """A table of claims, an article each."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in CLAIM_COLUMNS], restval="")
        writer.writeheader()
        for number, (outlet, claim) in enumerate(claims, 1):
            known = {"source_name": "Anne Morel", "source_type": "person", "outlet": outlet, "date": "2024-03-12"}
            writer.writerow({"doc_id": f"a{number}", "claim_id": f"a{number}#1", "claim": claim, **known})
    return path


def selon(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["repeats", *map(str, arguments)])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_repeated_claims_of_several_tables_are_one_table(tmp_path: Path) -> None:
    one = table(tmp_path / "1.csv", ("Le Val", SAID), ("Le Val", "La gare de Lurçay fermera en mai pour travaux"))
    two = table(tmp_path / "2.csv", ("La Côte", SAID.upper()))
    result = selon(one, two, "-o", tmp_path / "repeats.csv")
    assert result.exit_code == 0, result.output
    (found,) = rows((tmp_path / "repeats.csv").read_text(encoding="utf-8"))
    assert list(found) == [column.name for column in REPEAT_COLUMNS]
    assert (found["claim"], found["articles"], found["outlets"]) == (SAID, "2", "2")
    assert "1 repeated claim among 3 claims" in result.stdout


def test_they_go_as_csv_into_a_pipe_and_are_shown_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path / "1.csv", ("Le [b]Val", SAID), ("La Côte", SAID))
    assert [row["articles"] for row in rows(selon(path).stdout)] == ["2"]
    monkeypatch.setattr("nlp_pipeline.cli.repeats.on_terminal", lambda: True)
    shown = selon(path).stdout
    assert "Valbrune" in shown
    assert "Le [b]Val" in shown
    assert not rows(selon(path, "--min-articles", "3", "-o", "-").stdout)


@pytest.mark.parametrize("name", ["missing.csv", "articles.txt"])
def test_what_is_no_table_of_claims_is_wrong_usage(tmp_path: Path, name: str) -> None:
    (tmp_path / "articles.txt").write_text("Le pont rouvrira.", encoding="utf-8")
    result = selon(tmp_path / name, "-o", tmp_path / "repeats.csv")
    assert result.exit_code == 2
    assert name in result.stderr
    assert not (tmp_path / "repeats.csv").exists()


def test_no_input_is_written_over_and_a_broken_table_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "1.csv", ("Le Val", SAID))
    assert selon(path, "-o", path).exit_code == 2
    path.write_text(path.read_text(encoding="utf-8") + "a,b\n", encoding="utf-8")
    result = selon(path, "-o", tmp_path / "repeats.csv")
    assert (result.exit_code, "line 3" in result.stderr) == (1, True)
    assert not (tmp_path / "repeats.csv").exists()


@pytest.mark.usefixtures("quick_load")
@pytest.mark.parametrize(("options", "same_as"), [([], ["", "a#1"]), (["--no-repeats"], ["", ""])])
def test_extract_tells_claims_that_an_earlier_article_made(
    tmp_path: Path, options: list[str], same_as: list[str]
) -> None:
    for name, source in (("a", "ève"), ("b", "la mairie")):
        (tmp_path / f"{name}.txt").write_text(f"Selon {source}, {SAID}.", encoding="utf-8")
    arguments = ["extract", str(tmp_path), "-o", str(tmp_path / "claims.csv"), "--workers", "0", "--quiet", *options]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert [row["same_as"] for row in rows((tmp_path / "claims.csv").read_text(encoding="utf-8"))] == same_as
