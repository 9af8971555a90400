"""What a writer is: rows of one table into one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS, Column, Row

if TYPE_CHECKING:
    from collections.abc import Iterable


class WriteError(Exception):
    """An output that cannot be written; ``path`` names it, ``reason`` says why in words for the user."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Table:
    """One of the two tables: its name, its columns, and the keys that only nested formats carry besides."""

    name: str
    columns: tuple[Column, ...]
    nested_keys: tuple[str, ...] = ()


CLAIMS = Table("claims", CLAIM_COLUMNS, CLAIM_JSON_KEYS)
ENTITIES = Table("entities", ENTITY_COLUMNS)


class RowWriter(Protocol):
    """Takes the rows of one table, some at a time."""

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows; each holds at least the table's columns."""

    def finish(self) -> None:
        """Write what is left. The stream stays open; no row may follow."""


class Format(Protocol):
    """A file format. A new one is a module with such a class and a line in ``registry.py``."""

    @property
    def name(self) -> str:
        """The name by which ``--format`` calls it."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that stand for it, in lower case, with the dot."""

    def start(self, stream: BinaryIO, table: Table) -> RowWriter:
        """Begin a file in this format on an open stream."""
