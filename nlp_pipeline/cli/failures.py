"""``failures.csv``: the inputs of a run that gave no rows, and why."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import say
from nlp_pipeline.messages import _
from nlp_pipeline.schema import FAILURE_COLUMNS
from nlp_pipeline.storage import is_url, path_at, storage_errors
from nlp_pipeline.writers import FAILURES, Csv, Output, WriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.run import Failure

NAME = "failures.csv"
HEADER = ",".join(column.name for column in FAILURE_COLUMNS)


def write_failures(failures: Sequence[Failure], given: str | None, output: str | None) -> list[str]:
    """Write the table of failures.

    Args:
        failures: of this run, in the order of the inputs.
        given: where the user wants it; None for ``failures.csv`` beside the first output, which is then written where
            something failed, and emptied where an earlier run left one; another file of that name stays as it is.
        output: the first output; None where there is no file.

    Returns:
        What was written, as the user named it.
    """
    if given is None:
        if output is None:
            return []
        path = (path_at(output) if is_url(output) else Path(output)).parent / NAME
        header = _first_line(path)
        if header is None and not failures:
            return []
        if header is not None and header != HEADER.encode():
            if failures:
                say(
                    _("{path}: is another file and stays: name a place for the failures with --failures").format(
                        path=path
                    )
                )
            return []
        given = str(path)
    try:
        with closing(Output(given, Csv(), FAILURES)) as table:
            table.write({"input": one.name, "stage": one.stage, "reason": one.reason} for one in failures)
            table.seal()
            table.publish()
    except WriteError as error:
        say(_("{path}: cannot be written: {reason}").format(path=error.path, reason=error.reason))
        return []
    return [given]


def _first_line(path: Path) -> bytes | None:
    """Give a file's first line; None where there is no such file that can be read."""
    try:
        with storage_errors(), path.open("rb") as stream:
            return stream.readline().strip()
    except OSError:
        return None
