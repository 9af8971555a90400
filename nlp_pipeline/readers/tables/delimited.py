"""CSV and TSV: the delimiter found out, quoted line breaks kept, in the encodings that spreadsheets write."""

from __future__ import annotations

import csv
import io
import re
import sys
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _, ngettext
from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.tables.columns import NO_ROWS, Columns, articles_of, find_columns

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 65_536
NAMED = re.compile(r"\"?sep=([^\w\s\"]|\t)\"?[ \t]*\r?\n", re.IGNORECASE)

END = "\0the end"
"""A line behind the last one, which no text holds: a cell that it stands in was never closed."""


class Delimited:
    """Delimited text with a line of names first."""

    name = N_("CSV")
    suffixes = (".csv", ".tsv")

    def recognises(self, head: bytes) -> bool:
        """Never by its bytes: any text could be one."""
        return False

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the article of every row.

        Raises:
            Unreadable: the file is no text, or has no column of texts.
        """
        text = decode(stream.read(), options.encoding)
        if not text.strip():
            raise Unreadable(_("empty"))
        csv.field_size_limit(sys.maxsize)
        named, text = _named_delimiter(text.lstrip("\r\n"))
        lines = chain(io.StringIO(text, newline=""), [END])
        reader = csv.reader(lines, delimiter=named or _delimiter(text[:SAMPLE]))
        try:
            names = [name.strip() for name in next(reader)]
            columns = find_columns(names, options)
            yield from at_least_one(_articles(reader, names, columns, 2 + bool(named)), _(NO_ROWS))
        except csv.Error as error:
            raise Unreadable(_("line {line}: {error}").format(line=reader.line_num, error=error)) from None


def _articles(reader: Reader, names: Sequence[str], columns: Columns, first: int) -> Iterator[Article | Unreadable]:
    """Give the article of every row; one whose cells are not those of the names comes as the reason."""
    before = reader.line_num
    for number, cells in enumerate((cells for cells in reader if cells), first):
        if cells == [END]:
            return
        if cells[-1].endswith(END):
            lines = reader.line_num - before - 1
            yield Unreadable(
                _("row {row}: a quotation mark is opened and not closed, so that {lines} cannot be read").format(
                    row=number,
                    lines=ngettext(
                        "{number} line to the end of the file", "{number} lines to the end of the file", lines
                    ),
                )
            )
            return
        if any(cell.strip() for cell in cells[len(names) :]):
            yield Unreadable(
                _(
                    "row {number}: more cells than the first line has names: a text that the delimiter "
                    "stands in needs quotation marks"
                ).format(number=number)
            )
        else:
            yield from articles_of([dict(zip(names, cells, strict=False))], columns, number)
        before = reader.line_num


def _named_delimiter(text: str) -> tuple[str, str]:
    """Give the delimiter that Excel names in a line before the table (``sep=;``), and the table."""
    match = NAMED.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _delimiter(sample: str) -> str:
    """Give the delimiter that parts the most names in the first line, quoted marks aside."""
    first = next(iter(sample.splitlines()), "")
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))
