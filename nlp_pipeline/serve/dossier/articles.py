"""The articles of a dossier."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from nlp_pipeline.schema import Article
from nlp_pipeline.serve.dossier.folding import folded_row
from nlp_pipeline.serve.dossier.store import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from nlp_pipeline.schema import Row
    from nlp_pipeline.serve.dossier.store import Store

KNOWN = ("title", "date", "outlet", "author", "url")
"""What is known of an article besides its text, and may be corrected."""

WAITING, DONE, FAILED = "waiting", "done", "failed"

_COUNTS = """
  (SELECT count(*) FROM claims c WHERE c.article = a.id AND NOT c.removed AND c.verdict != 'rejected') AS claims,
  (SELECT count(*) FROM claims c WHERE c.article = a.id AND NOT c.removed AND c.verdict != '') AS judged
"""


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as the dossier has it.

    Attributes:
        id: its number in the dossier.
        article: what was read.
        added: when, ISO 8601, UTC.
        state: ``waiting``, ``done`` or ``failed``; ``reason`` says why it failed.
        reviewed: whether a person has read it through.
        version: counts its changes.
        claims: how many claims it has that are not rejected.
        judged: how many claims a person has accepted or rejected.
    """

    id: int
    article: Article
    added: str
    state: str
    reason: str
    reviewed: bool
    version: int
    claims: int
    judged: int


class Articles:
    """Adds articles, keeps what was found in them, and gives them back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, article: Article) -> int:
        """Add an article that waits for the model; its ``doc_id`` gets "~2", "~3" … where it is taken.

        Returns:
            Its number in the dossier.
        """
        with self._store.change():
            unique = replace(article, doc_id=self._free(article.doc_id or "text"))
            values = [getattr(unique, name) for name in ("doc_id", "text", *KNOWN)]
            return self._store.run(
                f"INSERT INTO articles (doc_id, text, {', '.join(KNOWN)}, added, state)"  # noqa: S608 - our own names
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [*values, now(), WAITING],
            )

    def _free(self, wanted: str) -> str:
        number, doc_id = 1, wanted
        while self._store.rows("SELECT 1 FROM articles WHERE doc_id = ?", [doc_id]):
            number += 1
            doc_id = f"{wanted}~{number}"
        return doc_id

    def keep_found(self, number: int, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Keep what the model found in an article that waits; of one that does not, nothing is changed."""
        with self._store.change():
            if not self._store.rows("SELECT 1 FROM articles WHERE id = ? AND state = ?", [number, WAITING]):
                return
            for row in claims:
                told = json.dumps(row, ensure_ascii=False)
                self._store.run(
                    "INSERT INTO claims (article, start, found, row, folded) VALUES (?, ?, ?, ?, ?)",
                    [number, row["claim_start"], told, told, folded_row(row)],
                )
            for row in entities:
                told = json.dumps(row, ensure_ascii=False)
                self._store.run("INSERT INTO entities (article, row) VALUES (?, ?)", [number, told])
            self._store.run("UPDATE articles SET state = ? WHERE id = ?", [DONE, number])

    def keep_failure(self, number: int, reason: str) -> None:
        """Keep why the model gave nothing for an article."""
        with self._store.change():
            self._store.run(
                "UPDATE articles SET state = ?, reason = ? WHERE id = ? AND state = ?",
                [FAILED, reason, number, WAITING],
            )

    def get(self, number: int) -> KeptArticle:
        """Give an article; raises NotFoundError."""
        return _kept(
            self._store.row(f"SELECT a.*, {_COUNTS} FROM articles a WHERE id = ? AND NOT removed", [number])  # noqa: S608
        )

    def all(self) -> list[KeptArticle]:
        """Give all articles without their texts, the newest first."""
        fields = "id, doc_id, '' AS text, title, date, outlet, author, url, added, state, reason, reviewed, version"
        query = f"SELECT {fields}, {_COUNTS} FROM articles a WHERE NOT removed ORDER BY id DESC"  # noqa: S608
        return [_kept(row) for row in self._store.rows(query)]

    def waiting(self) -> list[int]:
        """Give the numbers of the articles that wait for the model, the first added first."""
        query = "SELECT id FROM articles WHERE state = ? AND NOT removed ORDER BY id"
        return [int(row[0]) for row in self._store.rows(query, [WAITING])]

    def entities(self, number: int) -> list[Row]:
        """Give the entities of an article, in text order."""
        query = "SELECT row FROM entities WHERE article = ? ORDER BY id"
        return [json.loads(row[0]) for row in self._store.rows(query, [number])]

    def add_failure(self, name: str, reason: str) -> None:
        """Keep why an input gave no article."""
        with self._store.change():
            self._store.run("INSERT INTO failures (at, name, reason) VALUES (?, ?, ?)", [now(), name, reason])

    def failures(self) -> list[dict[str, Any]]:
        """Give the inputs that gave no article, the newest first."""
        return [dict(row) for row in self._store.rows("SELECT id, at, name, reason FROM failures ORDER BY id DESC")]

    def forget_failures(self) -> None:
        """Forget the inputs that gave no article, once they were seen."""
        with self._store.change():
            self._store.run("DELETE FROM failures")


def _kept(row: sqlite3.Row) -> KeptArticle:
    article = Article(row["doc_id"], row["text"], *(row[name] for name in KNOWN))
    return KeptArticle(
        row["id"],
        article,
        row["added"],
        row["state"],
        row["reason"],
        bool(row["reviewed"]),
        row["version"],
        row["claims"],
        row["judged"],
    )
