"""``selon report`` as its user meets it, with the quick language part."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app

TEXT = "Titre du jour\n\nSelon ève, tout va bien. Selon luc, rien ne va.\n"

pytestmark = pytest.mark.usefixtures("quick_load")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def selon(*arguments: str, standard_input: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=standard_input, env={"COLUMNS": "100"})


def write(name: str, text: str = TEXT) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def page(name: str = "page.html") -> html.HtmlElement:
    return html.fromstring(Path(name).read_text("utf-8"))


def test_a_folder_becomes_a_page() -> None:
    write("articles/une.txt")
    write("articles/deux.txt")
    result = selon("report", "articles", "-o", "page.html")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "2 articles · 4 claims" in result.stderr
    assert "written: page.html" in result.stderr
    assert page().findtext(".//h1") == "Qui dit quoi"
    assert len(page().findall(".//template")) == 2


def test_the_title_and_the_language_are_the_users() -> None:
    write("une.txt")
    assert selon("report", "une.txt", "-o", "page.html", "--lang", "en", "--title", "Le <pont>", "-q").stderr == ""
    assert page().findtext(".//h1") == "Le <pont>"
    assert page().get("lang") == "en"


@pytest.mark.parametrize("name", ["claims.csv", "claims.jsonl"])
def test_a_table_of_claims_becomes_a_page_of_its_sentences(name: str) -> None:
    write("articles/une.txt")
    assert selon("extract", "articles", "-o", name, "-q").exit_code == 0
    result = selon("report", name, "-o", "page.html")
    assert result.exit_code == 0, result.stderr
    text = page().get_element_by_id("reading").text_content()
    assert "voici les phrases" in text
    assert "tout va bien" in text
    assert "Titre du jour" not in text


def test_what_leaves_claims_out_holds_for_tables_too() -> None:
    head = "doc_id,claim_id,claim,source,source_name,kind,sentence,confidence\n"
    write(
        "claims.csv", head + "a,a#1,Un,,,direct,Un.,0.9\na,a#2,Deux,,,direct,Deux.,0.4\na,a#3,Trois,,,hearsay,Trois.,\n"
    )
    assert (
        selon("report", "claims.csv", "-o", "page.html", "-q", "--min-confidence", "0.5", "--no-hearsay").exit_code == 0
    )
    assert [mark.text_content() for mark in page().get_element_by_id("paper").findall(".//mark")] == ["Un"]


def test_standard_input_is_read() -> None:
    assert selon("report", "-", "-o", "page.html", "-q", standard_input=TEXT.encode()).exit_code == 0
    assert "tout va bien" in page().get_element_by_id("paper").text_content()


def test_what_cannot_be_read_is_named_and_the_others_go_on() -> None:
    write("articles/une.txt")
    write("articles/vide.txt", "")
    result = selon("report", "articles", "-o", "page.html", "-q")
    assert result.exit_code == 1
    assert "selon: articles/vide.txt: empty" in result.stderr
    assert len(page().findall(".//template")) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["absent.txt", "-o", "page.html"], 2, "absent.txt: no such file or folder"),
        (["une.txt", "-o", "page.pdf"], 2, "page.pdf: the page is an HTML file"),
        (["une.txt", "-o", "absent/page.html"], 1, "absent/page.html: cannot be written: its folder does not exist"),
        (["une.txt", "-o", "page.html", "--lang", "de"], 2, "--lang de: the page is written in fr or en"),
        (["page-lue.html", "-o", "page-lue.html"], 2, "is one of the inputs"),
        (["une.txt", "claims.csv", "-o", "page.html"], 2, "give either tables or articles"),
        (["casse.csv", "-o", "page.html"], 1, "casse.csv: line 2: has not as many cells"),
        (["vide.txt", "-o", "page.html"], 1, "no article could be read: no file is written"),
    ],
)
def test_wrong_usage_is_said_in_a_line_and_nothing_is_written(arguments: list[str], status: int, message: str) -> None:
    write("une.txt")
    write("vide.txt", "")
    write("page-lue.html", f"<html><body><p>{TEXT}</p></body></html>")
    head = "doc_id,claim_id,claim,source,source_name,kind,sentence\n"
    write("claims.csv", head + "a,a#1,c,,,direct,c.\n")
    write("casse.csv", head + "a\n")
    before = sorted(Path().iterdir())
    result = selon("report", *arguments)
    assert result.exit_code == status
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(Path().iterdir()) == before


def test_an_earlier_page_stays_where_the_new_one_fails() -> None:
    write("page.html", "<p>ancienne</p>")
    write("articles/vide.txt", "")
    assert selon("report", "articles", "-o", "page.html").exit_code == 1
    assert Path("page.html").read_text("utf-8") == "<p>ancienne</p>"
