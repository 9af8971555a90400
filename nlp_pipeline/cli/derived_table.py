"""The one table that a command makes of claims: begun, written and published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import FAILED, stop
from nlp_pipeline.cli.outputs import STANDARD_OUTPUT, chosen_format, opened
from nlp_pipeline.messages import _
from nlp_pipeline.writers import Output, RunFormat, StandardOutput, Table, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import ExitStack

    from nlp_pipeline.readers import Inputs
    from nlp_pipeline.schema import Row


def begin_table(
    output: str, format_name: str | None, table: Table, given: Inputs, stack: ExitStack
) -> Output | StandardOutput:
    """Begin a table; what cannot be one is wrong usage, and no input is written over.

    Args:
        output: the file, or "-" for standard output.
        format_name: its format; None to go by the ending.
        table: its name and its columns.
        given: what is read.
        stack: removes at its end what was not published.
    """
    if output != STANDARD_OUTPUT and given.includes(output):
        stop(_("{output}: is one of the inputs and would be overwritten").format(output=output))
    kind = chosen_format(output, format_name, alone=True)
    if isinstance(kind, RunFormat):
        stop(
            _(
                "{output}: {name} holds articles with their claims; write this table as CSV, JSON Lines or Parquet"
            ).format(output=output, name=kind.name)
        )
    file = opened(output, kind, table)
    stack.callback(file.close)
    return file


def write_table(file: Output | StandardOutput, rows: Iterable[Row]) -> None:
    """Write all rows of a table and give it its name; a failing disk ends the command."""
    try:
        file.write(rows)
        file.seal()
        file.publish()
    except WriteError as error:
        stop(_("{path}: cannot be written: {reason}").format(path=error.path, reason=error.reason), FAILED)
