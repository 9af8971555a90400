"""The application in a real browser: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from nlp_pipeline.schema import Article
from nlp_pipeline.serve.access import Access
from tests.serve.quick import BRIDGE, TOKEN, Application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Dialog, Page


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    from tests.browsers import chromium

    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The application on a port of its own, without plots, which take a second each."""
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as listening:
        patch.setattr("nlp_pipeline.report.plotting.can_plot", lambda: False)
        access = Access("127.0.0.1", listening.getsockname()[1], TOKEN)
        made = Application(tmp_path_factory.mktemp("served"), access=access)
        config = uvicorn.Config(made.app, log_level="warning", lifespan="off", ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield made
        server.should_exit = True
        thread.join()
        made.close()


def spoken(dialog: Dialog) -> list[str]:
    """What a script had a dialog say; the browser's own question to who leaves says nothing."""
    return [] if dialog.type == "beforeunload" else [f"dialog: {dialog.message}"]


@pytest.fixture
def opened(browser: Browser, served: Application) -> Iterator[Callable[..., Page]]:
    """Opens a page of the application; at the end no script has failed, and nothing was asked of anybody else."""
    said: list[str] = []
    foreign: list[str] = []
    contexts = []

    def open_page(path: str = "", width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", **options)
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        # An answer that says no is for the reader, though the browser notes it.
        page.on("console", lambda message: "status of 4" in message.text or said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (said.extend(spoken(dialog)), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.startswith(served.access.address) or foreign.append(asked.url))
        page.goto(f"{served.access.address}?token={TOKEN}")
        if path:
            page.goto(served.access.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert foreign == []


@pytest.fixture
def article(served: Application) -> int:
    """The number of an article of its own."""
    number, result = served.intake.add_text(Article("pont", BRIDGE, "Le pont rouvrira", "2024-03-12", "La Gazette"))
    result.result()
    return number
