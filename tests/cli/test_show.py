"""``selon show``, and what is shown on a terminal."""

from __future__ import annotations

import pytest

from tests.cli.command import TEXT, selon, write

pytestmark = pytest.mark.usefixtures("quick_load", "in_an_empty_folder")


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
