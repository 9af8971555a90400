"""Who may come in: the one who has the token or the password, by a name that is ours, from a page of ours."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
import secrets
import socket
import time
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from nlp_pipeline.messages import _, reason_of

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST_PASSWORD = 8
MOST_FAILURES = 10
"""Wrong passwords in a minute, after which none is looked at any more."""

_MINUTE = 60.0
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?")
_LOCAL = ("127.0.0.1", "localhost", "::1")


class AccessError(ValueError):
    """A file of a token or password that cannot be used; the message names it and says why."""


class Access:
    """Decides over requests.

    Args:
        host: the address that is listened on.
        port: the port.
        token: what the address that the browser opens carries; by default a new one.
        password: what a person has to give instead; None where the token is enough.
    """

    def __init__(self, host: str, port: int, token: str = "", password: str | None = None) -> None:
        self.host, self.port = host, port
        self.token = token or secrets.token_urlsafe(32)
        self.asks_password = password is not None
        self.cookie = f"selon-{port}"  # cookies do not know ports: another application beside keeps its own
        self._password = password
        self._failures: deque[float] = deque(maxlen=MOST_FAILURES)
        self._names = {host.lower(), *(_LOCAL if is_loopback(host) or is_any(host) else ())}
        if is_any(host):
            self._names |= {socket.gethostname().lower(), socket.getfqdn().lower()}

    @property
    def address(self) -> str:
        """The address of the application, without the token."""
        name = "localhost" if is_any(self.host) else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{name}:{self.port}/"

    def knows_host(self, header: str) -> bool:
        """Tell whether a ``Host`` header names us: else a name of somebody's may have been made to lead here."""
        found = _HOST.fullmatch(header)
        if not found or int(found["port"] or 80) != self.port:
            return False
        name = found["name"].strip("[]").lower()
        # An address, unlike a name, cannot be made to lead elsewhere.
        return name in self._names or (is_any(self.host) and _is_address(name))

    def knows_origin(self, origin: str, host: str) -> bool:
        """Tell whether an ``Origin`` header is a page of ours."""
        try:
            parts = urlsplit(origin)
        except ValueError:
            return False
        return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower() and self.knows_host(host)

    def is_token(self, given: str) -> bool:
        """Compare a token, in a time that tells nothing."""
        return secrets.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def may_try(self) -> bool:
        """Tell whether a password is looked at: not after many wrong ones."""
        return len(self._failures) < MOST_FAILURES or time.monotonic() - self._failures[0] > _MINUTE

    def is_password(self, given: str) -> bool:
        """Compare a password; a wrong one counts."""
        if self._password is None or not self.may_try():
            return False
        right = secrets.compare_digest(given.encode("utf-8", "replace"), self._password.encode())
        if not right:
            self._failures.append(time.monotonic())
        return right

    def is_authorized(self, header: str) -> bool:
        """Tell whether an ``Authorization`` header lets in: ``Bearer`` and the token, ``Basic`` and the password."""
        scheme, _, value = header.partition(" ")
        if scheme.lower() == "bearer":
            return self.is_token(value.strip())
        if scheme.lower() == "basic":
            try:
                pair = base64.b64decode(value.strip(), validate=True).decode("utf-8")
            except (binascii.Error, UnicodeDecodeError):
                return False
            return self.is_password(pair.partition(":")[2])
        return False


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_any(host: str) -> bool:
    """Tell whether it stands for all addresses of this machine."""
    return host in ("", "0.0.0.0", "::")  # noqa: S104 - only compared


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def read_password(path: Path) -> str:
    """Read a password from a file: its first line.

    Raises:
        AccessError: it cannot be read, or the password is too short.
    """
    lines = _lines(path)
    if not lines or len(lines[0].strip()) < SHORTEST_PASSWORD:
        raise AccessError(
            _("{path}: a password has at least {least} characters").format(path=path, least=SHORTEST_PASSWORD)
        )
    return lines[0].strip()


def kept_token(path: Path) -> str:
    """Read a token from a file; where there is none, make one and keep it there, for its owner's eyes only.

    Raises:
        AccessError: the file cannot be read or made, or holds no token.
    """
    if not path.exists():
        token = secrets.token_urlsafe(32)
        try:
            path.touch(mode=0o600, exist_ok=False)
            path.write_text(f"{token}\n", encoding="ascii")
        except OSError as error:
            raise AccessError(f"{path}: {reason_of(error)}") from error
        return token
    lines = _lines(path)
    token = lines[0].strip() if lines else ""
    if len(token) < SHORTEST_PASSWORD or not token.isascii() or not token.isprintable() or " " in token:
        raise AccessError(
            _("{path}: holds no token (letters and digits, at least {least})").format(
                path=path, least=SHORTEST_PASSWORD
            )
        )
    return token


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise AccessError(_("{path}: not in UTF-8").format(path=path)) from None
    except OSError as error:
        raise AccessError(f"{path}: {reason_of(error)}") from error
