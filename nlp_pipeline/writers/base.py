"""What a writer is: rows of one table into one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol, runtime_checkable

from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS, FAILURE_COLUMNS, Column, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Article


class WriteError(Exception):
    """An output that cannot be written; ``path`` names it, ``reason`` says why in words for the user."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Table:
    """One of the tables of a run: its name, its columns, and the keys that only nested formats carry besides."""

    name: str
    columns: tuple[Column, ...]
    nested_keys: tuple[str, ...] = ()


CLAIMS = Table("claims", CLAIM_COLUMNS, CLAIM_JSON_KEYS)
ENTITIES = Table("entities", ENTITY_COLUMNS)
FAILURES = Table("failures", FAILURE_COLUMNS)


class Finishing(Protocol):
    """Writes into an open stream what it was given so far."""

    def finish(self) -> None:
        """Write what is left. The stream stays open; nothing may follow."""


class RowWriter(Protocol):
    """Takes the rows of one table, some at a time."""

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows; each holds at least the table's columns."""

    def finish(self) -> None:
        """Write what is left. The stream stays open; no row may follow."""


class RunWriter(Protocol):
    """Takes all that was found in one article after another."""

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims and entities."""

    def finish(self) -> None:
        """Write what is left. The stream stays open; no article may follow."""


@runtime_checkable
class RunFormat(Protocol):
    """A file format that holds a whole run: articles, claims and entities together."""

    @property
    def name(self) -> str:
        """The name by which ``--format`` calls it."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that stand for it, in lower case, from a dot on; the longest that a name has counts."""

    def begin(self, stream: BinaryIO, name: str) -> RunWriter:
        """Begin a file in this format.

        Args:
            stream: the file, open.
            name: the file's name, without its folder.
        """


class Format(Protocol):
    """The format of a file that holds one table. A new one is a module and a line in ``registry.py``."""

    @property
    def name(self) -> str:
        """The name by which ``--format`` calls it."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that stand for it, in lower case, from a dot on; the longest that a name has counts."""

    def start(self, stream: BinaryIO, table: Table) -> RowWriter:
        """Begin a file in this format on an open stream."""
