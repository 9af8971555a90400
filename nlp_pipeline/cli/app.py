"""The commands put together. A new one is a module beside this and a line here."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

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
from nlp_pipeline.cli.help_pages import HelpGroup, HelpPages
from nlp_pipeline.messages import _
from nlp_pipeline.version import __version__

HELP = _("""Who says what in French press articles: claims, their sources and their exact place in the text.

Examples:

- `selon extract articles/ -o claims.csv`: every claim of a folder of articles as a table
- `selon inspect export.html`: what a file or folder holds, before anything else
- `selon show article.txt`: one article with its claims, sources and cues marked
- `selon report articles/ -o report.html`: one page with the articles beside the table of their claims
- `selon repeats claims.csv`: the claims that several articles carry, and how each attributes them
- `selon compare claims.csv --by outlet`: shares of kinds, stances and sources side by side
- `selon serve`: the same in the browser, to correct and to take away
- `selon lexicon déclarait`: what is known of a word
- `selon evaluate corpus/gold`: how well claims agree with gold
- `selon extract --help`: what a command takes

It speaks French or English: as the environment variable SELON_LANG says (fr, en), else as the locale does.
""")

app = HelpPages(
    name="selon",
    no_args_is_help=True,
    cls=HelpGroup,
    rich_markup_mode=None,
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
        typer.Option("--version", callback=_print_version, is_eager=True, help=_("Print the version and end.")),
    ] = False,
) -> None:
    """Hold what stands before a command; ``HELP`` is what the user reads."""


def main() -> None:
    """Run the command in this process; ``nlp_pipeline.__main__`` sees to it that it ends in words."""
    # A terminal that cannot show a letter gets a sign in its place.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    app(prog_name="selon")
