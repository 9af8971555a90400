"""Where the tables of a run go: which files and formats, and that no input is overwritten."""

from __future__ import annotations

import sys
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typer

from nlp_pipeline.cli.messages import FAILED, say, stop
from nlp_pipeline.messages import _
from nlp_pipeline.writers import (
    CLAIMS,
    ENTITIES,
    Format,
    Output,
    RunFormat,
    RunOutput,
    StandardOutput,
    Table,
    Workbook,
    WriteError,
    format_named,
    format_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import ExitStack

    from nlp_pipeline.readers import Inputs
    from nlp_pipeline.run import Extracted

AnyOutput: TypeAlias = Output | StandardOutput | RunOutput

STANDARD_OUTPUT = "-"
_FORMAT_OF_STANDARD_OUTPUT = "csv"


class Outputs:
    """The files of one run, written article by article and published together at its end.

    One that fails is said and left out, the others are written: ``failed`` tells whether one did. Where none is left,
    the command ends. ``first_file`` names the first of them that is no pipe and no device, if any.

    Args:
        stack: removes at its end whatever was not published.
        claims: paths of the claims, each in the format of its ending; "-" for standard output.
        entities: path of the entity table, likewise; None for none.
        format_name: the format of the one output, or of those that end in ``.csv``; None to go by each file's ending.
        inputs: what is read; none of it may be written over.
        about: what a workbook says of the run: name and value of each line.
    """

    def __init__(
        self,
        stack: ExitStack,
        claims: Sequence[str],
        entities: str | None,
        format_name: str | None,
        inputs: Inputs,
        about: Mapping[str, str],
    ) -> None:
        given = [*((path, CLAIMS) for path in claims), *([(entities, ENTITIES)] if entities is not None else [])]
        paths = [path for path, _ in given]
        places = [path if path == STANDARD_OUTPUT else realpath(path) for path in paths]
        first = next((path for path, place in zip(paths, places, strict=True) if places.count(place) > 1), None)
        if first is not None:
            stop(_("{name}: two outputs cannot both go there").format(name=first))
        for path in paths:
            if path != STANDARD_OUTPUT and inputs.includes(path):
                stop(_("{path}: is one of the inputs and would be overwritten").format(path=path))
        # All formats before the first file: a wrong ending must not be found out with a file half begun.
        wanted = [(path, chosen_format(path, format_name, alone=len(paths) == 1), table) for path, table in given]
        self.first_file = next((path for path in paths if is_file(path)), None)
        self.failed = False
        self._outputs: list[tuple[AnyOutput, Table]] = []
        for path, kind, table in wanted:
            kind = Workbook(about) if isinstance(kind, Workbook) else kind
            output = _opened_run(path, kind, table) if isinstance(kind, RunFormat) else opened(path, kind, table)
            stack.callback(output.close)
            self._outputs.append((output, table))

    def write(self, result: Extracted) -> None:
        """Add what was found in one article."""
        self._each(lambda output, table: _add(output, table, result))

    def publish(self) -> list[str]:
        """Complete all files and give them their names.

        Returns:
            What was written, as the user named it.
        """
        self._each(lambda output, _: output.seal())
        self._each(lambda output, _: output.publish())
        return [output.name for output, _ in self._outputs]

    def _each(self, do: Callable[[AnyOutput, Table], None]) -> None:
        """Do something with every output that has not failed yet."""
        for output, table in list(self._outputs):
            try:
                do(output, table)
            except WriteError as error:
                say(_("{path}: cannot be written: {reason}").format(path=error.path, reason=error.reason))
                output.close()
                self._outputs.remove((output, table))
                self.failed = True
        if self.failed and not self._outputs:
            raise typer.Exit(FAILED)


def _add(output: AnyOutput, table: Table, result: Extracted) -> None:
    if isinstance(output, RunOutput):
        output.write(result.article, result.claims, result.entities)
    else:
        output.write(result.claims if table is CLAIMS else result.entities)


def is_file(path: str) -> bool:
    """Tell whether an output is a file, there or to be made: no pipe and no device, which take rows as they come."""
    return path != STANDARD_OUTPUT and (Path(path).is_file() or not Path(path).exists())


def chosen_format(path: str, format_name: str | None, *, alone: bool) -> Format | RunFormat:
    """Give the format of an output: as named where it is the only one or ends in ``.csv``, else by its ending."""
    try:
        if path == STANDARD_OUTPUT:
            return format_named(format_name or _FORMAT_OF_STANDARD_OUTPUT)
        if format_name is not None and alone:
            return format_named(format_name)
        own = format_of(path)
        return format_named(format_name) if format_name is not None and own.name == "csv" else own
    except ValueError as error:
        stop(str(error))


def opened(path: str, kind: Format, table: Table) -> Output | StandardOutput:
    """Begin a file of one table, or standard output; one that cannot be written is wrong usage."""
    try:
        if path == STANDARD_OUTPUT:
            return StandardOutput(sys.stdout.buffer, kind, table)
        return Output(path, kind, table)
    except WriteError as error:
        stop(_("{path}: cannot be written: {reason}").format(path=error.path, reason=error.reason))


def _opened_run(path: str, kind: RunFormat, table: Table) -> RunOutput:
    if path == STANDARD_OUTPUT:
        stop(_("{name} needs a file: give one with -o").format(name=kind.name))
    if table is not CLAIMS:
        stop(
            _("{path}: {name} holds the entities beside the claims: give it with -o").format(path=path, name=kind.name)
        )
    try:
        return RunOutput(path, kind)
    except WriteError as error:
        stop(_("{path}: cannot be written: {reason}").format(path=error.path, reason=error.reason))
