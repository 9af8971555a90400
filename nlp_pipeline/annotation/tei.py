"""TEI P5: every article with its claims as ``<said who direct>``, the sources listed in the header.

A claim in several pieces, one that runs over paragraphs, and one that crosses another are several elements, joined by
``next`` and ``prev`` as TEI has it for fragments (Guidelines, chapter 20.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.annotation.nested_elements import Part, fill, paragraphs_of, parts_of, sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from nlp_pipeline.schema import Article, Row

SPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}$")
"""What TEI takes for a date in its attribute; any other stands in the words alone."""


class Tei:
    """The ``tei`` format."""

    name = "tei"
    suffixes = (".xml", ".tei")

    def begin(self, stream: BinaryIO, name: str) -> TeiCorpus:
        """Begin a corpus."""
        return TeiCorpus(stream)


class TeiCorpus:
    """Writes a text an article, as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._number = 0
        head = f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{SPACE}">\n{_corpus_header()}\n'
        stream.write(head.encode("utf-8"))

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims."""
        from lxml import etree

        self._number += 1
        self._stream.write(etree.tostring(tei_text(article, claims, self._number), encoding="utf-8") + b"\n")

    def finish(self) -> None:
        """Close the corpus."""
        self._stream.write(b"</teiCorpus>\n")


def tei_text(article: Article, claims: Sequence[Row], number: int) -> Element:
    """Give an article as a TEI element.

    Args:
        article: the article.
        claims: its rows of the claim table, with the keys of ``CLAIM_JSON_KEYS``.
        number: the place of the article in its corpus, for its identifiers.
    """
    from lxml import etree

    root = etree.Element(f"{{{SPACE}}}TEI", {XML_ID: f"a{number}"}, nsmap={None: SPACE})  # type: ignore[dict-item]
    sources = list(dict.fromkeys((row["source_name"], row["source_type"]) for row in claims if row["source_name"]))
    _header(root, article, sources, number)
    body = _child(_child(root, "text"), "body")
    who = {source: f"#a{number}-s{place}" for place, source in enumerate(sources, 1)}
    paragraphs = list(paragraphs_of(article.text))
    parts = [part for span in paragraphs for part in parts_of(claims, span)]
    ordered: dict[int, list[Part]] = {}
    for part in parts:
        ordered.setdefault(part.claim, []).append(part)
    attributes = _Attributes(claims, ordered, who, number)

    def said(parent: Element, part: Part) -> Element:
        return _child(parent, "said", attributes.of(part))

    for start, end in paragraphs:
        inside = [part for part in parts if start <= part.start and part.end <= end]
        fill(_child(body, "p"), article.text, (start, end), inside, said)
    return root


@dataclass(frozen=True, slots=True)
class _Attributes:
    """Gives the attributes of a part's element."""

    claims: Sequence[Row]
    ordered: dict[int, list[Part]]
    who: dict[tuple[str, str], str]
    number: int

    def of(self, part: Part) -> dict[str, str]:
        row, siblings = self.claims[part.claim], self.ordered[part.claim]
        place = siblings.index(part)
        found = {XML_ID: self._id(part.claim, place), "direct": "true" if row["kind"] == "direct" else "false"}
        source = self.who.get((row["source_name"], row["source_type"]))
        if source:
            found["who"] = source
        if place:
            found["prev"] = f"#{self._id(part.claim, place - 1)}"
        if place + 1 < len(siblings):
            found["next"] = f"#{self._id(part.claim, place + 1)}"
        found["ana"] = f"#{row['kind']} #{row['stance']}"
        return found

    def _id(self, claim: int, place: int) -> str:
        return f"a{self.number}-c{claim + 1}.{place + 1}"


def _child(parent: Element, name: str, attributes: dict[str, str] | None = None, words: str = "") -> Element:
    from lxml import etree

    clean = {key: sound(value) for key, value in (attributes or {}).items()}
    child = etree.SubElement(parent, f"{{{SPACE}}}{name}", clean)
    if words:
        child.text = sound(words)
    return child


def _header(root: Element, article: Article, sources: Sequence[tuple[str, str]], number: int) -> None:
    header = _child(root, "teiHeader")
    description = _child(header, "fileDesc")
    title = _child(description, "titleStmt")
    _child(title, "title", words=article.title or article.doc_id)
    if article.author:
        _child(title, "author", words=article.author)
    publication = _child(description, "publicationStmt")
    _child(publication, "publisher", words=article.outlet or "unknown")
    _child(publication, "idno", words=article.doc_id)
    if article.date:
        _child(publication, "date", {"when": article.date} if ISO.match(article.date) else {}, article.date)
    origin = _child(_child(description, "sourceDesc"), "p")
    origin.text = sound(article.url) or "press article"
    if sources:
        people = _child(_child(_child(header, "profileDesc"), "particDesc"), "listPerson")
        for place, (name, kind) in enumerate(sources, 1):
            person = _child(people, "person", {XML_ID: f"a{number}-s{place}", "role": kind})
            _child(person, "persName", words=name)


def _corpus_header() -> str:
    return (
        "<teiHeader><fileDesc><titleStmt><title>Attributed claims</title></titleStmt><publicationStmt>"
        "<p>Written by selon.</p></publicationStmt><sourceDesc><p>Press articles.</p></sourceDesc></fileDesc>"
        "</teiHeader>"
    )
