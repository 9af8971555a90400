"""Text as a search compares it: without accents, case and kinds of apostrophes and spaces."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.schema import Row

SEARCHED = (
    "claim",
    "sentence",
    "source",
    "source_name",
    "source_role",
    "origin",
    "cue",
    "entities",
    "title",
    "outlet",
    "author",
)
"""The columns that a search looks through."""

_APOSTROPHES = str.maketrans("’ʼ", "''")


def folded(text: str) -> str:
    """Give a text without accents and case, its white space folded."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return " ".join(bare.translate(_APOSTROPHES).casefold().replace("œ", "oe").replace("æ", "ae").split())


def folded_row(row: Row, note: str = "") -> str:
    """Give what a search looks through of a row, its columns on lines of their own."""
    return "\n".join(folded(part) for part in (*(str(row.get(name) or "") for name in SEARCHED), note) if part)
