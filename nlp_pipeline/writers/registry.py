"""The formats that can be written. A new one is a module beside this and a line here."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from nlp_pipeline.writers.csv_table import Csv
from nlp_pipeline.writers.json_lines import JsonLines

if TYPE_CHECKING:
    from nlp_pipeline.writers.base import Format

FORMATS: tuple[Format, ...] = (Csv(), JsonLines())


def format_named(name: str) -> Format:
    """Give the format with that name.

    Raises:
        ValueError: there is none; the message lists those there are.
    """
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise ValueError(f"unknown format {name} (written are {', '.join(known.name for known in FORMATS)})")


def format_of(path: str) -> Format:
    """Give the format that a file's ending stands for.

    Raises:
        ValueError: it stands for none; the message lists the endings there are.
    """
    suffix = PurePath(path).suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    endings = ", ".join(ending for known in FORMATS for ending in known.suffixes)
    raise ValueError(f"{path} has no ending that stands for a format ({endings})")
