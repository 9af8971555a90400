"""TEI P5: every article with its claims as ``<said who direct>``, the sources listed in the header.

A claim in several pieces, one that runs over paragraphs, and one that crosses another are several elements, joined by
``next`` and ``prev`` as TEI has it for fragments (Guidelines, chapter 20.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from nlp_pipeline.schema import Article, Row

SPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}$")
"""What TEI takes for a date in its attribute; any other stands in the words alone."""

REPLACEMENT = "\ufffd"
"""In the place of a character that XML forbids: the offsets of the others stay."""


class Tei:
    """The ``tei`` format."""

    name = "tei"
    suffixes = (".xml", ".tei")

    def begin(self, stream: BinaryIO) -> TeiCorpus:
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


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of one paragraph that belongs to one claim."""

    start: int
    end: int
    claim: int


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
    paragraphs = list(_paragraphs(article.text))
    parts = [part for span in paragraphs for part in _parts(claims, span)]
    ordered: dict[int, list[_Part]] = {}
    for part in parts:
        ordered.setdefault(part.claim, []).append(part)
    for start, end in paragraphs:
        inside = [part for part in parts if start <= part.start and part.end <= end]
        _fill(_child(body, "p"), article.text, start, end, inside, _Attributes(claims, ordered, who, number))
    return root


@dataclass(frozen=True, slots=True)
class _Attributes:
    """Gives the attributes of a part's element."""

    claims: Sequence[Row]
    ordered: dict[int, list[_Part]]
    who: dict[tuple[str, str], str]
    number: int

    def of(self, part: _Part) -> dict[str, str]:
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


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _parts(claims: Sequence[Row], paragraph: tuple[int, int]) -> list[_Part]:
    """Give the parts of claims in a paragraph, cut where one crosses another, so that they nest."""
    start, end = paragraph
    cut = [
        _Part(max(start, first), min(end, last), number)
        for number, row in enumerate(claims)
        for first, last in row["claim_spans"]
        if max(start, first) < min(end, last)
    ]
    parts: list[_Part] = []
    for part in sorted(cut, key=lambda each: (each.start, -each.end, each.claim)):
        edges = {edge for other in parts if other.start < part.start < other.end < part.end for edge in (other.end,)}
        places = [part.start, *sorted(edges), part.end]
        parts += [_Part(left, right, part.claim) for left, right in pairwise(places)]
    return sorted(parts, key=lambda each: (each.start, -each.end, each.claim))


def _fill(element: Element, text: str, start: int, end: int, parts: Sequence[_Part], attributes: _Attributes) -> None:
    """Write a stretch of text into an element, its parts as elements within."""
    at, last = start, None
    pending = list(parts)
    while pending:
        part = pending.pop(0)
        inside = [other for other in pending if other.start < part.end]
        pending = pending[len(inside) :]
        _append(element, last, text[at : part.start])
        last = _child(element, "said", attributes.of(part))
        _fill(last, text, part.start, part.end, inside, attributes)
        at = part.end
    _append(element, last, text[at:end])


def _append(element: Element, last: Element | None, words: str) -> None:
    sound = UNFIT.sub(REPLACEMENT, words)
    if last is None:
        element.text = (element.text or "") + sound
    else:
        last.tail = (last.tail or "") + sound


def _child(parent: Element, name: str, attributes: dict[str, str] | None = None, words: str = "") -> Element:
    from lxml import etree

    sound = {key: UNFIT.sub(REPLACEMENT, value) for key, value in (attributes or {}).items()}
    child = etree.SubElement(parent, f"{{{SPACE}}}{name}", sound)
    if words:
        child.text = UNFIT.sub(REPLACEMENT, words)
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
    origin.text = UNFIT.sub(REPLACEMENT, article.url) or "press article"
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
