"""The commands put together. A new one is a module beside this and a line here."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer

from nlp_pipeline import __version__
from nlp_pipeline.cli import (
    compare,
    evaluate,
    extract,
    import_,
    inspect_,
    lexicon,
    repeats,
    report,
    serve,
    show,
    sources,
)

HELP = """Who says what in French press articles: claims, their sources and their exact place in the text.

Examples:

- `selon extract articles/ -o claims.csv`: every claim of a folder of articles as a table
- `selon inspect export.html`: what a file or folder holds, before anything else
- `selon show article.txt`: one article with its claims, sources and cues marked
- `selon report articles/ -o report.html`: one page with the articles beside the table of their claims
- `selon serve`: the same in the browser, to correct and to take away
- `selon lexicon déclarait`: what is known of a word
- `selon evaluate corpus/gold`: how well claims agree with gold
- `selon extract --help`: what a command takes
"""

app = typer.Typer(
    name="selon",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
app.command(help=compare.HELP)(compare.compare)
app.command(help=evaluate.HELP)(evaluate.evaluate)
app.command(help=extract.HELP)(extract.extract)
app.command(help=lexicon.HELP)(lexicon.lexicon)
app.command(help=repeats.HELP)(repeats.repeats)
app.command(help=report.HELP)(report.report)
app.command(help=serve.HELP)(serve.serve)
app.command(help=show.HELP)(show.show)
app.command(help=sources.HELP)(sources.sources)
app.command(name="inspect", help=inspect_.HELP)(inspect_.inspect)
app.command(name="import", help=import_.HELP)(import_.import_annotations)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"selon {__version__}")
        raise typer.Exit


@app.callback(help=HELP)
def selon(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end."),
    ] = False,
) -> None:
    """Hold what stands before a command; ``HELP`` is what the user reads."""


def main() -> None:
    """Run the command; its exit status is 0, 1 if an input failed, 2 for wrong usage, 130 after Ctrl-C."""
    # Ended from outside, a run cleans up like one that ends by itself.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    # A terminal that cannot show a letter gets a sign in its place.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    app(prog_name="selon")
