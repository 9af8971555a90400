"""CSV on the Web: the description of a table of claims in CSV, its columns typed and explained.

It follows the Metadata Vocabulary for Tabular Data (https://www.w3.org/TR/tabular-metadata/).
The name of the description tells which table it describes: ``claims.csv-metadata.json`` lies beside ``claims.csv``,
where a program for CSV on the Web looks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.messages import _, spoken_language
from nlp_pipeline.schema import CLAIM_COLUMNS
from nlp_pipeline.writers.description import Description

if TYPE_CHECKING:
    from nlp_pipeline.schema import Column

ENDING = "-metadata.json"
DATATYPES = {"string": "string", "Int64": "integer", "Float64": "double", "boolean": "boolean"}
NEVER_EMPTY = frozenset(("doc_id", "claim_id", "claim", "kind", "claim_start", "claim_end", "confidence"))


class Csvw:
    """The ``csvw`` format."""

    name = "csvw"
    suffixes = (".csv-metadata.json",)

    def begin(self, stream: BinaryIO, name: str) -> Description:
        """Begin the description of the table beside."""
        return Description(stream, description(name.removesuffix(ENDING)))


def description(table: str) -> dict[str, Any]:
    """Give the description of a table of claims in CSV.

    Args:
        table: its file's name.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": spoken_language()}],
        "url": table,
        "dc:title": _("Claims in French press articles, and who stands behind each"),
        "dialect": {"delimiter": ",", "header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": [_column(column) for column in CLAIM_COLUMNS], "primaryKey": "claim_id"},
    }


def _column(column: Column) -> dict[str, Any]:
    datatype: Any = DATATYPES[column.dtype]
    if datatype == "boolean":
        datatype = {"base": "boolean", "format": "true|false"}
    needed = {"required": True} if column.name in NEVER_EMPTY else {}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.explained(),
        "datatype": datatype,
        "propertyUrl": f"urn:selon:column:{column.name}",
        **needed,
    }
