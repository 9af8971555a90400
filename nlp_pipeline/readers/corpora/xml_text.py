"""TEI and XML-TXM: texts with their metadata, words joined as they are printed.

Entities are not expanded, nothing is fetched and no DTD is read: a file that needs one of them is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import NotArticles, Unreadable
from nlp_pipeline.readers.dates import iso_date
from nlp_pipeline.readers.tables.columns import metadata_of
from nlp_pipeline.readers.xml_tree import line_of, local_name, parse_xml
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from nlp_pipeline.readers.base import ReadOptions

MARKS = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2|text|article)[\s>]")
TEI = ("TEI", "TEI.2")
UNITS = (TEI, ("text",), ("article",))
"""The elements that are an article each, those of the first kind that a file has."""

PARAGRAPHS = frozenset(("p", "head", "l", "ab", "item", "lg", "div"))
LEFT_OUT = frozenset(("note", "teiHeader", "front", "back", "fw", "figDesc", "ana", "standOff"))
GLUED_AFTER = ("'", "’", "-", "(", "[", "“")
GLUED_BEFORE = (".", ",", ")", "]", "…", "”", "-")
"""Words of a tokenized text that stand without a space behind or before them; « and » take theirs in French."""


class XmlText:
    """The texts of a TEI or XML-TXM file."""

    name = N_("TEI or XML-TXM")
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
        root = parse_xml(stream.read())
        number = 0
        for element in _texts(root):
            lines = _lines(_body(element))
            framed = not lines and any(_is_unit(each) for each in element.iterdescendants())
            number += not framed
            if lines:
                yield _of_tei(element, lines) if local_name(element) in TEI else _of_txm(element, lines)
            elif not framed:
                yield Unreadable(_("text {number}: no words").format(number=number))
        if not number:
            raise NotArticles(_("XML without TEI or XML-TXM texts"))


def _texts(root: Element) -> list[Element]:
    """Give the elements that are an article each; one may stand inside another."""
    for names in UNITS:
        found = [each for each in root.iter() if local_name(each) in names]
        if found:
            return found
    return []


def _is_unit(element: Element) -> bool:
    return any(local_name(element) in names for names in UNITS)


def _body(element: Element) -> list[Element]:
    """Give what holds the words of an article: the bodies of TEI, or the element itself."""
    return _outermost(element, ("body",), apart=TEI) if local_name(element) in TEI else [element]


def _outermost(root: Element, names: tuple[str, ...], apart: tuple[str, ...]) -> list[Element]:
    """Give the elements of a name that stand in no other of them, nor in an element apart; in the order of the file."""
    found: list[Element] = []
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if local_name(element) in names:
            found.append(element)
        elif local_name(element) not in apart:
            stack.extend(reversed(element))
    return found


def _of_tei(element: Element, lines: Sequence[str]) -> Article:
    header = next((each for each in element if local_name(each) == "teiHeader"), None)
    identifier = element.get("{http://www.w3.org/XML/1998/namespace}id", "")
    if header is None:
        return Article(doc_id=identifier, text="\n".join(lines))
    dates = [each for each in header.iter() if local_name(each) == "date"]
    when = next((each.get("when", "") for each in dates if each.get("when")), "")
    return Article(
        doc_id=identifier or _first(header, "idno"),
        text="\n".join(lines),
        title=_first(header, "title"),
        date=iso_date(when or next((line_of(each) for each in dates), "")),
        outlet=_first(header, "publisher"),
        author=_first(header, "author"),
        url=_first(header, "ref"),
    )


def _of_txm(element: Element, lines: Sequence[str]) -> Article:
    values = {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}
    return Article(text="\n".join(lines), **metadata_of(values))


def _first(header: Element, name: str) -> str:
    return next((line for each in header.iter() if local_name(each) == name and (line := line_of(each))), "")


def _lines(bodies: Sequence[Element]) -> list[str]:
    """Give the paragraphs of a text, each a line: tokenized words joined; notes and other articles left out."""
    lines: list[list[str]] = [[]]
    stack: list[tuple[Element, bool]] = [(body, False) for body in reversed(bodies)]
    while stack:
        element, closing = stack.pop()
        name = local_name(element)
        if closing:
            if name in PARAGRAPHS:
                lines.append([])
            if element not in bodies:
                lines[-1].append(element.tail or "")
            continue
        stack.append((element, True))
        if name in LEFT_OUT or not name or (element not in bodies and name in (*TEI, "text", "article")):
            continue
        if name == "w":
            _join(lines[-1], _word(element))
            continue
        if name in PARAGRAPHS or element in bodies:
            lines.append([])
        lines[-1].append(element.text or "")
        stack.extend((child, False) for child in reversed(element))
    folded = (" ".join("".join(pieces).split()) for pieces in lines)
    return [line for line in folded if line]


def _word(element: Element) -> str:
    """Give the form of a word: the element ``form`` of XML-TXM, or its own text."""
    form = next((each for each in element if local_name(each) == "form"), element)
    return line_of(form)


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
