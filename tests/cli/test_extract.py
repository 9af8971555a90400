"""``selon extract`` as its user meets it: what it writes, and what fails; the language part is the quick one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from nlp_pipeline.readers import known_suffixes
from nlp_pipeline.run.duplicates import Duplicates
from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS
from nlp_pipeline.scratch import ScratchError
from tests.cli.command import TEXT, files, rows_of, selon, write

pytestmark = pytest.mark.usefixtures("quick_load", "in_an_empty_folder")


def test_a_folder_becomes_a_table_and_a_summary() -> None:
    write("articles/une.txt")
    write("articles/sport/deux.txt", "Selon ève, c'est fini.")
    write("articles/photo.png")
    result = selon("extract", "articles", "-o", "claims.csv", "--entities", "entities.csv")
    assert result.exit_code == 0
    rows = rows_of(Path("claims.csv").read_bytes().decode())
    assert list(rows[0]) == [column.name for column in CLAIM_COLUMNS]
    assert [row["claim_id"] for row in rows] == ["sport/deux#1", "une#1", "une#2", "une#3"]
    assert rows[3]["claim"] == "« [red]=1+1 »"
    entities = rows_of(Path("entities.csv").read_bytes().decode())
    assert list(entities[0]) == [column.name for column in ENTITY_COLUMNS]
    assert len(entities) == 4
    assert result.stdout == ""
    assert [line.split() for line in result.stderr.splitlines()[2:4]] == [
        ["Ève", "3", "█" * 24],
        ["Luc", "1", "█" * 8],
    ]
    assert result.stderr.splitlines()[0] == "2 articles · 4 claims · 2 named sources"
    assert "Written: claims.csv, entities.csv" in result.stderr
    assert "Passed over: 1 file of other kinds" in result.stderr
    assert files() == ["articles", "claims.csv", "entities.csv"]


def test_a_quiet_run_reads_nothing_for_figures_that_nobody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_asked() -> None:
        raise AssertionError("names are read")

    monkeypatch.setattr("nlp_pipeline.run.summary.source_names", not_asked)
    write("une.txt")
    result = selon("extract", "une.txt", "-o", "claims.csv", "-q")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(rows_of(Path("claims.csv").read_text("utf-8"))) == 3


def test_json_lines_carry_the_pieces_besides_the_columns() -> None:
    write("une.txt")
    assert selon("extract", "une.txt", "-o", "claims.jsonl").exit_code == 0
    rows = [json.loads(line) for line in Path("claims.jsonl").read_text("utf-8").splitlines()]
    assert list(rows[0]) == [column.name for column in CLAIM_COLUMNS] + list(CLAIM_JSON_KEYS)
    for row in rows:
        assert TEXT[slice(*row["claim_spans"][0])] == row["claim"]
        assert TEXT[slice(*row["source_span"])] == row["source"]


def test_the_format_option_wins_over_the_ending() -> None:
    write("une.txt")
    assert selon("extract", "une.txt", "-o", "claims.dat", "--format", "jsonl").exit_code == 0
    assert json.loads(Path("claims.dat").read_text("utf-8").splitlines()[0])["doc_id"] == "une"


def test_a_pipe_gets_csv_and_standard_input_is_read() -> None:
    for arguments in (("extract", "-"), ("extract", "-", "-o", "-")):
        result = selon(*arguments, standard_input=TEXT.encode())
        assert [row["doc_id"] for row in rows_of(result.stdout_bytes.decode())] == ["stdin"] * 3
        assert "3 claims" in result.stderr
    result = selon("extract", "-", "--format", "jsonl", standard_input=TEXT.encode())
    assert json.loads(result.stdout.splitlines()[0])["claim"] == "tout va bien"


def test_an_article_without_claims_gives_a_table_without_rows() -> None:
    write("une.txt", "Rien à signaler.")
    result = selon("extract", "une.txt", "-o", "claims.csv")
    assert result.exit_code == 0
    assert rows_of(Path("claims.csv").read_text("utf-8")) == []
    assert result.stderr.splitlines()[0] == "1 article · 0 claims · 0 named sources"


def test_quiet_says_only_what_fails() -> None:
    write("une.txt")
    assert selon("extract", "une.txt", "-o", "claims.csv", "-q").stderr == ""
    write("vide.txt", "")
    assert selon("extract", "une.txt", "vide.txt", "-o", "claims.csv", "-q").stderr == "selon: vide.txt: empty\n"


def test_options_reach_the_language_part_and_the_readers(quick_load: list[tuple[str, bool]]) -> None:
    Path("une.txt").write_bytes("Selon ève, c'est 10 €.".encode("iso-8859-15"))
    options = ("--model", "fr_dep_news_trf", "--no-hearsay", "--encoding", "iso-8859-15")
    result = selon("extract", "une.txt", "-o", "-", *options)
    assert quick_load == [("fr_dep_news_trf", False)]
    assert "c'est 10 €" in result.stdout


def test_each_bad_input_gets_a_line_and_the_others_go_on() -> None:
    write("bon.txt")
    write("vide.txt", "\n")
    write("poison.txt", "POISON")
    write("dossier/notes.pages")
    Path("image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    Path("ancien.txt").write_bytes("Selon ève, c’est l’été.".encode("cp1252"))
    Path("large.txt").write_bytes("Selon ève, c’est l’été.".encode("utf-16"))
    names = ["bon.txt", "vide.txt", "poison.txt", "dossier", "image.txt", "ancien.txt", "large.txt"]
    result = selon("extract", *names, "-o", "claims.csv")
    assert result.exit_code == 1
    doc_ids = [row["doc_id"] for row in rows_of(Path("claims.csv").read_text("utf-8"))]
    assert doc_ids == ["bon", "bon", "bon", "ancien", "large"]
    assert [line for line in result.stderr.splitlines() if line.startswith("selon:")] == [
        "selon: vide.txt: empty",
        "selon: poison: RuntimeError: poisoned",
        f"selon: dossier: no articles in this folder ({', '.join(known_suffixes())}); 1 other file passed over",
        "selon: image.txt: binary, not text (a PNG picture)",
    ]
    assert "Failed: 4 inputs (vide.txt, poison, dossier, image.txt)" in result.stderr


def test_where_nothing_could_be_read_nothing_is_written() -> None:
    write("vide.txt", "")
    write("claims.csv", "of yesterday")
    result = selon("extract", "vide.txt", "-o", "claims.csv")
    assert result.exit_code == 1
    assert Path("claims.csv").read_text("utf-8") == "of yesterday"
    assert "no article could be read: no file is written" in result.stderr


def test_after_ctrl_c_nothing_is_left_behind() -> None:
    write("a.txt")
    write("b.txt", "INTERRUPT")
    write("claims.csv", "of yesterday")
    result = selon("extract", "a.txt", "b.txt", "-o", "claims.csv", "--entities", "entities.csv")
    assert result.exit_code == 130
    assert result.stderr == "selon: interrupted\n"
    assert files() == ["a.txt", "b.txt", "claims.csv"]
    assert Path("claims.csv").read_text("utf-8") == "of yesterday"


def test_a_full_disk_ends_the_run_with_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    write("a.txt")
    monkeypatch.setattr(os, "fsync", fail)
    result = selon("extract", "a.txt", "-o", "claims.csv")
    assert result.exit_code == 1
    assert result.stderr == "selon: claims.csv: cannot be written: no space left on device\n"
    assert files() == ["a.txt"]


@pytest.mark.parametrize(
    "arguments", [["extract", "-o", "claims.csv"], ["extract"], ["inspect"], ["sources", "-o", "sources.csv"]]
)
def test_where_the_run_cannot_remember_what_it_read_it_ends_with_a_line(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    def fail(*_: object) -> None:
        raise ScratchError("the run's temporary database cannot be written (database or disk is full)")

    write("a.txt")
    monkeypatch.setattr(Duplicates, "first_like", fail)
    command, *options = arguments
    result = selon(command, "a.txt", *options)
    assert result.exit_code == 1
    assert result.stderr.endswith("selon: the run's temporary database cannot be written (database or disk is full)\n")
    assert files() == ["a.txt"]


def test_a_name_that_is_no_utf8_does_not_stop_a_run() -> None:
    try:
        Path(os.fsdecode(b"d\xe9j\xe0.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    result = selon("extract", ".", "-o", "claims.csv")
    assert result.exit_code == 0
    assert rows_of(Path("claims.csv").read_text("utf-8"))[0]["doc_id"] == "d\\xe9j\\xe0"
