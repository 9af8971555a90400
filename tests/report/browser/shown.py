"""What stands in the table of a page that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def rows(page: Page) -> list[str]:
    return [said.replace("\u00a0", " ") for said in page.locator("#rows tr[data-row] .said").all_inner_texts()]


def count(page: Page) -> str:
    return page.locator("#count").inner_text()
