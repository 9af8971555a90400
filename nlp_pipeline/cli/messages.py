"""What the command says on standard error, and how it ends."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.messages import _
from nlp_pipeline.scratch import ScratchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130


def error_console() -> Console:
    """Give a console on standard error that takes text as it is, without markup."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def say(message: str, console: Console | None = None) -> None:
    """Print one line on standard error, whatever the message holds; above a progress bar by its console."""
    line = f"selon: {on_one_line(message)}"
    if console is None:
        typer.echo(line, err=True)
    else:
        console.print(line, soft_wrap=True)


def stop(message: str, status: int = WRONG_USAGE) -> NoReturn:
    """Say why the command ends here, and end it."""
    say(message)
    raise typer.Exit(status)


@contextmanager
def clean_end() -> Iterator[None]:
    """Let a command that Ctrl-C ends, or that finds no room for what it must remember, say so in one line."""
    try:
        yield
    except KeyboardInterrupt:
        stop(_("interrupted"), INTERRUPTED)
    except ScratchError as error:
        stop(str(error), FAILED)
