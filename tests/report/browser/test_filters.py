"""The table of the page: filtered, searched, turned, taken away."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tests.browsers import TWO_FRAMES, api
from tests.report.browser.shown import count, rows
from tests.report.pages import bridge, corpus_page, many, page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


def test_all_claims_stand_in_the_table_under_their_articles(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    assert count(page) == "6 affirmations sur 6"
    assert len(rows(page)) == 6
    assert page.locator("#rows .group").all_inner_texts() == ["Le pont de Lurcay rouvrira lundi", "Le marché déménage"]


@pytest.mark.parametrize(
    ("field", "label", "shown"),
    [
        ("by-who", "Anne Morel (2)", 2),
        ("by-type", "organisation (2)", 2),
        ("by-kind", "conditionnel (1)", 1),
        ("by-stance", "dément (1)", 1),
        ("by-article", "2. Le marché déménage (2)", 2),
    ],
)
def test_the_table_is_filtered(opened: Callable[..., Page], field: str, label: str, shown: int) -> None:
    page = opened(corpus_page())
    page.select_option(f"#{field}", label=label)
    assert len(rows(page)) == shown
    assert count(page) == f"{shown} affirmation{'s' if shown > 1 else ''} sur 6"
    page.click("#clear")
    assert len(rows(page)) == 6
    assert page.locator("#clear").is_hidden()


@pytest.mark.parametrize(
    ("sought", "shown"),
    [
        ("petit assure", 3),  # the sentence that a claim stands in
        ("le MARCHE demenage", 2),  # a title, accents and capitals aside
        ("courrier", 2),  # an outlet
    ],
)
def test_sentences_titles_and_outlets_are_searched(opened: Callable[..., Page], sought: str, shown: int) -> None:
    page = opened(corpus_page())
    page.fill("#search", sought)
    api.expect(page.locator("#rows tr[data-row]")).to_have_count(shown)


def test_what_is_shown_can_be_copied_and_saved_as_a_table(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(corpus_page(), permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page.select_option("#by-who", label="Anne Morel (2)")
    page.click("#copy")
    api.expect(page.locator("#count")).to_have_text("Lignes copiées\u00a0: 2")
    copied = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert [line.split("\t")[7] for line in copied] == ["claim", "Les travaux sont finis", "la halle soit vendue"]
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "claims.csv")
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")
    found = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert [(row["doc_id"], row["source_name"], row["confidence"]) for row in found] == [
        ("pont", "Anne Morel", "0,9"),
        ("marche", "Anne Morel", "0,9"),
    ]


def test_a_text_that_looks_like_a_formula_is_none_in_the_table(opened: Callable[..., Page], tmp_path: Path) -> None:
    article, (row, *_) = bridge()
    page = opened(page_of([(article, [{**row, "claim": "=1+1", "source_name": "@SUM(A1)"}])]), accept_downloads=True)
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "claims.csv")
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")
    assert '"\'=1+1"' in text
    assert '"\'@SUM(A1)"' in text


def test_what_is_typed_counts_for_what_is_taken_away_at_once(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(corpus_page(), accept_downloads=True)
    with page.expect_download() as download:
        page.evaluate(
            """() => {
                const search = document.getElementById("search");
                search.value = "courrier";
                search.dispatchEvent(new Event("input"));
                document.getElementById("csv").click();
            }"""
        )
    download.value.save_as(tmp_path / "claims.csv")
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(text.splitlines(), delimiter=";"))) == 2


def test_filters_narrow_each_other_and_say_when_nothing_is_left(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.select_option("#by-who", label="Anne Morel (2)")
    page.select_option("#by-stance", label="dément (1)")
    assert rows(page) == ["la halle soit vendue"]
    page.select_option("#by-kind", label="direct (1)")
    assert rows(page) == []
    assert count(page) == "0 affirmation sur 6"
    assert "Aucune affirmation" in page.locator("#rows").inner_text()


@pytest.mark.parametrize("words", ["signé", "SIGNE", "n'est signe", "n’est  signé"])
def test_free_text_finds_whatever_its_case_accents_and_apostrophes(opened: Callable[..., Page], words: str) -> None:
    page = opened(corpus_page())
    page.fill("#search", words)
    api.expect(page.locator("#rows tr[data-row]")).to_have_count(2)
    # The other claim stands in the same sentence.
    assert rows(page) == ["la halle soit vendue", "rien n’est signé"]


def test_choosing_an_article_shows_it_and_turning_on_takes_the_filter_along(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.select_option("#by-article", index=2)
    assert page.locator("#paper h2").inner_text() == "Le marché déménage"
    page.click("#previous")
    assert "Le pont de Lurcay" in page.locator("#paper h2").inner_text()
    assert len(rows(page)) == 4
    assert page.locator("#previous").is_disabled()
    page.evaluate(TWO_FRAMES)
    assert page.evaluate("document.activeElement.id") == "previous"  # who turns by keyboard goes on from there


def test_the_figures_lead_to_the_claims_of_a_source(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.locator("figure summary").first.click()
    page.get_by_role("button", name="Afficher les affirmations de la préfecture").first.click()
    assert len(rows(page)) == 2
    assert page.input_value("#by-who") == "la préfecture"


def test_pages_of_the_table_are_turned(opened: Callable[..., Page]) -> None:
    page = opened(page_of(many(4, 30)))
    assert page.locator("#rows-shown").inner_text() == "1–50 sur 120"
    page.click("#rows-after")
    page.click("#rows-after")
    assert page.locator("#rows-shown").inner_text() == "101–120 sur 120"
    assert page.locator("#rows-after").is_disabled()
    page.click("#paper mark >> nth=0")
    assert page.locator("#rows-shown").inner_text() == "1–50 sur 120"
