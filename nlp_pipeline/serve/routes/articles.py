"""The articles of the dossier and their claims: to read, to correct, to take out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request

from nlp_pipeline.serve.bodies import ArticleChange, ClaimChange, ClaimWords
from nlp_pipeline.serve.corrections import Correction, CorrectionError, added, corrected, names_of
from nlp_pipeline.serve.dossier import ARTICLE, CLAIM
from nlp_pipeline.serve.dossier.claims import ACCEPTED
from nlp_pipeline.serve.services import labels, problem, services, words
from nlp_pipeline.serve.views import article_summary, claim_views, whole_article

if TYPE_CHECKING:
    from nlp_pipeline.schema import Row
    from nlp_pipeline.serve.corrections import Name
    from nlp_pipeline.serve.dossier import Dossier, KeptArticle

router = APIRouter(tags=["articles"])

_ACTIONS = {"": "unjudge", "accepted": "accept", "rejected": "reject"}


@router.get("/api/articles", summary="List the articles of the dossier")
def list_articles(request: Request) -> list[dict[str, Any]]:
    """List the articles of the dossier without their texts, the newest first."""
    return [article_summary(kept) for kept in services(request).dossier.articles.all()]


@router.get("/api/articles/{number}", summary="Give an article with its claims")
def get_article(request: Request, number: int) -> dict[str, Any]:
    """Give an article with its text, its claims in text order, and the names that it offers for a source."""
    dossier = services(request).dossier
    kept = dossier.articles.get(number)
    claims = dossier.claims.of_article(number)
    return whole_article(kept, claims, dossier.articles.entities(number), labels(request))


@router.patch("/api/articles/{number}", summary="Correct what is known of an article")
def change_article(request: Request, number: int, body: ArticleChange) -> dict[str, Any]:
    """Correct title, date, outlet, author or address, or say that the article was read through."""
    dossier = services(request).dossier
    fields = body.fields()
    action = "describe"
    if set(fields) == {"reviewed"}:
        action = "review" if fields["reviewed"] else "unreview"
    dossier.changes.make(ARTICLE, number, body.version, action, fields)
    return article_summary(dossier.articles.get(number))


@router.delete("/api/articles/{number}", status_code=204, summary="Take an article out of the dossier")
def remove_article(request: Request, number: int, version: Annotated[int, Query()]) -> None:
    """Take an article and its claims out of the dossier; undoing brings them back."""
    services(request).dossier.changes.make(ARTICLE, number, version, "remove", {"removed": True})


@router.post("/api/articles/{number}/claims", status_code=201, summary="Add a claim that was missed")
def add_claim(request: Request, number: int, body: ClaimWords) -> dict[str, Any]:
    """Add a claim, by its words or its offsets; it counts as accepted."""
    dossier = services(request).dossier
    kept = dossier.articles.get(number)
    names, entities = _names(dossier, number)
    try:
        row = added(kept.article, Correction(**body.correction()), names, entities)
    except CorrectionError as error:
        raise problem(422, _reason(error, request)) from error
    row["claim_id"] = dossier.claims.next_id(number, kept.article.doc_id)
    claim = dossier.changes.add_claim(number, row, body.note or "")
    return claim_views([dossier.claims.get(claim)], kept.article.text, labels(request))[0]


@router.patch("/api/claims/{number}", summary="Judge or correct a claim")
def change_claim(request: Request, number: int, body: ClaimChange) -> dict[str, Any]:
    """Accept or reject a claim, correct its words, source or kind, or note something; a corrected claim is accepted."""
    dossier = services(request).dossier
    claim = dossier.claims.get(number)
    kept = dossier.articles.get(claim.article)
    row = _mended(request, dossier, kept, claim.row, body)
    fields: dict[str, Any] = {}
    action = "note"
    if body.note is not None:
        fields["note"] = body.note
    if body.verdict is not None:
        fields["verdict"], action = body.verdict, _ACTIONS[body.verdict]
    if row != claim.row:
        fields["row"], action = row, "mend"
        fields.setdefault("verdict", ACCEPTED)
    dossier.changes.make(CLAIM, number, body.version, action, fields)
    return claim_views([dossier.claims.get(number)], kept.article.text, labels(request))[0]


def _mended(request: Request, dossier: Dossier, kept: KeptArticle, row: Row, body: ClaimChange) -> Row:
    correction = body.correction()
    if not correction:
        return row
    names, entities = _names(dossier, kept.id)
    try:
        return corrected(row, Correction(**correction), kept.article, names, entities)
    except CorrectionError as error:
        raise problem(422, _reason(error, request)) from error


def _names(dossier: Dossier, number: int) -> tuple[list[Name], list[Row]]:
    entities = dossier.articles.entities(number)
    return names_of((claim.row for claim in dossier.claims.of_article(number)), entities), entities


def _reason(error: CorrectionError, request: Request) -> str:
    """Say why a correction cannot be."""
    _ = words(request).gettext
    reasons = {
        "no words": _("A claim needs words."),
        "outside the text": _("These places are not in the text."),
        "across one another": _("The pieces lie across one another."),
        "not in the text": _("These words do not stand in the article as they are written here."),
    }
    return reasons[error.reason]
