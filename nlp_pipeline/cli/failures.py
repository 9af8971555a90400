"""``failures.csv``: the inputs of a run that gave no rows, and why."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import say
from nlp_pipeline.schema import FAILURE_COLUMNS
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
        path = Path(output).parent / NAME
        if not failures and not path.exists():
            return []
        if path.exists() and not _is_ours(path):
            if failures:
                say(f"{path}: is another file and stays: name a place for the failures with --failures")
            return []
        given = str(path)
    try:
        with closing(Output(given, Csv(), FAILURES)) as table:
            table.write({"input": one.name, "stage": one.stage, "reason": one.reason} for one in failures)
            table.seal()
            table.publish()
    except WriteError as error:
        say(f"{error.path}: cannot be written: {error.reason}")
        return []
    return [given]


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.readline().strip() == HEADER.encode()
    except OSError:
        return False
