"""Writes ``docs/cli.md``, the command reference, from the commands: ``python tools/cli_reference.py``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from nlp_pipeline.messages import VARIABLE

os.environ[VARIABLE] = "en"  # before the commands are read: their help is put into words there

from nlp_pipeline.cli import app
from nlp_pipeline.schema import CLAIM_COLUMNS, COMPARISON_COLUMNS, ENTITY_COLUMNS, FAILURE_COLUMNS, REPEAT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Column

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"

HEAD = """# The command

<!-- Made by `python tools/cli_reference.py`; a test tells when it is out of date. -->
"""


def reference() -> str:
    """Give the whole page as Markdown."""
    group: Any = get_command(app)
    parts = [HEAD, *_command("selon", group)]
    for name, command in sorted(group.commands.items()):
        parts += [f"## `selon {name}`\n", *_command(f"selon {name}", command)]
    parts += ["## The table of claims\n", _columns(CLAIM_COLUMNS)]
    parts += ["## The table of entities\n", _columns(ENTITY_COLUMNS)]
    parts += ["## The table of repeated claims\n", _columns(REPEAT_COLUMNS)]
    parts += ["## The table of a comparison\n", _columns(COMPARISON_COLUMNS)]
    parts += ["## The table of failures\n", _columns(FAILURE_COLUMNS)]
    return "\n".join(parts)


def _command(name: str, command: Any) -> Iterable[str]:
    yield f"{_unindented(command.help)}\n"
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option"]
    usage = [name, "[OPTIONS]" if options else "", *(_argument(param) for param in arguments)]
    if hasattr(command, "commands"):
        usage.append("COMMAND …")
    yield f"```text\n{' '.join(part for part in usage if part)}\n```\n"
    rows = [(f"`{_argument(param)}`", param.help) for param in arguments]
    rows += [(_option(param), _with_default(param)) for param in options]
    yield _table(("", ""), rows)


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _argument(param: Any) -> str:
    return f"{param.metavar}…" if param.nargs == -1 else str(param.metavar)


def _option(param: Any) -> str:
    names = ", ".join(f"`{name}`" for name in sorted([*param.opts, *param.secondary_opts], key=len))
    return f"{names} `{param.metavar}`" if param.metavar else names


def _with_default(param: Any) -> str:
    if param.is_flag:
        return f"{param.help} (on by default)" if param.default is True else str(param.help)
    return f"{param.help} (`{param.default}` by default)" if param.default is not None else str(param.help)


def _columns(columns: Sequence[Column]) -> str:
    rows = [(f"`{column.name}`", column.dtype, column.meaning) for column in columns]
    return _table(("column", "type", "meaning"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
