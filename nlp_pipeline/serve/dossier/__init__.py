"""The dossier: the articles, claims, corrections and notes of one person's work, kept at once in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.serve.dossier.articles import Articles, KeptArticle
from nlp_pipeline.serve.dossier.changes import ARTICLE, CLAIM, Change, Changes
from nlp_pipeline.serve.dossier.claims import JUDGEMENT_COLUMNS, Claims, KeptClaim, blank_row
from nlp_pipeline.serve.dossier.store import ConflictError, DossierError, NotFoundError, Store

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "ARTICLE",
    "CLAIM",
    "JUDGEMENT_COLUMNS",
    "Change",
    "ConflictError",
    "Dossier",
    "DossierError",
    "KeptArticle",
    "KeptClaim",
    "NotFoundError",
    "blank_row",
]


class Dossier:
    """An open dossier.

    Args:
        path: its file; made where there is none.

    Raises:
        DossierError: it cannot be opened, is no dossier, or another program has it open.
    """

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        self.path = path
        self.articles = Articles(self._store)
        self.claims = Claims(self._store)
        self.changes = Changes(self._store)

    @property
    def beats(self) -> int:
        """How many changes there were of anything."""
        return self._store.beats

    def close(self) -> None:
        """Close the file."""
        self._store.close()
