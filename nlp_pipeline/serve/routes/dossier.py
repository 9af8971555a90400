"""The dossier as a whole: how far it is, undoing, searching."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from nlp_pipeline.serve.bodies import Step
from nlp_pipeline.serve.services import labels, services
from nlp_pipeline.serve.views import change_view, claim_views, state

router = APIRouter(tags=["dossier"])


@router.get("/api/state", summary="Tell how far the work is")
def get_state(request: Request) -> dict[str, Any]:
    """Tell what is being read, how many articles wait for the model, and what can be undone.

    `beats` counts all changes of the dossier.
    """
    return state(services(request))


@router.post("/api/undo", summary="Take the last step back")
def undo(request: Request, body: Step) -> dict[str, Any]:
    """Take the last step back; 409 where another window has changed something since."""
    return change_view(services(request).dossier.changes.undo(body.change))


@router.post("/api/redo", summary="Do a step again")
def redo(request: Request, body: Step) -> dict[str, Any]:
    """Do the step again that was taken back last; 409 where another window has changed something since."""
    return change_view(services(request).dossier.changes.redo(body.change))


@router.get("/api/search", summary="Search the claims of the dossier")
def search(request: Request, q: Annotated[str, Query()] = "") -> list[dict[str, Any]]:
    """Give the claims in which words stand: in claim, sentence, names, title, outlet or note; accents do not count."""
    dossier = services(request).dossier
    return [
        view
        for number, claims in groupby(dossier.claims.search(q), key=attrgetter("article"))
        for view in claim_views(claims, dossier.articles.get(number).article.text, labels(request))
    ]


@router.get("/api/failures", summary="List what was not read")
def list_failures(request: Request) -> list[dict[str, Any]]:
    """List the files and articles that were not read, with the reasons, the newest first."""
    return services(request).dossier.articles.failures()


@router.delete("/api/failures", status_code=204, summary="Forget what was not read")
def forget_failures(request: Request) -> None:
    """Forget the list of what was not read."""
    services(request).dossier.articles.forget_failures()
