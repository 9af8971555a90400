"""CSV as programs read it: comma, UTF-8 without mark, a line of names first, ends and quotes of RFC 4180.

Text stands in it exactly as in the article, also where it begins with "=", "+", "-" or "@" (quotations do):
what pandas, R or a database reads back is equal, character for character. A spreadsheet that opens the file
directly would take such a cell for a formula; for one that runs in French, ``excel-fr`` puts an apostrophe in front,
has semicolons, a byte order mark and decimal commas.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.schema import Row
    from nlp_pipeline.writers.base import Table


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of CSV is written.

    Attributes:
        delimiter: between cells.
        mark: whether a byte order mark stands first.
        disarmed: whether a text that a spreadsheet would take for a formula gets an apostrophe in front.
        decimal_comma: whether numbers have a comma.
        truth: the words for true and false.
    """

    delimiter: str = ","
    mark: bool = False
    disarmed: bool = False
    decimal_comma: bool = False
    truth: tuple[str, str] = ("true", "false")


TIDY = Dialect()
EXCEL_FR = Dialect(";", mark=True, disarmed=True, decimal_comma=True, truth=("VRAI", "FAUX"))
TSV = Dialect("\t")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Csv:
    """Delimited text: ``csv`` (for programs), ``excel-fr`` (for a French Excel), ``tsv``."""

    name: str = "csv"
    suffixes: tuple[str, ...] = (".csv",)
    dialect: Dialect = TIDY

    def start(self, stream: BinaryIO, table: Table) -> CsvRows:
        """Write the line of column names and give the writer of the rows."""
        return CsvRows(stream, [column.name for column in table.columns], self.dialect)


class CsvRows:
    """Writes rows as lines. A missing value is an empty cell."""

    def __init__(self, stream: BinaryIO, names: list[str], dialect: Dialect) -> None:
        self._stream = stream
        self._names = names
        self._dialect = dialect
        if dialect.mark:
            stream.write(codecs.BOM_UTF8)
        self._write_lines([names])

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        self._write_lines([self._cell(row[name]) for name in self._names] for row in rows)

    def finish(self) -> None:
        """Nothing is kept back."""

    def _write_lines(self, lines: Iterable[list[Any]]) -> None:
        text = io.StringIO(newline="")
        # With "\n" as line end, the csv module would leave a lone carriage return inside a cell unquoted.
        csv.writer(text, delimiter=self._dialect.delimiter, lineterminator="\r\n").writerows(lines)
        self._stream.write(text.getvalue().encode("utf-8"))

    def _cell(self, value: Any) -> Any:
        if isinstance(value, bool):
            return self._dialect.truth[not value]
        if isinstance(value, float) and self._dialect.decimal_comma:
            return str(value).replace(".", ",")
        if isinstance(value, str) and self._dialect.disarmed and value.startswith(FORMULA_STARTS):
            return f"'{value}"
        return value
