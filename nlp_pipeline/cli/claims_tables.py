"""Inputs that are tables of claims, for the commands that take them beside articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.messages import FAILED, stop
from nlp_pipeline.cli.options import inputs_of
from nlp_pipeline.messages import _, reason_of
from nlp_pipeline.readers import STANDARD_INPUT, Inputs, ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    Result = TypeVar("Result")

KINDS_OF_TABLES = "CSV, TSV, JSON Lines, XLSX, Parquet, SQLite"

TablesOfClaims = Annotated[
    list[str],
    typer.Argument(
        metavar="CLAIMS", show_default=False, help=_("Tables of claims ({kinds}).").format(kinds=KINDS_OF_TABLES)
    ),
]
"""The argument of a command that takes tables of claims and nothing else."""


def tables_of_claims(inputs: Sequence[str], needed: Sequence[str]) -> list[Path]:
    """Give the inputs that are tables of claims: all of them or none; anything between is wrong usage.

    Args:
        inputs: what the user named.
        needed: the columns that a table must have.
    """
    from nlp_pipeline.readers.claims_table import is_claims_file

    try:
        tables = [Path(name) for name in inputs if name != STANDARD_INPUT and is_claims_file(Path(name), needed)]
    except OSError as error:
        stop(f"{error.filename}: {reason_of(error)}")
    if tables and len(tables) < len(inputs):
        stop(_("{name}: is a table of claims; give either tables or articles, not both").format(name=tables[0]))
    return tables


def only_tables(inputs: Sequence[str], needed: Sequence[str]) -> tuple[Inputs, list[Path]]:
    """Give inputs that must be tables of claims; anything else is wrong usage.

    Args:
        inputs: what the user named.
        needed: the columns that a table must have.
    """
    given = inputs_of(inputs, ReadOptions())
    tables = tables_of_claims(inputs, needed)
    if not tables:
        stop(
            _("{name}: is no table of claims with {names}: make one with selon extract").format(
                name=inputs[0], names=", ".join(needed)
            )
        )
    return given, tables


def from_table(path: Path, read: Callable[[Path], Result]) -> Result:
    """Read a table of claims; one that is broken ends the command, its name and the line told.

    Args:
        path: the table.
        read: what reads it.
    """
    from nlp_pipeline.readers.claims_table import ClaimsFileError

    try:
        return read(path)
    except ClaimsFileError as error:
        stop(f"{path}: {error}", FAILED)
    except OSError as error:
        stop(f"{path}: {reason_of(error)}", FAILED)
