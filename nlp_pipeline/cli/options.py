"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.messages import stop
from nlp_pipeline.messages import _
from nlp_pipeline.readers import Inputs, ReadOptions, is_text_encoding, is_web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_MODEL = "fr_core_news_sm"

Model = Annotated[str, typer.Option("--model", metavar="NAME", help=_("The spaCy model for French."))]
Hearsay = Annotated[
    bool,
    typer.Option(
        "--hearsay/--no-hearsay",
        help=_("Count bare conditionals (« le suspect serait en fuite ») as claims of the kind hearsay."),
    ),
]
Lexicon = Annotated[
    str | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help=_("Verbs, source phrases, nouns and names of your own, a TOML file (docs/lexicon.en.md)."),
        show_default=False,
    ),
]
Gazetteer = Annotated[
    str | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help=_("Names of your own: CSV with name and type, or JSONL patterns as spaCy's span_ruler takes them."),
        show_default=False,
    ),
]
PressWeights = Annotated[
    bool,
    typer.Option(
        "--press-weights/--no-press-weights",
        help=_(
            "Recognise entities and parse with weights trained further, on press texts among others, which "
            "fr_core_news_sm has here, or with the model's own."
        ),
    ),
]
Accelerate = Annotated[
    bool,
    typer.Option(
        "--accelerate/--no-accelerate",
        help=_("Do the model's own work in a quicker way that gives the same, or as spaCy does it."),
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="X",
        min=0,
        max=1,
        help=_("Leave out claims whose confidence is below X, from 0 to 1."),
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help=_(
            "The files' encoding, where it is not found out by itself: a byte order mark, else "
            "UTF-8, else Windows-1252."
        ),
        show_default=False,
    ),
]

Fetch = Annotated[
    bool, typer.Option("--fetch/--no-fetch", help=_("Fetch a page of the web when its address is given; else never."))
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("No progress and no summary; what fails is still said."))]


TextColumn = Annotated[
    str | None,
    typer.Option(
        "--text-column",
        metavar="NAME",
        help=_("The column of a table (CSV, XLSX, JSON, Parquet) that holds the texts, where its name does not tell."),
        show_default=False,
    ),
]
IdColumn = Annotated[
    str | None,
    typer.Option("--id-column", metavar="NAME", help=_("The column that names the articles."), show_default=False),
]


def inputs_of(names: Sequence[str], options: ReadOptions, *, fetch: bool = False) -> Inputs:
    """Give the inputs that a command works on; one that is not there is wrong usage.

    Args:
        names: what the user named.
        options: what the user says about the files.
        fetch: whether the page at a web address is fetched.
    """
    # Imported here: most commands fetch nothing.
    from nlp_pipeline.download import download

    given = Inputs(names, options, fetch=download if fetch else None)
    for name in given.missing():
        if is_web_address(name):
            stop(_("{name}: pages of the web are not fetched here").format(name=name))
        stop(_("{name}: no such file or folder").format(name=name))
    return given


def read_options(encoding: str | None, text_column: str | None = None, id_column: str | None = None) -> ReadOptions:
    """Give the readers' options; an encoding that Python does not know is wrong usage."""
    if encoding is not None and not is_text_encoding(encoding):
        stop(
            _("unknown encoding {encoding} (known are utf-8, cp1252, iso-8859-15, utf-16 …)").format(encoding=encoding)
        )
    return ReadOptions(encoding=encoding, text_column=text_column, id_column=id_column)
