"""The claims of a dossier: as the model found them, and as they are after a person's work."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.messages import N_
from nlp_pipeline.schema import CLAIM_COLUMNS, Column
from nlp_pipeline.serve.dossier.folding import folded

if TYPE_CHECKING:
    import sqlite3

    from nlp_pipeline.schema import Row
    from nlp_pipeline.serve.dossier.store import Store

ACCEPTED, REJECTED = "accepted", "rejected"
VERDICTS = ("", ACCEPTED, REJECTED)
"""What a person says of a claim; nothing yet first."""

JUDGEMENT_COLUMNS = (
    Column("verdict", "string", N_("what a person said of the claim: accepted, rejected, or empty")),
    Column("corrected", "boolean", N_("whether a person mended or added the claim")),
    Column("note", "string", N_("the person's note on it")),
)
"""What a table taken from a dossier has beside the columns of claims."""

_EMPTY = {"string": "", "Int64": None, "Float64": None, "boolean": False}


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim as the dossier has it.

    Attributes:
        id: its number in the dossier.
        article: the article's number.
        row: its row of the claim table, as it is now.
        found: its row as the model gave it; None where a person added it.
        verdict: one of ``VERDICTS``.
        note: a person's note.
        version: counts its changes.
    """

    id: int
    article: int
    row: Row
    found: Row | None
    verdict: str
    note: str
    version: int

    @property
    def corrected(self) -> bool:
        """Whether a person mended or added it."""
        return self.found != self.row

    def judged_row(self) -> Row:
        """Give its row with ``JUDGEMENT_COLUMNS``."""
        return {**self.row, "verdict": self.verdict, "corrected": self.corrected, "note": self.note}


def blank_row() -> Row:
    """Give a row of the claim table with nothing in it."""
    return {column.name: _EMPTY[column.dtype] for column in CLAIM_COLUMNS} | {
        "claim_spans": [],
        "source_span": None,
        "cue_spans": [],
    }


class Claims:
    """Gives the claims of a dossier; what changes them is in ``changes``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, number: int) -> KeptClaim:
        """Give a claim; raises NotFoundError."""
        return kept_claim(self._store.row(f"{_SELECT} AND c.id = ?", [number]))

    def of_article(self, number: int) -> list[KeptClaim]:
        """Give an article's claims in text order, the wider first, rejected ones too."""
        query = f"{_SELECT} AND c.article = ? ORDER BY c.start, json_extract(c.row, '$.claim_end') DESC, c.id"
        return [kept_claim(row) for row in self._store.rows(query, [number])]

    def search(self, words: str = "", *, rejected: bool = False) -> list[KeptClaim]:
        """Give the claims in which words stand: in claim, sentence, names, title, outlet or note.

        Args:
            words: what is looked for, accents and case do not count; nothing for all claims.
            rejected: whether rejected claims count too.

        Returns:
            Claims by the date of their article, the earliest first; within one in text order.
        """
        query = f"{_SELECT} AND (? OR c.verdict != ?) AND (? = '' OR instr(c.folded, ?)) ORDER BY a.date, a.id, c.start"
        sought = folded(words)
        return [kept_claim(row) for row in self._store.rows(query, [rejected, REJECTED, sought, sought])]

    def next_id(self, number: int, doc_id: str) -> str:
        """Give the ``claim_id`` for a claim that is added to an article: one that no claim of it ever had."""
        query = "SELECT json_extract(row, '$.claim_id') FROM claims WHERE article = ?"
        taken = [str(row[0]).rpartition("#")[2] for row in self._store.rows(query, [number])]
        return f"{doc_id}#{max((int(one) for one in taken if one.isdigit()), default=0) + 1}"


_SELECT = """
SELECT c.*, a.title, a.date, a.outlet, a.author, a.url FROM claims c JOIN articles a ON a.id = c.article
WHERE NOT c.removed AND NOT a.removed
"""


def kept_claim(record: sqlite3.Row) -> KeptClaim:
    """Read a claim; what is known of its article is the article's, which may have been corrected."""
    known = {name: record[name] for name in ("title", "date", "outlet", "author", "url")}
    row = blank_row() | json.loads(record["row"]) | known
    found = None if record["found"] is None else blank_row() | json.loads(record["found"]) | known
    return KeptClaim(record["id"], record["article"], row, found, record["verdict"], record["note"], record["version"])
