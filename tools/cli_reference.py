"""Writes the command reference in every language, ``docs/cli.fr.md`` and ``docs/cli.en.md``, from the commands.

``python tools/cli_reference.py`` writes them; with a language behind it, that one's page is printed. The commands' help
is put into words as they are imported, so each page is made in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from nlp_pipeline.cli import app
from nlp_pipeline.messages import LANGUAGES, VARIABLE, _, wanted_language
from nlp_pipeline.schema import CLAIM_COLUMNS, COMPARISON_COLUMNS, ENTITY_COLUMNS, FAILURE_COLUMNS, REPEAT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Column

DOCS = Path(__file__).parent.parent / "docs"

WORDS = {
    "en": {
        "title": "The command",
        "made": "Made by `python tools/cli_reference.py`; a test tells when it is out of date.",
        "default": "`{value}` by default",
        "on": "on by default",
        "columns": ("column", "type", "meaning"),
        "claims": "The table of claims",
        "entities": "The table of entities",
        "repeats": "The table of repeated claims",
        "comparison": "The table of a comparison",
        "failures": "The table of failures",
    },
    "fr": {
        "title": "La commande",
        "made": "Fait par `python tools/cli_reference.py` ; un test dit quand la page est dépassée.",
        "default": "par défaut `{value}`",
        "on": "activé par défaut",
        "columns": ("colonne", "type", "sens"),
        "claims": "Le tableau des affirmations",
        "entities": "Le tableau des entités",
        "repeats": "Le tableau des affirmations répétées",
        "comparison": "Le tableau d’une comparaison",
        "failures": "Le tableau des échecs",
    },
}
"""The words of a page that are not the commands' own."""

TABLES = {
    "claims": CLAIM_COLUMNS,
    "entities": ENTITY_COLUMNS,
    "repeats": REPEAT_COLUMNS,
    "comparison": COMPARISON_COLUMNS,
    "failures": FAILURE_COLUMNS,
}


def reference() -> str:
    """Give the page as Markdown, in the language of this process."""
    words: dict[str, Any] = WORDS[wanted_language()]
    group: Any = get_command(app)
    parts = [f"# {words['title']}\n\n<!-- {words['made']} -->\n", *_command("selon", group, words)]
    for name, command in sorted(group.commands.items()):
        parts += [f"## `selon {name}`\n", *_command(f"selon {name}", command, words)]
    for name, columns in TABLES.items():
        parts += [f"## {words[name]}\n", _columns(columns, words["columns"])]
    return "\n".join(parts)


def in_language(language: str) -> str:
    """Give the page in a language, from a process that speaks it.

    Args:
        language: one of ``LANGUAGES``.
    """
    surroundings = {**os.environ, VARIABLE: language, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, __file__, language]
    return subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 - itself


def _command(name: str, command: Any, words: dict[str, Any]) -> Iterable[str]:
    yield f"{_unindented(command.help)}\n"
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option"]
    usage = [name, "[OPTIONS]" if options else "", *(_argument(param) for param in arguments)]
    if hasattr(command, "commands"):
        usage.append("COMMAND …")
    yield f"```text\n{' '.join(part for part in usage if part)}\n```\n"
    rows = [(f"`{_argument(param)}`", param.help) for param in arguments]
    rows += [(_option(param), _with_default(param, words)) for param in options]
    yield _table(("", ""), rows)


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _argument(param: Any) -> str:
    return f"{param.metavar}…" if param.nargs == -1 else str(param.metavar)


def _option(param: Any) -> str:
    names = ", ".join(f"`{name}`" for name in sorted([*param.opts, *param.secondary_opts], key=len))
    return f"{names} `{param.metavar}`" if param.metavar else names


def _with_default(param: Any, words: dict[str, Any]) -> str:
    if param.is_flag:
        return f"{param.help} ({words['on']})" if param.default is True else str(param.help)
    default = words["default"].format(value=param.default)
    return f"{param.help} ({default})" if param.default is not None else str(param.help)


def _columns(columns: Sequence[Column], head: Sequence[str]) -> str:
    return _table(head, [(f"`{column.name}`", column.dtype, _(column.meaning)) for column in columns])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.stdout.write(reference())
    else:
        for each in LANGUAGES:
            (DOCS / f"cli.{each}.md").write_text(in_language(each), encoding="utf-8")
