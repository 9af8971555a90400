"""Marked text and claims for the terminal, by rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.style import Style
from rich.table import Table
from rich.text import Text

from nlp_pipeline.display import colours
from nlp_pipeline.display.marked_stretches import Role, number_of_parent, segments
from nlp_pipeline.display.plain import LEGEND, plain_marks
from nlp_pipeline.display.visible import on_one_line, visible
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Article, Row

_STYLES: dict[Role, Style] = {
    "claim": Style(color=colours.CLAIM, underline=True),
    "source": Style(color=colours.SOURCE, bold=True),
    "cue": Style(color=colours.CUE, italic=True),
}
_NUMBER = Style(color=colours.CLAIM, bold=True)
_HEARSAY = Style(color=colours.HEARSAY, underline=True)


def marked_text(text: str, rows: Sequence[Row], *, colour: bool) -> Text:
    """Give an article's text with its claims, sources and cues marked, each claim's number before it.

    Args:
        text: the article's text; nothing in it is taken for markup or for commands to the terminal.
        rows: the claim table's rows of that article, with the keys of ``CLAIM_JSON_KEYS``.
        colour: mark by colour and style; else by brackets, as ``plain_marks`` does.
    """
    if not colour:
        return Text(plain_marks(text, rows))
    marked = Text()
    for segment in segments(text, rows):
        for mark in segment.opening():
            if mark.role == "claim":
                marked.append(f"[{mark.number}]", _NUMBER)
        style = Style()
        for mark in segment.marks:
            hearsay = mark.role == "claim" and mark.row["kind"] == "hearsay"
            style += _HEARSAY if hearsay else _STYLES[mark.role]
        marked.append(visible(text[segment.start : segment.end]), style)
    return marked


def heading(article: Article, figures: str) -> Text:
    """Give the line that names an article: its id, its title, outlet and date where known, and figures."""
    known = (article.title, article.outlet, article.date, figures)
    line = Text(on_one_line(article.doc_id), Style(bold=True))
    return line + Text("".join(f" · {on_one_line(part)}" for part in known if part))


def legend(*, colour: bool) -> Text:
    """Give the line that says how claims, sources and cues are marked."""
    if not colour:
        return Text(_(LEGEND))
    return Text.assemble(
        ("[n]", _NUMBER),
        (_("claim"), _STYLES["claim"]),
        "   ",
        (_("hearsay"), _HEARSAY),
        "   ",
        (_("source"), _STYLES["source"]),
        "   ",
        (_("cue"), _STYLES["cue"]),
    )


def claims_table(rows: Sequence[Row], *, colour: bool) -> Table:
    """Give an article's claims as a table, one a line, numbered as in the marked text.

    Args:
        rows: the claim table's rows of one article, in text order.
        colour: draw lines and colours; else plain characters.
    """
    table = Table(box=box.SIMPLE_HEAD if colour else box.ASCII2, pad_edge=not colour, expand=True)
    table.add_column("n", justify="right", no_wrap=True, style=_NUMBER)
    table.add_column(_("source"), ratio=3, overflow="fold", style=Style(color=colours.SOURCE, bold=True))
    table.add_column(_("cue"), ratio=2, overflow="fold", style=Style(color=colours.CUE, italic=True))
    table.add_column(_("kind"), no_wrap=True)
    table.add_column(_("claim"), ratio=8, overflow="fold")
    for number, row in enumerate(rows, 1):
        parent = number_of_parent(row)
        cells = (
            _("{number} in {parent}").format(number=number, parent=parent) if parent else str(number),
            row["source_name"] or row["source"] or "–",
            row["cue"] or "–",
            row["kind"],
            row["claim"],
        )
        table.add_row(*(Text(on_one_line(cell)) for cell in cells))
    return table
