"""How far a run is, on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

    from nlp_pipeline.run import Summary


@contextmanager
def shown_progress(console: Console, total: int) -> Iterator[Callable[[Summary], None]]:
    """Show a bar while articles are worked through.

    Args:
        console: the terminal.
        total: the number of files; where they hold several articles each, the bar goes without an end.

    Returns:
        As a context manager, what to call with the figures so far after each article.
    """
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[claims]} claims"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total, claims=0)

        def advance(summary: Summary) -> None:
            done = summary.articles + len(summary.failures)
            progress.update(task, completed=done, claims=summary.claims)
            if done > total:
                progress.update(task, total=None)

        yield advance
