"""Rows to files: a module a format, one registry, and outputs that appear whole or not at all."""

from __future__ import annotations

from nlp_pipeline.writers.base import (
    CLAIMS,
    ENTITIES,
    FAILURES,
    Format,
    RowWriter,
    RunFormat,
    RunWriter,
    Table,
    WriteError,
)
from nlp_pipeline.writers.csv_table import Csv
from nlp_pipeline.writers.output import Output, RunOutput, StandardOutput
from nlp_pipeline.writers.registry import FORMATS, format_named, format_of
from nlp_pipeline.writers.workbook import Workbook

__all__ = [
    "CLAIMS",
    "ENTITIES",
    "FAILURES",
    "FORMATS",
    "Csv",
    "Format",
    "Output",
    "RowWriter",
    "RunFormat",
    "RunOutput",
    "RunWriter",
    "StandardOutput",
    "Table",
    "Workbook",
    "WriteError",
    "format_named",
    "format_of",
]
