"""The rows of the lexicon's CSV files, each with the place that a message can name."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

Row = dict[str, str]


class LexiconError(ValueError):
    """An entry of the lexicon that is not valid; the message names the file, the place and what to do."""


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    """Give the rows of a CSV file with the place of each ("verbs.csv, line 12").

    Args:
        path: the file.
        columns: the names that its first line must have, in this order.

    Raises:
        LexiconError: the file cannot be read, its first line is another, or a row has too few or too many fields.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            _("{path}: cannot be read: {error}; is the package installed whole?").format(path=path, error=error)
        ) from error
    reader = csv.reader(text.splitlines())
    if next(reader, None) != list(columns):
        raise LexiconError(
            _("{name}, line 1: write the columns {names}").format(name=path.name, names=",".join(columns))
        )
    width, somewhere = len(columns), _("{path}, line {number}")
    for fields in reader:
        place = somewhere.format(path=path.name, number=reader.line_num)
        if len(fields) != width:
            raise LexiconError(
                _("{place}: has {number} fields, give {width}; put a field with a comma in quotes").format(
                    place=place, number=len(fields), width=width
                )
            )
        yield place, dict(zip(columns, fields, strict=True))


def checked(value: str, known: Collection[str], what: str, place: str) -> str:
    """Give a value back if it is a known one.

    Raises:
        LexiconError: it is not; the message lists those that are.
    """
    if value not in known:
        raise LexiconError(
            _("{place}: unknown {what} {value!r}; write one of {names}").format(
                place=place, what=_(what), value=value, names=", ".join(sorted(known))
            )
        )
    return value
