"""The formats that can be read. A new one is a module beside this and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.readers.archives import Gzip, Zip
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.corpora import Alto, ConllU, Iramuteq, XmlText
from nlp_pipeline.readers.documents import Docx, Epub, Markdown, Odt, OldWord, Rtf, Subtitles
from nlp_pipeline.readers.mail import Message, OutlookMessage, WebArchive
from nlp_pipeline.readers.pdf import Pdf
from nlp_pipeline.readers.plain_text import PlainText
from nlp_pipeline.readers.press import (
    Europresse,
    FactivaHtml,
    FactivaRtf,
    FactivaText,
    FactivaXml,
    GallicaText,
    LexisNexisHtml,
    LexisNexisRtf,
    LexisNexisText,
    LexisNexisWord,
)
from nlp_pipeline.readers.tables import Delimited, JsonRows, Parquet, Workbook
from nlp_pipeline.readers.warc import Warc
from nlp_pipeline.readers.web_page import WebPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.readers.base import Reader

HEAD = 1 << 19
"""In bytes, what tells the format: the exports of press databases begin with long style sheets."""


def _find(readers: Iterable[Reader], suffix: str, head: bytes) -> Reader:
    readers = tuple(readers)
    candidates = [reader for reader in readers if not suffix or suffix.lower() in reader.suffixes]
    if not candidates:
        known = ", ".join(sorted(_suffixes(readers)))
        raise Unreadable(_("unknown ending {suffix} (read are {known})").format(suffix=suffix, known=known))
    return next((reader for reader in candidates if reader.recognises(head)), candidates[-1])


_PAGES: tuple[Reader, ...] = (Europresse(), FactivaHtml(), LexisNexisHtml(), WebPage())


def _find_page(suffix: str, head: bytes) -> Reader:
    """Give the reader for a page inside a web archive."""
    return _find(_PAGES, suffix, head)


_DOCUMENTS: tuple[Reader, ...] = (
    Europresse(),
    FactivaHtml(),
    FactivaText(),
    FactivaXml(),
    GallicaText(),
    LexisNexisHtml(),
    LexisNexisText(),
    LexisNexisRtf(),
    LexisNexisWord(),
    FactivaRtf(),
    Rtf(),
    Docx(),
    Odt(),
    Epub(),
    OldWord(),
    WebArchive(_find_page),
    Subtitles(),
    Markdown(),
    Delimited(),
    Workbook(),
    JsonRows(),
    Parquet(),
    Pdf(),
    Alto(),
    XmlText(),
    ConllU(),
    Warc(),
    WebPage(),
    Iramuteq(),
    PlainText(),  # last: it takes whatever no other recognises
)


def _suffixes(readers: Iterable[Reader]) -> frozenset[str]:
    return frozenset(suffix for reader in readers for suffix in reader.suffixes)


def _find_attached(suffix: str, head: bytes) -> Reader:
    """Give the reader for what is attached to a message: no message on a message."""
    return _find(_DOCUMENTS, suffix, head)


_FILES: tuple[Reader, ...] = (Message(_find_attached, _suffixes(_DOCUMENTS)), OutlookMessage(), *_DOCUMENTS)


def _find_member(suffix: str, head: bytes) -> Reader:
    """Give the reader for a file inside an archive: no archive inside an archive."""
    return _find(_FILES, suffix, head)


READERS: tuple[Reader, ...] = (
    *_FILES[:-1],
    Zip(_find_member, _suffixes(_FILES)),
    Gzip(_find_member),
    _FILES[-1],
)


def known_suffixes() -> tuple[str, ...]:
    """Give the endings of all files that can be read, in lower case, with the dot, sorted."""
    return tuple(sorted(_suffixes(READERS)))


def find_reader(suffix: str, head: bytes) -> Reader:
    """Give the reader for a file.

    Args:
        suffix: the file's ending with the dot, in any case; empty for standard input and names without one.
        head: the file's first bytes, some thousand of them.

    Returns:
        The first reader with that ending which recognises the bytes, else the last one with that ending.

    Raises:
        Unreadable: no reader has that ending.
    """
    return _find(READERS, suffix, head)
