"""Claims on a Doc: kept as plain records that DocBin takes, shown as spans and as :class:`~nlp_pipeline.schema.Claim`.

``doc._.claim_records`` holds one dict a claim, with token ranges (values that msgpack takes). ``doc.spans`` shows the
same stretches as spans, joined by their ids; ``doc._.claims`` gives :class:`Claim` objects with character offsets into
the text as it was handed in.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from spacy.tokens import Doc, Span

from nlp_pipeline.language.clause import clauses_of
from nlp_pipeline.language.words import offsets_of, original_text_of
from nlp_pipeline.schema import PIECE_JOINER, Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Kind, Modality, Offsets, SourceGender, SourceType


class ClaimRecord(TypedDict):
    """One claim in tokens; every value is one that msgpack takes.

    ``selon_sources`` adds role, gender, origin and channel, ``selon_dates`` the days (see :mod:`nlp_pipeline.said_on`).
    """

    content: list[list[int]]
    source: list[int] | None
    cue: list[list[int]]
    sentence: list[int]
    source_name: str
    source_type: SourceType
    kind: Kind
    stance: str
    modality: Modality
    negated: bool
    core: bool
    parent: int | None
    rule: str
    confidence: float
    source_role: NotRequired[str]
    source_gender: NotRequired[SourceGender]
    origin: NotRequired[str]
    via: NotRequired[str]
    said: NotRequired[list[str]]


def write_claims(doc: Doc, records: Sequence[ClaimRecord], keys: SpanKeys) -> None:
    """Put claims on a Doc: the records, and their stretches as span groups.

    Args:
        doc: the Doc.
        records: its claims, in text order.
        keys: the names of the span groups.
    """
    doc._.claim_records = list(records)
    for key, name in ((keys["claims"], "content"), (keys["sources"], "source"), (keys["cues"], "cue")):
        doc.spans[key] = _spans(doc, records, name)


def write_sources(doc: Doc, records: Sequence[ClaimRecord], key: str) -> None:
    """Write claims back whose sources are known better now; where they stand is known from the claims.

    Args:
        doc: the Doc.
        records: its claims, in text order.
        key: the name of the span group of the sources.
    """
    doc._.claim_records = list(records)
    if key not in doc.spans:
        doc.spans[key] = _spans(doc, records, "source")


def _spans(doc: Doc, records: Sequence[ClaimRecord], name: str) -> list[Span]:
    return [
        Span(doc, start, end, label=record["rule"] if name == "content" else name.upper(), span_id=f"claim-{number}")
        for number, record in enumerate(records, 1)
        for start, end in _ranges(record[name])  # type: ignore[literal-required]
    ]


class SpanKeys(TypedDict):
    """Names of the span groups that the claims are shown in."""

    claims: str
    sources: str
    cues: str


def _ranges(value: Any) -> Iterable[tuple[int, int]]:
    if not value:
        return []
    return [(value[0], value[1])] if isinstance(value[0], int) else [(start, end) for start, end in value]


def read_claims(doc: Doc) -> list[Claim]:
    """Give the claims of a Doc as objects with character offsets, in text order.

    Args:
        doc: a Doc that went through ``selon_claims``; any other gives an empty list.
    """
    records: list[ClaimRecord] | None = doc._.claim_records
    if not records:
        return []
    text = original_text_of(doc)
    entities = sorted((e.start, e.end, e.name) for e in doc._.entities) if Doc.has_extension("entities") else []
    return [_claim(doc, text, record, entities) for record in records]


def _claim(doc: Doc, text: str, record: ClaimRecord, entities: Sequence[tuple[int, int, str]]) -> Claim:
    spans = tuple(offsets_of(doc, start, end) for start, end in record["content"])
    source_span = offsets_of(doc, *record["source"]) if record["source"] else None
    cues = tuple(offsets_of(doc, start, end) for start, end in record["cue"])
    source = _words(text, source_span) if source_span else ""
    sentence = offsets_of(doc, *record["sentence"])
    names = [name for span in spans for name in _names_inside(entities, span)]
    return Claim(
        claim=PIECE_JOINER.join(_words(text, span) for span in spans),
        claim_spans=spans,
        source=source,
        source_span=source_span,
        source_name=record["source_name"] or source,
        source_type=record["source_type"],
        cue=PIECE_JOINER.join(_words(text, span) for span in cues),
        cue_spans=cues,
        kind=record["kind"],
        stance=record["stance"],
        modality=record["modality"],
        negated=record["negated"],
        entities=tuple(dict.fromkeys(names)),
        parent=record["parent"],
        sentence=_words(text, sentence),
        rule=record["rule"],
        confidence=record["confidence"],
        source_role=record.get("source_role", ""),
        source_gender=record.get("source_gender", ""),
        origin=record.get("origin", ""),
        via=record.get("via", ""),
        said=tuple(record.get("said", ())),
    )


def _names_inside(entities: Sequence[tuple[int, int, str]], span: Offsets) -> list[str]:
    low = bisect_left(entities, (span[0], 0, ""))
    high = bisect_left(entities, (span[1], 0, ""))
    return [name for _, end, name in entities[low:high] if end <= span[1]]


def _words(text: str, span: Offsets) -> str:
    return " ".join(text[span[0] : span[1]].split())


def register_extensions() -> None:
    """Register what the pipeline puts on Docs (once a process; again does nothing)."""
    if not Doc.has_extension("claim_records"):
        Doc.set_extension("claim_records", default=None)
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", getter=read_claims)
    if not Doc.has_extension("clauses"):
        Doc.set_extension("clauses", getter=clauses_of)
