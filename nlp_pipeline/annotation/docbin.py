"""spaCy's DocBin: Docs with claims, sources, cues and entities, to go on with in spaCy.

The Docs are cut into tokens as the pipeline cuts them and carry what the tables hold; tags and parse are not in them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.schema import Article, Row

KEYS = {"claims": "claims", "sources": "sources", "cues": "cues"}


class SpacyDocs:
    """The ``docbin`` format."""

    name = "docbin"
    suffixes = (".spacy",)

    def begin(self, stream: BinaryIO, name: str) -> Docs:
        """Begin a DocBin."""
        return Docs(stream)


class Docs:
    """Gathers Docs and writes them together at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        # Loaded here: spaCy takes a second, and most formats need none of it.
        import spacy
        from spacy.tokens import DocBin

        from nlp_pipeline.language.claims import register_extensions
        from nlp_pipeline.language.typography.factory import make_tokenizer

        register_extensions()
        self._stream = stream
        self._nlp = spacy.blank("fr")
        self._nlp.tokenizer = make_tokenizer()(self._nlp)
        self._nlp.max_length = sys.maxsize  # spaCy's bound is for models, and none reads here
        self._docs = DocBin(store_user_data=True)

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article as a Doc; ``doc.user_data["article"]`` holds what is known of it."""
        from nlp_pipeline.language.claims import write_claims

        doc = self._nlp.make_doc(article.text)
        ids = [row["claim_id"] for row in claims]
        write_claims(doc, [_record(doc, row, ids) for row in claims], KEYS)  # type: ignore[arg-type]
        doc.ents = _entities(doc, entities)
        names = ("doc_id", "title", "date", "outlet", "author", "url")
        doc.user_data["article"] = {name: getattr(article, name) for name in names}
        self._docs.add(doc)

    def finish(self) -> None:
        """Write the DocBin."""
        self._stream.write(self._docs.to_bytes())


def _record(doc: Doc, row: Row, ids: Sequence[str]) -> ClaimRecord:
    content = [_tokens(doc, span) for span in row["claim_spans"]]
    return {
        "content": content,
        "source": _tokens(doc, row["source_span"]) if row["source_span"] else None,
        "cue": [_tokens(doc, span) for span in row["cue_spans"]],
        "sentence": [content[0][0], content[-1][1]],
        "source_name": row["source_name"],
        "source_type": row["source_type"],
        "source_role": row["source_role"],
        "source_gender": row["source_gender"],
        "origin": row["origin"],
        "said": [row["said_on"]] if row["said_on"] else [],
        "kind": row["kind"],
        "stance": row["stance"],
        "modality": row["modality"],
        "negated": row["negated"],
        "core": True,
        "parent": ids.index(row["parent_id"]) if row["parent_id"] in ids else None,
        "rule": row["rule"],
        "confidence": row["confidence"],
    }


def _tokens(doc: Doc, span: Sequence[int]) -> list[int]:
    from nlp_pipeline.language.given_text import span_at

    found: Any = span_at(doc, span[0], span[1])
    return [found.start, found.end]


def _entities(doc: Doc, rows: Sequence[Row]) -> list[Span]:
    from nlp_pipeline.language.given_text import span_at

    found = [span_at(doc, row["start"], row["end"], row["label"]) for row in rows]
    kept: list[Span] = []
    for span in sorted((each for each in found if each is not None), key=lambda each: each.start):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
