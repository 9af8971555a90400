"""``selon inspect``: what a corpus holds and what looks wrong, before the model runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.messages import FAILED, clean_end, error_console, stop
from nlp_pipeline.cli.options import Encoding, IdColumn, TextColumn, read_options
from nlp_pipeline.readers import Inputs, known_suffixes

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from nlp_pipeline.run.inspection import Inspection

HELP = """Say what was recognised in files and folders, how many articles, which metadata, and what looks wrong.

The model is not loaded: thousands of articles take seconds.

Examples:

- `selon inspect corpus/articles`
- `selon inspect europresse.html`
- `selon inspect articles.xlsx --text-column contenu --json`

The exit status is 0, or 1 if an input could not be read or no article is there.
"""

SHOWN = 5
"""Names and outlets that are shown of each kind."""

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", show_default=False, help=f"Files ({', '.join(known_suffixes())}), folders, or `-`."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Everything as JSON, for programs.")]


def inspect(
    inputs: Given,
    encoding: Encoding = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    as_json: AsJson = False,
) -> None:
    """Read the inputs and say what they are; ``HELP`` is what the user reads."""
    with clean_end():
        given = Inputs(inputs, read_options(encoding, text_column, id_column))
        for name in given.missing():
            stop(f"{name}: no such file or folder")
        from nlp_pipeline.run.inspection import inspect_inputs

        console = error_console()
        with console.status("Reading …"):
            found = inspect_inputs(given)
        if as_json:
            typer.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        else:
            from nlp_pipeline.cli.show import output_console

            _print(output_console()[0], found)
        raise typer.Exit(FAILED if found.failures or not found.articles else 0)


def _print(console: Console, found: Inspection) -> None:
    from nlp_pipeline.cli.summary import counted

    console.print(f"{counted(found.articles, 'article')}, {found.characters:,} characters")
    for name, count in found.formats.most_common():
        console.print(f"  {name}: {count:,}")
    if found.articles:
        console.print(_metadata(found))
    if found.outlets:
        shown = ", ".join(f"{name} ({count:,})" for name, count in found.outlets.most_common(SHOWN))
        console.print(f"outlets: {len(found.outlets):,}: {shown}", soft_wrap=True)
    if found.dates[0]:
        console.print(f"dates: {found.dates[0]} to {found.dates[1]}")
    for doubt, names in found.doubts.items():
        console.print(f"look at: {counted(len(names), 'article')} {doubt}: {_some(names)}", soft_wrap=True)
    if found.duplicates:
        names = [f"{name} = {first}" for name, first in found.duplicates]
        console.print(
            f"look at: {counted(len(names), 'article')} that repeat an earlier one: {_some(names)}", soft_wrap=True
        )
    for path, reason in found.failures:
        console.print(f"not read: {path}: {reason}", soft_wrap=True)
    if found.passed_over.count:
        console.print(f"passed over: {found.passed_over}", soft_wrap=True)


def _metadata(found: Inspection) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from nlp_pipeline.run.inspection import METADATA

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("metadata")
    table.add_column("articles", justify="right")
    table.add_column("share", justify="right")
    for part in METADATA:
        count = found.metadata[part]
        table.add_row(part, f"{count:,}", f"{count / found.articles:.0%}")
    return table


def _some(names: list[str]) -> str:
    from nlp_pipeline.display.visible import on_one_line

    return on_one_line(", ".join(names[:SHOWN])) + (", …" if len(names) > SHOWN else "")
