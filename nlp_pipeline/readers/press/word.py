"""Word documents to paragraphs, as the exports of press databases have them: runs of text, no tables that matter."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.xml_tree import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ZIPPED = b"PK\x03\x04"
DOCUMENT = "word/document.xml"
LARGEST = 200_000_000
"""In bytes, unpacked: a larger text is no export."""

TAG = re.compile(rb"<[^<>]*>")
HEADER = 30
"""Bytes of a member's own header before its name."""


def first_words(head: bytes, most: int = 1 << 21) -> bytes:
    """Give the first words of a Word document from its first bytes; empty for anything else.

    Args:
        head: the file's first bytes.
        most: how much is unpacked at most.
    """
    at = head.find(DOCUMENT.encode(), HEADER)
    if not head.startswith(ZIPPED) or at < 0:
        return b""
    extra = int.from_bytes(head[at - 2 : at], "little")
    try:
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(head[at + len(DOCUMENT) + extra :], most)
    except zlib.error:
        return b""
    return TAG.sub(b"", unpacked.replace(b"</w:p>", b"\n"))


def document_paragraphs(stream: BinaryIO) -> list[str]:
    """Give the paragraphs of a Word document, white space folded.

    Raises:
        Unreadable: the file is no Word document, is damaged, or unpacks to more than is sensible.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            if archive.getinfo(DOCUMENT).file_size > LARGEST:
                raise Unreadable(_("unpacks to more than is sensible"))
            with archive.open(DOCUMENT) as member:
                data = member.read(LARGEST + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise Unreadable(_("not a readable Word document ({error})").format(error=error)) from None
    if len(data) > LARGEST:
        raise Unreadable(_("unpacks to more than is sensible"))
    paragraphs = (each for each in parse_xml(data).iter() if local_name(each) == "p")
    return [line for each in paragraphs if (line := " ".join("".join(_pieces(each)).split()))]


def _pieces(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        name = local_name(element)
        if name == "t":
            yield element.text or ""
        elif name in ("tab", "br", "cr"):
            yield " "
