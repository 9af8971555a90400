"""Workbooks (XLSX, XLS, ODS) by calamine, which runs no formula and expands no entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.passwords import COMPOUND, LOCKED, ZIPPED, is_locked
from nlp_pipeline.readers.tables.columns import NO_ROWS, articles_of, find_columns
from nlp_pipeline.readers.tables.sheet_sizes import check_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

MARKS = (b"xl/", b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")

PANIC = "PanicException"
"""What calamine raises where it gives up on a damaged file; it is no Exception, and has no name to import."""


class Workbook:
    """The first sheet that has a column of texts."""

    name = N_("workbook")
    suffixes = (".xlsx", ".xlsm", ".xls", ".ods")

    def recognises(self, head: bytes) -> bool:
        """Tell a workbook from other archives by the names inside it."""
        return head.startswith(ZIPPED) and any(mark in head for mark in MARKS)

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the article of every row of the first sheet with texts.

        Raises:
            Unreadable: the file is no workbook, is encrypted, would not fit in memory, or no sheet has a column of
                texts.
        """
        # Loaded here: a corpus of plain text needs none of it.
        from python_calamine import CalamineError, CalamineWorkbook

        first = stream.read(4)
        stream.seek(0)
        if not first.startswith((ZIPPED, COMPOUND)):
            raise Unreadable(_("not a workbook, whatever its ending says"))
        if is_locked(stream):
            raise Unreadable(_(LOCKED))
        if first.startswith(ZIPPED):
            check_sizes(stream)
        problem: Unreadable | None = None
        try:
            book = CalamineWorkbook.from_filelike(stream)
            for sheet in book.sheet_names:
                rows = book.get_sheet_by_name(sheet).iter_rows()
                names = [str(cell).strip() for cell in next(rows, [])]
                try:
                    columns = find_columns(names, options)
                except Unreadable as error:
                    problem = problem or error
                    continue
                cells_by_name = (dict(zip(names, cells, strict=False)) for cells in rows)
                yield from at_least_one(articles_of(cells_by_name, columns, 2), _(NO_ROWS))
                return
        except CalamineError as error:
            raise Unreadable(_("not a readable workbook ({error})").format(error=error)) from None
        except BaseException as error:
            if type(error).__name__ != PANIC:
                raise
            raise Unreadable(_("not a readable workbook: it is damaged")) from None
        raise problem or Unreadable(_("an empty workbook"))
