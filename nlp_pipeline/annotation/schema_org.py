"""JSON-LD with the words of schema.org: articles, and what is quoted and claimed in them.

A direct quotation is a ``Quotation`` with ``spokenByCharacter``, any other claim a ``Claim`` with ``author``; both are
``isPartOf`` their article and ``isBasedOn`` its address. Where the words stand is told as in W3C Web Annotation, by
``oa:start`` and ``oa:end``. The context is in the file itself: a reader need not fetch it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Article, Row

CONTEXT = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "isBasedOn": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "url": {"@type": "@id"},
    "datePublished": {"@type": "Date"},
}
TYPES = {
    "person": "Person",
    "organization": "Organization",
    "media": "NewsMediaOrganization",
    "document": "CreativeWork",
}
"""What a source is; groups and those without a name are told by their words alone."""

SAID = ("direct", "mixed")


class SchemaOrg:
    """The ``schema-org`` format."""

    name = "schema-org"
    suffixes = (".schema.jsonld",)

    def begin(self, stream: BinaryIO, name: str) -> Graph:
        """Begin a graph."""
        return Graph(stream)


class Graph:
    """Writes one graph, a node an article and a node a claim."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._between = b""
        stream.write(f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['.encode())

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims."""
        for node in (article_node(article), *(claim_node(article, row) for row in claims)):
            text = json.dumps(node, ensure_ascii=False)
            self._stream.write(self._between + b"\n" + text.encode("utf-8", "replace"))
            self._between = b","

    def finish(self) -> None:
        """Close the graph."""
        self._stream.write(b"\n]}\n")


def article_node(article: Article) -> dict[str, Any]:
    """Give an article as a ``NewsArticle``."""
    parts = {
        "headline": article.title,
        "datePublished": article.date,
        "author": article.author and {"type": "Person", "name": article.author},
        "publisher": article.outlet and {"type": "Organization", "name": article.outlet},
        "url": address(article.url),
    }
    return {"id": _urn(article.doc_id), "type": "NewsArticle"} | {name: value for name, value in parts.items() if value}


def claim_node(article: Article, row: Row) -> dict[str, Any]:
    """Give a claim as a ``Quotation`` or a ``Claim``."""
    said = row["kind"] in SAID
    parts = {
        "spokenByCharacter" if said else "author": _source(row),
        "datePublished": article.date,
        "isBasedOn": address(article.url),
        "oa:hasSelector": [
            {"type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end} for start, end in row["claim_spans"]
        ],
    }
    node = {
        "id": _urn(row["claim_id"]),
        "type": "Quotation" if said else "Claim",
        "text": row["claim"],
        "isPartOf": _urn(article.doc_id),
    }
    return node | {name: value for name, value in parts.items() if value}


def address(url: str) -> str:
    """Give an address that may stand as an IRI; empty for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]") if parts.scheme in ("http", "https") and parts.netloc else ""


def _source(row: Row) -> dict[str, str] | None:
    if not row["source_name"]:
        return None
    about = {"jobTitle": row["source_role"]} if row["source_role"] and row["source_type"] == "person" else {}
    return {"type": TYPES.get(row["source_type"], "Thing"), "name": row["source_name"], **about}


def _urn(name: str) -> str:
    return f"urn:selon:{quote(name.encode('utf-8', 'replace'), safe='')}"
