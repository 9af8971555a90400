"""How large the sheets of a workbook claim to be, found out before they are unfolded in memory.

A sheet is a rectangle from its first cell to its last: two cells in opposite corners make one of seventeen thousand
million, for which no machine has the memory, and the process would end there and then. So the corners are read first.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO, cast

from nlp_pipeline.messages import _, written_number
from nlp_pipeline.readers.archives import DAMAGED_ZIP
from nlp_pipeline.readers.base import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CELLS = 30_000_000
"""About a gigabyte in memory: every row that a sheet can have, with thirty columns."""

LARGEST_PART = 2_000_000_000
HIGHEST_RATIO = 500
RATIO_FROM = 50_000_000
"""In bytes unpacked: XML of nothing but equal cells is packed well, a bomb far better."""

CHUNK = 1 << 20
LONGEST_REFERENCE = 64

_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,12})(\d{1,12})["']""")
_LETTERS = 26


def check_sizes(stream: BinaryIO) -> None:
    """See to it that the sheets of a zipped workbook can be held in memory.

    Args:
        stream: an XLSX or ODS file; read, and set back to its beginning.

    Raises:
        Unreadable: a part unpacks to more than is sensible, or a sheet has too many cells.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            for part in archive.infolist():
                _check_part(part)
            for part in archive.infolist():
                if part.filename.endswith("workbook.bin"):
                    raise Unreadable(_("a binary workbook (XLSB): it must be saved as XLSX first"))
                if part.filename.startswith("xl/worksheets/"):
                    with archive.open(part) as source:
                        _check_cells(_cells_of_sheet(cast("BinaryIO", source)))
                elif part.filename == "content.xml":
                    with archive.open(part) as source:
                        _check_cells(_cells_of_document(cast("BinaryIO", source)))
    except Unreadable:
        raise
    except (*DAMAGED_ZIP, ValueError) as error:
        raise Unreadable(_("not a readable workbook ({error})").format(error=error)) from None
    finally:
        stream.seek(0)


def _check_part(part: zipfile.ZipInfo) -> None:
    bomb = part.file_size > RATIO_FROM and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1)
    if bomb or part.file_size > LARGEST_PART:
        raise Unreadable(_("unpacks to more than is sensible: it may be a bomb"))


def _check_cells(count: int) -> None:
    if count > MOST_CELLS:
        raise Unreadable(
            _("a sheet of {number} cells, most of them empty: too many to be held in memory").format(
                number=written_number(count)
            )
        )


def _cells_of_sheet(source: BinaryIO) -> int:
    """Give the size of the rectangle that holds every cell which an XLSX sheet names."""
    rows = columns = 0
    for letters, row in _references(source):
        rows = max(rows, int(row))
        columns = max(columns, _column(letters))
    return rows * columns


def _references(source: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    tail = b""
    while chunk := source.read(CHUNK):
        window = tail + chunk
        # Distinct ones only: a sheet names every cell, but few rows and columns of them matter here.
        yield from {(match[0], match[1]) for match in _REFERENCE.findall(window)}
        tail = window[-LONGEST_REFERENCE:]


def _column(letters: bytes) -> int:
    """Give the number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _cells_of_document(source: BinaryIO) -> int:
    """Give how many cells the rows of an ODS document unfold to: rows and cells say how often they are repeated."""
    from lxml import etree

    total = cells = filled = 0
    try:
        events = etree.iterparse(source, events=("end",), resolve_entities=False, no_network=True, huge_tree=False)
        for _, element in events:
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if name in ("table-cell", "covered-table-cell"):
                cells += _repeated(element.attrib, "number-columns-repeated")
                if len(element) or len(element.attrib) > 1 or element.text:
                    filled = cells
            elif name == "table-row":
                total += filled * _repeated(element.attrib, "number-rows-repeated")
                cells = filled = 0
            if name in ("table-cell", "table-row"):
                element.clear()
    except etree.XMLSyntaxError as error:
        raise Unreadable(_("not a readable workbook ({error})").format(error=error.msg)) from None
    return total


def _repeated(attributes: object, name: str) -> int:
    values = dict(attributes)  # type: ignore[call-overload]  # lxml's stub does not say that it is a mapping
    found = next((str(value) for key, value in values.items() if str(key).endswith(name)), "1")
    return int(found) if found.isascii() and found.isdigit() and len(found) < 9 else 1
