"""CSV as programs read it: comma, UTF-8 without mark, a line of names first, ends and quotes of RFC 4180.

Text stands in it exactly as in the article, also where it begins with "=", "+", "-" or "@" (quotations do):
what pandas, R or a database reads back is equal, character for character. A spreadsheet that opens the file
directly would take such a cell for a formula; there the columns are to be imported as text.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.schema import Row
    from nlp_pipeline.writers.base import Table


class Csv:
    """The ``csv`` format."""

    name = "csv"
    suffixes = (".csv",)

    def start(self, stream: BinaryIO, table: Table) -> CsvRows:
        """Write the line of column names and give the writer of the rows."""
        return CsvRows(stream, [column.name for column in table.columns])


class CsvRows:
    """Writes rows as lines of CSV. A missing value is an empty cell, a truth value ``true`` or ``false``."""

    def __init__(self, stream: BinaryIO, names: list[str]) -> None:
        self._stream = stream
        self._names = names
        self._write_lines([names])

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        self._write_lines([_cell(row[name]) for name in self._names] for row in rows)

    def finish(self) -> None:
        """Nothing is kept back."""

    def _write_lines(self, lines: Iterable[list[Any]]) -> None:
        text = io.StringIO(newline="")
        # With "\n" as line end, the csv module would leave a lone carriage return inside a cell unquoted.
        csv.writer(text, lineterminator="\r\n").writerows(lines)
        self._stream.write(text.getvalue().encode("utf-8"))


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value
