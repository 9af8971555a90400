"""The figures of a run on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.bar import Bar
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from nlp_pipeline.cli.counted import counted_articles, counted_claims, counted_named_sources
from nlp_pipeline.display import colours
from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.messages import _, ngettext, written_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from nlp_pipeline.readers import PassedOver
    from nlp_pipeline.run import Summary

_BAR_WIDTH = 24
_NAME_WIDTH = 40
_PREVIEW_COLUMNS = {"source_name": 22, "cue": 14, "claim": None, "kind": 8}
_NAMES_OF_FAILURES = 5


def print_summary(console: Console, summary: Summary, *, passed_over: PassedOver, written: Sequence[str]) -> None:
    """Print what was found, who is quoted most, what was written, and what failed.

    Args:
        console: standard error.
        summary: the figures.
        passed_over: the files in folders that are of other kinds.
        written: the names of the files written.
    """
    counts = [
        counted_articles(summary.articles),
        counted_claims(summary.claims),
        counted_named_sources(summary.named_sources()),
    ]
    console.print(Text(" · ".join(counts), style="bold"))
    if summary.sources:
        console.print(_("Most quoted:"))
        console.print(_most_quoted(summary))
    if written and summary.first_rows:
        console.print(_preview(summary))
    if written:
        _line(console, _("Written: {names}").format(names=", ".join(written)))
    if summary.foreign:
        more = ", …" if summary.foreign > len(summary.first_foreign) else ""
        which = f"{counted_articles(summary.foreign)} ({', '.join(summary.first_foreign)}{more})"
        words = _("Not in French, or no running text: {articles}: Selon reads French")
        _line(console, words.format(articles=which), colours.HEARSAY)
    if passed_over.count:
        _line(console, _("Passed over: {files}").format(files=passed_over))
    if summary.failures:
        names = [failure.name for failure in summary.failures[:_NAMES_OF_FAILURES]]
        more = ", …" if len(summary.failures) > len(names) else ""
        inputs = ngettext("{number} input", "{number} inputs", len(summary.failures))
        words = _("Failed: {inputs} ({names})").format(inputs=inputs, names=f"{', '.join(names)}{more}")
        _line(console, words, colours.FAILED)


def _preview(summary: Summary) -> Table:
    """Give the first rows of the claim table, its widest columns cut to one line."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, width in _PREVIEW_COLUMNS.items():
        table.add_column(name, no_wrap=True, overflow="ellipsis", width=width, ratio=None if width else 1)
    for row in summary.first_rows:
        table.add_row(*(Text(on_one_line(row[name])) for name in _PREVIEW_COLUMNS))
    return table


def _most_quoted(summary: Summary) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=_NAME_WIDTH)
    table.add_column(justify="right")
    table.add_column(width=_BAR_WIDTH)
    ranked = summary.most_quoted()
    for name, count in ranked:
        bar = Bar(size=ranked[0][1], begin=0, end=count, width=_BAR_WIDTH, color=colours.BAR)
        table.add_row(Text(f"  {on_one_line(name)}"), written_number(count), bar)
    return table


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(on_one_line(text), style=style), soft_wrap=True)
