"""``POST /api/claims``: a text in, its claims out, nothing kept."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Request

from nlp_pipeline.rows import confident_rows
from nlp_pipeline.run.stream import Failure
from nlp_pipeline.schema import Article
from nlp_pipeline.serve.bodies import ClaimsWanted
from nlp_pipeline.serve.services import problem, services

router = APIRouter(tags=["claims"])


@router.post("/api/claims", summary="Find the claims in a text")
async def find_claims(request: Request, body: ClaimsWanted) -> dict[str, Any]:
    """Find the claims and entities of a text and give them as rows; nothing is kept in the dossier.

    The rows have the columns of the table of claims, and `claim_spans`, `source_span` and `cue_spans`; offsets count
    Unicode code points of `text`.
    """
    given = body.model_dump(exclude={"min_confidence"})
    article = Article(**{**given, "doc_id": body.doc_id or "text"})
    result = await asyncio.wrap_future(services(request).analyst.submit(article))
    if isinstance(result, Failure):
        raise problem(422, result.reason)
    return {"claims": confident_rows(result.claims, body.min_confidence), "entities": result.entities}
