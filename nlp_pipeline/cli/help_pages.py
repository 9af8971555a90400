"""The pages of ``--help``: plain lines that fit a terminal of 80 columns, an option's words beside it or below it."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

ITEM = "- "
INDENT = "  "


class HelpCommand(TyperCommand):
    """A command whose help, written in Markdown, is shown as plain text."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does."""
        formatter.write(plain_text(self.help or "", formatter.width))


class HelpPages(typer.Typer):
    """An application whose commands have such pages."""

    def command(self, *arguments: Any, **options: Any) -> Any:
        """Register a command, as typer does."""
        return super().command(*arguments, **{"cls": HelpCommand, **options})


class HelpGroup(TyperGroup):
    """The commands put together, likewise."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the program does."""
        formatter.write(plain_text(self.help or "", formatter.width))


def plain_text(markdown: str, width: int) -> str:
    """Give paragraphs wrapped to a width, and each item of a list on lines of its own, so that it can be copied.

    Args:
        markdown: paragraphs and lists, blank lines between them.
        width: of the lines, in characters.
    """
    written: list[str] = []
    for block in markdown.strip().split("\n\n"):
        lines = block.replace("`", "")
        if lines.startswith(ITEM):
            items = lines.removeprefix(ITEM).split(f"\n{ITEM}")
            parts = [_wrapped(f"{ITEM}{item}", width, INDENT + " " * len(ITEM)) for item in items]
        else:
            parts = [_wrapped(lines, width, INDENT)]
        written.append("\n".join(parts))
    return "\n" + "\n\n".join(written) + "\n"


def _wrapped(words: str, width: int, below: str) -> str:
    """Wrap words; names of options and formats, with their hyphens, stay whole."""
    return fill(
        " ".join(words.split()),
        width,
        initial_indent=INDENT,
        subsequent_indent=below,
        break_on_hyphens=False,
        break_long_words=False,
    )
