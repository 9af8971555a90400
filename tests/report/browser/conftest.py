"""The page in a real browser: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    from tests.browsers import chromium

    with chromium() as started:
        yield started


@pytest.fixture(scope="package")
def window(browser: Browser) -> Page:
    """A window for one test after another: pages keep nothing there, and opening one takes longer than most tests.

    The page of a test stays, idle, until that of the next one takes its place.
    """
    return browser.new_context(offline=True).new_page()


@pytest.fixture
def opened(browser: Browser, window: Page, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page from a file; at the end no script has failed, asked or fetched anything."""
    said: list[str] = []
    asked_for: list[str] = []
    contexts = []
    listeners: dict[Any, Callable[[Any], object]] = {
        "console": lambda message: said.append(f"console: {message.text}"),
        "pageerror": lambda error: said.append(f"error: {error}"),
        "dialog": lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()),
        "request": lambda asked: asked_for.append(asked.url),
    }
    opened = []

    def open_page(source: str, width: int = 1280, height: int = 800, anchor: str = "", **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(source, encoding="utf-8")
        page = window
        if options or window in opened:
            context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
            contexts.append(context)
            page = context.new_page()
        else:
            page.set_viewport_size({"width": width, "height": height})
            page.mouse.move(0, 0)
        opened.append(page)
        for event, listener in listeners.items():
            page.on(event, listener)
        page.goto(path.as_uri() + anchor)
        return page

    yield open_page
    if window in opened:
        window.emulate_media(media="null")
        for event, listener in listeners.items():
            window.remove_listener(event, listener)
    for context in contexts:
        context.close()
    assert said == []
    page_itself = (tmp_path / "page.html").as_uri()
    assert [address for address in asked_for if not address.startswith((page_itself, "data:image/svg+xml"))] == []
