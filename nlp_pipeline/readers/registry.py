"""The formats that can be read. A new one is a module beside this and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.plain_text import PlainText
from nlp_pipeline.readers.press import Europresse, FactivaHtml, FactivaRtf
from nlp_pipeline.readers.tables import Delimited, JsonRows, Parquet, Workbook
from nlp_pipeline.readers.web_page import WebPage

if TYPE_CHECKING:
    from nlp_pipeline.readers.base import Reader

READERS: tuple[Reader, ...] = (
    Europresse(),
    FactivaHtml(),
    FactivaRtf(),
    Delimited(),
    Workbook(),
    JsonRows(),
    Parquet(),
    WebPage(),
    PlainText(),  # last: it takes whatever no other recognises
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
    candidates = [reader for reader in READERS if not suffix or suffix.lower() in reader.suffixes]
    if not candidates:
        raise Unreadable(f"unknown ending {suffix} (read are {', '.join(known_suffixes())})")
    return next((reader for reader in candidates if reader.recognises(head)), candidates[-1])
