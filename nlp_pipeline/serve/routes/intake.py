"""What brings articles into the dossier: a text, files, the address of a page."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, File, Request, UploadFile
from starlette.concurrency import run_in_threadpool

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.download import REASONS, DownloadError, download
from nlp_pipeline.messages import speaking, translations
from nlp_pipeline.report.articles import headline
from nlp_pipeline.schema import Article
from nlp_pipeline.serve.bodies import Address, NewArticle
from nlp_pipeline.serve.intake import file_name
from nlp_pipeline.serve.services import language, problem, services, words
from nlp_pipeline.serve.views import article_summary

if TYPE_CHECKING:
    from gettext import NullTranslations

    from nlp_pipeline.serve.services import Services

router = APIRouter(tags=["articles"])

MOST_FILES = 1_000
"""Files that are sent together."""

PATIENCE = 3.0
"""Seconds for which an answer waits for the model; a longer text is looked at again by the page."""

LONGEST_NAME = 60


@router.post("/api/articles", status_code=201, summary="Add a text to the dossier")
async def add_article(request: Request, body: NewArticle) -> dict[str, Any]:
    """Keep a text in the dossier and find its claims; where that takes long, `state` is still `waiting`."""
    ours = services(request)
    if not body.text.strip():
        raise problem(422, words(request).gettext("There is no text."))
    article = _pasted(body, words(request))
    number, result = await run_in_threadpool(ours.intake.add_text, article)
    await asyncio.wait([asyncio.wrap_future(result)], timeout=PATIENCE)
    return await run_in_threadpool(lambda: article_summary(ours.dossier.articles.get(number)))


@router.post("/api/files", status_code=202, summary="Add files to the dossier")
async def add_files(request: Request, files: Annotated[list[UploadFile], File()]) -> dict[str, Any]:
    """Read files, of every format that `selon extract` reads, and keep their articles in the dossier.

    The answer comes at once, `GET /api/state` tells how far the work is, and `GET /api/failures` what was not read.
    """
    ours = services(request)
    if len(files) > MOST_FILES:
        raise problem(413, words(request).gettext("More files than can be sent together."))
    folder = ours.intake.new_folder()
    paths = []
    for place, file in enumerate(files):
        own = folder / str(place)  # two files may have the same name
        paths.append(own / file_name(file.filename or ""))
        await run_in_threadpool(_keep, file, paths[-1])
    job = ours.intake.add_files(folder, paths, language(request))
    return {"job": job.id, "files": job.files}


@router.post("/api/pages", status_code=201, summary="Add a page of the web to the dossier")
async def add_page(request: Request, body: Address) -> dict[str, Any]:
    """Fetch a page and keep its article in the dossier.

    Only `http` and `https`, only addresses of the public internet, within bounds of size and time; not where the
    application was started with `--no-fetch`.
    """
    ours, _ = services(request), words(request)
    if not ours.may_fetch:
        raise problem(403, _.gettext("Pages are not fetched: the application was started with --no-fetch."))
    return await run_in_threadpool(_fetched, ours, body.url, language(request))


def _fetched(ours: Services, url: str, spoken: str) -> dict[str, Any]:
    _ = translations(spoken)
    try:
        page = download(url if "://" in url else f"https://{url.strip()}", may_connect=ours.may_connect)
    except DownloadError as error:
        raise problem(422, _.gettext(REASONS[error.reason]).format(detail=error.detail)) from error
    with speaking(spoken):
        numbers, failures = ours.intake.add_page(page)
    if not numbers:
        raise problem(422, failures[0].reason if failures else _.gettext("There is no article in this page."))
    return article_summary(ours.dossier.articles.get(numbers[0]))


def _keep(file: UploadFile, path: Path) -> None:
    path.parent.mkdir(parents=True)
    with path.open("wb") as stream:
        shutil.copyfileobj(file.file, stream)


def _pasted(body: NewArticle, _: NullTranslations) -> Article:
    """Make an article of a text that was pasted, named by its title, else by the headline that it begins with."""
    title = " ".join(body.title.split()) or headline(body.text)
    first = next(line for line in body.text.splitlines() if line.strip())
    named = shorten(on_one_line(title or first), LONGEST_NAME, placeholder="…")
    doc_id = body.doc_id or named or _.gettext("text")
    return Article(**{**body.model_dump(), "doc_id": doc_id, "title": title})
