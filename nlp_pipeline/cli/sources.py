"""``selon sources``: who is quoted over a corpus, from tables of claims."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.messages import FAILED, clean_end, say, stop
from nlp_pipeline.schema import SOURCE_COLUMNS
from nlp_pipeline.writers import Output, RunFormat, Table, WriteError, format_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Row

HELP = f"""Bring the claims of every source together: a table, one row a source, from tables that `selon extract` wrote.

Names are joined by the gazetteer ("OMS", "Organisation mondiale de la santé") and where only case, accents, marks, an
article or a title before a full name differ; never by a surname alone. Two persons of one full name are one
row, and so is a description ("la direction") that several articles use.

Examples:

- `selon sources claims.csv`
- `selon sources 2023.jsonl 2024.jsonl -o sources.csv --min-claims 5`
- `selon sources claims.csv --type person --top 20`

The columns: {", ".join(column.name for column in SOURCE_COLUMNS)}.
"""

BAR = 24
NAME_WIDTH = 40
SOURCES = Table("sources", SOURCE_COLUMNS)
TYPES = ("person", "organization", "media", "document", "group", "anonymous")

Tables = Annotated[
    list[Path], typer.Argument(metavar="CLAIMS", show_default=False, help="Tables of claims: `.csv`, `.jsonl`.")
]
Destination = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The table of sources: `.csv`, `.jsonl`, `.parquet` …",
        show_default=False,
    ),
]
MinClaims = Annotated[
    int, typer.Option("--min-claims", metavar="N", min=1, help="Leave out sources with fewer claims.")
]
OfType = Annotated[
    str | None, typer.Option("--type", metavar="|".join(TYPES), help="Only sources of this type.", show_default=False)
]
Top = Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many are shown in the terminal.")]


def sources(
    claims: Tables, output: Destination = None, min_claims: MinClaims = 1, kind: OfType = None, top: Top = 15
) -> None:
    """Add up the sources of tables of claims; ``HELP`` is what the user reads."""
    from nlp_pipeline.readers.claims_table import ClaimsFileError, claims_in, is_claims_file
    from nlp_pipeline.run.source_table import source_rows

    with clean_end(), ExitStack() as stack:
        if kind is not None and kind not in TYPES:
            stop(f"--type {kind}: known are {', '.join(TYPES)}")
        for path in claims:
            if not path.is_file():
                stop(f"{path}: no such file")
            if not is_claims_file(path):
                stop(f"{path}: is no table of claims; make one with: selon extract ARTICLES -o claims.csv")
            if output is not None and Path(output).exists() and path.samefile(output):
                stop(f"{path}: is one of the inputs and would be overwritten")
        file = None if output is None else _opened(output, stack)
        at = claims[0]
        try:
            rows = list(source_rows(chain.from_iterable(map(claims_in, claims)), min_claims=min_claims, kind=kind))
        except (ClaimsFileError, UnicodeDecodeError) as error:
            stop(f"{at if len(claims) == 1 else ', '.join(map(str, claims))}: {error}", FAILED)
        except OSError as error:
            stop(f"{error.filename}: {(error.strerror or str(error)).lower()}", FAILED)
        if file is not None:
            _write(file, rows)
        _print(rows, top)
        if output is not None:
            say(f"written: {output}")


def _opened(output: str, stack: ExitStack) -> Output:
    try:
        known = format_of(output)
        if isinstance(known, RunFormat):
            stop(f"{output}: {known.name} holds articles; give the ending .csv, .jsonl or .parquet")
        file = Output(output, known, SOURCES)
    except ValueError as error:
        stop(str(error))
    except WriteError as error:
        stop(f"{error.path}: cannot be written: {error.reason}")
    stack.callback(file.close)
    return file


def _write(file: Output, rows: Sequence[Row]) -> None:
    try:
        file.write(rows)
        file.seal()
        file.publish()
    except WriteError as error:
        stop(f"{error.path}: cannot be written: {error.reason}", FAILED)


def _print(rows: Sequence[Row], top: int) -> None:
    from rich.bar import Bar
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    from nlp_pipeline.cli.show import output_console
    from nlp_pipeline.cli.summary import counted
    from nlp_pipeline.display.visible import on_one_line

    console, _ = output_console()
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    grid.add_column("source", no_wrap=True, overflow="ellipsis", max_width=NAME_WIDTH)
    grid.add_column("type")
    grid.add_column("claims", justify="right")
    grid.add_column("", width=BAR)
    grid.add_column("articles", justify="right")
    for row in rows[:top]:
        bar = Bar(size=rows[0]["claims"], begin=0, end=row["claims"], width=BAR, color="blue")
        name = Text(on_one_line(row["name"]))
        grid.add_row(name, row["type"], f"{row['claims']:,}", bar, f"{row['articles']:,}")
    console.print(counted(len(rows), "source"))
    if rows:
        console.print(grid)
