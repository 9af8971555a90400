"""Tables of claims in files that are no text: Parquet, workbooks and SQLite databases, as Selon writes them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

SHEET = "claims"
ROWS_TOGETHER = 5_000
OF_ARTICLE = "title, date, outlet, author, url"
"""What stands in the table of articles of a database, and is not said again with every claim."""


class StoredClaimsError(ValueError):
    """A file that holds no claims that can be read; says why."""


def columns_of(path: Path) -> list[str]:
    """Give the names of the columns of the claims in a file; none where it holds no claims.

    Args:
        path: a file with one of the endings in ``KINDS``.
    """
    try:
        return _KINDS[path.suffix.lower()][0](path)
    except Exception:  # noqa: BLE001 - whatever its library stumbles on, it is no table of ours
        return []


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Give the rows of the claims in a file, some of them in memory at a time.

    Args:
        path: a file for which ``columns_of`` gives names.

    Raises:
        StoredClaimsError: the file is damaged.
    """
    try:
        yield from _KINDS[path.suffix.lower()][1](path)
    except OSError:
        raise
    except Exception as error:
        raise StoredClaimsError(
            _("damaged ({error})").format(error=next(iter(str(error).splitlines()), type(error).__name__))
        ) from error


def _parquet_columns(path: Path) -> list[str]:
    from pyarrow import parquet

    return list(parquet.read_schema(path).names)


def _parquet_rows(path: Path) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=ROWS_TOGETHER):
            yield from batch.to_pylist()


def _workbook_rows(path: Path) -> Iterator[dict[str, Any]]:
    cells = _cells(path)
    names = [str(name) for name in next(cells, [])]
    for row in cells:
        yield dict(zip(names, row, strict=False))


def _workbook_columns(path: Path) -> list[str]:
    return [str(name) for name in next(_cells(path), [])]


def _cells(path: Path) -> Iterator[list[Any]]:
    """Give the rows of the sheet of claims, of the first sheet where none has that name."""
    from python_calamine import CalamineWorkbook

    from nlp_pipeline.readers.tables.sheet_sizes import check_sizes

    with path.open("rb") as stream:
        check_sizes(stream)
        book = CalamineWorkbook.from_filelike(stream)
        name = SHEET if SHEET in book.sheet_names else book.sheet_names[0]
        yield from book.get_sheet_by_name(name).iter_rows()


def _database_columns(path: Path) -> list[str]:
    with closing(_opened(path)) as database:
        return [*(row[1] for row in database.execute("PRAGMA table_info(claims)")), *OF_ARTICLE.split(", ")]


def _database_rows(path: Path) -> Iterator[dict[str, Any]]:
    with closing(_opened(path)) as database:
        database.row_factory = sqlite3.Row
        query = f"SELECT claims.*, {OF_ARTICLE} FROM claims LEFT JOIN articles USING (doc_id) ORDER BY claims.rowid"  # noqa: S608
        for row in database.execute(query):
            yield dict(row)


def _opened(path: Path) -> sqlite3.Connection:
    """Open a database to read only, what it brings along switched off."""
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    database.execute("PRAGMA trusted_schema = OFF")
    return database


_KINDS: Mapping[str, tuple[Callable[[Path], list[str]], Callable[[Path], Iterator[dict[str, Any]]]]] = {
    ".parquet": (_parquet_columns, _parquet_rows),
    ".xlsx": (_workbook_columns, _workbook_rows),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db"), (_database_columns, _database_rows)),
}

KINDS = tuple(_KINDS)
"""The endings of such files."""
