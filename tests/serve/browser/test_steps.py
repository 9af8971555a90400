"""Undoing and doing again by button and key; nothing else here makes a step, so the first one is alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browsers import TWO_FRAMES, api
from tests.serve.browser.hands import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PRESSED_UNTIL_OUT_OF_USE = """() => new Promise((done) => {
    const redo = document.getElementById("redo");
    new MutationObserver((_, observer) => {
        if (redo.disabled || redo.getAttribute("aria-disabled") === "true") done(observer.disconnect());
    }).observe(redo, { attributes: true });
    redo.focus();
    redo.click();
})"""


def test_the_last_step_done_again_leaves_the_focus_and_the_keys_where_they_were(
    opened: Callable[..., Page], article: int
) -> None:
    page = reading(opened, article)
    accepted, redo = page.locator("#rows .accept").first, page.locator("#redo")
    accepted.click()
    api.expect(accepted).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+z")
    for _ in range(4):
        api.expect(redo).to_be_enabled()
        page.evaluate(PRESSED_UNTIL_OUT_OF_USE)
        page.keyboard.press("Control+z")
    api.expect(redo).to_be_enabled()
    page.evaluate(PRESSED_UNTIL_OUT_OF_USE)
    page.evaluate(TWO_FRAMES)
    api.expect(redo).to_be_focused()
    api.expect(accepted).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")  # nothing is left to do again
    page.keyboard.press("Control+z")
    api.expect(accepted).to_have_attribute("aria-pressed", "false")
