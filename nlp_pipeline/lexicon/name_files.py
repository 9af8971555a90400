"""Files of names: CSV (the package's own and a user's), patterns as spaCy's ``span_ruler`` takes them, TOML."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nlp_pipeline.lexicon.names import ALIAS_SEPARATOR, COLUMNS, Entry, GazetteerError, entry_of
from nlp_pipeline.messages import _, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOML_TABLE = "name"
"""The table of a user's lexicon file that holds names."""

PATTERN_KEYS = ("label", "pattern", "id", "type", "wikidata", "context")
AS_WRITTEN = ("TEXT", "ORTH")


def read_entries(path: Path) -> Iterator[Entry]:
    """Read the names of one file, by its ending: .csv, .jsonl, or the tables ``[[name]]`` of a .toml file.

    Args:
        path: a file in UTF-8.

    Yields:
        The entries in the file's order.

    Raises:
        GazetteerError: the file cannot be read, or an entry is not valid.
    """
    readers = {".csv": _csv_entries, ".jsonl": _pattern_entries, ".toml": _toml_entries}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise GazetteerError(
            _("{path}: names are read from {names}; give the file such an ending").format(
                path=path, names=", ".join(sorted(readers))
            )
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{path}: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(
            _("{path}: not in UTF-8; save it anew as UTF-8 (in Excel: CSV UTF-8)").format(path=path)
        ) from error
    try:
        yield from reader(text, path)
    except RecursionError as error:
        raise GazetteerError(_("{path}: nested too deep").format(path=path)) from error
    except csv.Error as error:
        raise GazetteerError(_("{path}: cannot be read as CSV: {error}").format(path=path, error=error)) from error


def _csv_entries(text: str, path: Path) -> Iterator[Entry]:
    head = text.partition("\n")[0]
    # French Excel puts semicolons between the columns.
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    columns = [name.strip() for name in rows.fieldnames or ()]
    if "name" not in columns or not set(columns) <= set(COLUMNS):
        raise GazetteerError(
            _("{path}, line 1: the columns must be name and any of {names}").format(path=path, names=", ".join(COLUMNS))
        )
    rows.fieldnames = columns
    line = _("{path}, line {number}")
    for row in rows:
        place = line.format(path=path, number=rows.line_num)
        if None in row or None in row.values():
            raise GazetteerError(
                _("{place}: not {number} fields; put a field with a comma in quotes").format(
                    place=place, number=len(columns)
                )
            )
        yield entry_of(row, place)


def _toml_entries(text: str, path: Path) -> Iterator[Entry]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GazetteerError(_("{path}: cannot be read as TOML: {error}").format(path=path, error=error)) from error
    except ValueError as error:
        raise GazetteerError(_("{path}: a number of thousands of digits").format(path=path)) from error
    tables = data.get(TOML_TABLE, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise GazetteerError(
            _("{path}: write [[{table}]] with two brackets, once for each entry").format(path=path, table=TOML_TABLE)
        )
    for number, table in enumerate(tables, 1):
        place = f"{path}, {TOML_TABLE} {number}" + (f" ({table['name']})" if table.get("name") else "")
        aliases = table.get("aliases", "")
        row = {**table, "aliases": ALIAS_SEPARATOR.join(map(str, aliases)) if isinstance(aliases, list) else aliases}
        _check_keys(row, COLUMNS, place)
        yield entry_of(row, place)


def _pattern_entries(text: str, path: Path) -> Iterator[Entry]:
    """Give the entries of patterns, one a line; those with one id are one name in several ways of writing."""
    by_id: dict[str, Entry] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        place = _("{path}, line {number}").format(path=path, number=number)
        try:
            pattern = json.loads(line)
        except json.JSONDecodeError as error:
            raise GazetteerError(_("{place}: is no JSON: {error}").format(place=place, error=error)) from error
        except ValueError as error:
            raise GazetteerError(_("{path}: a number of thousands of digits").format(path=place)) from error
        entry = _pattern_entry(pattern, place)
        known = by_id.get(entry.id)
        if known is not None:
            aliases = dict.fromkeys((*known.aliases, *({entry.name} - {known.name})))
            entry = replace(known, aliases=tuple(aliases), any_case=(*known.any_case, *entry.any_case))
        by_id[entry.id] = entry
    yield from by_id.values()


def _pattern_entry(pattern: Any, place: str) -> Entry:
    if not isinstance(pattern, dict) or not pattern.get("pattern"):
        raise GazetteerError(
            _('{place}: write {{"label": "ORG", "pattern": "the name", "id": "org:the-name"}}').format(place=place)
        )
    name, any_case = _pattern_words(pattern["pattern"], place)
    row = {key: value for key, value in pattern.items() if key != "pattern"}
    _check_keys(row, PATTERN_KEYS, place)
    entry = entry_of({**row, "name": name}, place)
    return replace(entry, any_case=(name.lower(),)) if any_case else entry


def _pattern_words(pattern: object, place: str) -> tuple[str, bool]:
    """Give the words of a pattern, and whether they are the name in any case."""
    if isinstance(pattern, str):
        return pattern, False
    words, keys = [], set()
    for token in pattern if isinstance(pattern, list) else [None]:
        key, word = next(iter(token.items())) if isinstance(token, dict) and len(token) == 1 else ("", None)
        if key not in (*AS_WRITTEN, "LOWER") or not isinstance(word, str):
            raise GazetteerError(
                _("{place}: a pattern is text, or words as {word} or LOWER; write it so").format(
                    place=place, word=AS_WRITTEN[0]
                )
            )
        keys.add(key)
        words.append(word)
    return " ".join(words), "LOWER" in keys


def _check_keys(row: dict[str, Any], known: tuple[str, ...], place: str) -> None:
    for key, value in row.items():
        if key not in known:
            raise GazetteerError(
                _("{place}: unknown key {key!r}; write one of {names}").format(
                    place=place, key=key, names=", ".join(known)
                )
            )
        if not isinstance(value, str):
            raise GazetteerError(
                _("{place}: {key} is {value!r}; write text in quotes").format(place=place, key=key, value=value)
            )
