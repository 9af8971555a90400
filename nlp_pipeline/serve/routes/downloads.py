"""``GET /export``: what is taken away from the dossier, as a file."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.background import BackgroundTask
from starlette.responses import FileResponse

from nlp_pipeline.serve.exports import NAMES, Export, NothingReviewedError
from nlp_pipeline.serve.services import language, problem, services, words

router = APIRouter(tags=["dossier"])


@router.get("/export", summary="Take the dossier away", response_class=FileResponse)
def export(
    request: Request,
    format: Annotated[str, Query(description=f"One of {', '.join(NAMES)}.")] = "csv",  # noqa: A002 - as the command has it
    article: Annotated[list[int] | None, Query(description="The articles' numbers; all by default.")] = None,
    rejected: Annotated[bool, Query(description="Rejected claims too.")] = False,
) -> FileResponse:
    """Take articles and claims away as a file: a table, the page of `selon report`, or gold for `selon evaluate`."""
    _ = words(request).gettext
    if format not in NAMES:
        raise problem(404, _("There is no format {name}.").format(name=format))
    ours = services(request)
    wanted = Export(format, article, rejected, language(request), ours.about)
    name = wanted.file_name(ours.dossier)
    with NamedTemporaryFile(dir=ours.intake.folder, delete=False) as stream:
        path = Path(stream.name)
        try:
            wanted.write(ours.dossier, stream)  # type: ignore[arg-type]  # a temporary file is a binary stream
        except BaseException as error:
            path.unlink()
            if isinstance(error, NothingReviewedError):
                raise problem(
                    409, _("No article is marked as read through: gold is made of those that a person has read.")
                ) from error
            raise
    return FileResponse(path, filename=name, background=BackgroundTask(path.unlink, missing_ok=True))
