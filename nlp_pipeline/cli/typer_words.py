"""What Typer says by itself, of usage and of its options, in the user's language.

Most of it is written into Typer's code in English: it is recognised by its words, and said anew.
"""

from __future__ import annotations

import gettext
import os
import re
from string import Formatter
from typing import Any

import typer

from nlp_pipeline.messages import LOCALES, N_, _, wanted_language

_SAID = (
    N_("Missing argument {name}. {more}"),
    N_("Missing argument {name}."),
    N_("Missing option {name}. {more}"),
    N_("Missing option {name}."),
    N_("No such option: {name} (Possible options: {names})"),
    N_("No such option: {name} Did you mean {names}?"),
    N_("No such option: {name}"),
    N_("No such command {name}. Did you mean {names}?"),
    N_("No such command {name}."),
    N_("Missing command."),
    N_("Option {name} requires an argument."),
    N_("Option {name} does not take a value."),
    N_("Got unexpected extra argument(s) ({names})"),
    N_("Got unexpected extra argument ({names})"),
    N_("Got unexpected extra arguments ({names})"),
    N_("Invalid value for {name}: {reason}"),
    N_("Input should be less than or equal to {number}"),
    N_("Input should be greater than or equal to {number}"),
    N_("Input should be a valid integer, unable to parse string as an integer"),
    N_("Input should be a valid number, unable to parse string as a number"),
    N_("Value error, {value} is not one of {names}."),
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)
"""The longest first where one is the beginning of another."""

_ASKED_OF_GETTEXT = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("default: {default}"),
    N_("required"),
)
"""What Typer itself looks up in the catalogue that :func:`use_catalogue` names."""


def use_catalogue() -> None:
    """Let the standard library's gettext, which Typer asks, find our catalogue in the user's language."""
    os.environ["LANGUAGE"] = wanted_language()
    gettext.bindtextdomain("messages", str(LOCALES))


def in_words_of_the_user(words: str) -> str:
    """Give what Typer says in the user's language; what is not known stays."""
    for template in _SAID:
        if match := _pattern(template).fullmatch(words):
            values = {name: in_words_of_the_user(value) for name, value in match.groupdict().items()}
            return _(template).format(**values)
    return words


def say_wrong_usage(error: Any) -> None:
    """Say on standard error what is wrong with a command, with its usage and where there is more.

    Args:
        error: Typer's ``ClickException``, which comes from another package with each version of it.
    """
    context, message = getattr(error, "ctx", None), error.format_message()
    if context is not None and message == context.get_help():  # nothing was asked for
        typer.echo(message, err=True)
        return
    if context is not None:
        typer.echo(context.get_usage(), err=True)
        typer.echo(_("Try '{command}' for help.").format(command=f"{context.command_path} --help"), err=True)
        typer.echo(err=True)
    typer.echo(_("Error: {message}").format(message=in_words_of_the_user(message)), err=True)


def _pattern(template: str) -> re.Pattern[str]:
    parts = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        parts.append(re.escape(literal))
        if name:
            parts.append(f"(?P<{name}>.+?)")
    return re.compile("".join(parts), re.DOTALL)
