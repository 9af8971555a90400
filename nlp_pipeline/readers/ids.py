"""Names of articles: each its own in a run, and such that any UTF-8 file can hold it."""

from __future__ import annotations

import os

from nlp_pipeline.scratch import Scratch, packed

TABLES = ("CREATE TABLE given (id BLOB PRIMARY KEY, number INTEGER) WITHOUT ROWID",)
"""The ids that were given, with the number that stood behind the last one made from each."""


class UniqueIds:
    """Makes every id of a run its own: one that was given before gets "~2", "~3" … behind it."""

    def __init__(self) -> None:
        self._scratch = Scratch(*TABLES)

    def claim(self, wanted: str) -> str:
        """Give the wanted id, or the first free one made from it, and keep it taken.

        Raises:
            OSError: what was given cannot be remembered, as on a full disk.
        """
        if self._take(wanted):
            return wanted
        key = packed(wanted)
        number = self._scratch.row("SELECT number FROM given WHERE id = ?", [key])[0] + 1
        while not self._take(unique := f"{wanted}~{number}"):
            number += 1
        self._scratch.change("UPDATE given SET number = ? WHERE id = ?", [number, key])
        return unique

    def _take(self, wanted: str) -> bool:
        """Take an id if it is free."""
        return self._scratch.change("INSERT OR IGNORE INTO given VALUES (?, 1)", [packed(wanted)]) == 1


def printable(path: str | os.PathLike[str]) -> str:
    r"""Give a path as text that UTF-8 can hold: bytes of a name that are no UTF-8 become ``\xe9``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
