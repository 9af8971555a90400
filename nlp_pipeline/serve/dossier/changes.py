"""What a person changes, step by step: each checked against the version that the window showed, and undone at will."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp_pipeline.serve.dossier.articles import KNOWN, WAITING
from nlp_pipeline.serve.dossier.claims import VERDICTS
from nlp_pipeline.serve.dossier.folding import folded_row
from nlp_pipeline.serve.dossier.store import ConflictError, NotFoundError, now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from nlp_pipeline.schema import Row
    from nlp_pipeline.serve.dossier.store import Store

CLAIM, ARTICLE = "claim", "article"
FIELDS = {CLAIM: ("row", "verdict", "note", "removed"), ARTICLE: (*KNOWN, "reviewed", "removed")}
"""What can be changed of a claim and of an article."""

_TABLES = {CLAIM: "claims", ARTICLE: "articles"}


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a person's work: ``action`` says what was done to the claim or article ``subject``."""

    id: int
    kind: str
    subject: int
    article: int
    action: str


class Changes:
    """Carries changes out, keeps them, and takes them back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make(self, kind: str, subject: int, version: int, action: str, fields: Mapping[str, Any]) -> None:
        """Change a claim or an article.

        Args:
            kind: ``CLAIM`` or ``ARTICLE``.
            subject: its number.
            version: the version that the person saw.
            action: what is done, in a word.
            fields: the new values, some of ``FIELDS``.

        Raises:
            ConflictError: it has another version by now.
            NotFoundError: there is no such claim or article.
            ValueError: a field or verdict that there is not.
        """
        if not set(fields) <= set(FIELDS[kind]) or fields.get("verdict", "") not in VERDICTS:
            raise ValueError(f"cannot be changed so: {', '.join(fields)}")
        with self._store.change():
            record = self._current(kind, subject)
            if record["version"] != version:
                raise ConflictError
            before = {name: _value(record, name) for name in fields}
            if before == dict(fields):
                return
            self._apply(kind, subject, fields)
            self._keep(kind, subject, _article_of(kind, record), action, before, fields)

    def add_claim(self, article: int, row: Row, note: str = "") -> int:
        """Add a claim that was missed; give its number.

        Raises:
            ConflictError: the article still waits for the model.
            NotFoundError: there is no such article.
        """
        with self._store.change():
            if self._current(ARTICLE, article)["state"] == WAITING:
                raise ConflictError
            values = [article, row["claim_start"], json.dumps(row, ensure_ascii=False), folded_row(row, note), note]
            number = self._store.run(
                "INSERT INTO claims (article, start, row, folded, note, verdict) VALUES (?, ?, ?, ?, ?, 'accepted')",
                values,
            )
            self._keep(CLAIM, number, article, "add", {"removed": True}, {"removed": False})
            return number

    def last(self) -> Change | None:
        """Give the step that undoing takes back; None where there is none."""
        return _first(self._store.rows("SELECT * FROM changes WHERE NOT undone ORDER BY id DESC LIMIT 1"))

    def next(self) -> Change | None:
        """Give the step that was taken back last and can be done again; None where there is none."""
        query = """SELECT * FROM changes WHERE undone AND id >
                   (SELECT coalesce(max(id), 0) FROM changes WHERE NOT undone) ORDER BY id LIMIT 1"""
        return _first(self._store.rows(query))

    def undo(self, expected: int) -> Change:
        """Take the last step back.

        Args:
            expected: the step that the person sees as the last.

        Raises:
            ConflictError: another is the last by now.
        """
        return self._move(expected, self.last, "before", undone=True)

    def redo(self, expected: int) -> Change:
        """Do the step again that was taken back last; raises as ``undo`` does."""
        return self._move(expected, self.next, "after", undone=False)

    def _move(self, expected: int, current: Any, side: str, *, undone: bool) -> Change:
        with self._store.change():
            change: Change | None = current()
            if change is None or change.id != expected:
                raise ConflictError
            told = self._store.row("SELECT before, after FROM changes WHERE id = ?", [change.id])
            self._apply(change.kind, change.subject, json.loads(told[side]))
            self._store.run("UPDATE changes SET undone = ? WHERE id = ?", [undone, change.id])
            return change

    def _current(self, kind: str, subject: int) -> sqlite3.Row:
        record = self._store.row(f"SELECT * FROM {_TABLES[kind]} WHERE id = ?", [subject])  # noqa: S608 - our own names
        if record["removed"]:
            raise NotFoundError
        return record

    def _apply(self, kind: str, subject: int, fields: Mapping[str, Any]) -> None:
        stored = {
            name: json.dumps(value, ensure_ascii=False) if name == "row" else value for name, value in fields.items()
        }
        sets = ", ".join(f"{name} = :{name}" for name in stored)
        statement = f"UPDATE {_TABLES[kind]} SET {sets}, version = version + 1 WHERE id = :id"  # noqa: S608 - our own names
        self._store.run(statement, {**stored, "id": subject})
        if kind == CLAIM:
            record = self._store.row("SELECT row, note FROM claims WHERE id = ?", [subject])
            row = json.loads(record["row"])
            values = [row["claim_start"], folded_row(row, record["note"]), subject]
            self._store.run("UPDATE claims SET start = ?, folded = ? WHERE id = ?", values)
        else:
            self._refold(subject)

    def _refold(self, article: int) -> None:
        """Let a search find an article's claims by what is known of the article now."""
        known = dict(self._store.row(f"SELECT {', '.join(KNOWN)} FROM articles WHERE id = ?", [article]))  # noqa: S608
        for record in self._store.rows("SELECT id, row, note FROM claims WHERE article = ?", [article]):
            told = folded_row(json.loads(record["row"]) | known, record["note"])
            self._store.run("UPDATE claims SET folded = ? WHERE id = ?", [told, record["id"]])

    def _keep(
        self, kind: str, subject: int, article: int, action: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> None:
        told = [json.dumps(side, ensure_ascii=False) for side in (before, after)]
        # What was taken back and then left for this step is not done again, not even once this step is taken back too.
        self._store.run("DELETE FROM changes WHERE undone")
        self._store.run(
            "INSERT INTO changes (at, kind, subject, article, action, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [now(), kind, subject, article, action, *told],
        )


def _value(record: sqlite3.Row, name: str) -> Any:
    if name == "row":
        return json.loads(record["row"])
    return bool(record[name]) if name in ("removed", "reviewed") else record[name]


def _article_of(kind: str, record: sqlite3.Row) -> int:
    return int(record["article"] if kind == CLAIM else record["id"])


def _first(rows: list[sqlite3.Row]) -> Change | None:
    if not rows:
        return None
    row = rows[0]
    return Change(row["id"], row["kind"], row["subject"], row["article"], row["action"])
