"""Words and names of the user's own, and the least confidence, as options of the commands and in Python."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

import nlp_pipeline
from nlp_pipeline.cli import app
from nlp_pipeline.rows import confident_rows
from tests.forks import apart

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "« Plus un sou », tambourinait le chambellan. Selon la Zorblux, le coffre est vide. La RePC dément avoir menti.\n"
)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    Path("my.toml").write_text(
        '[[verb]]\nlemma = "tambouriner"\n[[source_noun]]\nnoun = "chambellan"\ntype = "person"\n'
        '[[name]]\nname = "Zorblux"\ntype = "media"\n',
        encoding="utf-8",
    )
    Path("names.csv").write_text("name;type;aliases\nRégie des eaux;organization;RePC\n", encoding="utf-8")


def selon(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "100"})


def claims(*arguments: str) -> dict[str, dict[str, str]]:
    result = selon("extract", "article.txt", "-o", "-", "-q", *arguments)
    assert result.exit_code == 0, result.stderr
    return {row["source_name"]: row for row in csv.DictReader(io.StringIO(result.stdout))}


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_extract_reads_with_the_user_s_words_and_names() -> None:
    rows = claims("--lexicon", "my.toml", "--gazetteer", "names.csv")
    assert rows["le chambellan"]["cue"] == "tambourinait"
    assert rows["le chambellan"]["source_type"] == "person"
    assert rows["Zorblux"]["source_type"] == "media"
    assert rows["RePC"]["source_type"] == "organization"


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_show_reads_with_them_too() -> None:
    assert "<1 tambourinait>" in selon("show", "article.txt", "--lexicon", "my.toml").stdout


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_python_reads_with_them_too() -> None:
    frame = nlp_pipeline.extract("article.txt", lexicon="my.toml", gazetteer=Path("names.csv"))
    assert {"le chambellan", "Zorblux", "RePC"} <= set(frame["source_name"])


@pytest.mark.usefixtures("quick_load")
@pytest.mark.parametrize("command", [["extract", "article.txt", "-o", "c.csv"], ["show", "article.txt"]])
@pytest.mark.parametrize(
    ("option", "text", "line"),
    [
        (
            "--lexicon",
            '[[verb]]\nlemma = "pondre"\n',
            "selon: bad.toml, verb 1 (pondre): the forms of 'pondre' are not known",
        ),
        ("--lexicon", '[[name]]\nname = "X"\n', "selon: bad.toml, name 1 (X): 'X' has neither label nor type"),
        ("--gazetteer", "name = ", "selon: bad.toml: cannot be read as TOML"),
        ("--gazetteer", None, "selon: bad.toml: no such file or directory"),
    ],
)
def test_a_file_that_is_not_valid_is_wrong_usage(command: list[str], option: str, text: str | None, line: str) -> None:
    if text is not None:
        Path("bad.toml").write_text(text, encoding="utf-8")
    result = selon(*command, option, "bad.toml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(line)
    assert len(result.stderr.splitlines()) == 1
    assert not Path("c.csv").exists()


# --- the least confidence


def row(number: int, confidence: float, parent: int | None = None) -> dict[str, object]:
    return {"claim_id": f"a#{number}", "parent_id": f"a#{parent}" if parent else "", "confidence": confidence}


def test_rows_that_are_less_sure_go_and_the_others_keep_their_ids() -> None:
    assert confident_rows([row(1, 0.5), row(2, 0.8), row(3, 0.9)], 0.8) == [row(2, 0.8), row(3, 0.9)]


def test_a_claim_whose_outer_claim_goes_stands_inside_the_next_outer_one() -> None:
    rows = [row(1, 0.9), row(2, 0.3, parent=1), row(3, 0.9, parent=2), row(4, 0.2), row(5, 0.9, parent=4)]
    assert [(each["claim_id"], each["parent_id"]) for each in confident_rows(rows, 0.5)] == [
        ("a#1", ""),
        ("a#3", "a#1"),
        ("a#5", ""),
    ]


@pytest.mark.usefixtures("quick_load")
def test_commands_leave_out_what_is_less_sure() -> None:
    Path("article.txt").write_text("Selon ève, tout va bien.", encoding="utf-8")
    assert len(claims("--min-confidence", "0.9")) == 1
    assert claims("--min-confidence", "0.91") == {}
    assert "0 claims" in selon("show", "article.txt", "--min-confidence", "0.91").stdout
    assert selon("extract", "article.txt", "--min-confidence", "1.5").exit_code == 2


def test_python_leaves_it_out_too(nlp: Language) -> None:
    assert len(nlp_pipeline.extract(Path("article.txt"), nlp=nlp, min_confidence=1.0)) == 0
