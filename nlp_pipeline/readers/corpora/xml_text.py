"""TEI and XML-TXM: texts with their metadata, words joined as they are printed.

Entities are not expanded, nothing is fetched and no DTD is read: a file that needs one of them is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import NotArticles, Unreadable
from nlp_pipeline.readers.tables.columns import find_metadata, iso_date
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from nlp_pipeline.readers.base import ReadOptions

MARKS = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2|text)[\s>]")
PARAGRAPHS = frozenset(("p", "head", "l", "ab", "item", "lg", "div"))
LEFT_OUT = frozenset(("note", "teiHeader", "front", "back", "fw", "figDesc", "ana", "standOff"))
GLUED_AFTER = ("'", "’", "-", "(", "[", "“")
GLUED_BEFORE = (".", ",", ")", "]", "…", "”", "-")
"""Words of a tokenized text that stand without a space behind or before them; « and » take theirs in French."""


class XmlText:
    """The texts of a TEI or XML-TXM file."""

    name = "TEI or XML-TXM"
    suffixes = (".xml", ".tei")

    def recognises(self, head: bytes) -> bool:
        """Tell TEI and TXM by their elements."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the texts of the file; one without words comes as the reason why it is left out.

        Raises:
            NotArticles: the XML is neither TEI nor XML-TXM.
            Unreadable: the file is no XML, or declares entities.
        """
        root = _parsed(stream.read())
        holders = _outermost(root, ("TEI", "TEI.2"))
        texts = holders or _outermost(root, ("text",))
        if not texts:
            raise NotArticles("XML without TEI or XML-TXM texts")
        for number, element in enumerate(texts, 1):
            found = _of_tei(element) if holders else _of_txm(element)
            yield found if found.text else Unreadable(f"text {number}: no words")


def _parsed(data: bytes) -> Element:
    # Loaded here: a corpus of plain text needs none of it.
    from lxml import etree

    if not data.strip():
        raise Unreadable("empty")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"not valid XML: {error.msg}") from None
    document = root.getroottree().docinfo
    if document.internalDTD is not None and any(document.internalDTD.entities()):  # type: ignore[union-attr]
        raise Unreadable("XML that declares entities of its own is not read: they can be bombs")
    return root


def _outermost(root: Element, names: tuple[str, ...]) -> list[Element]:
    """Give the elements of a name that stand in no other of them, in the order of the file."""
    found: list[Element] = []
    stack = [root]
    while stack:
        element = stack.pop()
        if _name(element) in names:
            found.append(element)
        else:
            stack.extend(reversed(element))
    return found


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _of_tei(element: Element) -> Article:
    header = next((each for each in element if _name(each) == "teiHeader"), None)
    lines = [line for body in _outermost(element, ("body",)) for line in _lines(body)]
    identifier = element.get("{http://www.w3.org/XML/1998/namespace}id", "")
    if header is None:
        return Article(doc_id=identifier, text="\n".join(lines))
    dates = [each for each in header.iter() if _name(each) == "date"]
    when = next((each.get("when", "") for each in dates if each.get("when")), "")
    return Article(
        doc_id=identifier or _first(header, "idno"),
        text="\n".join(lines),
        title=_first(header, "title"),
        date=iso_date(when or next((_line(each) for each in dates), "")),
        outlet=_first(header, "publisher"),
        author=_first(header, "author"),
        url=_first(header, "ref"),
    )


def _of_txm(element: Element) -> Article:
    values = {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}
    columns = find_metadata(list(values))
    parts = {part: values.get(name, "") for part, name in columns.items()}
    return Article(text="\n".join(_lines(element)), **{**parts, "date": iso_date(parts["date"])})


def _first(header: Element, name: str) -> str:
    return next((line for each in header.iter() if _name(each) == name and (line := _line(each))), "")


def _line(element: Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _lines(body: Element) -> list[str]:
    """Give the paragraphs of a text, each a line: tokenized words joined, notes left out."""
    lines: list[list[str]] = [[]]
    stack: list[tuple[Element, bool]] = [(body, False)]
    while stack:
        element, closing = stack.pop()
        name = _name(element)
        if closing:
            if name in PARAGRAPHS:
                lines.append([])
            if element is not body:
                lines[-1].append(element.tail or "")
            continue
        stack.append((element, True))
        if name in LEFT_OUT or not name:
            continue
        if name == "w":
            _join(lines[-1], _word(element))
            continue
        if name in PARAGRAPHS:
            lines.append([])
        lines[-1].append(element.text or "")
        stack.extend((child, False) for child in reversed(element))
    folded = (" ".join("".join(pieces).split()) for pieces in lines)
    return [line for line in folded if line]


def _word(element: Element) -> str:
    """Give the form of a word: the element ``form`` of XML-TXM, or its own text."""
    form = next((each for each in element if _name(each) == "form"), element)
    return _line(form)


def _join(line: list[str], word: str) -> None:
    """Put a word behind the pieces of a line: a space between them, but none after "l'" or before a comma."""
    while line and not line[-1].strip():
        line.pop()
    if not line:
        line.append(word)
        return
    line[-1] = line[-1].rstrip()
    glued = line[-1].endswith(GLUED_AFTER) or word.startswith(GLUED_BEFORE)
    line.append(word if glued else f" {word}")
