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


TIMEOUT = 15_000


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


class Window:
    """A window for one test after another: pages keep nothing there but cookies, and opening one takes long."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_context(locale="fr-FR").new_page()
        self.page.set_default_timeout(TIMEOUT)
        self.free = True
        self._cookies: dict[str, Any] = {}

    def signed_in(self, address: str) -> None:
        """Have the cookies of who has been let in there, and no others."""
        context = self.page.context
        context.clear_cookies()
        if address not in self._cookies:
            self.page.goto(f"{address}?token={TOKEN}")
            self._cookies[address] = context.cookies()
        context.add_cookies(self._cookies[address])

    def left(self, listeners: dict[Any, Callable[[Any], object]]) -> None:
        """Leave it as the next test needs it, also where the page would ask whether to stay."""
        for event, listener in listeners.items():
            self.page.remove_listener(event, listener)
        self.page.on("dialog", _go)
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.page.remove_listener("dialog", _go)
        self.free = True


def _go(dialog: Dialog) -> None:
    dialog.accept()


@pytest.fixture(scope="package")
def window(browser: Browser) -> Window:
    return Window(browser)


@pytest.fixture
def opened(browser: Browser, window: Window, served: Application) -> Iterator[Callable[..., Page]]:
    """Opens a page of the application; at the end no script has failed, and nothing was asked of anybody else."""
    said: list[str] = []
    foreign: list[str] = []
    contexts = []
    address = served.access.address
    # An answer that says no is for the reader, though the browser notes it.
    listeners: dict[Any, Callable[[Any], object]] = {
        "console": lambda message: "status of 4" in message.text or said.append(f"console: {message.text}"),
        "pageerror": lambda error: said.append(f"error: {error}"),
        "dialog": lambda dialog: (said.extend(spoken(dialog)), dialog.dismiss()),
        "request": lambda asked: asked.url.startswith(address) or foreign.append(asked.url),
    }

    def open_page(path: str = "", width: int = 1280, height: int = 800, **options: Any) -> Page:
        shared = window.free and not options
        if shared:
            window.free = False
            page = window.page
            page.set_viewport_size({"width": width, "height": height})
            page.mouse.move(0, 0)
        else:
            context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", **options)
            contexts.append(context)
            context.set_default_timeout(TIMEOUT)
            page = context.new_page()
        for event, listener in listeners.items():
            page.on(event, listener)
        if shared:
            window.signed_in(address)
        else:
            page.goto(f"{address}?token={TOKEN}")
            if not path:
                return page
        page.goto(address + path)
        return page

    yield open_page
    if not window.free:
        window.left(listeners)
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
