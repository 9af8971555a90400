"""What stands before the application: foreign hosts, foreign pages, strangers and endless bodies do not come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from nlp_pipeline.serve.access import Access

LARGEST_BODY = 16_000_000
"""In bytes, of a text or a correction."""

LARGEST_UPLOAD = 200_000_000
"""In bytes, of files that are sent together."""

UPLOADS = "/api/files"
OPEN = ("/login", "/language", "/static/")
"""What everybody sees: the form for the password, what it looks like, and its language."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With "no-referrer", browsers would hide the origin of our own forms too.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_SAFE = ("GET", "HEAD")


class Guard:
    """Lets requests through to the application, or answers them itself.

    Args:
        app: the application.
        access: decides who may come in.
        refuse: makes the answer to a refused request, by its status.
    """

    def __init__(self, app: ASGIApp, access: Access, refuse: Callable[[Scope, int], Response]) -> None:
        self._app, self._access, self._refuse = app, access, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at a request, and hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks over web sockets
            return
        answer = self._answer(scope)
        safe_send = _with_headers(scope, send)
        if answer is not None:
            await answer(scope, receive, safe_send)
            return
        limit = LARGEST_UPLOAD if scope["path"] == UPLOADS else LARGEST_BODY
        if int(Headers(scope=scope).get("content-length") or 0) > limit:
            await self._refuse(scope, 413)(scope, receive, safe_send)
            return
        await self._app(scope, _bounded(receive, limit), safe_send)

    def _answer(self, scope: Scope) -> Response | None:
        """Give the answer to a request that does not get to the application."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._access.knows_host(host):
            return self._refuse(scope, 421)
        origin = headers.get("origin")
        if origin is not None and not self._access.knows_origin(origin, host):
            return self._refuse(scope, 403)
        length = headers.get("content-length")
        if length is not None and not (length.isascii() and length.isdigit()):
            return self._refuse(scope, 400)
        if scope["path"].startswith(OPEN):
            return None
        return self._answer_to_stranger(scope, headers, from_our_page=origin is not None)

    def _answer_to_stranger(self, scope: Scope, headers: Headers, *, from_our_page: bool) -> Response | None:
        if "authorization" in headers:
            return None if self._access.is_authorized(headers["authorization"]) else self._refuse(scope, 401)
        given = QueryParams(scope["query_string"]).get("token")
        if given is not None and scope["method"] == "GET" and scope["path"] == "/" and not self._access.asks_password:
            return self._welcome() if self._access.is_token(given) else self._refuse(scope, 401)
        cookie = cookie_parser(headers.get("cookie", "")).get(self._access.cookie, "")
        if self._access.is_token(cookie):
            # The browser sends the cookie along whoever asks: what changes something has to come from our page.
            known = scope["method"] in _SAFE or from_our_page or headers.get("sec-fetch-site") == "same-origin"
            return None if known else self._refuse(scope, 403)
        if self._access.asks_password and scope["method"] in _SAFE and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/login", status_code=303)
        return self._refuse(scope, 401)

    def _welcome(self) -> Response:
        """Keep the token as a cookie, so that it stays in no address."""
        answer = RedirectResponse("/", status_code=303)
        let_in(answer, self._access)
        return answer


def let_in(answer: Response, access: Access) -> None:
    """Let the browser that gets an answer in from now on."""
    answer.set_cookie(access.cookie, access.token, httponly=True, samesite="strict", path="/")


def _bounded(receive: Receive, limit: int) -> Receive:
    received = 0

    async def bounded() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise HTTPException(413)  # the application answers it, wherever it reads the body
        return message

    return bounded


def _with_headers(scope: Scope, send: Send) -> Callable[[Message], Awaitable[None]]:
    async def safe_send(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
        await send(message)

    return safe_send
