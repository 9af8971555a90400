"""The pages to look at."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from nlp_pipeline.messages import known_language
from nlp_pipeline.readers import known_suffixes
from nlp_pipeline.report.overview import overview
from nlp_pipeline.serve.api_page import described, in_words
from nlp_pipeline.serve.assets import assets
from nlp_pipeline.serve.guard import let_in
from nlp_pipeline.serve.pages import page
from nlp_pipeline.serve.services import LANGUAGE_COOKIE, labels, problem, services, words
from nlp_pipeline.serve.views import article_summary, marked_article

router = APIRouter(include_in_schema=False)

SHOWN = 200
"""Claims of a search that are on the page; the figures are of all."""

_YEAR = 365 * 24 * 3600


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Show the dossier: what goes in, and the articles in it."""
    ours = services(request)
    return page(
        request,
        "home.html",
        dossier=ours.dossier.path,
        articles=[article_summary(kept) for kept in ours.dossier.articles.all()],
        failures=ours.dossier.articles.failures(),
        suffixes=known_suffixes(),
        may_fetch=ours.may_fetch,
    )


@router.get("/articles/{number}")
def article(request: Request, number: int) -> HTMLResponse:
    """Show an article beside its claims, to read and to correct."""
    kept = services(request).dossier.articles.get(number)
    return page(request, "reading.html", article=article_summary(kept))


@router.get("/articles/{number}/text")
def article_text(request: Request, number: int) -> HTMLResponse:
    """Give the marked text of an article, as it stands in the page."""
    dossier = services(request).dossier
    kept = dossier.articles.get(number)
    view = marked_article(kept, dossier.claims.of_article(number), labels(request))
    return page(request, "text.html", article=view)


@router.get("/claims")
def claims(request: Request, q: Annotated[str, Query()] = "") -> HTMLResponse:
    """Show who says what about a word or a name, over the articles of the dossier."""
    found = services(request).dossier.claims.search(q)
    return page(request, "claims.html", sought=q.strip(), found=found[:SHOWN], total=len(found))


@router.get("/claims/figures")
def claims_figures(request: Request, q: Annotated[str, Query()] = "") -> HTMLResponse:
    """Give the figures over what a search finds: who, how, when, in which outlets."""
    rows = [claim.row for claim in services(request).dossier.claims.search(q)]
    return page(request, "figures.html", overview=overview(rows, labels(request)))


@router.get("/docs")
def api(request: Request) -> HTMLResponse:
    """Show the API, without a script from elsewhere."""
    address = services(request).access.address
    return page(request, "api.html", groups=described(_description(request)), address=address)


@router.get("/openapi.json")
def openapi(request: Request) -> JSONResponse:
    """Describe the API to programs."""
    return JSONResponse(_description(request))


def _description(request: Request) -> dict[str, Any]:
    found: dict[str, Any] = in_words(request.app.openapi(), words(request).gettext)
    return found


@router.get("/login")
def login(request: Request) -> HTMLResponse:
    """Show the form for the password."""
    if not services(request).access.asks_password:
        raise problem(404, "")
    return page(request, "login.html", wrong=False, waits=False)


@router.post("/login")
def enter(request: Request, password: Annotated[str, Form(max_length=1_000)] = "") -> Response:
    """Let in who gives the password."""
    access = services(request).access
    if not access.asks_password:
        raise problem(404, "")
    waits = not access.may_try()
    if not access.is_password(password):
        return page(request, "login.html", 429 if waits else 401, wrong=True, waits=waits)
    answer = RedirectResponse("/", status_code=303)
    let_in(answer, access)
    return answer


@router.post("/language")
def choose_language(request: Request, code: Annotated[str, Form()], back: Annotated[str, Form()] = "/") -> Response:
    """Keep the language that the reader chose."""
    own = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(own, status_code=303)
    if known_language(code):
        answer.set_cookie(LANGUAGE_COOKIE, known_language(code), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


@router.get("/static/{name}")
def static(request: Request, name: str) -> Response:
    """Give a file that the pages load."""
    found = assets().get(name)
    if found is None:
        raise problem(404, "")
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers={"ETag": found.tag})
    return Response(found.data, media_type=found.kind, headers={"ETag": found.tag})
