"""From the text to the table and back, and what a mark tells, by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsers import api
from tests.report.browser.shown import count, rows
from tests.report.pages import bridge, corpus_page, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_a_claim_in_the_text_leads_to_its_row(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.click("#paper strong[data-c='0']")
    assert page.locator("#rows tr.on .said").inner_text() == "Les travaux sont finis"
    assert page.url.endswith("#c0")
    assert page.evaluate("document.activeElement.closest('tr').id") == "r0"


def test_a_row_leads_to_its_claim_also_in_another_article(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.click("#r5 .said")
    assert page.locator("#paper h2").inner_text() == "Le marché déménage"
    assert page.input_value("#picked") == "1"
    lit = page.locator("#paper .on").all_inner_texts()
    assert {"rien n’est signé", "la préfecture", "Selon"} <= set(lit)
    assert page.evaluate("document.activeElement.dataset.c") == "5"


def test_an_address_leads_to_its_claim_and_back_goes_back(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page(), anchor="#c5")
    assert page.locator("#rows tr.on .said").inner_text() == "rien n’est signé"
    page.click("#r0 .said")
    assert page.url.endswith("#c0")
    page.go_back()
    api.expect(page.locator("#rows tr.on")).to_have_id("r5")
    assert page.locator("#paper h2").inner_text() == "Le marché déménage"


@pytest.mark.parametrize("anchor", ["#c999", "#c-1", "#%3Cscript%3E", "#a0"])
def test_an_address_of_nothing_does_nothing(opened: Callable[..., Page], anchor: str) -> None:
    page = opened(corpus_page(), anchor=anchor)
    assert page.locator("#rows tr.on").count() == 0
    assert len(rows(page)) == 6


def test_a_claim_that_the_filters_hide_lifts_them(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.select_option("#by-kind", label="conditionnel (1)")
    page.click("#paper mark[data-c='0']")
    assert page.locator("#rows tr.on .said").inner_text() == "Les travaux sont finis"
    assert count(page).startswith("Filtres levés.")


def test_a_source_of_two_claims_leads_to_one_after_the_other(opened: Callable[..., Page]) -> None:
    article, rows_ = bridge()
    rows_[2]["source_span"] = rows_[1]["source_span"]
    page = opened(page_of([(article, rows_)]))
    selected = []
    for _ in range(3):
        page.click("#paper strong[data-c='1 2']")
        selected.append(page.evaluate("document.querySelector('#rows tr.on').id"))
    assert selected == ["r1", "r2", "r1"]


def test_hovering_tells_source_stance_and_confidence_of_all_claims_there(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.hover("#paper mark[data-c='2']")
    told = page.locator("#tip").inner_text()
    first, *others = [line for line in told.splitlines() if line.strip()]
    assert first == "3. Luc Petit"
    assert others[:3] == ["personne", "mixte · affirme · « assure »", "confiance 0,90 · dans l’affirmation 2"]
    assert others[3] == "2. la préfecture"
    page.hover("h1")
    assert page.locator("#tip").is_hidden()
    assert page.locator("#paper .on").count() == 0


def test_everything_is_reached_by_keyboard(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    focused = "(({id, dataset, className}) => id || dataset.c || className)(document.activeElement)"
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(focused))
        if seen[-1] == "rows-box":
            break
    # What leads past the text, the article, its claims, the filters, the table: in the order of the page.
    order = ["skip", "picked", "next", "0", "1", "2", "3"]
    order += ["search", "by-who", "by-article", "by-type", "by-kind", "by-stance", "rows-box"]
    assert [name for name in seen if name in order] == order


def test_the_keyboard_goes_from_text_to_row_and_back(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page())
    page.locator("#next").focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.c") == "1":
            break
    assert "la préfecture" in page.locator("#tip").inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "tip"
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('tr')?.id") == "r1"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.c") == "1"
