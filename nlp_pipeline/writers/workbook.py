"""XLSX: claims, entities, sources and a page about the run, ready to filter; nothing in it runs or links."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.messages import _, written_number
from nlp_pipeline.schema import CLAIM_COLUMNS, ENTITY_COLUMNS
from nlp_pipeline.version import __version__
from nlp_pipeline.writers.source_counts import SOURCE_COUNTS, SourceCounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

    from nlp_pipeline.schema import Article, Column, Row

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
"""What a sheet can hold, the line of names included."""

CUT = " […]"
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""What spreadsheets take for an escaped character."""

WIDTHS = {
    "claim": 60,
    "sentence": 60,
    "source": 28,
    "source_name": 28,
    "title": 40,
    "note": 40,
    "entities": 30,
    "meaning": 90,
    "text": 24,
}
USUAL_WIDTH = 14


class Workbook:
    """The ``xlsx`` format.

    Args:
        about: what the sheet "about" says of the run besides: name and value of each line.
        more: columns that stand behind those of the claim table.
    """

    name = "xlsx"
    suffixes = (".xlsx",)

    def __init__(self, about: Mapping[str, str] | None = None, more: Sequence[Column] = ()) -> None:
        self._about = dict(about or {})
        self._columns = (*CLAIM_COLUMNS, *more)

    def begin(self, stream: BinaryIO, name: str) -> WorkbookRows:
        """Begin a workbook."""
        return WorkbookRows(stream, self._about, self._columns)


class WorkbookRows:
    """Writes the sheets side by side, row after row; only one row of each is in memory."""

    def __init__(self, stream: BinaryIO, about: Mapping[str, str], columns: Sequence[Column]) -> None:
        # Loaded here: most commands need none of it.
        import xlsxwriter

        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(stream, options)
        self._bold: CellFormat = self._book.add_format({"bold": True, "bottom": 1})
        self._wrapped: CellFormat = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._columns = columns
        self._claims = _Sheet(self._sheet("claims", columns), columns, self._wrapped)
        self._entities = _Sheet(self._sheet("entities", ENTITY_COLUMNS), ENTITY_COLUMNS, self._wrapped)
        self._counts = SourceCounts()
        self._run = about
        self._articles = 0

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims and entities.

        Raises:
            OSError: a sheet is full.
        """
        self._articles += 1
        self._counts.add(claims)
        self._claims.write(claims)
        self._entities.write(entities)

    def finish(self) -> None:
        """Write the sheets of sources and about the run, and close the workbook."""
        sheet = self._book.add_worksheet("sources")
        self._head(sheet, SOURCE_COUNTS)
        rows = self._counts.rows()[: MOST_ROWS - 1]
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                _write_cell(sheet, number, place, value, self._wrapped)
        sheet.autofilter(0, 0, max(len(rows), 1), len(SOURCE_COUNTS) - 1)
        for kept in (self._claims, self._entities):
            kept.filter()
        self._about()
        self._book.close()

    def _sheet(self, name: str, columns: Sequence[Column]) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(name)
        self._head(sheet, [column.name for column in columns])
        return sheet

    def _head(self, sheet: Worksheet, names: Sequence[str]) -> None:
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(names):
            sheet.set_column(place, place, WIDTHS.get(name, USUAL_WIDTH))
            sheet.write_string(0, place, name, self._bold)

    def _about(self) -> None:
        sheet = self._book.add_worksheet("about")
        lines = [
            (_("program"), f"selon {__version__}"),
            (_("written"), datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
            *((name, fitting(value)) for name, value in self._run.items()),
            (_("articles"), str(self._articles)),
            (_("claims"), str(self._claims.rows)),
            ("", ""),
            (_("column"), _("meaning")),
            *((column.name, column.explained()) for column in self._columns),
        ]
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, WIDTHS["meaning"])
        for number, (name, value) in enumerate(lines):
            sheet.write_string(number, 0, name, self._bold)
            sheet.write_string(number, 1, value, self._wrapped)


class _Sheet:
    """A sheet of one table and how many rows it has."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column], wrapped: CellFormat) -> None:
        self._sheet = sheet
        self._names = [column.name for column in columns]
        self._wrapped = wrapped
        self.rows = 0

    def write(self, rows: Sequence[Row]) -> None:
        if self.rows + len(rows) >= MOST_ROWS:
            raise OSError(
                _("a sheet holds {number} rows; write CSV, Parquet or SQLite").format(
                    number=written_number(MOST_ROWS - 1)
                )
            )
        for row in rows:
            self.rows += 1
            for place, name in enumerate(self._names):
                _write_cell(self._sheet, self.rows, place, row[name], self._wrapped)

    def filter(self) -> None:
        self._sheet.autofilter(0, 0, max(self.rows, 1), len(self._names) - 1)


def _write_cell(sheet: Worksheet, number: int, place: int, value: Any, wrapped: CellFormat) -> None:
    """Write a cell as what it is; a text is a text, whatever it begins with."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(number, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(number, place, value)
    else:
        sheet.write_string(number, place, fitting(value), wrapped)


def fitting(text: str) -> str:
    """Give a text as a cell can hold it: without characters that XML forbids, cut where it is too long."""
    sound = ESCAPED.sub(r"_x005F_x\1_", UNFIT.sub("", text))
    return sound if len(sound) <= LONGEST_CELL else sound[: LONGEST_CELL - len(CUT)] + CUT
