"""The formats that can be read. A new one is a module beside this and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.readers.archives import Gzip, Zip
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.corpora import Iramuteq, XmlText
from nlp_pipeline.readers.pdf import Pdf
from nlp_pipeline.readers.plain_text import PlainText
from nlp_pipeline.readers.press import Europresse, FactivaHtml, FactivaRtf
from nlp_pipeline.readers.tables import Delimited, JsonRows, Parquet, Workbook
from nlp_pipeline.readers.warc import Warc
from nlp_pipeline.readers.web_page import WebPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.readers.base import Reader

HEAD = 65_536
"""In bytes, what tells the format: the exports of press databases begin with long style sheets."""

_FILES: tuple[Reader, ...] = (
    Europresse(),
    FactivaHtml(),
    FactivaRtf(),
    Delimited(),
    Workbook(),
    JsonRows(),
    Parquet(),
    Pdf(),
    XmlText(),
    Warc(),
    WebPage(),
    Iramuteq(),
    PlainText(),  # last: it takes whatever no other recognises
)


def _find(readers: Iterable[Reader], suffix: str, head: bytes) -> Reader:
    readers = tuple(readers)
    candidates = [reader for reader in readers if not suffix or suffix.lower() in reader.suffixes]
    if not candidates:
        known = ", ".join(sorted({each for reader in readers for each in reader.suffixes}))
        raise Unreadable(f"unknown ending {suffix} (read are {known})")
    return next((reader for reader in candidates if reader.recognises(head)), candidates[-1])


def _find_member(suffix: str, head: bytes) -> Reader:
    """Give the reader for a file inside an archive: no archive inside an archive."""
    return _find(_FILES, suffix, head)


READERS: tuple[Reader, ...] = (
    *_FILES[:-1],
    Zip(_find_member, {suffix for reader in _FILES for suffix in reader.suffixes}),
    Gzip(_find_member),
    _FILES[-1],
)


def known_suffixes() -> tuple[str, ...]:
    """Give the endings of all files that can be read, in lower case, with the dot, sorted."""
    return tuple(sorted({suffix for reader in READERS for suffix in reader.suffixes}))


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
