"""``selon report``: articles, or a table of claims, to one page to read and to send."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.claims_tables import from_table, tables_of_claims
from nlp_pipeline.cli.language import open_language
from nlp_pipeline.cli.messages import FAILED, clean_end, error_console, say, stop
from nlp_pipeline.cli.options import (
    DEFAULT_MODEL,
    Accelerate,
    Encoding,
    Gazetteer,
    Hearsay,
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
from nlp_pipeline.cli.working import work_through
from nlp_pipeline.messages import _, written_number
from nlp_pipeline.readers import Inputs, known_suffixes
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.writers import CLAIMS, Output, WriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.report import Page
    from nlp_pipeline.run import Extracted
    from nlp_pipeline.schema import Row

HELP = _("""Make one HTML page of articles: the text with its claims marked beside their table, to filter and to search.

The page is one file that loads nothing and sends nothing: it can be opened offline and sent by mail. Over two
articles and more it shows who is quoted most, how, when and where, as plots if `pip install "selon[report]"`
has brought matplotlib.

Given a table that `selon extract` wrote (CSV, JSON Lines, XLSX, Parquet or SQLite), it shows each claim in its
sentence, as the table does not hold the articles.

Examples:

- `selon report article.txt -o report.html`
- `selon report articles/ -o report.html --title "Le pont de Lurcay"`
- `selon report claims.csv -o report.html --lang en`
""")

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        show_default=False,
        help=_("Files ({names}), whole folders, or `-` for standard input; or tables of claims.").format(
            names=", ".join(known_suffixes())
        ),
    ),
]
PageFile = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help=_("The page, an .html file."), show_default=False)
]
Language = Annotated[str, typer.Option("--lang", metavar="fr|en", help=_("The language of the page's own words."))]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help=_("What stands at the head of the page."), show_default=False),
]


@dataclass(frozen=True, slots=True)
class _Settings:
    """What the user says about the run."""

    language: Settings
    min_confidence: float
    quiet: bool


def report(
    inputs: Given,
    output: PageFile,
    lang: Language = "fr",
    title: Title = None,
    model: Model = DEFAULT_MODEL,
    encoding: Encoding = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    hearsay: Hearsay = True,
    min_confidence: MinConfidence = 0.0,
    lexicon: Lexicon = None,
    gazetteer: Gazetteer = None,
    press_weights: PressWeights = True,
    accelerate: Accelerate = True,
    quiet: Quiet = False,
) -> None:
    """Make the page; ``HELP`` is what the user reads."""
    from nlp_pipeline.readers.claims_table import NEEDED
    from nlp_pipeline.report import LANGUAGES, Page

    with clean_end():
        if lang not in LANGUAGES:
            first, second = LANGUAGES
            words = _("--lang {lang}: the page is written in {first} or {second}")
            stop(words.format(lang=lang, first=first, second=second))
        given = inputs_of(inputs, read_options(encoding, text_column, id_column))
        tables = tables_of_claims(inputs, NEEDED)
        page = Page(lang, title=title or "", sentences_only=bool(tables))
        if Path(output).suffix.lower() not in page.suffixes:
            stop(_("{output}: the page is an HTML file; give it the ending .html").format(output=output))
        if given.includes(output):
            stop(_("{output}: is one of the inputs and would be overwritten").format(output=output))
        settings = _Settings(
            Settings(model, hearsay, lexicon, gazetteer, press_weights, accelerate), min_confidence, quiet
        )
        try:
            failures = _make(page, output, given, tables, settings)
        except WriteError as error:
            stop(_("{path}: cannot be written: {reason}").format(path=error.path, reason=error.reason), FAILED)
        raise typer.Exit(FAILED if failures else 0)


def _make(page: Page, output: str, given: Inputs, tables: Sequence[Path], settings: _Settings) -> int:
    """Write the page, whole or not at all; give the number of inputs that failed."""
    with ExitStack() as stack:
        file = Output(output, page, CLAIMS)
        stack.callback(file.close)
        if tables:
            articles, failures = _add_tables(page, file, tables, settings), 0
        else:
            articles, failures = _add_articles(page, file, given, settings)
        if not articles:
            say(_("no article could be read: no file is written"))
            return max(failures, 1)
        file.seal()
        file.publish()
    if not settings.quiet:
        size = Path(output).stat().st_size / 1_000_000
        say(_("written: {output} ({size} MB)").format(output=output, size=written_number(size, 1)))
    return failures


def _add_tables(page: Page, file: Output, tables: Sequence[Path], settings: _Settings) -> int:
    """Put the rows of tables on the page; give the number of articles."""
    from nlp_pipeline.report import read_claims

    count = 0
    for path in tables:
        for article, rows in from_table(path, read_claims):
            page.add_article(article)
            file.write(row for row in rows if _is_wanted(row, settings))
            count += 1
    return count


def _is_wanted(row: Row, settings: _Settings) -> bool:
    """Tell whether a table's row stays, by the options that leave claims out of a run."""
    sure = row["confidence"] is None or row["confidence"] >= settings.min_confidence
    return sure and (settings.language.hearsay or row["kind"] != "hearsay")


def _add_articles(page: Page, file: Output, given: Inputs, settings: _Settings) -> tuple[int, int]:
    """Put articles and their claims on the page; give how many there are and how many inputs failed."""
    console = error_console()
    nlp = open_language(settings.language, None if settings.quiet else console)

    def take(result: Extracted) -> None:
        page.add_article(result.article)
        file.write(result.claims)

    bar = given.measure() if console.is_terminal and not settings.quiet else None
    summary = work_through(nlp, given, [take], console, min_confidence=settings.min_confidence, bar=bar)
    if not settings.quiet:
        from nlp_pipeline.cli.summary import print_summary

        print_summary(console, summary, passed_over=given.passed_over, written=())
    return summary.articles, len(summary.failures)
