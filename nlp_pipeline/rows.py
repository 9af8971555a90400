"""Claims and entities of one article as rows of the two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.said_on import day_said
from nlp_pipeline.schema import NAME_JOINER, Article, Claim, Entity, Offsets, Row, time_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set


def claim_rows(article: Article, claims: Sequence[Claim]) -> list[Row]:
    """Give the rows of the claim table for one article.

    Args:
        article: the article that the claims were found in.
        claims: its claims, in text order.

    Returns:
        One row a claim, with every column of ``CLAIM_COLUMNS`` and the keys of ``CLAIM_JSON_KEYS``.
    """
    ids = [f"{article.doc_id}#{number}" for number in range(1, len(claims) + 1)]
    return [_claim_row(article, claim, ids[at], ids) for at, claim in enumerate(claims)]


def confident_rows(rows: Sequence[Row], minimum: float) -> list[Row]:
    """Leave out the claims of one article that are less sure than is wanted.

    Args:
        rows: the article's claims, in text order.
        minimum: the least confidence of a row that stays.

    Returns:
        The rows that stay, their ids as they were; one whose outer claim went stands inside the next outer one, if any.
    """
    return kept_rows(rows, {row["claim_id"] for row in rows if row["confidence"] >= minimum})


def kept_rows(rows: Sequence[Row], kept: Set[str]) -> list[Row]:
    """Give some of an article's claims, by their ids.

    Args:
        rows: the article's claims, in text order.
        kept: the ``claim_id`` of those that stay.

    Returns:
        The rows that stay, their ids as they were; one whose outer claim went stands inside the next outer one, if any.
    """
    outer = {row["claim_id"]: row["parent_id"] for row in rows}
    return [{**row, "parent_id": _kept_parent(row, outer, kept)} for row in rows if row["claim_id"] in kept]


def _kept_parent(row: Row, outer: Mapping[str, str], kept: Set[str]) -> str:
    parent: str = row["parent_id"]
    while parent and parent not in kept:
        parent = outer[parent]
    return parent


def _claim_row(article: Article, claim: Claim, claim_id: str, ids: Sequence[str]) -> Row:
    source_start, source_end = claim.source_span or (None, None)
    cue_start, cue_end = _stretch(claim.cue_spans) or (None, None)
    return {
        "doc_id": article.doc_id,
        "claim_id": claim_id,
        "claim": claim.claim,
        "source": claim.source,
        "source_name": claim.source_name,
        "source_type": claim.source_type,
        "source_role": claim.source_role,
        "source_gender": claim.source_gender,
        "origin": claim.origin,
        "via": claim.via,
        "cue": claim.cue,
        "kind": claim.kind,
        "stance": claim.stance,
        "modality": claim.modality,
        "negated": claim.negated,
        "entities": NAME_JOINER.join(claim.entities),
        "parent_id": "" if claim.parent is None else ids[claim.parent],
        "sentence": claim.sentence,
        "claim_start": claim.start,
        "claim_end": claim.end,
        "source_start": source_start,
        "source_end": source_end,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "said_on": day_said(claim.said, article.date),
        "title": article.title,
        "date": article.date,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "duplicate_of": article.duplicate_of,
        "same_as": "",  # known only beside the other articles of a run
        "time": time_at(article.times, claim.start) if article.times else "",
        "claim_spans": [list(span) for span in claim.claim_spans],
        "source_span": list(claim.source_span) if claim.source_span else None,
        "cue_spans": [list(span) for span in claim.cue_spans],
    }


def entity_rows(article: Article, entities: Sequence[Entity]) -> list[Row]:
    """Give the rows of the entity table for one article, one a mention, in text order."""
    return [
        {
            "doc_id": article.doc_id,
            "text": entity.text,
            "name": entity.name,
            "label": entity.label,
            "start": entity.start,
            "end": entity.end,
        }
        for entity in entities
    ]


def _stretch(spans: Sequence[Offsets]) -> Offsets | None:
    """Give the whole stretch from the first span's start to the last one's end."""
    return (spans[0][0], spans[-1][1]) if spans else None
