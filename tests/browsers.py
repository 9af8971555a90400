"""Debian's Chromium without a window, driven by Playwright, for the tests of pages."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

api = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright: pip install playwright")

api.expect.set_options(timeout=15_000)

CHROMIUM = shutil.which("chromium")

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--renderer-process-limit=1", "--disable-site-isolation-trials"]
"""One process for all pages, none of its own for a site: starting one takes longer than most of them."""

VIOLATIONS = {"resultTypes": ["violations"]}
"""For axe: what holds need not be described."""

TWO_FRAMES = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
"""Waits until the browser has drawn the page: only then does what can no longer hold the focus lose it."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; a test that asks for it where there is none is skipped."""
    if CHROMIUM is None:
        pytest.skip("the browser tests need chromium: apt-get install chromium")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
