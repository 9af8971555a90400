"""JSON Lines: one object a row, UTF-8, with the offsets of a claim's pieces besides the columns."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.schema import Row
    from nlp_pipeline.writers.base import Table

_LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""Characters that JSON allows bare and at which many programs end a line all the same."""


class JsonLines:
    """The ``jsonl`` format."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def start(self, stream: BinaryIO, table: Table) -> JsonRows:
        """Give the writer of the rows."""
        return JsonRows(stream, [*(column.name for column in table.columns), *table.nested_keys])


class JsonRows:
    """Writes rows as lines of JSON. Text that is not there is ``""``, a number that is not there ``null``."""

    def __init__(self, stream: BinaryIO, keys: list[str]) -> None:
        self._stream = stream
        self._keys = keys

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        for row in rows:
            line = json.dumps({key: row[key] for key in self._keys}, ensure_ascii=False, allow_nan=False)
            line = _LINE_SEPARATORS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
            self._stream.write(line.encode("utf-8") + b"\n")

    def finish(self) -> None:
        """Nothing is kept back."""
