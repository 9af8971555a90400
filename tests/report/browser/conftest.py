"""The page in a real browser: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from tests.browsers import chromium

    with chromium() as started:
        yield started


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page from a file; at the end no script has failed, asked or fetched anything."""
    said: list[str] = []
    asked_for: list[str] = []
    contexts = []

    def open_page(source: str, width: int = 1280, height: int = 800, anchor: str = "", **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(source, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked: asked_for.append(asked.url))
        page.goto(path.as_uri() + anchor)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    page_itself = (tmp_path / "page.html").as_uri()
    assert [address for address in asked_for if not address.startswith((page_itself, "data:image/svg+xml"))] == []
