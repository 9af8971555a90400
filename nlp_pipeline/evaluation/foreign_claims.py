"""Claims from a file in JSON Lines, as ``selon extract -o claims.jsonl`` writes them, or another tool."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _, reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from nlp_pipeline.schema import Row


class ClaimsError(ValueError):
    """A file of claims that cannot be used; the message names file and line."""


def read_claims(path: Path) -> list[Row]:
    """Read claims, one JSON object a line with at least ``doc_id`` and ``claim_spans``.

    Args:
        path: the file, UTF-8.

    Raises:
        ClaimsError: the file cannot be read, or a line is no such claim.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise ClaimsError(f"{path}: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise ClaimsError(_("{path}: not in UTF-8").format(path=path)) from error
    return [
        _claim(line, _("{path}, line {number}").format(path=path, number=number))
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


def _claim(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise ClaimsError(_("{place}: nested too deep").format(place=place)) from error
    except ValueError as error:
        raise ClaimsError(_("{place}: is no JSON: {error}").format(place=place, error=error)) from error
    if not isinstance(row, dict) or "doc_id" not in row:
        raise ClaimsError(_("{place}: has no doc_id").format(place=place))
    if (
        not isinstance(row.get("claim_spans"), list)
        or not row["claim_spans"]
        or not all(map(_is_span, row["claim_spans"]))
    ):
        raise ClaimsError(_("{place}: claim_spans must be pairs of offsets, as [[27, 68]]").format(place=place))
    if row.get("source_span") is not None and not _is_span(row["source_span"]):
        raise ClaimsError(_("{place}: source_span must be a pair of offsets or null").format(place=place))
    confidence = row.get("confidence")
    if confidence is not None and not (isinstance(confidence, int | float) and 0 <= confidence <= 1):
        raise ClaimsError(_("{place}: confidence must be a number from 0 to 1").format(place=place))
    return row


def _is_span(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(offset, int) for offset in value)
        and 0 <= value[0] <= value[1]
    )
