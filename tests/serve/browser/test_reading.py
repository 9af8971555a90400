"""The article beside its claims: from text to row and back, filtered, searched over the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browsers import api
from tests.serve.browser.hands import reading, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_a_mark_leads_to_its_row_and_a_row_to_its_mark(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.click("#paper mark[data-c='1']")
    assert page.locator("#rows tr.on .said").inner_text() == "rien n’est sûr"
    assert page.evaluate("document.activeElement.closest('tr').className") == "on"
    page.locator("#rows .said").first.click()
    lit = page.locator("#paper .on").all_inner_texts()
    assert {"le pont rouvrira lundi", "anne morel", "Selon"} <= {words.rstrip("12") for words in lit}
    assert "#claim-" in page.url
    page.reload()
    page.wait_for_selector("#rows tr.on")
    assert page.locator("#rows tr.on .said").inner_text() == "le pont rouvrira lundi"


def test_filters_and_search_narrow_the_table(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.fill("#search", "N'EST SUR")
    assert said(page) == ["rien n’est sûr"]
    page.click("#clear")
    page.select_option("#by-who", label="Anne Morel (1)")
    assert said(page) == ["le pont rouvrira lundi"]
    page.fill("#search", "tramway")
    assert page.locator("#rows").inner_text() == "Aucune affirmation ne répond à ces filtres."


def test_the_search_over_the_dossier_leads_to_the_claim(opened: Callable[..., Page], article: int) -> None:
    page = opened()
    page.fill("#q", "n'est sur")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims?q=*")
    api.expect(page.locator("h1")).to_have_text("Qui dit quoi de «\u00a0n'est sur\u00a0»")
    api.expect(page.locator("#figures")).to_contain_text("Qui est le plus cité")
    page.click(f".hit[href^='/articles/{article}#']")
    page.wait_for_selector("#rows tr.on")
    assert page.locator("#rows tr.on .said").inner_text() == "rien n’est sûr"
