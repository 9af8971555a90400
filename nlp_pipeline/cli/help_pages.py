"""The pages of ``--help``: plain lines that fit a terminal of 80 columns, an option's words beside it or below it."""

from __future__ import annotations

import re
import sys
from textwrap import fill
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from nlp_pipeline.cli.messages import FAILED
from nlp_pipeline.cli.typer_words import in_words_of_the_user, say_wrong_usage, use_catalogue
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEM = "- "
INDENT = "  "
_SPACES = re.compile("[ \\t\\n]+")
"""Where a line may be broken: not at the no-break spaces of French."""


class _Page:
    """Help, written in Markdown, as plain text, and what Typer adds to it, in the user's language."""

    help: str | None

    def get_params(self, ctx: Any) -> Any:
        """Give arguments and options, those that Typer brings in the user's language."""
        params = super().get_params(ctx)  # type: ignore[misc]  # of Typer's class beside
        for param in params:
            if getattr(param, "help", None):
                param.help = in_words_of_the_user(param.help)
        return params

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is written."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]  # likewise
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does."""
        formatter.write(plain_text(self.help or "", formatter.width))


class HelpCommand(_Page, TyperCommand):
    """A command with such a page."""


class HelpGroup(_Page, TyperGroup):
    """The commands put together, with such a page; wrong usage is told in the user's language."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **options: Any,
    ) -> Any:
        """Run a command, as Typer does, and end the process as it does."""
        use_catalogue()
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, windows_expand_args, **options)
        try:
            status = super().main(args, prog_name, complete_var, False, windows_expand_args, **options)
        except typer.Abort:
            sys.exit(FAILED)
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            say_wrong_usage(error)
            sys.exit(error.exit_code)  # type: ignore[attr-defined]  # of every ClickException
        sys.exit(status if isinstance(status, int) else 0)


class HelpPages(typer.Typer):
    """An application whose commands have such pages."""

    def command(self, *arguments: Any, **options: Any) -> Any:
        """Register a command, as typer does."""
        return super().command(*arguments, **{"cls": HelpCommand, **options})


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
        _SPACES.sub(" ", words).strip(),
        width,
        initial_indent=INDENT,
        subsequent_indent=below,
        break_on_hyphens=False,
        break_long_words=False,
    )
