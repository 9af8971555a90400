"""The application put together: routes behind the guard, errors in words, an end that leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import JSONResponse, Response

from nlp_pipeline.messages import N_, _, speaking, written_number
from nlp_pipeline.serve.dossier import ConflictError, NotFoundError
from nlp_pipeline.serve.guard import Guard
from nlp_pipeline.serve.pages import page
from nlp_pipeline.serve.routes import ROUTERS
from nlp_pipeline.serve.services import language, words
from nlp_pipeline.version import __version__

if TYPE_CHECKING:
    from gettext import NullTranslations

    from starlette.types import ASGIApp, Scope

    from nlp_pipeline.serve.services import Services

_REASONS_OF_PYDANTIC = (
    N_("Field required"),
    N_("Extra inputs are not permitted"),
    N_("Input should be a valid string"),
    N_("Input should be a valid integer"),
    N_("Input should be a valid integer, unable to parse string as an integer"),
    N_("Input should be a valid number"),
    N_("Input should be a valid boolean"),
    N_("Input should be a valid list"),
    N_("Input should be a valid dictionary or object to extract fields from"),
    N_("String should have at least 1 character"),
    N_("JSON decode error"),
)
"""What :func:`_invalid` finds in the catalogue; what is said besides stays as it is said."""

DESCRIPTION = "Claims in French press articles, who stands behind them, and where exactly they stand in the text."


def create_app(services: Services) -> ASGIApp:
    """Put the application together.

    Args:
        services: what it works with; whoever made them closes them.
    """
    app = addresses()
    app.state.services = services
    app.add_exception_handler(StarletteHTTPException, _refusal)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ConflictError, _conflict)
    app.add_exception_handler(NotFoundError, _not_found)

    def refuse(scope: Scope, status: int) -> Response:
        return _answer(Request({**scope, "app": app}), status, "")

    return Guard(app, services.access, refuse)


def addresses() -> FastAPI:
    """Give the application's addresses, without what they work with: enough to describe the API."""
    # The usual pages of the API load scripts from elsewhere, and are English; ours are among the routes.
    app = FastAPI(title="Selon", version=__version__, description=DESCRIPTION, openapi_url=None)
    for router in ROUTERS:
        app.include_router(router)
    return app


def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)  # noqa: S101 - registered for it alone
    # A detail that only repeats the status's English name is none.
    detail = error.detail if isinstance(error, HTTPException) and error.detail != _phrase(error.status_code) else ""
    return _answer(request, error.status_code, detail)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it alone
    first = error.errors()[0]
    if first["type"] == "string_too_long":
        with speaking(language(request)):
            longest = written_number(first["ctx"]["max_length"])
            said = _("This is longer than {number} characters: {field}").format(number=longest, field=first["loc"][-1])
        return _answer(request, 422, said)
    place = ".".join(str(part) for part in first["loc"] if part != "body")
    reason = str(first["msg"])
    said = words(request).gettext(reason)
    return _answer(request, 422, f"{place}: {said}" if place else said)


def _conflict(request: Request, _: Exception) -> Response:
    return _answer(request, 409, "")


def _not_found(request: Request, _: Exception) -> Response:
    return _answer(request, 404, "")


def _answer(request: Request, status: int, detail: str) -> Response:
    """Say what is wrong: to a program as JSON, to a person as a page."""
    said = detail or _sentence(status, words(request))
    if "text/html" in request.headers.get("accept", ""):
        return page(request, "error.html", status, said=said, code=status)
    return JSONResponse({"detail": said}, status)


def _sentence(status: int, translations: NullTranslations) -> str:
    _ = translations.gettext
    sentences = {
        400: _("The request cannot be read."),
        401: _("This page opens only by the address that `selon serve` printed when it was started."),
        403: _("The request comes from another page: it is refused."),
        404: _("There is nothing at this address, or it was taken out of the dossier."),
        405: _("This cannot be done here."),
        409: _("It has been changed in another window in the meantime: look at it as it is now."),
        413: _("That is larger than can be sent at once."),
        421: _("The application does not answer under this name."),
    }
    return sentences.get(status) or _("Something went wrong ({status}).").format(status=status)


def _phrase(status: int) -> str:
    from http import HTTPStatus

    return HTTPStatus(status).phrase
