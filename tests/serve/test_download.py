"""Pages of the web: from the public internet only, whatever a name resolves to, within bounds."""

from __future__ import annotations

import ipaddress
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.download import REASONS, DownloadError, download, is_public
from tests.serve.quick import everywhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCAL = ipaddress.ip_address("127.0.0.1")


class Pages(BaseHTTPRequestHandler):
    """Serves what the tests ask for; remembers who asked for what."""

    def do_GET(self) -> None:
        self.server.asked.append((self.headers["Host"], self.path))  # type: ignore[attr-defined]
        name, _, rest = self.path.lstrip("/").partition("?")
        getattr(self, f"_{name}", self._page)(rest)

    def _start(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()

    def _page(self, _: str) -> None:
        self._start(Content_Type="text/html; charset=utf-8")
        self.wfile.write("<p>été</p>".encode())

    def _to(self, place: str) -> None:
        self._start(302, Location=place)

    def _image(self, _: str) -> None:
        self._start(Content_Type="image/png")

    def _gone(self, _: str) -> None:
        self._start(410)

    def _large(self, _: str) -> None:
        self._start(Content_Type="text/plain")
        try:
            for _number in range(100):
                self.wfile.write(b"x" * 10_000)
        except OSError:
            pass

    def _slow(self, _: str) -> None:
        """Sends a byte as long as the other end takes it."""
        self._start(Content_Type="text/plain")
        try:
            while not self.server.enough.wait(0.02):  # type: ignore[attr-defined]
                self.wfile.write(b"x")
        except OSError:
            pass

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    made.asked, made.enough = [], threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.enough.set()  # type: ignore[attr-defined]
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def at(server: ThreadingHTTPServer) -> Callable[[str], str]:
    server.asked.clear()  # type: ignore[attr-defined]
    return lambda path: f"http://127.0.0.1:{server.server_port}/{path}"


def reason(url: str, **options: Any) -> str:
    with pytest.raises(DownloadError) as caught:
        download(url, **options)
    assert caught.value.reason in REASONS
    return caught.value.reason


def test_a_page_is_fetched_where_it_may_be(at: Callable[[str], str]) -> None:
    page = download(at("article#part"), may_connect=everywhere)
    assert (page.url, page.data.decode(), page.suffix) == (at("article"), "<p>été</p>", ".html")


def test_redirects_are_followed_to_the_page(at: Callable[[str], str]) -> None:
    page = download(at("to?/to?/article"), may_connect=everywhere)
    assert page.url == at("article")


def test_a_server_on_this_machine_is_not_reached(at: Callable[[str], str], server: ThreadingHTTPServer) -> None:
    assert reason(at("article")) == "not on the public internet"
    assert server.asked == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.8.8.8", "localhost", "0", "0.0.0.0", "2130706433", "0x7f.1", "017700000001"),
        *("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255"),
        *(
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[fe80::1]",
            "[fc00::1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[ff02::1]",
        ),
    ],
)
def test_addresses_that_are_not_public_are_refused_in_every_writing(host: str) -> None:
    assert reason(f"http://{host}/") == "not on the public internet"


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_public_internet_are_known(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def resolve(monkeypatch: pytest.MonkeyPatch, **names: list[str]) -> list[str]:
    """Let names lead to addresses, one after another; gives what was looked up."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def answer(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        looked_up.append(host)
        found = names.get(str(host).removesuffix(".example"))
        if found is None:
            return real(host, port, *rest, **options)
        address = found.pop(0) if len(found) > 1 else found[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in address.split()]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return looked_up


@pytest.mark.parametrize("addresses", ["127.0.0.1", "192.168.0.9", "93.184.216.34 127.0.0.1"])
def test_a_public_name_of_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, addresses: str) -> None:
    resolve(monkeypatch, inner=[addresses])
    assert reason("http://inner.example/") == "not on the public internet"


def test_a_name_is_looked_up_once_and_that_address_is_connected_to(
    monkeypatch: pytest.MonkeyPatch, server: ThreadingHTTPServer, at: Callable[[str], str]
) -> None:
    # The second look-up, if there were one, would lead elsewhere.
    looked_up = resolve(monkeypatch, turning=["127.0.0.1", "10.255.255.1"])
    allowed: list[str] = []
    page = download(
        f"http://turning.example:{server.server_port}/x", may_connect=lambda one: not allowed.append(str(one))
    )
    assert page.data
    assert looked_up == ["turning.example"]
    assert allowed == ["127.0.0.1"]
    assert server.asked == [(f"turning.example:{server.server_port}", "/x")]  # type: ignore[attr-defined]


@pytest.mark.parametrize("target", ["http://10.0.0.7/", "http://private.example/", "//169.254.169.254/latest/"])
def test_a_redirect_to_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, at: Callable[[str], str], target: str
) -> None:
    resolve(monkeypatch, private=["192.168.0.9"])
    # The first server stands for one of the public internet.
    assert (
        reason(at(f"to?{target}"), may_connect=lambda one: one == LOCAL or is_public(one))
        == "not on the public internet"
    )


def test_a_public_page_that_leads_to_this_machine_is_refused(
    monkeypatch: pytest.MonkeyPatch, server: ThreadingHTTPServer, at: Callable[[str], str]
) -> None:
    answers = iter([True, False])  # the first stands for a public address
    assert reason(at(f"to?{at('secret')}"), may_connect=lambda _: next(answers)) == "not on the public internet"
    assert [path for _, path in server.asked] == [f"/to?{at('secret')}"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://x.example/", "gopher://127.0.0.1/", "javascript:alert(1)", "http://u:p@x.example/"],
)
def test_a_redirect_out_of_the_web_is_refused(at: Callable[[str], str], target: str) -> None:
    assert reason(at(f"to?{target}"), may_connect=everywhere) == "not a web address"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "file:///etc/passwd",
        "ftp://x.example",
        "http://",
        "http://[",
        "http://u@x.example/",
        "http://x.example:0/",
        "http://x.example:99999/",
        "data:text/html,x",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert reason(url) == "not a web address"


def test_bounds_of_size_redirects_and_kinds_are_kept(at: Callable[[str], str]) -> None:
    assert reason(at("large"), may_connect=everywhere, largest=100_000) == "too large"
    assert reason(at("to?" * 7 + "article"), may_connect=everywhere) == "too many redirects"
    assert reason(at("image"), may_connect=everywhere) == "not a page"
    assert reason(at("gone"), may_connect=everywhere) == "status"


def test_a_page_that_never_ends_is_cut_off(at: Callable[[str], str]) -> None:
    assert reason(at("slow"), may_connect=everywhere, seconds=0.2) == "too long"


def test_a_name_or_server_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any, **__: Any) -> Any:
        raise socket.gaierror

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        port = taken.getsockname()[1]
        assert reason(f"http://127.0.0.1:{port}/", may_connect=everywhere) == "no answer"
    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    assert reason("http://nobody.example/") == "name not found"
