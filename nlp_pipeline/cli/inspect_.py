"""``selon inspect``: what a corpus holds and what looks wrong, before the model runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.messages import FAILED, clean_end, error_console
from nlp_pipeline.cli.options import Encoding, IdColumn, TextColumn, inputs_of, read_options
from nlp_pipeline.messages import _, ngettext, written_number, written_share
from nlp_pipeline.readers import known_suffixes

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from nlp_pipeline.run.inspection import Inspection

HELP = _("""Say what was recognised in files and folders, how many articles, which metadata, and what looks wrong.

The model is not loaded: thousands of articles take seconds.

Examples:

- `selon inspect corpus/articles`
- `selon inspect europresse.html`
- `selon inspect articles.xlsx --text-column contenu --json`

The exit status is 0, or 1 if an input could not be read or no article is there.
""")

SHOWN = 5
"""Names and outlets that are shown of each kind."""

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        show_default=False,
        help=_("Files ({names}), folders, or `-`.").format(names=", ".join(known_suffixes())),
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=_("Everything as JSON, for programs."))]


def inspect(
    inputs: Given,
    encoding: Encoding = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    as_json: AsJson = False,
) -> None:
    """Read the inputs and say what they are; ``HELP`` is what the user reads."""
    with clean_end():
        given = inputs_of(inputs, read_options(encoding, text_column, id_column))
        from nlp_pipeline.run.inspection import inspect_inputs

        console = error_console()
        with console.status(_("Reading …")):
            found = inspect_inputs(given)
        if as_json:
            typer.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        else:
            from nlp_pipeline.cli.show import output_console

            _print(output_console()[0], found)
        raise typer.Exit(FAILED if found.failures or not found.articles else 0)


def _print(console: Console, found: Inspection) -> None:
    from nlp_pipeline.cli.counted import counted_articles

    characters = ngettext("{number} character", "{number} characters", found.characters)
    console.print(f"{counted_articles(found.articles)}, {characters}")
    for name, count in found.formats.most_common():
        console.print(f"  {_(name)}: {written_number(count)}")
    if found.articles:
        console.print(_metadata(found))
    if found.outlets:
        shown = ", ".join(f"{name} ({written_number(count)})" for name, count in found.outlets.most_common(SHOWN))
        console.print(
            _("outlets: {number}: {names}").format(number=written_number(len(found.outlets)), names=shown),
            soft_wrap=True,
        )
    if found.dates[0]:
        console.print(_("dates: {first} to {last}").format(first=found.dates[0], last=found.dates[1]))
    for doubt, names in found.doubts.items():
        _look_at(console, counted_articles(len(names)), _(doubt), names)
    if found.duplicates:
        names = [f"{name} = {first}" for name, first in found.duplicates]
        _look_at(console, counted_articles(len(names)), _("that repeat an earlier one"), names)
    for path, reason in found.failures:
        console.print(_("not read: {name}: {reason}").format(name=path, reason=reason), soft_wrap=True)
    if found.passed_over.count:
        console.print(_("passed over: {files}").format(files=found.passed_over), soft_wrap=True)


def _look_at(console: Console, articles: str, doubt: str, names: list[str]) -> None:
    words = _("look at: {articles} {doubt}: {names}")
    console.print(words.format(articles=articles, doubt=doubt, names=_some(names)), soft_wrap=True)


def _metadata(found: Inspection) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from nlp_pipeline.run.inspection import METADATA

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(_("metadata"))
    table.add_column(_("articles"), justify="right")
    table.add_column(_("share"), justify="right")
    for part in METADATA:
        count = found.metadata[part]
        table.add_row(part, written_number(count), written_share(count / found.articles))
    return table


def _some(names: list[str]) -> str:
    from nlp_pipeline.display.visible import on_one_line

    return on_one_line(", ".join(names[:SHOWN])) + (", …" if len(names) > SHOWN else "")
