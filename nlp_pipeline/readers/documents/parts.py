"""The parts of a zipped document, opened within bounds, and their XML, parsed without entities."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import _, written_number
from nlp_pipeline.readers.archives import DAMAGED_ZIP, HIGHEST_RATIO, RATIO_FROM
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.passwords import LOCKED, ZIPPED, is_locked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LARGEST_PART = 64_000_000
"""In bytes of XML, unpacked: a book has a few millions."""

LARGEST_DOCUMENT = 1_000_000_000
"""In bytes, pictures and all."""

MOST_PARTS = 100_000
XML_ENDINGS = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html", ".htm")


class Parts:
    """The parts of one document, by their names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        """Give a part's bytes; none where there is no such part.

        Raises:
            Unreadable: the part is larger than is sensible, whatever the archive says of it.
        """
        if name not in self.names:
            return b""
        with self._archive.open(name) as source:
            data = source.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            raise Unreadable(_("{name} unpacks to more than is sensible: it may be a bomb").format(name=name))
        return data

    def xml(self, name: str) -> _Element | None:
        """Give the root of a part in XML; None where there is no such part.

        Raises:
            Unreadable: it is not well-formed, or brings entities of its own.
        """
        return parsed_xml(self.read(name), name) if name in self.names else None


def parsed_xml(data: bytes, name: str) -> _Element:
    """Parse XML that fetches nothing and expands nothing.

    Raises:
        Unreadable: it is not well-formed, or brings entities of its own.
    """
    from lxml import etree

    if b"<!ENTITY" in data:
        raise Unreadable(_("{name} brings entities of its own, which are not expanded").format(name=name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_("damaged: {name} is no XML ({error})").format(name=name, error=error.msg)) from None


@contextmanager
def opened(stream: BinaryIO, kind: str) -> Iterator[Parts]:
    """Open a zipped document; what goes wrong while its parts are read is said of the document.

    Args:
        stream: the file, at its beginning.
        kind: what it should be, in words for the user: "a Word document".

    Raises:
        Unreadable: it is none, is damaged, has a password, or unpacks to more than is sensible.
    """
    head = stream.read(4)
    stream.seek(0)
    if is_locked(stream):
        raise Unreadable(_(LOCKED))
    if head != ZIPPED:
        raise Unreadable(_("not {kind}, whatever its ending says").format(kind=_(kind)) if head else _("empty"))
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_sizes(archive.infolist())
            yield Parts(archive)
    except Unreadable:
        raise
    except RecursionError:
        raise Unreadable(_("not readable as {kind}: nested too deep").format(kind=_(kind))) from None
    except RuntimeError as error:
        raise Unreadable(
            _("encrypted") if "encrypted" in str(error) else _("damaged ({error})").format(error=_first_line(error))
        ) from None
    except (*DAMAGED_ZIP, ValueError, KeyError) as error:
        raise Unreadable(
            _("damaged: not readable as {kind} ({error})").format(kind=_(kind), error=_first_line(error))
        ) from None


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise Unreadable(_("a document of {number} parts").format(number=written_number(len(parts))))
    if sum(part.file_size for part in parts) > LARGEST_DOCUMENT:
        raise Unreadable(_("unpacks to more than is sensible: it may be a bomb"))
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable(_("encrypted"))
        bomb = part.file_size > RATIO_FROM and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1)
        if bomb or (part.file_size > LARGEST_PART and part.filename.lower().endswith(XML_ENDINGS)):
            raise Unreadable(_("{name} unpacks to more than is sensible: it may be a bomb").format(name=part.filename))


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
