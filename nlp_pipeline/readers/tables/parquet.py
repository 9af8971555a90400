"""Parquet, some rows at a time."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.tables.columns import NO_ROWS, articles_of, find_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

ROWS = 256
"""Rows that are in memory together."""

FIRST_DAY, LAST_DAY = -719_160, 2_932_894
"""The days of Python's calendar, counted from 1970-01-01, but for two at each end: a time zone may shift a date."""

IN_A_DAY = {"s": 86_400, "ms": 86_400_000, "us": 86_400_000_000}
"""How many of the units of a timestamp; nanoseconds never leave the calendar."""


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
            batches = file.iter_batches(batch_size=ROWS, columns=wanted)
            rows = (row for batch in batches for row in _within_the_calendar(batch).to_pylist())
            yield from at_least_one(articles_of(rows, columns), _(NO_ROWS))
        except MemoryError:
            raise
        except (pa.ArrowException, OSError) as error:
            raise Unreadable(
                _("not a readable Parquet file ({error})").format(error=str(error).splitlines()[0])
            ) from None


def _within_the_calendar(batch: Any) -> Any:
    """Give a batch of rows with no date in the place of those that no calendar has, which Python cannot hold."""
    from pyarrow import types

    for place, column in enumerate(batch.columns):
        kind = column.type
        if types.is_date32(kind):
            in_a_day = 1
        elif types.is_date64(kind):
            in_a_day = IN_A_DAY["ms"]
        elif types.is_timestamp(kind) and kind.unit in IN_A_DAY:
            in_a_day = IN_A_DAY[kind.unit]
        else:
            continue
        batch = batch.set_column(place, batch.schema.field(place), _held(column, in_a_day))
    return batch


def _held(column: Any, in_a_day: int) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    counted = column.cast(pa.int32() if pa.types.is_date32(column.type) else pa.int64())
    is_held = compute.and_(
        compute.greater_equal(counted, FIRST_DAY * in_a_day), compute.less_equal(counted, LAST_DAY * in_a_day)
    )
    return compute.if_else(is_held, column, pa.scalar(None, column.type))
