"""Tables of claims that ``selon extract`` wrote, read back a row at a time, whatever their format."""

from __future__ import annotations

import codecs
import csv
import json
import math
from typing import TYPE_CHECKING, Any, TextIO

from nlp_pipeline.messages import _
from nlp_pipeline.readers.stored_claims import KINDS, StoredClaimsError, columns_of, rows_of
from nlp_pipeline.schema import CLAIM_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from nlp_pipeline.schema import Row

_DELIMITED = (".csv", ".tsv")
SUFFIXES = (*_DELIMITED, ".jsonl", ".ndjson", *KINDS)
"""The endings of the tables that can be read back."""

NEEDED = ("doc_id", "claim_id", "claim", "source", "source_name", "kind", "sentence")
"""The columns without which a table is none that claims can be shown from."""

_HEAD = 16_384
_LONGEST_CELL = 16_000_000
_NUMBERS = {column.name: column.dtype for column in CLAIM_COLUMNS if column.dtype in ("Int64", "Float64")}


class ClaimsFileError(ValueError):
    """A table of claims that cannot be read back; says the line and the reason."""


def is_claims_file(path: Path, needed: Sequence[str] = NEEDED) -> bool:
    """Tell from a file's ending and its first line whether it is a table of claims of ours.

    Args:
        path: the file.
        needed: the columns that it must have.

    Raises:
        OSError: the file cannot be read.
    """
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    if path.suffix.lower() in KINDS:
        return set(needed) <= set(columns_of(path))
    delimited = path.suffix.lower() in _DELIMITED
    with path.open("rb") as stream:
        head = stream.readline(_HEAD if delimited else _HEAD * 64)
    first = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if delimited:
        names: Iterable[str] = next(csv.reader([first], delimiter=_delimiter(first)), [])
    else:
        try:
            found = json.loads(first)
        except (ValueError, RecursionError):
            return False
        names = found if isinstance(found, dict) else []
    return set(needed) <= set(names)


def claims_in(path: Path, needed: Sequence[str] = NEEDED) -> Iterator[Row]:
    """Give the rows of a table of claims, one after another, the file never whole in memory.

    Args:
        path: a file that ``is_claims_file`` knows for one.
        needed: the columns that every row must have.

    Returns:
        Rows with every column of the claim table, in the order of the file.

    Raises:
        ClaimsFileError: a line is broken, or the file is damaged or not UTF-8.
        OSError: the file cannot be read.
    """
    if path.suffix.lower() in KINDS:
        try:
            for number, found in enumerate(rows_of(path), 2):
                yield _row(found, number, needed)
        except StoredClaimsError as error:
            raise ClaimsFileError(str(error)) from error
        return
    delimited = path.suffix.lower() in _DELIMITED
    with path.open(encoding="utf-8-sig", newline="" if delimited else "\n") as stream:
        try:
            for number, found in _csv_rows(stream) if delimited else _json_rows(stream):
                yield _row(found, number, needed)
        except UnicodeDecodeError as error:
            raise ClaimsFileError(
                _("not UTF-8 at byte {place}: write it again with selon extract").format(place=error.start)
            ) from error


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _csv_rows(stream: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        delimiter = _delimiter(stream.readline())
        stream.seek(0)
        reader = csv.DictReader(stream, delimiter=delimiter)
        for found in reader:
            if None in found or None in found.values():
                raise ClaimsFileError(
                    _("line {line}: has not as many cells as the first line has names").format(line=reader.line_num)
                )
            yield reader.line_num, found
    except csv.Error as error:
        raise ClaimsFileError(_("line {line}: {error}").format(line=reader.line_num, error=error)) from error
    finally:
        csv.field_size_limit(before)


def _json_rows(stream: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except RecursionError as error:
            raise ClaimsFileError(_("line {number}: nested too deep").format(number=number)) from error
        except ValueError as error:
            raise ClaimsFileError(_("line {number}: no JSON ({error})").format(number=number, error=error)) from error
        if not isinstance(found, dict):
            raise ClaimsFileError(_("line {number}: no JSON object").format(number=number))
        yield number, found


def _row(found: dict[str, Any], number: int, needed: Sequence[str]) -> Row:
    """Give a row with every column of the table, whatever columns the file lacks or has besides."""
    missing = [name for name in needed if name not in found]
    if missing:
        raise ClaimsFileError(_("line {number}: lacks {names}").format(number=number, names=", ".join(missing)))
    row: Row = {}
    for column in CLAIM_COLUMNS:
        value = found.get(column.name)
        if column.name in _NUMBERS:
            row[column.name] = _number(value, column.name, number)
        elif column.dtype == "boolean":
            row[column.name] = value is True or str(value).lower() in ("true", "vrai", "1")
        else:
            # Half a surrogate pair, which JSON can write, is no text.
            row[column.name] = "" if value is None else str(value).encode("utf-8", "replace").decode("utf-8")
    return row


def _number(value: Any, name: str, line: int) -> float | int | None:
    if value is None or value == "":
        return None
    try:
        number = float(str(value).replace(",", "."))
        if not math.isfinite(number):
            raise ValueError(value)
        return number if _NUMBERS[name] == "Float64" else int(number)
    except ValueError as error:
        raise ClaimsFileError(_("line {line}: {name} is no number").format(line=line, name=name)) from error
