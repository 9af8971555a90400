"""The figures of a run on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.bar import Bar
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from nlp_pipeline.display import colours
from nlp_pipeline.display.visible import on_one_line

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
        counted(summary.articles, "article"),
        counted(summary.claims, "claim"),
        counted(summary.named_sources(), "named source"),
    ]
    console.print(Text(" · ".join(counts), style="bold"))
    if summary.sources:
        console.print("Most quoted:")
        console.print(_most_quoted(summary))
    if written and summary.first_rows:
        console.print(_preview(summary))
    if written:
        _line(console, f"Written: {', '.join(written)}")
    if summary.foreign:
        more = ", …" if summary.foreign > len(summary.first_foreign) else ""
        which = f"{counted(summary.foreign, 'article')} ({', '.join(summary.first_foreign)}{more})"
        _line(console, f"Not in French, or no running text: {which}: Selon reads French", colours.HEARSAY)
    if passed_over.count:
        _line(console, f"Passed over: {passed_over}")
    if summary.failures:
        names = [failure.name for failure in summary.failures[:_NAMES_OF_FAILURES]]
        more = ", …" if len(summary.failures) > len(names) else ""
        _line(console, f"Failed: {counted(len(summary.failures), 'input')} ({', '.join(names)}{more})", colours.FAILED)


def _preview(summary: Summary) -> Table:
    """Give the first rows of the claim table, its widest columns cut to one line."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, width in _PREVIEW_COLUMNS.items():
        table.add_column(name, no_wrap=True, overflow="ellipsis", width=width, ratio=None if width else 1)
    for row in summary.first_rows:
        table.add_row(*(Text(on_one_line(row[name])) for name in _PREVIEW_COLUMNS))
    return table


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _most_quoted(summary: Summary) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=_NAME_WIDTH)
    table.add_column(justify="right")
    table.add_column(width=_BAR_WIDTH)
    ranked = summary.most_quoted()
    for name, count in ranked:
        bar = Bar(size=ranked[0][1], begin=0, end=count, width=_BAR_WIDTH, color=colours.BAR)
        table.add_row(Text(f"  {on_one_line(name)}"), str(count), bar)
    return table


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(on_one_line(text), style=style), soft_wrap=True)
