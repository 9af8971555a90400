"""The names of a Doc as other parts read them: plain data in an extension, and what reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from spacy.tokens import Doc, Span

from nlp_pipeline.language.words import offsets_of, original_text_of, printed_text_of, words_of
from nlp_pipeline.schema import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.entities.mention import Mention


class EntityRecord(TypedDict):
    """One mention: its tokens, label and canonical name, and the gazetteer's id and type ('' where it is unknown)."""

    start: int
    end: int
    label: str
    name: str
    id: str
    type: str


def register_extensions() -> None:
    """Add ``doc._.entity_records`` and ``doc._.entities``; doing so again changes nothing."""
    Doc.set_extension("entity_records", default=None, force=True)
    Doc.set_extension("entities", getter=_entities, force=True)


def write_entities(doc: Doc, mentions: Sequence[Mention], fullest: Sequence[Mention]) -> None:
    """Write names to ``doc.ents`` (with the gazetteer's id and Wikidata's) and ``doc._.entity_records``.

    Args:
        doc: the Doc; its former entities go.
        mentions: the names in text order, none overlapping another.
        fullest: for each, the mention that names the same thing in full.
    """
    text, written = printed_text_of(doc), words_of(doc)
    spans: list[Span] = []
    records: list[EntityRecord] = []
    for mention, whole in zip(mentions, fullest, strict=True):
        known = mention.entry if mention.entry is not None and mention.entry.label == mention.label else None
        key, wikidata, kind = (known.id, known.wikidata, known.type) if known else ("", "", "")
        spans.append(Span(doc, mention.start, mention.end, label=mention.label, kb_id=wikidata, span_id=key))
        records.append(
            {
                "start": mention.start,
                "end": mention.end,
                "label": mention.label,
                "name": " ".join(text[slice(*written.offsets(whole.start, whole.end))].split()),
                "id": key,
                "type": kind,
            }
        )
    doc.set_ents(spans)
    doc._.entity_records = records


def canonical_names(doc: Doc) -> dict[tuple[int, int], str]:
    """Give the canonical name of every entity by its token range.

    Args:
        doc: a Doc that ``selon_entities`` has seen; else nothing is given.
    """
    return {(record["start"], record["end"]): record["name"] for record in _records(doc)}


def known_types(doc: Doc) -> dict[str, str]:
    """Give what the gazetteer says of the names of a Doc: canonical name to source type (``media``, ``place`` …)."""
    return {record["name"]: record["type"] for record in _records(doc) if record["type"]}


def _records(doc: Doc) -> list[EntityRecord]:
    records: list[EntityRecord] | None = doc._.entity_records
    return records or []


def _entities(doc: Doc) -> list[Entity]:
    """Give the entities of a Doc in text order, their words as the text was handed in."""
    text = original_text_of(doc)
    entities: list[Entity] = []
    for record in _records(doc):
        start, end = offsets_of(doc, record["start"], record["end"])
        entities.append(Entity(text[start:end], record["name"], record["label"], start, end))
    return entities
