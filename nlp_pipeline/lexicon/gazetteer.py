"""The gazetteer: names of media, institutions, companies, places and people that Selon knows, read from CSV files.

A file ``gazetteer*.csv`` has the columns of :data:`COLUMNS`, one entry a line; ``gazetteer_demonyms.csv`` says what the
inhabitants of a place are called. A user's own file has the same columns.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from nlp_pipeline.schema import EntityLabel, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("id", "name", "label", "type", "wikidata", "aliases", "context")
CONTEXTS = frozenset(("", "article", "company", "media", "midsentence", "place"))
"""Rules for ambiguous names: what must stand around the word for it to be the name; '' where it always is."""

TYPES = frozenset((*get_args(SourceType), "place")) - {"none"}
LABELS = frozenset(get_args(EntityLabel))
ALIAS_SEPARATOR = "|"
_DEMONYMS = "gazetteer_demonyms.csv"


class GazetteerError(ValueError):
    """A gazetteer file that cannot be used; the message gives file and line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name that the gazetteer knows.

    Attributes:
        id: stable identifier, ``kind:slug``.
        name: the usual full name.
        label: entity label of its mentions.
        type: what it is as a source: ``media``, ``organization``, ``person``, ``place`` …
        wikidata: Wikidata identifier, '' where not known for certain.
        aliases: other ways of writing it, acronyms among them.
        context: the rule of :data:`CONTEXTS` that an occurrence must satisfy.
    """

    id: str
    name: str
    label: EntityLabel
    type: str
    wikidata: str
    aliases: tuple[str, ...]
    context: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The entries by their id, and the demonyms (lower case, all forms) with the id of their place."""

    entries: dict[str, Entry]
    demonyms: dict[str, str]


def load_gazetteer(extra: Path | None = None, language: str = "fr") -> Gazetteer:
    """Read the gazetteer of a language, and a user's own file over it.

    Args:
        extra: a CSV file with the columns of :data:`COLUMNS`; an entry with a known id replaces that entry.
        language: folder of the package's own files.

    Returns:
        The gazetteer; without ``extra`` the same object each time.

    Raises:
        GazetteerError: if a file has other columns, or a line with an unknown label, type or context.
        FileNotFoundError: if ``extra`` or the language does not exist.
    """
    own = _load_own(language)
    if extra is None:
        return own
    added = {entry.id: entry for entry in read_entries(extra)}
    return Gazetteer({**own.entries, **added}, own.demonyms)


@cache
def _load_own(language: str) -> Gazetteer:
    folder = Path(__file__).with_name(language)
    paths = sorted(path for path in folder.glob("gazetteer*.csv") if path.name != _DEMONYMS)
    if not paths:
        raise FileNotFoundError(f"no gazetteer for the language {language!r}")
    entries: dict[str, Entry] = {}
    for path in paths:
        for entry in read_entries(path):
            if entry.id in entries:
                raise GazetteerError(f"{path.name}: the id {entry.id!r} stands twice")
            entries[entry.id] = entry
    return Gazetteer(entries, dict(_read_demonyms(folder / _DEMONYMS)))


def read_entries(path: Path) -> Iterator[Entry]:
    """Read the entries of one file.

    Args:
        path: a CSV file, UTF-8, with a header line.

    Yields:
        The entries in the file's order.

    Raises:
        GazetteerError: if the file has other columns, or a line with an unknown label, type or context.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise GazetteerError(f"{path.name}: the columns must be {', '.join(COLUMNS)}")
        for row in rows:
            yield _entry(row, f"{path.name}, line {rows.line_num}")


def _entry(row: dict[str, str | None], place: str) -> Entry:
    values = {column: (row[column] or "").strip() for column in COLUMNS}
    for column in ("id", "name"):
        if not values[column]:
            raise GazetteerError(f"{place}: {column} is empty")
    for column, allowed in (("label", LABELS), ("type", TYPES), ("context", CONTEXTS)):
        if values[column] not in allowed:
            raise GazetteerError(f"{place}: {column} {values[column]!r} is none of {', '.join(sorted(allowed))}")
    aliases = tuple(alias for part in values["aliases"].split(ALIAS_SEPARATOR) if (alias := part.strip()))
    return Entry(
        id=values["id"],
        name=values["name"],
        label=cast("EntityLabel", values["label"]),
        type=values["type"],
        wikidata=values["wikidata"],
        aliases=aliases,
        context=values["context"],
    )


def _read_demonyms(path: Path) -> Iterator[tuple[str, str]]:
    """Give every form of every demonym (plurals made by rule) with the id of its place."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for form in row["forms"].split(ALIAS_SEPARATOR):
                yield form, row["id"]
                if not form.endswith(("s", "x")):
                    yield form + "s", row["id"]
