"""Names of articles: each its own in a run, and such that any UTF-8 file can hold it."""

from __future__ import annotations

import os


class UniqueIds:
    """Makes every id of a run its own: one that was given before gets "~2", "~3" … behind it."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """Give the wanted id, or the first free one made from it, and keep it taken."""
        number = self._given.get(wanted, 0)
        unique = f"{wanted}~{number + 1}" if number else wanted
        while unique in self._given:
            number += 1
            unique = f"{wanted}~{number + 1}"
        self._given[wanted] = number + 1
        self._given.setdefault(unique, 1)
        return unique


def printable(path: str | os.PathLike[str]) -> str:
    r"""Give a path as text that UTF-8 can hold: bytes of a name that are no UTF-8 become ``\xe9``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
