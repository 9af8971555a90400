"""One page of the web, fetched only when a user asks for it, from the public internet and from nowhere else.

Every connection, also that of a redirect, is made to the very address that was looked up and checked: a name cannot
lead to a private network, whatever it resolves to, and whenever. Size and time are bounded.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from nlp_pipeline.messages import N_
from nlp_pipeline.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from urllib3 import BaseHTTPResponse, PoolManager

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

LARGEST = 20_000_000
"""Of a page, in bytes, when it is unpacked."""

SECONDS = 20.0
"""For a page, from the first look-up to the last byte."""

MOST_REDIRECTS = 5
SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
"""The kinds of pages that are read, and the ending of a file of that kind."""

_CHUNK = 65_536
_STEP = 10.0
_TRANSLATORS = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "2002::/16", "2001::/32")))
"""Networks of IPv6 behind whose addresses there is one of IPv4, which may be any."""


class DownloadError(Exception):
    """A page that is not fetched; ``reason`` is one of ``REASONS``, ``detail`` what it concerns."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


REASONS = {
    "not a web address": N_("This is not the address of a web page: {detail}"),
    "name not found": N_("No site of this name was found: {detail}"),
    "not on the public internet": N_("{detail} is not on the public internet: it is not fetched."),
    "no answer": N_("{detail} does not answer."),
    "too long": N_("The page took longer than {detail} seconds."),
    "too large": N_("The page is larger than {detail} MB."),
    "too many redirects": N_("The page leads on and on: {detail}"),
    "status": N_("The site answered with the status {detail}, not with the page."),
    "not a page": N_("This is no page or PDF, but {detail}."),
}
"""Why a page is not fetched: the ``reason`` of a :class:`DownloadError`, and the words for it."""


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A page: where it was in the end, its bytes, and the ending that a file of its kind has."""

    url: str
    data: bytes
    suffix: str


def is_public(address: IPAddress) -> bool:
    """Tell an address of the public internet from loopback, private, link-local, multicast and reserved ones."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in _TRANSLATORS):
            return False
    return address.is_global and not address.is_multicast


def download(
    url: str,
    *,
    may_connect: Callable[[IPAddress], bool] = is_public,
    largest: int = LARGEST,
    seconds: float = SECONDS,
) -> Downloaded:
    """Fetch a page.

    Args:
        url: its address, ``http`` or ``https``.
        may_connect: tells whether a connection to an address may be made.
        largest: the most bytes that it may have.
        seconds: the longest that all of it may take.

    Raises:
        DownloadError: the address is none, leads elsewhere than may be, or there is no page within the bounds.
    """
    import urllib3

    target = _checked(url)
    watch = _Watch(may_connect, seconds)
    pools = watch.pools()
    try:
        with watch:
            for _ in range(MOST_REDIRECTS + 1):
                # Each step by itself, so that where it leads to is looked at before anything is sent there.
                answer = pools.request(
                    "GET", target, redirect=False, retries=False, preload_content=False, headers=_headers()
                )
                following = answer.get_redirect_location()
                if not following:
                    page = _read(answer, target, largest)
                    if watch.is_over:  # what is cut off without a stated length looks complete
                        raise DownloadError("too long", f"{seconds:.0f}")
                    return page
                target = _checked(urljoin(target, following))
                answer.close()
            raise DownloadError("too many redirects", url)
    except urllib3.exceptions.HTTPError as error:
        if watch.is_over:
            raise DownloadError("too long", f"{seconds:.0f}") from error
        raise DownloadError("no answer", _host(target)) from error
    finally:
        pools.clear()


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"selon/{__version__}",
        "Accept": ", ".join(SUFFIXES),
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "fr",
    }


def _checked(url: str) -> str:
    """Give an address without its fragment if it is one of the web, without a name or password in it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise DownloadError("not a web address", url) from None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.username is not None or port == 0:
        raise DownloadError("not a web address", url)
    return parts._replace(fragment="").geturl()


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _read(answer: BaseHTTPResponse, url: str, largest: int) -> Downloaded:
    if answer.status != 200:
        raise DownloadError("status", str(answer.status))
    kind = answer.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()
    if kind not in SUFFIXES:
        raise DownloadError("not a page", kind)
    data = bytearray()
    while chunk := answer.read(_CHUNK):
        data += chunk
        if len(data) > largest:
            answer.close()
            raise DownloadError("too large", f"{largest // 1_000_000}")
    return Downloaded(url, bytes(data), SUFFIXES[kind])


class _Watch:
    """Makes connections to checked addresses only, and cuts them off when time is over.

    Cutting off, rather than a time for each answer, bounds also a server that sends a byte now and then.
    """

    def __init__(self, may_connect: Callable[[IPAddress], bool], seconds: float) -> None:
        self.is_over = False
        self._may_connect = may_connect
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def pools(self) -> PoolManager:
        """Give urllib3's pools with connections that are checked as they are made."""
        import urllib3
        from urllib3.connection import HTTPConnection, HTTPSConnection
        from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

        watch = self

        class Checked(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return watch.connect(self.host, self.port)

        class CheckedSecure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return watch.connect(self.host, self.port)

        class Pool(HTTPConnectionPool):
            ConnectionCls = Checked

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = CheckedSecure

        manager = urllib3.PoolManager(timeout=urllib3.Timeout(connect=_STEP, read=_STEP))
        manager.pool_classes_by_scheme = {"http": Pool, "https": SecurePool}
        return manager

    def connect(self, host: str, port: int) -> socket.socket:
        """Look a name up, check all that it leads to, and connect to one of these addresses, not to the name."""
        addresses = self._addresses(host, port)
        for family, place in addresses:
            made = socket.socket(family, socket.SOCK_STREAM)
            self._sockets.append(made)
            made.settimeout(_STEP)
            try:
                made.connect(place)
            except OSError:
                made.close()
                continue
            return made
        raise DownloadError("too long" if self.is_over else "no answer", host)

    def _addresses(self, host: str, port: int) -> list[tuple[int, Any]]:
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise DownloadError("name not found", host) from None
        addresses: list[tuple[int, Any]] = [(family, place) for family, _, _, _, place in found]
        for _, place in addresses:
            if not self._may_connect(ipaddress.ip_address(str(place[0]).partition("%")[0])):
                raise DownloadError("not on the public internet", host)
        return addresses

    def _end(self) -> None:
        self.is_over = True
        for opened in self._sockets:
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)
