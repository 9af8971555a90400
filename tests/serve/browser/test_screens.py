"""Every screen: for a screen reader, at every width, whatever a text holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.schema import Article
from tests.browsers import VIOLATIONS
from tests.report.pages import HOSTILE
from tests.serve.browser.hands import SCREENS, reading, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.serve.quick import Application


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])
def test_accessibility_rules_hold_on_every_screen(
    opened: Callable[..., Page], article: int, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = opened(width=width, color_scheme=scheme, bypass_csp=True)
    for screen in SCREENS:
        show(page, screen, article)
        found = axe.Axe().run(page, options=VIOLATIONS).response["violations"]
        assert [(screen, rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found] == []


def test_nothing_stands_out_of_the_window_on_any_screen(opened: Callable[..., Page], served: Application) -> None:
    long = "interminable" * 30
    text = f"{HOSTILE}\n\nSelon {long}, le pont {long} {HOSTILE} fin.\n"
    number, result = served.intake.add_text(Article(long, text, long, long, long, long, f"https://a.example/{long}"))
    result.result()
    page = opened(width=400)
    for screen in SCREENS:
        show(page, screen, number)
        for width in (400, 700, 1600):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, screen


def test_hostile_text_stays_text(opened: Callable[..., Page], served: Application) -> None:
    text = f"{HOSTILE}\n\nSelon {HOSTILE}, {HOSTILE} fin.\n"
    number, result = served.intake.add_text(
        Article(HOSTILE, text, HOSTILE, HOSTILE, HOSTILE, HOSTILE, "javascript:alert(3)")
    )
    result.result()
    page = reading(opened, number)
    page.locator("#rows .mend").first.click()
    page.fill("#note", HOSTILE)
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    root = "/".join(page.url.split("/")[:3])
    for path in (f"/articles/{number}", "/", "/claims"):
        page.goto(root + path)
        page.wait_for_selector(f"text={HOSTILE[:25]} >> nth=0", state="attached")
        assert page.locator("main b:not([class]), main img:not(picture img), main script:not([type])").count() == 0
        assert page.locator("main a[href^=javascript]").count() == 0
