"""What the tests do on the application's pages, as somebody who reads does."""

from __future__ import annotations

from contextlib import contextmanager
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.serve.quick import Application


def reading(opened: Callable[..., Page], number: int, **options: Any) -> Page:
    page = opened(f"articles/{number}", **options)
    page.wait_for_selector("#rows tr[data-claim]")
    return page


def look_at_once(page: Page) -> None:
    """Let a page notice what changes as soon as it may, and not only every few seconds."""
    page.evaluate(
        """() => {
            const wait = window.setTimeout;
            window.setTimeout = (call, milliseconds) => wait(call, milliseconds / 50);
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )


def said(page: Page) -> list[str]:
    return [words.strip() for words in page.locator("#rows .said").all_inner_texts()]


def select(page: Page, words: str) -> None:
    """Select words of the article, as a mouse does."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById("paper"), NodeFilter.SHOW_TEXT);
            const nodes = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode())
                if (node.parentElement.closest(".text") && !node.parentElement.closest("sup")) nodes.push(node);
            const whole = nodes.map((node) => node.data).join("");
            const start = whole.indexOf(words), end = start + words.length;
            if (start < 0) throw new Error("not there: " + words);
            const place = (offset, isEnd) => {
                let at = 0;
                for (const node of nodes) {
                    const length = node.data.length;
                    if (isEnd ? offset <= at + length : offset < at + length) return [node, offset - at];
                    at += length;
                }
            };
            getSelection().setBaseAndExtent(...place(start, false), ...place(end, true));
        }""",
        words,
    )


def show(page: Page, screen: str, article: int) -> None:
    """Open a screen, with what has to be seen on it."""
    path, _, part = screen.format(article=article).partition("#")
    root = "/".join(page.url.split("/")[:3])
    page.goto(f"{root}/{path}")
    if path == f"articles/{article}":
        page.wait_for_selector("#rows tr[data-claim]")
        page.locator("#rows .accept").first.click()
        page.wait_for_selector("#rows tr.on")
    if part:
        page.locator("#rows .mend").first.click()
        page.wait_for_selector("#mending")
    if path.startswith("claims"):
        page.wait_for_selector("#figures .overview")
    for summary in page.locator("summary:visible").all():
        summary.click()


SCREENS = ["", "articles/{article}", "articles/{article}#mending", "claims?q=pont", "docs", "articles/999"]


def verdicts(served: Application, article: int) -> list[str]:
    return [claim.verdict for claim in served.dossier.claims.of_article(article)]


@contextmanager
def held_up(page: Page, method: str, path: str) -> Iterator[None]:
    """The first request of its kind is sent on only when what is done within has been done."""
    held: list[Any] = []

    def hold(route: Any) -> None:
        if held or route.request.method != method:
            route.fallback()
        else:
            held.append(route)

    page.route(path, hold)
    with page.expect_request(lambda asked: asked.method == method and fnmatch(asked.url, path)):
        yield
    page.evaluate("0")  # the request has been held up by now
    held[0].continue_()
    page.unroute(path)
