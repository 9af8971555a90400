"""``selon lexicon``: prints the lexicon, or finds words in it."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nlp_pipeline.cli.language import check_own_files
from nlp_pipeline.cli.messages import FAILED, clean_end, say, stop
from nlp_pipeline.cli.options import Gazetteer, Lexicon  # noqa: TC001 - typer reads annotations at run time
from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.lexicon.entries import FRAMES
from nlp_pipeline.lexicon.search import ITEM_COLUMNS, KINDS, Item, entries, found
from nlp_pipeline.messages import _
from nlp_pipeline.run.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.lexicon import Lexicon as Words

HELP = _("""Print the lexicon, or search it: the verbs and phrases that attribute, the nouns and names that are sources.

A word is given as it stands in a text: "déclarait" finds the verb "déclarer", "fait savoir" finds "faire savoir".

Examples:

- `selon lexicon déclarait`
- `selon lexicon "tire la sonnette" selon OMS`
- `selon lexicon --kind verbs --stance deny`
- `selon lexicon --kind verbs --frame inf --csv > verbs.csv`
- `selon lexicon tambouriner --lexicon my.toml`

On a terminal the entries come as tables; in a pipe a line each, tabs between its fields, the entry first.

The exit status is 0, or 1 if a word was not found, 2 for wrong usage.
""")

_SHOWN: dict[str, tuple[str, ...]] = {
    "verbs": ("entry", "frames", "stance", "factive", "note", "example"),
    "source-phrases": ("entry", "stance", "note", "example"),
    "cue-nouns": ("entry", "frames", "stance", "note", "example"),
    "source-nouns": ("entry", "type", "gender", "note"),
    "titles": ("entry", "gender"),
    "names": ("entry", "type", "written", "note"),
    "stances": ("entry", "note"),
    "frames": ("entry", "note"),
}

WordsToFind = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORD", show_default=False, help=_("Words to find; without any, all entries.")),
]
Kind = Annotated[
    Literal["verbs", "source-phrases", "cue-nouns", "source-nouns", "titles", "names", "stances", "frames"] | None,
    typer.Option("--kind", metavar="|".join(KINDS), help=_("Only entries of that kind."), show_default=False),
]
Stance = Annotated[
    str | None,
    typer.Option(
        "--stance",
        metavar="NAME",
        help=_("Only entries of that stance (`--kind stances` lists them)."),
        show_default=False,
    ),
]
Frame = Annotated[
    str | None,
    typer.Option(
        "--frame",
        metavar="NAME",
        help=_("Only entries that take that construction (`--kind frames` lists them)."),
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=_("Print a JSON list, with all that is known of each entry."))]
AsCsv = Annotated[bool, typer.Option("--csv", help=_("Print CSV, with all that is known of each entry."))]


def lexicon(
    words: WordsToFind = None,
    kind: Kind = None,
    stance: Stance = None,
    frame: Frame = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    own_lexicon: Lexicon = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Print entries of the lexicon; ``HELP`` is what the user reads."""
    with clean_end():
        if as_json and as_csv:
            stop(_("give one of --json and --csv"))
        known, items = _all_items(own_lexicon, gazetteer)
        for name, value, values in (("stance", stance, known.stances), ("frame", frame, FRAMES)):
            if value is not None and value not in values:
                stop(
                    _("unknown {name} {value} (known are {names})").format(
                        name=name, value=value, names=", ".join(sorted(values))
                    )
                )
        items = [
            item
            for item in items
            if kind in (None, item.kind) and stance in (None, item.stance) and (frame is None or frame in item.frames)
        ]
        missing = []
        if words:
            by_word = {word: found(items, word, known) for word in words}
            missing = [word for word, hits in by_word.items() if not hits]
            hits = {item for hits in by_word.values() for item in hits}
            items = [item for item in items if item in hits]
        if as_json:
            json.dump([item.as_row() for item in items], sys.stdout, ensure_ascii=False, indent=1)
            typer.echo()
        elif as_csv:
            writer = csv.DictWriter(sys.stdout, ITEM_COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(item.as_row() for item in items)
        else:
            _print(items)
        for word in missing:
            say(_("{word}: not in the lexicon").format(word=word))
        if missing or not items:
            raise typer.Exit(FAILED)


def _all_items(own_lexicon: str | None, gazetteer: str | None) -> tuple[Words, list[Item]]:
    """Give the lexicon with the user's files, and its entries; a file that is not valid is wrong usage."""
    from nlp_pipeline.lexicon import load_lexicon
    from nlp_pipeline.lexicon.gazetteer import load_gazetteer

    check_own_files(Settings(lexicon=own_lexicon, gazetteer=gazetteer))
    known = load_lexicon(extra=None if own_lexicon is None else Path(own_lexicon))
    return known, entries(known, load_gazetteer(*(Path(path) for path in (own_lexicon, gazetteer) if path is not None)))


def _cell(item: Item, name: str) -> str:
    """Give what stands in a column; what Selon says of its own constructions and stances, in the user's language."""
    cell = on_one_line(item.as_row()[name])
    return _(cell) if name == "note" and item.kind in ("frames", "stances") else cell


def _print(items: Sequence[Item]) -> None:
    """Print entries as tables on a terminal, else as lines."""
    from nlp_pipeline.cli.show import output_console

    console, colour = output_console()
    if not console.is_terminal:
        for item in items:
            cells = [_cell(item, name) for name in _SHOWN[item.kind]]
            typer.echo("\t".join([cells[0], item.kind, *cells[1:]]))
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    for kind in dict.fromkeys(item.kind for item in items):
        table = Table(
            title=kind, title_justify="left", box=box.SIMPLE_HEAD if colour else box.ASCII2, pad_edge=not colour
        )
        for name in _SHOWN[kind]:
            table.add_column(name, overflow="fold", style="bold" if name == "entry" else "")
        for item in items:
            if item.kind == kind:
                table.add_row(*(Text(_cell(item, name)) for name in _SHOWN[kind]))
        console.print(table)
