"""The page that most of these tests open, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.pages import bridge, market, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


CORPUS = page_of([bridge(), market()])


def rows(page: Page) -> list[str]:
    return [said.replace("\u00a0", " ") for said in page.locator("#rows tr[data-row] .said").all_inner_texts()]


def count(page: Page) -> str:
    return page.locator("#count").inner_text()
