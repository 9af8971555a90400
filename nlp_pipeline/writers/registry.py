"""The formats that can be written. A new one is a module beside this and a line here."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from nlp_pipeline.annotation import (
    Brat,
    ClaimTexts,
    LabelStudio,
    Prodigy,
    SchemaOrg,
    SourceTexts,
    SpacyDocs,
    Tei,
    Txm,
    WebAnnotation,
)
from nlp_pipeline.messages import _
from nlp_pipeline.writers.csv_table import EXCEL_FR, TSV, Csv
from nlp_pipeline.writers.csvw import Csvw
from nlp_pipeline.writers.database import Database
from nlp_pipeline.writers.datasette import Datasette
from nlp_pipeline.writers.graph import Gephi
from nlp_pipeline.writers.json_lines import JsonLines
from nlp_pipeline.writers.parquet import Parquet
from nlp_pipeline.writers.workbook import Workbook

if TYPE_CHECKING:
    from nlp_pipeline.writers.base import Format, RunFormat

FORMATS: tuple[Format | RunFormat, ...] = (
    Csv(),
    Csv("excel-fr", (), EXCEL_FR),
    Csv("tsv", (".tsv",), TSV),
    JsonLines(),
    Parquet(),
    Workbook(),
    Database(),
    Brat(),
    LabelStudio(),
    WebAnnotation(),
    Tei(),
    SpacyDocs(),
    Txm(),
    ClaimTexts(),
    SourceTexts(),
    Gephi(),
    SchemaOrg(),
    Prodigy(),
    Csvw(),
    Datasette(),
)


def format_named(name: str) -> Format | RunFormat:
    """Give the format with that name.

    Raises:
        ValueError: there is none; the message lists those there are.
    """
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise ValueError(
        _("unknown format {name} (written are {names})").format(
            name=name, names=", ".join(known.name for known in FORMATS)
        )
    )


def format_of(path: str) -> Format | RunFormat:
    """Give the format that a file's ending stands for.

    Raises:
        ValueError: it stands for none; the message lists the endings there are.
    """
    name = PurePath(path).name.lower()
    fitting = [(len(ending), known) for known in FORMATS for ending in known.suffixes if name.endswith(ending)]
    if fitting:
        return max(fitting, key=lambda each: each[0])[1]
    endings = ", ".join(ending for known in FORMATS for ending in known.suffixes)
    raise ValueError(_("{path} has no ending that stands for a format ({names})").format(path=path, names=endings))
