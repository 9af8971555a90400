"""Datasette: what sets up its pages for a database of claims, with facets, sorting, full-text search and explanations.

The name tells which database it is for: ``claims.datasette.yml`` for ``claims.sqlite``. What may stand in it is told at
https://docs.datasette.io/en/stable/metadata.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.messages import _
from nlp_pipeline.schema import CLAIM_COLUMNS, ENTITY_COLUMNS
from nlp_pipeline.writers.description import Description

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Column

ENDINGS = (".datasette.yml", ".datasette.yaml", ".datasette.json")
FACETS = ("source_type", "kind", "stance", "rule")


class Datasette:
    """The ``datasette`` format."""

    name = "datasette"
    suffixes = ENDINGS

    def begin(self, stream: BinaryIO, name: str) -> Description:
        """Begin the description of a database."""
        database = next((name.removesuffix(each) for each in ENDINGS if name.endswith(each)), name)
        return Description(stream, setup(database))


def setup(database: str) -> dict[str, Any]:
    """Give the description of a database that ``selon extract -o NAME.sqlite`` writes.

    Args:
        database: its file's name without the ending.
    """
    claims = {
        "description": _("One row a claim, with who it is attributed to"),
        "facets": list(FACETS),
        "sort_desc": "confidence",
        "label_column": "claim",
        "fts_table": "claims_fts",
        "fts_pk": "rowid",
        "searchmode": "raw",
        "columns": _meanings(CLAIM_COLUMNS),
    }
    tables = {
        "claims": claims,
        "articles": {
            "label_column": "title",
            "facets": ["outlet"],
            "columns": {"text": _("what the offsets count from")},
        },
        "entities": {"facets": ["label"], "columns": _meanings(ENTITY_COLUMNS)},
        "sources": {"sort_desc": "claims", "label_column": "name", "facets": ["type"]},
    }
    return {
        "title": _("Claims in French press articles"),
        "databases": {database: {"tables": tables}},
    }


def _meanings(columns: Sequence[Column]) -> dict[str, str]:
    return {column.name: column.explained() for column in columns}
