"""OpenDocument texts (.odt): headings, paragraphs, cells and notes; deleted text and comments left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.documents.paragraphs import About, Paragraph, article_of
from nlp_pipeline.readers.documents.parts import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.readers.documents.parts import Parts
    from nlp_pipeline.schema import Article

KIND = N_("an OpenDocument text")
PLACE = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, OFFICE, STYLE = f"{{{PLACE}:text:1.0}}", f"{{{PLACE}:office:1.0}}", f"{{{PLACE}:style:1.0}}"
PARAGRAPH, HEADING = f"{TEXT}p", f"{TEXT}h"
LEFT_OUT = frozenset(
    (
        *(f"{TEXT}{name}" for name in ("tracked-changes", "note-citation", "ruby-text", "sequence-decls")),
        *(f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "event-listeners")),
    )
)
SPACES = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
TITLE = "Title"
MOST_STYLES = 20
"""How many styles may stand behind one another."""


class Odt:
    """One article: the text of an OpenDocument text document."""

    name = N_("OpenDocument text")
    suffixes = (".odt", ".ott")

    def recognises(self, head: bytes) -> bool:
        """Tell a text from other OpenDocuments by its type, which comes first."""
        return b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120]

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the document's article.

        Raises:
            Unreadable: the file is no OpenDocument text, is damaged, has a password, or holds no text.
        """
        with opened(stream, KIND) as parts:
            content = parts.xml("content.xml")
            body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
            if content is None or body is None:
                raise Unreadable(_("not {kind}, whatever its ending says").format(kind=_(KIND)))
            titles = _title_styles(content)
            about = _about(parts)
        yield article_of(list(_paragraphs(body, titles)), about)


def _paragraphs(body: _Element, titles: frozenset[str]) -> Iterator[Paragraph]:
    """Give the paragraphs; those of a note, a frame or a comment inside one come after it."""
    pending = [body]
    while pending:
        node = pending.pop()
        if node.tag in LEFT_OUT:
            continue
        if node.tag not in (PARAGRAPH, HEADING):
            pending += reversed(node)
            continue
        words, inner = _words(node)
        yield Paragraph(words, _level(node, titles))
        pending += reversed(inner)


def _words(paragraph: _Element) -> tuple[str, list[_Element]]:
    """Give the words of a paragraph, and the paragraphs that stand inside it."""
    pieces, inner = [paragraph.text or ""], []
    pending = [(child, False) for child in reversed(paragraph)]
    while pending:
        node, closing = pending.pop()
        if closing:
            pieces.append(node.tail or "")
            continue
        pending.append((node, True))
        if node.tag in (PARAGRAPH, HEADING):
            inner.append(node)
        elif node.tag not in LEFT_OUT and isinstance(node.tag, str):
            pieces.append(SPACES.get(node.tag, "") or node.text or "")
            pending += ((child, False) for child in reversed(node))
    return "".join(pieces), inner


def _level(node: _Element, titles: frozenset[str]) -> int:
    if node.get(f"{TEXT}style-name", "") in titles:
        return 1
    if node.tag != HEADING:
        return 0
    level = node.get(f"{TEXT}outline-level", "1")
    return int(level) + 1 if level.isascii() and level.isdigit() and len(level) < 3 else 2


def _title_styles(content: _Element) -> frozenset[str]:
    """Give the names of the styles that are the title's, or are made from it."""
    parents = {
        style.get(f"{STYLE}name", ""): style.get(f"{STYLE}parent-style-name", "")
        for style in content.iter(f"{STYLE}style")
    }
    return frozenset((TITLE, *(name for name in parents if _descends(name, parents))))


def _descends(name: str, parents: Mapping[str, str]) -> bool:
    for _step in range(MOST_STYLES):
        if name == TITLE:
            return True
        name = parents.get(name, "")
    return False


def _about(parts: Parts) -> About:
    meta = parts.xml("meta.xml")
    if meta is None:
        return About()
    found = {str(each.tag).rpartition("}")[2]: each.text or "" for each in meta.iter() if isinstance(each.tag, str)}
    # When the file was made is not when the article was printed: no date.
    return About(title=found.get("title", ""), author=found.get("initial-creator", "") or found.get("creator", ""))
