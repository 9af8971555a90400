"""E-books (.epub): an article a chapter, in the order in which they are read, contents and covers left out."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.documents.headings import headed_paragraphs
from nlp_pipeline.readers.documents.paragraphs import About, article_of
from nlp_pipeline.readers.documents.parts import opened
from nlp_pipeline.readers.press.markup import line_of, parse_html
from nlp_pipeline.readers.titles import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.readers.documents.paragraphs import Paragraph
    from nlp_pipeline.readers.documents.parts import Parts
    from nlp_pipeline.schema import Article

KIND = N_("an e-book")
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
"""The only parts that may be veiled without harm are fonts."""

PAGES = ("application/xhtml+xml", "text/html")
NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?|[↩↑⏎]\ufe0e?")
"""All that a link to a note holds, or one back from it."""

MOSTLY_LINKS = 0.6
"""Share of the letters of a page in links above which it is a table of contents."""


class Epub:
    """The chapters of an e-book, or the articles of a paper that is delivered as one."""

    name = N_("e-book")
    suffixes = (".epub",)

    def recognises(self, head: bytes) -> bool:
        """Tell an e-book by its type, which comes first."""
        return b"mimetypeapplication/epub+zip" in head[:120]

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of reading; a chapter that cannot be read comes as the reason.

        Raises:
            Unreadable: the file is no e-book, is damaged or copy-protected, or no chapter holds text.
        """
        with opened(stream, KIND) as parts:
            place, package = _package(parts)
            about = _about(package)
            yield from at_least_one(
                _articles(_chapters(parts, place, package, options), about), _("no text in this e-book")
            )


def _package(parts: Parts) -> tuple[str, _Element]:
    """Give the path and the root of the part that says what the book is made of."""
    container = parts.xml(CONTAINER)
    found = None if container is None else container.find(".//{*}rootfile")
    place = "" if found is None else found.get("full-path", "")
    package = parts.xml(place)
    if package is None:
        raise Unreadable(_("not {kind}, whatever its ending says").format(kind=_(KIND)))
    veiled = parts.xml(ENCRYPTION)
    if veiled is not None:
        methods = {each.get("Algorithm", "").encode() for each in veiled.iter("{*}EncryptionMethod")}
        if not methods.issubset(FONTS):
            raise Unreadable(_("copy-protected: its text is encrypted"))
    return place, package


def _about(package: _Element) -> About:
    def word(name: str) -> str:
        found = package.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
        return "" if found is None else found.text or ""

    return About(title=word("title"), author=word("creator"), date=word("date"))


def _chapters(
    parts: Parts, place: str, package: _Element, options: ReadOptions
) -> Iterator[list[Paragraph] | Unreadable]:
    """Give the paragraphs of each page of the book; the cover, the title page and lists of links are none of them."""
    items = {item.get("id", ""): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in PAGES or "nav" in item.get("properties", "").split():
            continue
        name = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(item.get("href", ""))))
        if name not in parts.names:
            yield Unreadable(_("{name}: named in the book, but not there").format(name=name))
            continue
        try:
            page = decode(parts.read(name), options.encoding, forgiving=True)
            body = _without_calls(parse_html(_without_declaration(page))) if page.strip() else None
        except (Unreadable, ValueError) as error:
            yield Unreadable(f"{name}: {error}")
            continue
        paragraphs = [] if body is None or _is_contents(body) else list(headed_paragraphs(body))
        if any(SENTENCE_END.search(each.text.strip()) for each in paragraphs):
            yield paragraphs


def _articles(chapters: Iterable[list[Paragraph] | Unreadable], about: About) -> Iterator[Article | Unreadable]:
    """Make an article of each chapter; where there are several, the book stands for the outlet."""
    items = list(chapters)
    several = len(items) > 1
    book = About("" if several else about.title, about.date, about.title if several else "", about.author)
    for item in items:
        yield item if isinstance(item, Unreadable) else article_of(item, book)


def _without_calls(page: HtmlElement) -> HtmlElement:
    """Leave out what leads to a note and back from it: the note's own words stay."""
    for link in page.xpath(".//a"):
        words = link.text_content().strip()
        kinds = f"{link.get('epub:type', '')} {link.get('role', '')}"
        if ("noteref" in kinds or "backlink" in kinds or NUMBER.fullmatch(words)) and link.getparent() is not None:
            link.drop_tree()
    return page


def _without_declaration(page: str) -> str:
    """Leave out the XML declaration, whose encoding no longer holds."""
    start = page.lstrip()
    return start[start.find("?>") + 2 :] if start.startswith("<?xml") else page


def _is_contents(body: HtmlElement) -> bool:
    head = body.find("head")
    if head is not None:
        head.drop_tree()
    letters = len(line_of(body))
    return letters > 0 and sum(len(line_of(link)) for link in body.iter("a")) > MOSTLY_LINKS * letters
