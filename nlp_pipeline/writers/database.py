"""SQLite: articles, claims, entities and sources in tables of their own, the claims with a full-text index."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, ENTITY_COLUMNS
from nlp_pipeline.writers.source_counts import SOURCE_COUNTS, SourceCounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Article, Column, Row

TYPES = {"string": "TEXT", "Int64": "INTEGER", "Float64": "REAL", "boolean": "INTEGER"}
ARTICLE_COLUMNS = ("doc_id", "title", "date", "outlet", "author", "url", "text")
OF_ARTICLE = frozenset(ARTICLE_COLUMNS) - {"doc_id"}
"""What stands in the table of articles is not said again with every claim."""

CLAIM_NAMES = [column.name for column in CLAIM_COLUMNS if column.name not in OF_ARTICLE]
ENTITY_NAMES = [column.name for column in ENTITY_COLUMNS]


class Database:
    """The ``sqlite`` format."""

    name = "sqlite"
    suffixes = (".sqlite", ".sqlite3", ".db")

    def begin(self, stream: BinaryIO, name: str) -> DatabaseRows:
        """Begin a database."""
        return DatabaseRows(stream)


class DatabaseRows:
    """Fills a database beside, as SQLite wants a file, and copies it to the stream at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._folder = TemporaryDirectory(prefix="selon-")
        self._path = Path(self._folder.name) / "claims.sqlite"
        self._database = sqlite3.connect(self._path)
        self._database.executescript(_tables())
        self._counts = SourceCounts()

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims and entities."""
        self._counts.add(claims)
        self._insert("articles", [[getattr(article, name) for name in ARTICLE_COLUMNS]])
        spans = [[row[name] for name in CLAIM_NAMES] + [_json(row[key]) for key in CLAIM_JSON_KEYS] for row in claims]
        self._insert("claims", spans)
        self._insert("entities", [[row[name] for name in ENTITY_NAMES] for row in entities])

    def finish(self) -> None:
        """Write the sources and the indexes, and copy the database to the stream."""
        self._insert("sources", self._counts.rows())
        self._database.executescript(INDEXES)
        self._database.commit()
        self._database.close()
        with self._path.open("rb") as source:
            shutil.copyfileobj(source, self._stream)
        with suppress(OSError):
            self._folder.cleanup()

    def _insert(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names


INDEXES = """
CREATE INDEX claims_by_article ON claims (doc_id);
CREATE INDEX claims_by_source ON claims (source_name);
CREATE INDEX entities_by_article ON entities (doc_id);
CREATE VIRTUAL TABLE claims_fts
    USING fts5 (claim, source_name, content='claims', tokenize='unicode61 remove_diacritics 2');
INSERT INTO claims_fts (rowid, claim, source_name) SELECT rowid, claim, source_name FROM claims;
"""


def _tables() -> str:
    claims = [_column(column) for column in CLAIM_COLUMNS if column.name in CLAIM_NAMES]
    entities = [_column(column) for column in ENTITY_COLUMNS]
    nested = [f"{key} TEXT" for key in CLAIM_JSON_KEYS]
    articles = ["doc_id TEXT PRIMARY KEY", *(f"{name} TEXT" for name in ARTICLE_COLUMNS[1:])]
    sources = [f"{name} {'TEXT' if name in ('name', 'type') else 'INTEGER'}" for name in SOURCE_COUNTS]
    keyed = "FOREIGN KEY (doc_id) REFERENCES articles (doc_id)"
    return f"""
CREATE TABLE articles ({", ".join(articles)});
CREATE TABLE claims ({", ".join([*claims, *nested, keyed])});
CREATE TABLE entities ({", ".join([*entities, keyed])});
CREATE TABLE sources ({", ".join([*sources, "PRIMARY KEY (name, type)"])});
"""


def _column(column: Column) -> str:
    key = " PRIMARY KEY" if column.name == "claim_id" else ""
    return f"{column.name} {TYPES[column.dtype]}{key}"


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value)
