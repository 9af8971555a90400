"""``selon lexicon``: a word as a text has it finds its entry, for eyes and for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app
from nlp_pipeline.lexicon.search import ITEM_COLUMNS, KINDS

if TYPE_CHECKING:
    from pathlib import Path


def selon(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, ["lexicon", *arguments], env={"COLUMNS": "120", **environment})


def found(*arguments: str) -> list[str]:
    return [line.split("\t")[0] for line in selon(*arguments).stdout.splitlines()]


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("déclarait", "déclarer"),
        ("DECLARE", "déclarer"),
        ("a déclaré", "déclarer"),
        ("a fait savoir", "faire savoir"),
        ("tire la sonnette d’alarme", "tirer la sonnette d'alarme"),
        ("s'est plainte", "se plaindre"),
        ("persiste et signe", "persister et signer"),
        ("était convaincue", "être convaincu"),
        ("aux dires du", "aux dires de"),
        ("annonces", "annonce"),
        ("témoins", "témoins"),
        ("OMS", "Organisation mondiale de la santé"),
    ],
)
def test_a_word_is_found_as_it_stands_in_a_text(query: str, entry: str) -> None:
    assert entry in found(query)


def test_in_a_pipe_every_entry_is_a_line_of_fields() -> None:
    line = next(line for line in selon("déclarait").stdout.splitlines() if line.startswith("déclarer\t"))
    entry, kind, frames, stance, factive, _, example = line.split("\t")
    assert (entry, kind, stance, factive) == ("déclarer", "verbs", "assert", "no")
    assert "que" in frames.split()
    assert "déclaré" in example


def test_on_a_terminal_entries_are_tables_by_kind() -> None:
    shown = selon("selon", "déclarait", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[" in shown
    assert shown.index("verbs") < shown.index("source-phrases")


def test_filters_narrow_what_is_printed() -> None:
    assert {"nier", "démentir"} <= set(found("--kind", "verbs", "--stance", "deny"))
    assert "affirmer" not in found("--kind", "verbs", "--stance", "deny")
    assert "se demander" in found("--kind", "verbs", "--frame", "si")
    assert found("déclarait", "--stance", "opinion") == ["se déclarer"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_entries(kind: str) -> None:
    assert selon("--kind", kind).exit_code == 0


def test_programs_get_json_and_csv_with_all_columns() -> None:
    rows = json.loads(selon("déclarait", "--json").stdout)
    assert list(csv.DictReader(io.StringIO(selon("déclarait", "--csv").stdout))) == rows
    assert tuple(rows[0]) == ITEM_COLUMNS


def test_a_word_that_is_not_there_is_said() -> None:
    result = selon("déclarait", "zorbluxer")
    assert result.exit_code == 1
    assert result.stderr == "selon: zorbluxer: not in the lexicon\n"
    assert result.stdout.startswith("déclarer")


def test_the_user_s_own_words_are_searched_too(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[verb]]\nlemma = "tambouriner"\n[[name]]\nname = "Vardane"\ntype = "media"\n', encoding="utf-8")
    assert found("tambourinait", "Vardane", "--lexicon", str(path)) == ["tambouriner", "Vardane"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--stance", "zut"], "selon: unknown stance zut (known are accuse,"),
        (["--frame", "quoi"], "selon: unknown frame quoi (known are a_inf,"),
        (["--json", "--csv"], "selon: give one of --json and --csv"),
        (["--lexicon", "none.toml"], "selon: none.toml: no such file or directory"),
        (["--gazetteer", "none.csv"], "selon: none.csv: no such file or directory"),
    ],
)
def test_wrong_usage_is_told_in_a_line(arguments: list[str], line: str) -> None:
    result = selon(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(line)
    assert result.stdout == ""
