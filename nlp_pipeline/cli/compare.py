"""``selon compare``: outlets, months or authors side by side, from tables of claims."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.claims_tables import TablesOfClaims, from_table, only_tables
from nlp_pipeline.cli.derived_table import begin_table, write_table
from nlp_pipeline.cli.extract import FormatName, KeepDuplicates, on_terminal
from nlp_pipeline.cli.messages import clean_end, say, stop
from nlp_pipeline.cli.options import Gazetteer, MinConfidence, Quiet  # noqa: TC001 - typer reads annotations at run time
from nlp_pipeline.cli.outputs import STANDARD_OUTPUT
from nlp_pipeline.messages import _, written_number
from nlp_pipeline.run.comparison import BY
from nlp_pipeline.schema import COMPARISON_COLUMNS, KINDS
from nlp_pipeline.writers import Table

if TYPE_CHECKING:
    from nlp_pipeline.run.comparison import Comparison
    from nlp_pipeline.schema import Row

HELP = _("""Compare outlets, months, authors or whole tables: how many articles and claims each has, its shares by kind,
stance, and type and gender of the source, and whom it quotes most.

Each share comes with the number behind it and its 95 % interval (Wilson). The table is a long one, a row a figure, as
R, pandas and a pivot table take it. An article without a claim is in no table of claims, and is not counted. Claims of
one article are not quite independent of one another: take a difference near the edge of an interval with caution.

Examples:

- `selon compare claims.csv --by outlet`
- `selon compare claims.csv --by month -o months.csv`
- `selon compare le-val.csv la-cote.csv --by table -o shares.csv --no-duplicates`

The columns: {columns}.

An article is told by its table and `doc_id`. The exit status is 0, 1 if a table is broken, 2 for wrong usage, 130
after Ctrl-C.
""").format(columns=", ".join(column.name for column in COMPARISON_COLUMNS))

COMPARISON = Table("comparison", COMPARISON_COLUMNS)
NAME_WIDTH = 32

By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="|".join(BY),
        help=_("What is compared; `table` takes each file for one group."),
    ),
]
Destination = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_(
            "The table, in the format of the ending (.csv, .tsv, .jsonl, .parquet); `-` is standard "
            "output. Without it, the main figures are shown on a terminal, and the table goes as CSV "
            "into a pipe."
        ),
        show_default=False,
    ),
]
MinClaims = Annotated[
    int, typer.Option("--min-claims", metavar="N", min=1, help=_("Leave out groups with fewer claims."))
]
MostQuoted = Annotated[
    int, typer.Option("--most-quoted", metavar="N", min=0, help=_("How many sources of each group are named."))
]


def compare(
    inputs: TablesOfClaims,
    by: By = "outlet",
    output: Destination = None,
    min_claims: MinClaims = 1,
    most_quoted: MostQuoted = 5,
    format_name: FormatName = None,
    min_confidence: MinConfidence = 0.0,
    gazetteer: Gazetteer = None,
    duplicates: KeepDuplicates = True,
    quiet: Quiet = False,
) -> None:
    """Compare groups of claims; ``HELP`` is what the user reads."""
    from nlp_pipeline.readers.claims_table import claims_in
    from nlp_pipeline.run.comparison import NEEDED, Comparison
    from nlp_pipeline.run.source_names import SourceNames

    def counts(row: Row) -> bool:
        sure = row["confidence"] is None or row["confidence"] >= min_confidence
        return sure and (duplicates or not row["duplicate_of"])

    with clean_end(), ExitStack() as stack:
        if by not in BY:
            stop(_("--by {by}: known are {names}").format(by=by, names=", ".join(BY)))
        given, tables = only_tables(inputs, NEEDED)
        to = output or (None if on_terminal() else STANDARD_OUTPUT)
        file = None if to is None else begin_table(to, format_name, COMPARISON, given, stack)
        comparison = Comparison(by, SourceNames(*([Path(gazetteer)] if gazetteer is not None else [])))
        for path in tables:
            from_table(path, lambda path: comparison.add(filter(counts, claims_in(path, NEEDED)), table=str(path)))
        if file is not None:
            write_table(file, comparison.rows(min_claims=min_claims, most_quoted=most_quoted))
        if to != STANDARD_OUTPUT and not (quiet and output):
            _print(comparison, min_claims)
        if file is not None and to != STANDARD_OUTPUT and not quiet:
            say(_("written: {to}").format(to=to))


def _print(comparison: Comparison, min_claims: int) -> None:
    """Print articles, claims and the shares of the kinds of each group."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    from nlp_pipeline.cli.show import output_console
    from nlp_pipeline.display.visible import on_one_line

    figures: dict[str, dict[str, Row]] = {}
    for row in comparison.rows(min_claims=min_claims, most_quoted=0):
        figures.setdefault(row["group"], {})[row["value"] or row["measure"]] = row
    console, _colour = output_console()
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    grid.add_column(_(comparison.by), no_wrap=True, overflow="ellipsis", max_width=NAME_WIDTH)
    kinds = [kind for kind in KINDS if any(kind in found for found in figures.values())]
    for name in (_("articles"), _("claims"), _("an article"), *kinds):
        grid.add_column(name, justify="right")
    for group, found in figures.items():
        cells = [
            written_number(found["articles"]["count"]),
            written_number(found["claims"]["count"]),
            written_number(found["claims"]["mean"], 1),
        ]
        shares = [_percent(found[kind]) for kind in kinds]
        grid.add_row(Text(on_one_line(group) or "–"), *cells, *shares)
    console.print(grid if figures else _("no claims"))
    if figures:
        console.print(_("shares in per cent, with their 95 % intervals (Wilson)"))


def _percent(row: Row) -> str:
    if row["share"] is None:
        return "–"
    return f"{100 * row['share']:.0f} ({100 * row['low']:.0f}–{100 * row['high']:.0f})"
