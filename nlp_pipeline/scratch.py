"""What a run must remember of every article, on disk and not in memory: a private SQLite database.

It has no name and removes itself; SQLite keeps the part in use in memory and writes the rest to a temporary file,
which a small run never needs.
"""

from __future__ import annotations

import sqlite3
import weakref
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CACHE = 8_000
"""Kilobytes of the database that stay in memory."""

AT_ONCE = 1_000
"""Rows of an answer that are in memory together."""


class ScratchError(OSError):
    """The temporary database cannot be written: its disk is full, or there is no folder for it."""


class Scratch:
    """A database that lives as long as this object; what made it and what uses it may be other threads, in turns.

    Args:
        tables: the statements that make its tables.

    Raises:
        ScratchError: it cannot be made.
    """

    def __init__(self, *tables: str) -> None:
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._database.close)
        # One transaction that never ends: nothing is written before memory is full, and nothing is ever taken back.
        for statement in ("PRAGMA journal_mode = OFF", f"PRAGMA cache_size = -{CACHE}", "BEGIN", *tables):
            self.change(statement)

    def change(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Carry out a statement and give how many rows it has changed; raises ScratchError."""
        try:
            return self._database.execute(statement, values).rowcount
        except sqlite3.DatabaseError as error:
            raise _explained(error) from error

    def change_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out a statement for each row of values; raises ScratchError."""
        try:
            self._database.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            raise _explained(error) from error

    def row(self, query: str, values: Sequence[Any] = ()) -> Any:
        """Give the first row of an answer, or None; raises ScratchError."""
        return next((row for rows in self.blocks(query, values) for row in rows), None)

    def blocks(self, query: str, values: Sequence[Any] = ()) -> Iterator[list[Any]]:
        """Give the rows of an answer, ``AT_ONCE`` together; raises ScratchError."""
        try:
            answer = self._database.execute(query, values)
            while rows := answer.fetchmany(AT_ONCE):
                yield rows
        except sqlite3.DatabaseError as error:
            raise _explained(error) from error


def _explained(error: sqlite3.DatabaseError) -> ScratchError:
    return ScratchError(
        _(
            "the run's temporary database cannot be written ({error}): it needs room in the folder "
            "for temporary files, or in another one that the environment variable SQLITE_TMPDIR names"
        ).format(error=error)
    )


def packed(text: str) -> bytes:
    """Give a text as the database takes it: as bytes, for it may hold half of a surrogate pair."""
    return text.encode("utf-8", "surrogatepass")


def unpacked(stored: bytes) -> str:
    """Give the text that was packed."""
    return stored.decode("utf-8", "surrogatepass")
