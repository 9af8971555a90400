"""Parquet, some rows at a time."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.tables.columns import NO_ROWS, articles_of, find_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

ROWS = 256
"""Rows that are in memory together."""


class Parquet:
    """A Parquet file, a row an article."""

    name = N_("Parquet")
    suffixes = (".parquet",)

    def recognises(self, head: bytes) -> bool:
        """Tell Parquet by its first four bytes."""
        return head.startswith(b"PAR1")

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the article of every row.

        Raises:
            Unreadable: the file is no Parquet, or has no column of texts.
        """
        # Loaded here: a corpus of plain text needs none of it.
        import pyarrow as pa
        from pyarrow import parquet

        try:
            file = parquet.ParquetFile(stream)
            columns = find_columns(file.schema_arrow.names, options)
            wanted = sorted({name for name in astuple(columns) if name})
            rows = (row for batch in file.iter_batches(batch_size=ROWS, columns=wanted) for row in batch.to_pylist())
            yield from at_least_one(articles_of(rows, columns), _(NO_ROWS))
        except MemoryError:
            raise
        except (pa.ArrowException, OSError) as error:
            raise Unreadable(
                _("not a readable Parquet file ({error})").format(error=str(error).splitlines()[0])
            ) from None
