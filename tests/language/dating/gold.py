"""The gold of ``said_on.txt``: marked texts, dated by the component alone, so that no miss of another counts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.language.given_text import span_at
from nlp_pipeline.said_on import day_said
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from tests.language.marked_text import MarkedClaim

PATH = Path(__file__).with_name("said_on.txt")
NONE = "-"


@dataclass(frozen=True)
class Dated:
    """A claim of the gold: its marked text, the day that gold gives and the one that was found."""

    marked: str
    gold: str
    got: str


def dated_claims(nlp: Language, path: Path = PATH) -> Iterator[Dated]:
    """Date the claims of the gold."""
    lines = [line.split(" | ") for line in path.read_text(encoding="utf-8").splitlines() if " | " in line]
    parsed = [parse_marked(marked) for _, _, marked in lines]
    date = nlp.get_pipe("selon_dates")
    for (article, days, marked), doc, (_, claims) in zip(
        lines, nlp.pipe(text for text, _ in parsed), parsed, strict=True
    ):
        doc._.claim_records = _records(doc, claims)
        date(doc)
        for day, record in zip(days.split(", "), doc._.claim_records, strict=True):
            got = day_said(record.get("said", ()), "" if article == NONE else article)
            yield Dated(f"{article} {marked}", "" if day == NONE else day, got)


def _records(doc: Doc, claims: list[MarkedClaim]) -> list[ClaimRecord]:
    records = [_record(doc, claim) for claim in claims]
    for record in records:
        cue = record["cue"][0][0] if record["cue"] else record["content"][0][0]
        holders = [
            number
            for number, other in enumerate(records)
            if other is not record and other["content"][0][0] <= cue < other["content"][-1][1]
        ]
        record["parent"] = holders[0] if holders else None
    return records


def _record(doc: Doc, claim: MarkedClaim) -> ClaimRecord:
    return {
        "content": [_tokens(doc, *piece) for piece in claim.content],
        "source": _tokens(doc, *claim.source[0]) if claim.source else None,
        "cue": [_tokens(doc, *piece) for piece in claim.cue],
        "sentence": [0, len(doc)],
        "source_name": "",
        "source_type": "none",
        "kind": "indirect",
        "stance": "report",
        "modality": "none",
        "negated": False,
        "core": True,
        "parent": None,
        "rule": "gold",
        "confidence": 1.0,
    }


def _tokens(doc: Doc, start: int, end: int) -> list[int]:
    span = span_at(doc, start, end)
    assert span is not None
    return [span.start, span.end]
