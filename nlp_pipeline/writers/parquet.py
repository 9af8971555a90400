"""Parquet: typed columns, the pieces of a claim as lists, written some rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.arrow import arrow_schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.schema import Row
    from nlp_pipeline.writers.base import Table

GROUP = 20_000
"""Rows of a row group."""


class Parquet:
    """The ``parquet`` format."""

    name = "parquet"
    suffixes = (".parquet",)

    def start(self, stream: BinaryIO, table: Table) -> ParquetRows:
        """Give the writer of the rows."""
        return ParquetRows(stream, table)


class ParquetRows:
    """Gathers rows to groups and writes these."""

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        # Loaded here: most commands need none of it.
        from pyarrow import parquet

        self._schema = arrow_schema(table.columns, table.nested_keys)
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._pending: list[dict[str, Any]] = []

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        names = self._schema.names
        self._pending += ({name: row[name] for name in names} for row in rows)
        if len(self._pending) >= GROUP:
            self._write_group()

    def finish(self) -> None:
        """Write the last group and the table of contents."""
        self._write_group()
        self._writer.close()

    def __del__(self) -> None:
        # Of a run that was broken off: pyarrow would go on to complete the file, whose stream is closed, and print that
        # it failed.
        if hasattr(self, "_writer"):
            self._writer.is_open = False

    def _write_group(self) -> None:
        import pyarrow as pa

        if self._pending:
            self._writer.write_table(pa.Table.from_pylist(self._pending, schema=self._schema))
            self._pending = []
