"""``selon repeats``: the claims that several articles carry, from tables of claims."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.claims_tables import TablesOfClaims, from_table, only_tables
from nlp_pipeline.cli.counted import counted_claims
from nlp_pipeline.cli.derived_table import begin_table, write_table
from nlp_pipeline.cli.extract import FormatName, on_terminal
from nlp_pipeline.cli.messages import clean_end, say
from nlp_pipeline.cli.options import Gazetteer, MinConfidence, Quiet  # noqa: TC001 - typer reads annotations at run time
from nlp_pipeline.cli.outputs import STANDARD_OUTPUT
from nlp_pipeline.messages import _, ngettext
from nlp_pipeline.schema import REPEAT_COLUMNS
from nlp_pipeline.writers import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.run.repeats import RepeatTable
    from nlp_pipeline.schema import Row

HELP = _("""Find the claims that several articles carry: one row a claim, with who had it first, which outlets carry it,
and how each attributes it: to the same source, to another outlet, to another source, or to nobody.

Two claims are one where nearly all their words are the same, where a quotation is cut differently, or where one source
gives the same figures of the same things. Claims whose figures differ, or of which one is negated, are never one.
The first is the one whose article has the earliest date; without dates, the first of the tables.

Examples:

- `selon repeats claims.csv -o repeats.csv`
- `selon repeats le-val.csv la-cote.jsonl -o repeats.csv --min-articles 3`
- `selon repeats claims.csv --top 20`

The columns: {columns}.

An article is told by its table and `doc_id`: one `doc_id` in two tables is two articles. The exit status is 0, 1 if a
table is broken, 2 for wrong usage, 130 after Ctrl-C.
""").format(columns=", ".join(column.name for column in REPEAT_COLUMNS))

REPEATS = Table("repeats", REPEAT_COLUMNS)

Destination = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_(
            "The table of repeated claims, in the format of the ending (.csv, .tsv, .jsonl, "
            ".parquet); `-` is standard output. Without it, they are shown on a terminal, and go as "
            "CSV into a pipe."
        ),
        show_default=False,
    ),
]
MinArticles = Annotated[
    int, typer.Option("--min-articles", metavar="N", min=2, help=_("Leave out claims that fewer articles carry."))
]
Top = Annotated[int, typer.Option("--top", metavar="N", min=1, help=_("How many are shown in the terminal."))]


def repeats(
    inputs: TablesOfClaims,
    output: Destination = None,
    min_articles: MinArticles = 2,
    top: Top = 15,
    format_name: FormatName = None,
    min_confidence: MinConfidence = 0.0,
    gazetteer: Gazetteer = None,
    quiet: Quiet = False,
) -> None:
    """Bring claims together that say the same; ``HELP`` is what the user reads."""
    from nlp_pipeline.run.repeats import NEEDED, RepeatTable
    from nlp_pipeline.run.source_names import SourceNames

    with clean_end(), ExitStack() as stack:
        given, tables = only_tables(inputs, NEEDED)
        to = output or (None if on_terminal() else STANDARD_OUTPUT)
        file = None if to is None else begin_table(to, format_name, REPEATS, given, stack)
        table = RepeatTable(SourceNames(*([Path(gazetteer)] if gazetteer is not None else [])))
        for path in tables:
            from_table(path, lambda path: table.add(_sure(path, min_confidence), table=str(path)))
        if file is not None:
            write_table(file, table.rows(min_articles=min_articles))
        if to != STANDARD_OUTPUT and not (quiet and output):
            _print(table, min_articles, top)
        if file is not None and to != STANDARD_OUTPUT and not quiet:
            say(_("written: {to}").format(to=to))


def _sure(path: Path, least: float) -> Iterable[Row]:
    """Give the rows of a table that are sure enough."""
    from nlp_pipeline.readers.claims_table import claims_in
    from nlp_pipeline.run.repeats import NEEDED

    return (row for row in claims_in(path, NEEDED) if row["confidence"] is None or row["confidence"] >= least)


def _print(table: RepeatTable, min_articles: int, top: int) -> None:
    """Print the claims that most articles carry."""
    from itertools import islice

    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    from nlp_pipeline.cli.show import output_console
    from nlp_pipeline.display.visible import on_one_line

    console, _colour = output_console()
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    grid.add_column(_("claim"), max_width=70)
    grid.add_column(_("source"), max_width=28)
    grid.add_column(_("first"), max_width=24)
    for name in (_("articles"), _("same source"), _("nobody")):
        grid.add_column(name, justify="right")
    for row in islice(table.rows(min_articles=min_articles), top):
        first = " ".join(part for part in (row["first_outlet"], row["first_date"]) if part)
        cells = [Text(on_one_line(text)) for text in (row["claim"], row["source_name"], first)]
        grid.add_row(*cells, *(str(row[name]) for name in ("articles", "same_source", "no_source")))
    number = table.count(min_articles=min_articles)
    repeated = ngettext("{number} repeated claim", "{number} repeated claims", number)
    figures = _("{repeated} among {claims}").format(repeated=repeated, claims=counted_claims(table.claims))
    if number > top:
        figures = _("{claims}, the first {number} of them:").format(claims=figures, number=top)
    console.print(figures)
    if number:
        console.print(grid)
