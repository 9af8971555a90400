"""Claims judged, mended, added and taken away by the page, by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.schema import Article
from tests.browsers import api
from tests.serve.browser.hands import reading, select
from tests.serve.quick import BRIDGE, Application

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


SMILING = (
    "Un titre \U0001f600\r\n\r\nLe maire \U0001f600 se tait. "
    "Selon ève roux, le \U0001f600 pont tient.\r\nBon.\r\nEt puis rien.\r\n"
)


def test_judging_mending_and_undoing_outlive_a_reload(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    first, second = page.locator("#rows tr").nth(0), page.locator("#rows tr").nth(1)
    first.locator(".reject").click()
    api.expect(first).to_have_class("on rejected")
    assert page.locator("#paper mark").count() == 1
    second.locator(".accept").click()
    api.expect(second.locator(".accept")).to_have_attribute("aria-pressed", "true")
    page.reload()
    page.wait_for_selector("#rows tr.rejected")
    assert page.locator("#figures").inner_text() == "1 affirmation"
    api.expect(page.locator("#undo")).to_have_attribute("title", "Annuler\u00a0: accepter une affirmation")
    page.click("#undo")
    api.expect(second.locator(".accept")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Control+z")
    api.expect(page.locator("#paper mark")).to_have_count(2)
    page.keyboard.press("Control+Shift+z")
    api.expect(page.locator("#paper mark")).to_have_count(1)


def test_words_are_mended_by_selecting_them_and_the_source_by_its_name(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.locator("#rows .mend").first.click()
    api.expect(page.locator("#claim-words")).to_have_value("le pont rouvrira lundi")
    assert page.locator("#take-claim").is_disabled()
    select(page, "pont rouvrira lundi. Selon luc")
    page.click("#take-claim")
    assert page.input_value("#claim-words") == "pont rouvrira lundi. Selon luc"
    page.select_option("#source-name", label="Luc Petit (personne)")
    page.fill("#note", "Vérifié au téléphone")
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    api.expect(page.locator("#rows tr.on .noted")).to_have_text("Vérifié au téléphone")
    row = served.dossier.claims.of_article(article)[0].row
    assert (row["claim"], row["source_name"]) == ("pont rouvrira lundi. Selon luc", "Luc Petit")
    assert BRIDGE[row["claim_start"] : row["claim_end"]] == "pont rouvrira lundi. Selon luc"


def test_a_claim_that_was_missed_is_added_with_a_source_that_is_selected(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    select(page, "Le pont rouvrira")
    page.click("#add")
    api.expect(page.locator("#claim-words")).to_have_value("Le pont rouvrira")
    select(page, "luc petit")
    page.click("#take-source")
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    api.expect(page.locator("#rows .said").first).to_have_text("Le pont rouvrira")
    added = served.dossier.claims.of_article(article)[0]
    assert (added.found, added.row["source"], added.row["source_start"]) == (
        None,
        "luc petit",
        BRIDGE.index("luc petit"),
    )
    api.expect(page.locator("#undo")).to_be_enabled()
    page.keyboard.press("Control+z")
    api.expect(page.locator("#rows tr")).to_have_count(2)


def test_selections_count_code_points_and_line_ends_as_the_text_has_them(
    opened: Callable[..., Page], served: Application
) -> None:
    number, result = served.intake.add_text(Article("smiling", SMILING))
    result.result()
    page = reading(opened, number)
    for words in ("maire \U0001f600 se", "\U0001f600 pont tient.\nBon", "Bon.\nEt puis", "Un titre \U0001f600"):
        page.click("#add")
        select(page, words)
        page.click("#take-claim")
        page.click("#mending button[type=submit]")
        page.wait_for_selector("#mending", state="hidden")
    found = {
        SMILING[slice(*claim.row["claim_spans"][0])]
        for claim in served.dossier.claims.of_article(number)
        if claim.found is None
    }
    assert found == {
        "maire \U0001f600 se",
        "\U0001f600 pont tient.\r\nBon",
        "Bon.\r\nEt puis",
        "Un titre \U0001f600",
    }


def test_words_that_are_not_in_the_article_are_refused_and_the_form_stays(
    opened: Callable[..., Page], article: int
) -> None:
    page = reading(opened, article)
    page.locator("#rows .mend").first.click()
    page.fill("#claim-words", "le tramway")
    page.click("#mending button[type=submit]")
    api.expect(page.locator("#said")).to_contain_text("ne se trouvent pas dans l’article")
    assert page.input_value("#claim-words") == "le tramway"
    page.keyboard.press("Escape")
    assert page.locator("#mending").is_hidden()


def test_two_windows_do_not_overwrite_each_other(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    one, other = reading(opened, article), reading(opened, article)
    one.locator("#rows .mend").first.click()
    one.wait_for_selector("#mending")
    other.locator("#rows .reject").first.click()
    api.expect(other.locator("#rows tr").first).to_have_class("on rejected")
    one.fill("#note", "en retard")
    one.click("#mending button[type=submit]")
    api.expect(one.locator("#said")).to_contain_text("modifié entre-temps dans une autre fenêtre")
    assert served.dossier.claims.of_article(article)[0].note == ""
    one.click("#cancel")
    api.expect(one.locator("#rows tr").first).to_have_class("on rejected")


def test_what_is_known_of_an_article_is_corrected(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.click(".known summary")
    assert page.input_value("#known-outlet") == "La Gazette"
    page.fill("#known-outlet", "Le Courrier")
    page.click("#known button[type=submit]")
    api.expect(page.locator("#paper .folio")).to_contain_text("Le Courrier · 12 mars 2024")
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        page.check("#reviewed")
    page.goto(page.url.partition("/articles")[0])
    api.expect(page.locator(f"#articles li:has(a[href='/articles/{article}'])")).to_contain_text("relu")


def test_a_citation_is_copied(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#rows .cite").first.click()
    api.expect(page.locator("#said")).to_contain_text("Copié")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "«\u00a0le pont rouvrira lundi\u00a0», selon Anne Morel, dans La Gazette, 12 mars 2024, §\u00a02"


def test_the_article_is_taken_away_as_a_table(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.click("#take-away summary")
    with page.expect_download() as download:
        page.click("text=CSV pour Excel en français")
    assert download.value.suggested_filename == "Le-pont-rouvrira.csv"


def test_the_table_is_worked_through_by_keyboard(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.focus("#rows-box")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("a")
    api.expect(page.locator("#rows tr").nth(0)).to_have_class("on accepted")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("r")
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("on rejected")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("e")
    api.expect(page.locator("#claim-words")).to_be_focused()
    page.keyboard.type("a r e c")  # letters, not commands
    page.keyboard.press("Escape")
    assert [claim.verdict for claim in served.dossier.claims.of_article(article)] == ["accepted", "rejected"]
    api.expect(page.locator("#rows tr.on a")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.c") == "0"
