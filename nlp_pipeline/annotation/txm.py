"""TXM: a folder for its import "XML-XTZ + CSV", a text an article with its claims as structural units.

TXM finds a text's metadata in ``metadata.csv`` by its file's name, and builds subcorpora and partitions on the
attributes of ``text`` and ``claim`` (TXM manual, "Import module XML-XTZ+CSV"). Its names have no underscore.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.annotation.marked import file_name
from nlp_pipeline.annotation.nested_elements import Part, fill, paragraphs_of, parts_of, sound
from nlp_pipeline.annotation.zipped_texts import TextArchive

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element as Element

    from nlp_pipeline.schema import Article, Row

METADATA = ("id", "doc", "title", "date", "month", "year", "outlet", "author", "url", "claims")
"""The columns of ``metadata.csv``."""

ATTRIBUTES = {
    "source": "source_name",
    "type": "source_type",
    "role": "source_role",
    "kind": "kind",
    "stance": "stance",
    "modality": "modality",
    "rule": "rule",
    "ref": "claim_id",
}
"""The attributes of a claim's units, and the columns that they are."""

NONE = "none"
"""What stands for an empty value: TXM lists no value that is empty."""


class Txm:
    """The ``txm`` format."""

    name = "txm"
    suffixes = (".txm.zip",)

    def begin(self, stream: BinaryIO, name: str) -> TxmFolder:
        """Begin an archive of the folder."""
        return TxmFolder(stream)


class TxmFolder:
    """Writes a file an article into an archive, and the table of all."""

    def __init__(self, stream: BinaryIO) -> None:
        self._archive = TextArchive(stream)
        self._taken: set[str] = {"metadata"}
        self._rows: list[Sequence[str]] = [METADATA]

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims."""
        from lxml import etree

        name = file_name(article.doc_id, self._taken)
        root = txm_text(article, claims, name)
        self._archive.add(f"{name}.xml", etree.tostring(root, encoding="utf-8", xml_declaration=True))
        of_article = {"doc": article.doc_id, "month": article.date[:7], "year": article.date[:4], "claims": len(claims)}
        values = {"id": name, **of_article}
        row = [str(values.get(column, getattr(article, column, ""))) for column in METADATA]
        self._rows.append([" ".join(cell.split()) for cell in row])

    def finish(self) -> None:
        """Write the table of metadata and the archive's table of contents."""
        table = io.StringIO(newline="")
        csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(self._rows)
        self._archive.add("metadata.csv", table.getvalue())
        self._archive.close()


def txm_text(article: Article, claims: Sequence[Row], name: str) -> Element:
    """Give an article as a TXM text.

    Args:
        article: the article.
        claims: its rows of the claim table, with the keys of ``CLAIM_JSON_KEYS``.
        name: the text's id, which is its file's name.

    Returns:
        ``<text id><p>… <claim source type kind stance …>…</claim> …</p></text>``. A claim in several pieces, or over
        several paragraphs, is several units with the same ``ref``; ``part`` counts them, and ``start`` says where each
        begins in the article's text.
    """
    from lxml import etree

    root = etree.Element("text", {"id": name})
    counts: Counter[int] = Counter()

    def claim(parent: Element, part: Part) -> Element:
        counts[part.claim] += 1
        return etree.SubElement(parent, "claim", _attributes(claims[part.claim], counts[part.claim], part.start))

    for start, end in paragraphs_of(article.text):
        parts = parts_of(claims, (start, end))
        fill(etree.SubElement(root, "p"), article.text, (start, end), parts, claim)
    return root


def _attributes(row: Mapping[str, object], part: int, start: int) -> dict[str, str]:
    values = {name: " ".join(sound(str(row[column])).split()) or NONE for name, column in ATTRIBUTES.items()}
    return {**values, "part": str(part), "start": str(start)}
