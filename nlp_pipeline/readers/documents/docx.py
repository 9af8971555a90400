"""Word documents (.docx) by mammoth: what a reader of the page sees, changes that were struck out left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.documents.headings import headed_paragraphs
from nlp_pipeline.readers.documents.paragraphs import About, article_of
from nlp_pipeline.readers.documents.parts import opened
from nlp_pipeline.readers.press.markup import parse_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.readers.documents.paragraphs import Paragraph
    from nlp_pipeline.readers.documents.parts import Parts
    from nlp_pipeline.schema import Article

KIND = N_("a Word document")
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='Heading 4'] => h5:fresh
r => span
"""
"""Word keeps these names in English in whatever language it speaks."""

CALLS = ".//sup[a[contains(@id, 'note-ref-')]]"
BACK = ".//a[contains(@href, 'note-ref-')]"
"""The figure that calls a note, and the arrow back from it, as mammoth writes them."""


class Docx:
    """One article: the paragraphs, cells of tables, text boxes and notes of a Word document."""

    name = N_("Word document")
    suffixes = (".docx", ".docm", ".doc")

    def recognises(self, head: bytes) -> bool:
        """Tell a Word document from other archives by the names inside it."""
        return head.startswith(b"PK\x03\x04") and b"word/" in head

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the document's article; its title and author are those of the document, where it has them.

        Raises:
            Unreadable: the file is no Word document, is damaged, has a password, or holds no text.
        """
        with opened(stream, KIND) as parts:
            for name in parts.names:
                if name.startswith("word/") and name.endswith(".xml"):
                    parts.xml(name)  # what mammoth could not parse, or would expand, is found out first
            if not any(name.startswith("word/document") for name in parts.names):
                raise Unreadable(_("not {kind}, whatever its ending says").format(kind=_(KIND)))
            about = _about(parts)
            paragraphs = list(_paragraphs(stream))
        yield article_of(paragraphs, about)


def _paragraphs(stream: BinaryIO) -> Iterator[Paragraph]:
    # Loaded here: a corpus of plain text needs none of it.
    import mammoth

    stream.seek(0)
    page: str = mammoth.convert_to_html(
        stream, style_map=STYLES, convert_image=lambda _: [], external_file_access=False
    ).value
    if page.strip():
        yield from headed_paragraphs(_without_calls(parse_html(page)))


def _without_calls(page: HtmlElement) -> HtmlElement:
    """Leave out what leads to a note and back from it: the note's own words stay, at the end."""
    for element in [*page.xpath(CALLS), *page.xpath(BACK)]:
        element.drop_tree()
    return page


def _about(parts: Parts) -> About:
    core = parts.xml("docProps/core.xml")
    if core is None:
        return About()
    # When the file was made is not when the article was printed: no date.
    return About(title=_words(core, "title"), author=_words(core, "creator"))


def _words(core: _Element, name: str) -> str:
    found = core.find(f"{{*}}{name}")
    return "" if found is None else found.text or ""
