"""How the page looks: for a screen reader, at every width, on paper, without script, whatever a text holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.browsers import VIOLATIONS
from tests.report.pages import bridge, corpus_page, hostile, many, market, page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page


def test_by_lines_and_credits_are_set_small(opened: Callable[..., Page]) -> None:
    article, found = bridge()
    text = article.text + "\nPar Anne Morel\n\nCrédit photo : Luc Petit / AFP\n"
    page = opened(page_of([(replace(article, text=text), found)]))
    assert page.locator("#paper .aside").all_inner_texts() == ["Par Anne Morel", "Crédit photo : Luc Petit / AFP"]
    sizes = [
        page.eval_on_selector(selector, "part => parseFloat(getComputedStyle(part).fontSize)")
        for selector in ("#paper p.text:not(.aside)", "#paper p.aside")
    ]
    assert sizes[1] < 0.8 * sizes[0]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])
def test_accessibility_rules_hold(opened: Callable[..., Page], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = opened(corpus_page(), width=width, color_scheme=scheme, bypass_csp=True)
    page.click("#r1 .said")
    for summary in page.locator("summary").all():
        summary.click()
    found = axe.Axe().run(page, options=VIOLATIONS).response["violations"]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found] == []


def test_hostile_text_stays_text(opened: Callable[..., Page]) -> None:
    page = opened(page_of([hostile(), bridge()]))
    page.hover("#paper mark >> nth=0")
    page.click("#r1 .said")
    page.select_option("#picked", index=1)
    page.select_option("#picked", index=0)
    assert page.locator("#paper b, #rows b, #rows img, #paper img, #rows script, #paper script").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#r0 .said").inner_text()
    assert page.evaluate("document.scripts.length") == 2


def test_a_script_that_got_in_would_not_run(browser: Browser, tmp_path: Path) -> None:
    got_in = "<script>document.title = 'entré'</script><p onclick=\"document.title = 'entré'\">x</p>"
    (tmp_path / "page.html").write_text(corpus_page().replace("<main>", f"<main>{got_in}"), encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    page.click("main > p")
    assert page.title().startswith("Qui dit quoi")
    assert len([words for words in refused if "Content Security Policy" in words]) == 2
    page.close()


def test_nothing_stands_out_of_the_window(opened: Callable[..., Page]) -> None:
    page = opened(page_of([bridge(), market(), hostile()], title="Un titre avec-un-mot-" + "long" * 40), width=400)
    page.select_option("#picked", index=2)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    for width in (400, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_narrow_window_the_table_stands_below_the_article(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page(), width=400)
    reading, table = page.locator("#reading").bounding_box(), page.locator("#table").bounding_box()
    assert reading
    assert table
    assert table["y"] >= reading["y"] + reading["height"]


def test_on_paper_all_filtered_rows_stand_without_the_controls(opened: Callable[..., Page]) -> None:
    page = opened(page_of(many(4, 30)))
    assert page.locator("#rows tr[data-row]").count() == 50
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#rows tr[data-row]").count() == 120
    for part in ("#filters", "#pager", ".picker", ".masthead nav"):
        assert page.locator(part).is_hidden()
    assert page.locator("#paper h2").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#rows tr[data-row]").count() == 50
    assert page.pdf()[:5] == b"%PDF-"


def test_without_script_the_first_article_can_be_read(opened: Callable[..., Page]) -> None:
    page = opened(corpus_page(), java_script_enabled=False)
    assert page.locator("#paper mark").first.is_visible()
    assert "demandent JavaScript" in page.locator("noscript").inner_text()
