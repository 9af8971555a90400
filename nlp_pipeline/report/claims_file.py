"""A table of claims that ``selon extract`` wrote, read back: CSV or JSON Lines.

It holds no article, so a text is made of the sentences that the claims stand in, and the marks are set anew in
it: by the words, at the distances that the table's offsets tell.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import math
from typing import TYPE_CHECKING, Any

from nlp_pipeline.schema import CLAIM_COLUMNS, PIECE_JOINER, Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from nlp_pipeline.schema import Row

SUFFIXES = (".csv", ".jsonl", ".ndjson")
"""The endings of the tables that can be read back."""

_NEEDED = ("doc_id", "claim_id", "claim", "source", "source_name", "kind", "sentence")
"""The columns without which a table is none of ours."""

_HEAD = 16_384
_LONGEST_CELL = 16_000_000
_NUMBERS = {column.name: column.dtype for column in CLAIM_COLUMNS if column.dtype in ("Int64", "Float64")}


class ClaimsFileError(ValueError):
    """A table of claims that cannot be read back; says the line and the reason."""


def is_claims_file(path: Path) -> bool:
    """Tell from a file's ending and its first line whether it is a table of claims of ours.

    Raises:
        OSError: the file cannot be read.
    """
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    with path.open("rb") as stream:
        head = stream.readline(_HEAD * 64 if path.suffix.lower() != ".csv" else _HEAD)
    first = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if path.suffix.lower() == ".csv":
        names: Iterable[str] = next(csv.reader([first], delimiter=_delimiter(first)), [])
    else:
        try:
            found = json.loads(first)
        except ValueError:
            return False
        names = found if isinstance(found, dict) else []
    return set(_NEEDED) <= set(names)


def read_claims(path: Path) -> list[tuple[Article, list[Row]]]:
    """Read a table of claims.

    Args:
        path: a file that ``is_claims_file`` knows for one.

    Returns:
        For each article its sentences as a text, and its rows with ``claim_spans``, ``source_span`` and
        ``cue_spans`` in that text; in the order of the file.

    Raises:
        ClaimsFileError: a line is broken, or the file is not UTF-8.
        OSError: the file cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimsFileError(f"not UTF-8 at byte {error.start}: write it again with selon extract") from error
    lines = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(text)
    articles: dict[str, list[Row]] = {}
    for number, found in lines:
        row = _row(found, number)
        articles.setdefault(row["doc_id"], []).append(row)
    return [_with_text(rows) for rows in articles.values()]


def _delimiter(first: str) -> str:
    return ";" if first.count(";") > first.count(",") else ","


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]))
        for found in reader:
            if None in found or None in found.values():
                raise ClaimsFileError(f"line {reader.line_num}: has not as many cells as the first line has names")
            yield reader.line_num, found
    except csv.Error as error:
        raise ClaimsFileError(f"line {reader.line_num}: {error}") from error
    finally:
        csv.field_size_limit(before)


def _json_rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    # Not splitlines: a line of JSON may hold other line separators bare.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ClaimsFileError(f"line {number}: no JSON ({error})") from error
        if not isinstance(found, dict):
            raise ClaimsFileError(f"line {number}: no JSON object")
        yield number, found


def _row(found: dict[str, Any], number: int) -> Row:
    """Give a row with every column of the table, whatever columns the file lacks or has besides."""
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        raise ClaimsFileError(f"line {number}: lacks {', '.join(missing)}")
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
        raise ClaimsFileError(f"line {line}: {name} is no number") from error


def _with_text(rows: Sequence[Row]) -> tuple[Article, list[Row]]:
    """Join the sentences of an article's claims to a text, and set the marks in it."""
    parts: list[str] = []
    starts: dict[str, int] = {}
    length = 0
    marked: list[Row] = []
    for row in rows:
        sentence = row["sentence"] or row["claim"]
        if sentence not in starts:
            starts[sentence] = length
            parts.append(sentence)
            length += len(sentence) + 2
        marked.append({**row, **_spans(row, sentence, starts[sentence])})
    first = rows[0]
    known = {name: first[name] for name in ("doc_id", "title", "date", "outlet", "author", "url")}
    return Article(text="\n\n".join(parts), **known), marked


def _spans(row: Row, sentence: str, offset: int) -> dict[str, Any]:
    claim = _pieces(sentence, row["claim"], 0)
    begin = claim[0][0] if claim else 0
    source = _near(sentence, row["source"], _distance(row, "source_start", begin))
    cue_at = _distance(row, "cue_start", begin)
    whole = _near(sentence, row["cue"], cue_at)
    cue = [whole] if whole else _pieces(sentence, row["cue"], max(0, cue_at))
    return {
        "claim_spans": [[start + offset, end + offset] for start, end in claim],
        "source_span": [source[0] + offset, source[1] + offset] if source else None,
        "cue_spans": [[start + offset, end + offset] for start, end in cue],
    }


def _distance(row: Row, name: str, begin: int) -> int:
    if row[name] is None or row["claim_start"] is None:
        return begin
    return begin + int(row[name]) - int(row["claim_start"])


def _pieces(sentence: str, words: str, at: int) -> list[tuple[int, int]]:
    """Find the pieces of a claim or cue one after another; none where one of them is not there."""
    found: list[tuple[int, int]] = []
    for piece in (words.split(PIECE_JOINER) if words not in sentence else [words]) if words else []:
        start = sentence.find(piece, at)
        if start < 0:
            return []
        at = start + len(piece)
        found.append((start, at))
    return found


def _near(sentence: str, words: str, expected: int) -> tuple[int, int] | None:
    """Find the occurrence of words that is nearest to where they are expected."""
    places: list[int] = []
    start = sentence.find(words) if words else -1
    while start >= 0:
        places.append(start)
        start = sentence.find(words, start + 1)
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - expected))
    return nearest, nearest + len(words)
