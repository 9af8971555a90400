"""Where the tables of a run go: which files and formats, and that no input is overwritten."""

from __future__ import annotations

import sys
from os.path import realpath
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import FAILED, stop
from nlp_pipeline.writers import (
    CLAIMS,
    ENTITIES,
    Format,
    Output,
    StandardOutput,
    Table,
    WriteError,
    format_named,
    format_of,
)

if TYPE_CHECKING:
    from contextlib import ExitStack

    from nlp_pipeline.readers import Inputs
    from nlp_pipeline.run import Extracted

STANDARD_OUTPUT = "-"
_FORMAT_OF_STANDARD_OUTPUT = "csv"


class Outputs:
    """The files of one run, written article by article and published together at its end.

    Args:
        stack: removes at its end whatever was not published.
        claims: path of the claim table, "-" for standard output, None for none.
        entities: path of the entity table, likewise.
        format_name: the format of both; None to go by each file's ending.
        inputs: what is read; none of it may be written over.
    """

    def __init__(
        self,
        stack: ExitStack,
        claims: str | None,
        entities: str | None,
        format_name: str | None,
        inputs: Inputs,
    ) -> None:
        paths = [path for path in (claims, entities) if path is not None]
        if len({path if path == STANDARD_OUTPUT else realpath(path) for path in paths}) < len(paths):
            stop(f"{paths[0]}: claims and entities cannot both go there")
        for path in paths:
            if path != STANDARD_OUTPUT and inputs.includes(path):
                stop(f"{path}: is one of the inputs and would be overwritten")
        given = ((claims, CLAIMS), (entities, ENTITIES))
        # All formats before the first file: a wrong ending must not be found out with a file half begun.
        wanted = [(path, _format(path, format_name), table) for path, table in given if path is not None]
        self._outputs: dict[str, Output | StandardOutput] = {}
        for path, kind, table in wanted:
            output = _opened(path, kind, table)
            stack.callback(output.close)
            self._outputs[table.name] = output

    def write(self, result: Extracted) -> None:
        """Add the rows of one article; a failing disk ends the command."""
        try:
            if CLAIMS.name in self._outputs:
                self._outputs[CLAIMS.name].write(result.claims)
            if ENTITIES.name in self._outputs:
                self._outputs[ENTITIES.name].write(result.entities)
        except WriteError as error:
            stop(f"{error.path}: cannot be written: {error.reason}", FAILED)

    def publish(self) -> list[str]:
        """Complete all files and give them their names; a failing disk ends the command.

        Returns:
            What was written, as the user named it.
        """
        outputs = list(self._outputs.values())
        try:
            for output in outputs:
                output.seal()
            for output in outputs:
                output.publish()
        except WriteError as error:
            stop(f"{error.path}: cannot be written: {error.reason}", FAILED)
        return [output.name for output in outputs]


def _format(path: str, format_name: str | None) -> Format:
    try:
        if format_name is None and path != STANDARD_OUTPUT:
            return format_of(path)
        return format_named(format_name or _FORMAT_OF_STANDARD_OUTPUT)
    except ValueError as error:
        stop(str(error))


def _opened(path: str, kind: Format, table: Table) -> Output | StandardOutput:
    try:
        if path == STANDARD_OUTPUT:
            return StandardOutput(sys.stdout.buffer, kind, table)
        return Output(path, kind, table)
    except WriteError as error:
        stop(f"{error.path}: cannot be written: {error.reason}")
