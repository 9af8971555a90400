"""W3C Web Annotation: an annotation a claim, found again by its place and by its words.

Positions count code points, as the model asks (https://www.w3.org/TR/annotation-model/, sections 4.2.4 and 4.2.5).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Article, Row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""In code points: the words before and behind that a quote selector keeps."""


class WebAnnotation:
    """The ``web-annotation`` format."""

    name = "web-annotation"
    suffixes = (".jsonld",)

    def begin(self, stream: BinaryIO, name: str) -> Annotations:
        """Begin a collection."""
        return Annotations(stream)


class Annotations:
    """Writes one page of annotations, those of all articles."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._opening = f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": [\n'.encode()

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add the claims of an article."""
        for row in claims:
            text = json.dumps(annotation(article, row), ensure_ascii=False)
            self._stream.write(self._opening + text.encode("utf-8"))
            self._opening = b",\n"

    def finish(self) -> None:
        """Close the page."""
        self._stream.write((b"" if self._opening == b",\n" else self._opening) + b"\n]}\n")


def annotation(article: Article, row: Row) -> dict[str, Any]:
    """Give a claim as an annotation; its pieces, its source and its cue are targets, told by their purpose."""
    address = article.url or f"urn:selon:{article.doc_id}"
    parts = [("claim", span) for span in row["claim_spans"]]
    parts += [("source", row["source_span"])] if row["source_span"] else []
    parts += [("cue", span) for span in row["cue_spans"]]
    details = {"source_name": row["source_name"], "kind": row["kind"], "stance": row["stance"]}
    return {
        "id": f"urn:selon:{row['claim_id']}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": f"{name}: {value}"}
            for name, value in details.items()
            if value
        ],
        "target": [
            {"source": address, "styleClass": part, "selector": _selectors(article.text, span[0], span[1])}
            for part, span in parts
        ],
    }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]
