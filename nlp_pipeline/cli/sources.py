"""``selon sources``: who is quoted over a corpus, from tables of claims or from articles."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from nlp_pipeline.cli.claims_tables import KINDS_OF_TABLES, from_table, tables_of_claims
from nlp_pipeline.cli.counted import counted_articles, counted_claims, counted_named_sources
from nlp_pipeline.cli.derived_table import begin_table, write_table
from nlp_pipeline.cli.extract import FormatName, KeepDuplicates, on_terminal
from nlp_pipeline.cli.language import check_own_files, open_language
from nlp_pipeline.cli.messages import FAILED, clean_end, error_console, say, stop
from nlp_pipeline.cli.options import (
    DEFAULT_MODEL,
    Accelerate,
    Encoding,
    Gazetteer,
    IdColumn,
    Lexicon,
    MinConfidence,
    Model,
    PressWeights,
    Quiet,
    TextColumn,
    inputs_of,
    read_options,
)
from nlp_pipeline.cli.outputs import STANDARD_OUTPUT
from nlp_pipeline.cli.working import work_through
from nlp_pipeline.messages import _, ngettext, written_number, written_share
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.schema import GENDER_COLUMNS, SOURCE_COLUMNS, SourceType
from nlp_pipeline.writers import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.readers import Inputs
    from nlp_pipeline.run.gender_shares import GenderShares
    from nlp_pipeline.run.source_table import SourceTable
    from nlp_pipeline.schema import Row

HELP = _("""Count who is quoted: a table, one row a source, from tables that `selon extract` wrote, or from articles.

