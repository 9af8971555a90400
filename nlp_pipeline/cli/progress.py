"""How far a run is, on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from nlp_pipeline.cli.counted import counted_articles
from nlp_pipeline.messages import _, written_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

    from nlp_pipeline.readers import ReadSoFar
    from nlp_pipeline.run import Summary


SPEED_OVER = 30.0
"""In seconds: over how long the rate is taken; shards are done by hundreds."""


@contextmanager
def shown_progress(console: Console, reading: ReadSoFar) -> Iterator[Callable[[Summary], None]]:
    """Show a bar while articles are worked through: how many of how many, how fast, and how long it will take.

    Args:
        console: the terminal.
        reading: how far reading is, which tells how many articles there are.

    Returns:
        As a context manager, what to call with the figures so far after each article.
    """
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
        TextColumn(_("left")),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, expand=True, speed_estimate_period=SPEED_OVER) as progress:
        task = progress.add_task("", total=reading.expected(), counts=_("reading …"))

        def advance(summary: Summary) -> None:
            done = summary.articles + len(summary.failures)
            expected = reading.expected()
            # As long as something is to come, the bar must not be full: its clock would stand still.
            total = None if expected is None else max(expected, done if reading.ended else done + 1)
            speed = progress.tasks[0].speed
            rate = f" · {written_number(speed, 1)}/s" if speed else ""
            progress.update(task, total=total, completed=done, counts=counts(done, total, reading) + rate)

        yield advance


def counts(done: int, total: int | None, reading: ReadSoFar) -> str:
    """Say how many articles of how many are done; what is told from the bytes left to read is "about"."""
    if total is None:
        return counted_articles(done)
    figures = {"done": written_number(done), "total": written_number(total)}
    if reading.ended:
        return _("{done} of {total} articles").format(**figures)
    return _("{done} of about {total} articles").format(**figures)
