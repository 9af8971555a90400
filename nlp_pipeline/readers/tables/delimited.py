"""CSV and TSV: the delimiter found out, quoted line breaks kept, in the encodings that spreadsheets write."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.tables.columns import NO_ROWS, articles_of, find_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 65_536


class Delimited:
    """Delimited text with a line of names first."""

    name = "CSV"
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
            raise Unreadable("empty")
        csv.field_size_limit(sys.maxsize)
        text = text.lstrip("\r\n")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:SAMPLE]))
        try:
            names = [name.strip() for name in next(reader)]
            columns = find_columns(names, options)
            rows = (dict(zip(names, cells, strict=False)) for cells in reader if cells)
            yield from at_least_one(articles_of(rows, columns, 2), NO_ROWS)
        except csv.Error as error:
            raise Unreadable(f"line {reader.line_num}: {error}") from None


def _delimiter(sample: str) -> str:
    """Give the delimiter that parts the most names in the first line, quoted marks aside."""
    first = next(iter(sample.splitlines()), "")
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))
