"""A web address among the inputs: fetched where it is asked for, from the public internet only."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

import nlp_pipeline
from nlp_pipeline import download
from nlp_pipeline.cli import app
from nlp_pipeline.readers import Inputs
from tests.site import served_site

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("quick_load")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served_site() as address:
        yield address


@pytest.fixture
def reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site of the tests is on this machine, which is not the public internet."""
    monkeypatch.setattr(download, "download", partial(download.download, may_connect=lambda _: True))


def selon(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})


def claims() -> list[dict[str, str]]:
    with Path("claims.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.usefixtures("reachable")
def test_a_page_is_an_article_with_what_it_tells_of_itself(site: str) -> None:
    result = selon("extract", f"{site}/home", "-o", "claims.csv")
    assert result.exit_code == 0, result.stderr
    assert {(row["title"], row["outlet"], row["url"], row["doc_id"]) for row in claims()} == {
        ("Le pont rouvrira lundi", "La Gazette", f"{site}/article", "home")
    }
    assert [row["source"] for row in claims()] == ["anne morel", "luc petit"]


@pytest.mark.usefixtures("reachable")
def test_pages_and_files_go_together_and_one_that_fails_is_named(site: str) -> None:
    Path("une.txt").write_text("Selon ève, tout va bien.", "utf-8")
    result = selon("extract", "une.txt", f"{site}/empty", f"{site}/article", "-o", "claims.csv")
    assert result.exit_code == 1
    assert f"selon: {site}/empty: no article found in the page" in result.stderr
    assert [row["doc_id"] for row in claims()] == ["une", "article", "article"]


@pytest.mark.usefixtures("reachable")
def test_a_page_is_shown(site: str) -> None:
    result = selon("show", f"{site}/article")
    assert result.exit_code == 0, result.stderr
    assert "{1 anne morel}" in result.stdout


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("{site}/article", "127.0.0.1 is not on the public internet: it is not fetched."),
        ("{site}/home", "127.0.0.1 is not on the public internet: it is not fetched."),
        ("http://[::1]/", "::1 is not on the public internet: it is not fetched."),
        ("http://169.254.169.254/latest", "169.254.169.254 is not on the public internet: it is not fetched."),
        ("https://", "This is not the address of a web page: https://"),
        (
            "http://name:password@example.org/",
            "This is not the address of a web page: http://name:password@example.org/",
        ),
    ],
)
def test_what_is_not_fetched_says_why(site: str, address: str, reason: str) -> None:
    named = address.format(site=site)
    result = selon("extract", named, "-o", "claims.csv")
    assert result.exit_code == 1
    assert f"selon: {named}: {reason}" in result.stderr
    assert not Path("claims.csv").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "--no-fetch", "-o", "claims.csv"),
        ("show", "--no-fetch"),
        ("inspect",),
        ("report", "-o", "page.html"),
    ],
)
@pytest.mark.usefixtures("reachable")
def test_nothing_is_fetched_that_was_not_asked_for(site: str, arguments: tuple[str, ...]) -> None:
    result = selon(*arguments, f"{site}/article")
    assert result.exit_code == 2
    assert f"selon: {site}/article: pages of the web are not fetched here" in result.stderr
    assert list(Path().iterdir()) == []


@pytest.mark.usefixtures("reachable")
def test_the_library_fetches_nothing(site: str) -> None:
    assert Inputs([f"{site}/article"]).missing() == [f"{site}/article"]
    (error,) = list(Inputs([f"{site}/article"]))
    assert getattr(error, "reason", "") == "pages of the web are not fetched here"
    with pytest.raises(FileNotFoundError):
        nlp_pipeline.extract(f"{site}/article")
