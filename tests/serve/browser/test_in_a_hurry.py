"""What is done while an answer is under way is neither lost nor done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsers import api
from tests.serve.browser.hands import held_up, look_at_once, reading, select, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.serve.quick import Application


def test_a_box_ticked_before_the_fields_are_kept_stays_ticked(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.click(".known summary")
    page.fill("#known-outlet", "Le Courrier")
    with held_up(page, "GET", f"**/api/articles/{article}"):
        page.click("#known button[type=submit]")
        api.expect(page.locator("#said")).to_contain_text("Enregistré")
        page.check("#reviewed")
    api.expect(page.locator("#paper .folio")).to_contain_text("Le Courrier")
    api.expect(page.locator("#reviewed")).to_be_checked()
    page.keyboard.press("Control+z")
    api.expect(page.locator("#said")).to_have_text("Annulé\u00a0: marquer comme relu")
    api.expect(page.locator("#reviewed")).not_to_be_checked()
    assert served.dossier.articles.get(article).article.outlet == "Le Courrier"


def test_a_box_ticked_while_the_fields_are_sent_is_no_conflict(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.click(".known summary")
    page.fill("#known-outlet", "Le Courrier")
    with held_up(page, "PATCH", f"**/api/articles/{article}"):
        page.click("#known button[type=submit]")
        page.check("#reviewed")
    page.keyboard.press("Control+z")
    api.expect(page.locator("#said")).to_have_text("Annulé\u00a0: marquer comme relu")
    api.expect(page.locator("#reviewed")).not_to_be_checked()
    assert served.dossier.articles.get(article).article.outlet == "Le Courrier"


@pytest.mark.parametrize("late", ["state", "articles/{article}"])
def test_a_step_is_taken_back_before_the_page_has_heard_of_it(
    opened: Callable[..., Page], article: int, late: str
) -> None:
    page = reading(opened, article)
    select(page, "Le pont rouvrira")
    page.click("#add")
    with held_up(page, "GET", f"**/api/{late.format(article=article)}"):
        page.click("#mending button[type=submit]")
        page.wait_for_selector("#mending", state="hidden")
        page.keyboard.press("Control+z")
    api.expect(page.locator("#said")).to_have_text("Annulé\u00a0: ajouter une affirmation")
    api.expect(page.locator("#rows tr")).to_have_count(2)


def test_claims_are_judged_faster_than_answers_come(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.focus("#rows-box")
    page.keyboard.press("ArrowDown")
    with held_up(page, "PATCH", "**/api/claims/*"):
        for key in ("a", "ArrowDown", "r", "ArrowUp", "a"):
            page.keyboard.press(key)
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("rejected")
    api.expect(page.locator("#rows tr").nth(0)).to_have_class("on accepted")
    assert verdicts(served, article) == ["accepted", "rejected"]
    for _ in range(2):
        page.keyboard.press("Control+z")
    api.expect(page.locator("#rows tr.rejected, #rows tr.accepted")).to_have_count(0)


def test_a_claim_is_mended_right_after_it_was_judged(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    with held_up(page, "PATCH", "**/api/claims/*"):
        page.locator("#rows .accept").first.click()
        page.locator("#rows .mend").first.click()
    page.fill("#note", "Vérifié")
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    assert served.dossier.claims.of_article(article)[0].note == "Vérifié"


def test_who_leaves_before_all_is_kept_is_asked(opened: Callable[..., Page], article: int, served: Application) -> None:
    page = reading(opened, article)
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    with held_up(page, "PATCH", "**/api/claims/*"):
        page.locator("#rows .accept").nth(0).click()
        page.locator("#rows .reject").nth(1).click()
        page.locator("header a").first.click()
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("on rejected")
    assert verdicts(served, article) == ["accepted", "rejected"]
    assert asked == ["beforeunload"]


def test_a_claim_sent_twice_is_added_once(opened: Callable[..., Page], article: int, served: Application) -> None:
    page = reading(opened, article)
    select(page, "Le pont rouvrira")
    page.click("#add")
    with held_up(page, "POST", f"**/api/articles/{article}/claims"):
        page.dblclick("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    api.expect(page.locator("#rows tr")).to_have_count(3)
    assert len(served.dossier.claims.of_article(article)) == 3


def test_what_changes_elsewhere_leaves_what_is_selected_typed_and_pressed(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page, other = reading(opened, article), reading(opened, article)
    look_at_once(page)
    page.click(".known summary")
    page.fill("#known-author", "Luc")
    select(page, "le pont rouvrira lundi. Selon")
    other.click(".known summary")
    other.fill("#known-outlet", "Le Courrier")
    other.click("#known button[type=submit]")
    api.expect(page.locator("#known-outlet")).to_have_value("Le Courrier")
    assert page.input_value("#known-author") == "Luc"
    page.evaluate("window.row = document.querySelector('#rows tr')")
    other.locator("#rows .accept").nth(1).click()
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("accepted")
    page.click("#add")
    api.expect(page.locator("#claim-words")).to_have_value("le pont rouvrira lundi. Selon")
    # A button that is pressed as the page hears of a change is let go on the same element.
    assert page.evaluate("window.row === document.querySelector('#rows tr')")


@pytest.mark.parametrize("failing", ["api/articles/{article}", "articles/{article}/text"])
def test_what_could_not_be_loaded_is_asked_for_again(opened: Callable[..., Page], article: int, failing: str) -> None:
    page = reading(opened, article)
    look_at_once(page)
    path = f"**/{failing.format(article=article)}"
    page.route(path, lambda route: route.fulfill(status=409, json={"detail": "busy"}))
    page.locator("#rows .reject").first.click()
    api.expect(page.locator("#said")).to_have_text("busy")
    api.expect(page.locator("#paper mark")).to_have_count(2)
    page.unroute(path)
    api.expect(page.locator("#paper mark")).to_have_count(1)
    api.expect(page.locator("#rows tr.rejected")).to_have_count(1)
