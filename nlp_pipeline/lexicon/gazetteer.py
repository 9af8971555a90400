"""The gazetteer: names of media, institutions, companies, places and people that Selon knows, read from CSV files.

A file ``gazetteer*.csv`` has the columns of :data:`COLUMNS`, one entry a line; ``gazetteer_demonyms.csv`` says what the
inhabitants of a place are called. A user's own files are laid over it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.name_files import read_entries
from nlp_pipeline.lexicon.names import ALIAS_SEPARATOR, COLUMNS, Entry, GazetteerError
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["COLUMNS", "Entry", "Gazetteer", "GazetteerError", "load_gazetteer", "read_entries"]

_DEMONYMS = "gazetteer_demonyms.csv"
_COMPANIES = "gazetteer_companies.csv"
_COUNTRIES = "gazetteer_countries.csv"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The entries by their id, and the demonyms (lower case, all forms) with the id of their place.

    ``companies`` are the ids of those entries that are companies, ``countries`` of those that are countries.
    """

    entries: dict[str, Entry]
    demonyms: dict[str, str]
    companies: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()


def load_gazetteer(*extra: Path, language: str = "fr") -> Gazetteer:
    """Read the gazetteer of a language, and a user's own files over it.

    Args:
        extra: files as :func:`read_entries` takes them; an entry with a known id replaces that entry, and a name that
            a user's entry has is taken from the others.
        language: folder of the package's own files.

    Returns:
        The gazetteer; without ``extra`` the same object each time.

    Raises:
        GazetteerError: if a file cannot be read, or an entry is not valid.
        FileNotFoundError: if the language does not exist.
    """
    own = _load_own(language)
    added = {entry.id: entry for path in extra for entry in read_entries(path)}
    if not added:
        return own
    taken = {form for entry in added.values() for form in entry.forms}
    kept = {key: left for key, entry in own.entries.items() if (left := _without(entry, taken)) is not None}
    return Gazetteer({**kept, **added}, own.demonyms, own.companies - added.keys(), own.countries)


def _without(entry: Entry, taken: set[str]) -> Entry | None:
    """Give an entry without some of its forms, None where no form is left."""
    if taken.isdisjoint(entry.forms):
        return entry
    left = [form for form in entry.forms if form not in taken]
    return replace(entry, name=left[0], aliases=tuple(left[1:])) if left else None


@cache
def _load_own(language: str) -> Gazetteer:
    folder = Path(__file__).with_name(language)
    paths = sorted(path for path in folder.glob("gazetteer*.csv") if path.name != _DEMONYMS)
    if not paths:
        raise FileNotFoundError(f"no gazetteer for the language {language!r}")
    entries: dict[str, Entry] = {}
    by_file: dict[str, set[str]] = {_COMPANIES: set(), _COUNTRIES: set()}
    for path in paths:
        for entry in read_entries(path):
            if entry.id in entries:
                raise GazetteerError(_("{name}: the id {id!r} stands twice").format(name=path.name, id=entry.id))
            entries[entry.id] = entry
            if path.name in by_file:
                by_file[path.name].add(entry.id)
    companies, countries = map(frozenset, (by_file[_COMPANIES], by_file[_COUNTRIES]))
    return Gazetteer(entries, dict(_read_demonyms(folder / _DEMONYMS)), companies, countries)


def _read_demonyms(path: Path) -> Iterator[tuple[str, str]]:
    """Give every form of every demonym (plurals made by rule) with the id of its place."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for form in row["forms"].split(ALIAS_SEPARATOR):
                yield form, row["id"]
                if not form.endswith(("s", "x")):
                    yield form + "s", row["id"]