Names are one source where the gazetteer knows them for one ("OMS", "Organisation mondiale de la santé"), and where they
differ only by capitals, accents, apostrophes, hyphens, the article in front, or a title before a full name ("Mme Anne
Morel"). A surname alone is never joined with a full name: "Macron" and "Emmanuel Macron" are two rows, where no article
has both. Two persons of one full name are one row, and so is a description ("la direction") that several articles use.

Examples:

- `selon sources claims.csv`
- `selon sources 2023.jsonl 2024.jsonl -o sources.csv --min-claims 5`
- `selon sources claims.csv --type person --top 20`
- `selon sources articles/ -o sources.csv --format excel-fr`

The columns: {columns}.

An article is told by its table and `doc_id`: one `doc_id` in two tables is two articles. The exit status is 0, or 1 if
an input failed, 2 for wrong usage, 130 after Ctrl-C.
""").format(columns=", ".join(column.name for column in SOURCE_COLUMNS))

BAR = 24
NAME_WIDTH = 40
SOURCES = Table("sources", SOURCE_COLUMNS)
GENDERS = Table("genders", GENDER_COLUMNS)
TYPES = tuple(name for name in get_args(SourceType) if name != "none")

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="CLAIMS",
        show_default=False,
        help=_("Tables of claims ({kinds}), or articles: files, whole folders, or `-` for standard input.").format(
            kinds=KINDS_OF_TABLES
        ),
    ),
]
Destination = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_(
            "The table of sources, in the format of the ending (.csv, .tsv, .jsonl, .parquet); `-` "
            "is standard output. Without it, sources are shown on a terminal, and go as CSV into a "
            "pipe."
        ),
        show_default=False,
    ),
]
GenderFile = Annotated[
    str | None,
    typer.Option(
        "--gender",
        metavar="FILE",
        help=_(
            "Also write how many women and men are quoted, by claims and by people: in all, by outlet, role, month."
        ),
        show_default=False,
    ),
]
MinClaims = Annotated[
    int, typer.Option("--min-claims", metavar="N", min=1, help=_("Leave out sources with fewer claims."))
]
OfType = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help=_("Only sources of this type: {names}.").format(names=", ".join(TYPES)),
        show_default=False,
    ),
]
Top = Annotated[int, typer.Option("--top", metavar="N", min=1, help=_("How many are shown in the terminal."))]


@dataclass(frozen=True, slots=True)
class _Settings:
    """What the user says about the claims that count."""

    language: Settings
    min_confidence: float
    duplicates: bool
    quiet: bool


def sources(
    inputs: Given,
    output: Destination = None,
    gender: GenderFile = None,
    min_claims: MinClaims = 1,
    kind: OfType = None,
    top: Top = 15,
    format_name: FormatName = None,
    model: Model = DEFAULT_MODEL,
    encoding: Encoding = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    min_confidence: MinConfidence = 0.0,
    lexicon: Lexicon = None,
    gazetteer: Gazetteer = None,
    press_weights: PressWeights = True,
    accelerate: Accelerate = True,
    duplicates: KeepDuplicates = True,
    quiet: Quiet = False,
) -> None:
    """Add up the sources of claims; ``HELP`` is what the user reads."""
    from nlp_pipeline.run.gender_shares import GenderShares
    from nlp_pipeline.run.source_names import SourceNames
    from nlp_pipeline.run.source_table import NEEDED, SourceTable

    with clean_end(), ExitStack() as stack:
        if kind is not None and kind not in TYPES:
            stop(_("--type {kind}: known are {names}").format(kind=kind, names=", ".join(TYPES)))
        given = inputs_of(inputs, read_options(encoding, text_column, id_column))
        tables = tables_of_claims(inputs, NEEDED)
        to = output or (None if on_terminal() else STANDARD_OUTPUT)
        file = None if to is None else begin_table(to, format_name, SOURCES, given, stack)
        gender_file = None if gender is None else begin_table(gender, None, GENDERS, given, stack)
        language = Settings(
            model, lexicon=lexicon, gazetteer=gazetteer, press_weights=press_weights, accelerate=accelerate
        )
        check_own_files(language)
        settings = _Settings(language, min_confidence, duplicates, quiet)
        names = SourceNames(*(Path(path) for path in (lexicon, gazetteer) if path is not None))
        table = _Counts(SourceTable(names), GenderShares(names))
        failures = _add_tables(table, tables, settings) if tables else _add_articles(table, given, settings)
        rows = table.sources.rows(min_claims=min_claims, source_type=kind)
        shares = table.genders.rows()
        if gender_file is not None:
            write_table(gender_file, shares)
        if file is not None:
            write_table(file, rows)
        if to != STANDARD_OUTPUT and not (quiet and output):
            _print(rows, top)
            _print_shares(shares)
        if file is not None and to != STANDARD_OUTPUT and not quiet:
            say(_("written: {to}").format(to=to))
        raise typer.Exit(FAILED if failures else 0)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is counted of claims."""

    sources: SourceTable
    genders: GenderShares

    def add(self, rows: Iterable[Row], table: str = "") -> None:
        """Count claims; ``table`` tells within what ``doc_id`` is unique."""
        for row in rows:
            self.sources.add((row,), table)
            self.genders.add((row,))


def _add_tables(table: _Counts, paths: Sequence[Path], settings: _Settings) -> int:
    """Count the claims of tables, read row by row; one that is broken ends the command."""
    from nlp_pipeline.readers.claims_table import claims_in
    from nlp_pipeline.run.source_table import NEEDED

    def add(path: Path) -> None:
        table.add((row for row in claims_in(path, NEEDED) if _counts(row, settings)), table=str(path))

    for path in paths:
        from_table(path, add)
    if repeated := table.sources.repeated():
        say(
            ngettext(
                "{number} article of the same doc_id in several tables: counted once for each table",
                "{number} articles of the same doc_id in several tables: counted once for each table",
                repeated,
            )
        )
    return 0


def _counts(row: Row, settings: _Settings) -> bool:
    """Tell whether a table's row counts, by the options that leave claims out of a run."""
    sure = row["confidence"] is None or row["confidence"] >= settings.min_confidence
    return sure and (settings.duplicates or not row["duplicate_of"])


def _add_articles(table: _Counts, given: Inputs, settings: _Settings) -> int:
    """Find and count the claims of articles; give how many inputs failed, all of them end the command."""
    from nlp_pipeline.run.duplicates import with_duplicates

    console = error_console()
    nlp = open_language(settings.language, None if settings.quiet else console)
    summary = work_through(
        nlp,
        with_duplicates(given, keep=settings.duplicates),
        [lambda result: table.add(result.claims)],
        console,
        min_confidence=settings.min_confidence,
        bar=given.measure() if console.is_terminal and not settings.quiet else None,
    )
    if not summary.articles:
        stop(_("no article could be read: no file is written"), FAILED)
    if not settings.quiet:
        say(f"{counted_articles(summary.articles)}, {counted_claims(summary.claims)}")
    return len(summary.failures)


def _print(rows: Sequence[Row], top: int) -> None:
    """Print the most quoted sources with a bar each."""
    from rich.bar import Bar
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    from nlp_pipeline.cli.show import output_console
    from nlp_pipeline.display import colours
    from nlp_pipeline.display.visible import on_one_line

    console, _colour = output_console()
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    grid.add_column(_("source"), no_wrap=True, overflow="ellipsis", max_width=NAME_WIDTH)
    grid.add_column(_("type"))
    grid.add_column(_("claims"), justify="right")
    grid.add_column("", width=BAR)
    grid.add_column(_("articles"), justify="right")
    for row in rows[:top]:
        bar = Bar(size=rows[0]["claims"], begin=0, end=row["claims"], width=BAR, color=colours.BAR)
        name = Text(on_one_line(row["name"]))
        grid.add_row(name, row["type"], written_number(row["claims"]), bar, written_number(row["articles"]))
    named = sum(row["named"] for row in rows)
    all_sources = ngettext("{number} source", "{number} sources", len(rows))
    figures = f"{all_sources}, {counted_named_sources(named)}"
    if len(rows) > top:
        figures = _("{sources}, the first {number} of them:").format(sources=figures, number=top)
    console.print(figures)
    if rows:
        console.print(grid)


def _print_shares(shares: Sequence[Row]) -> None:
    """Print the share of women among the people quoted, and of those of whom nothing tells."""
    from nlp_pipeline.cli.show import output_console

    if not shares:
        return
    whole, (console, _colour) = shares[0], output_console()
    for what, words in (("claims", _("Women among claims of people")), ("people", _("Women among people"))):
        women, men, unknown = (whole[f"{what}_{gender}"] for gender in ("women", "men", "unknown"))
        console.print(
            _("{words}: {share} ({women}, {men}; not told: {unknown}, {share_unknown})").format(
                words=words,
                share="–" if women + men == 0 else written_share(whole[f"{what}_share_women"]),
                women=ngettext("{number} woman", "{number} women", women),
                men=ngettext("{number} man", "{number} men", men),
                unknown=written_number(unknown),
                share_unknown=written_share(whole[f"{what}_share_unknown"]),
            )
        )
