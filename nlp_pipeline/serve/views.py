"""What the dossier holds as the API and the scripts take it: plain values, and the marked text as HTML."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nlp_pipeline.report.articles import article_view
from nlp_pipeline.serve.citation import citation, paragraph_starts
from nlp_pipeline.serve.corrections import names_of
from nlp_pipeline.serve.dossier.articles import KNOWN
from nlp_pipeline.serve.dossier.claims import REJECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.report.page_words import Labels
    from nlp_pipeline.schema import Row
    from nlp_pipeline.serve.dossier import Change, KeptArticle, KeptClaim
    from nlp_pipeline.serve.intake import Job
    from nlp_pipeline.serve.services import Services


def article_summary(kept: KeptArticle) -> dict[str, Any]:
    """Give what a list of articles tells of one."""
    known = {name: getattr(kept.article, name) for name in ("doc_id", *KNOWN)}
    progress = {name: getattr(kept, name) for name in ("state", "reason", "reviewed", "version", "claims", "judged")}
    return {"id": kept.id, "name": kept.article.title or kept.article.doc_id, "added": kept.added, **known, **progress}


def whole_article(kept: KeptArticle, claims: Sequence[KeptClaim], entities: Sequence[Row], labels: Labels) -> Row:
    """Give an article with its text, its claims, and the names that it offers for a source."""
    names = names_of((claim.row for claim in claims), entities)
    return {
        **article_summary(kept),
        "text": kept.article.text,
        "claims": claim_views(claims, kept.article.text, labels),
        "names": [{"name": name.name, "type": name.type} for name in names],
    }


def claim_views(claims: Iterable[KeptClaim], text: str, labels: Labels) -> list[dict[str, Any]]:
    """Give claims of one article with their rows, what a person said of them, and their citations."""
    paragraphs = paragraph_starts(text)
    return [_claim_view(claim, paragraphs, labels) for claim in claims]


def _claim_view(claim: KeptClaim, paragraphs: Sequence[int], labels: Labels) -> dict[str, Any]:
    return {
        "id": claim.id,
        "article": claim.article,
        "version": claim.version,
        "verdict": claim.verdict,
        "note": claim.note,
        "added": claim.found is None,
        "corrected": claim.corrected,
        "citation": citation(claim.row, paragraphs, labels),
        "row": claim.row,
    }


def marked_article(kept: KeptArticle, claims: Sequence[KeptClaim], labels: Labels) -> dict[str, Any]:
    """Give an article as the template of the report takes it; rejected claims keep their number, but no marks."""
    rows = [
        claim.row | {"claim_spans": [], "source_span": None, "cue_spans": []}
        if claim.verdict == REJECTED
        else claim.row
        for claim in claims
    ]
    return article_view(kept.article, rows, 0, labels) | {"claims": kept.claims}


def state(services: Services) -> dict[str, Any]:
    """Give what a window looks at now and then: whether anything changed, what is under way, what can be undone."""
    changes = services.dossier.changes
    last, following = changes.last(), changes.next()
    return {
        "beats": services.dossier.beats,
        "waiting": len(services.dossier.articles.waiting()),
        "jobs": [job_view(job) for job in services.intake.jobs()],
        "undo": change_view(last) if last else None,
        "redo": change_view(following) if following else None,
    }


def job_view(job: Job) -> dict[str, Any]:
    """Give how far the reading of files is."""
    return {"id": job.id, "files": job.files, "articles": job.articles, "failures": job.failures}


def change_view(change: Change) -> dict[str, Any]:
    """Give a step of a person's work."""
    return asdict(change)
