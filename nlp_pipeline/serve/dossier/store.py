"""The file of a dossier: SQLite, every change on the disk before it is answered, one program at a time."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from threading import RLock
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

APPLICATION = 0x53656C6E
"""What tells our files from other databases: SQLite's ``application_id``, "Seln"."""

VERSION = 1
"""Of the tables; a dossier of a later version is left alone."""


class DossierError(Exception):
    """A dossier that cannot be used; the message names the file and says why."""


class ConflictError(Exception):
    """What was to be changed has been changed in between, by another window."""


class NotFoundError(LookupError):
    """An article, claim or step that the dossier does not have."""


class Store:
    """An open dossier; threads take turns.

    Args:
        path: the file; made where there is none, its folder too.

    Raises:
        DossierError: it cannot be opened, is no dossier, or another program has it open.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # A file of one's own: what is in it concerns nobody else on this machine.
            path.touch(mode=0o600)
            is_new = path.stat().st_size == 0
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=0.3)
            self._open(is_new)
        except OSError as error:
            raise DossierError(f"{path}: {reason_of(error)}") from error
        except sqlite3.Error as error:
            raise DossierError(f"{path}: {_words(error)}") from error

    def _open(self, is_new: bool) -> None:
        self._database.row_factory = sqlite3.Row
        # Held to the end, also of a process that is killed: two programs never write the same dossier.
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        if not is_new:
            self._check()
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("PRAGMA foreign_keys = ON")
        if is_new:
            schema = resources.files(__package__).joinpath("schema.sql").read_text("utf-8")
            marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
            self._database.executescript(f"BEGIN IMMEDIATE; {schema} {marks} COMMIT;")
        with self.change():  # takes the lock now, not at the first correction
            pass

    def _check(self) -> None:
        if self._database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise DossierError(f"{self.path}: {_('is another file, not a dossier of Selon')}")
        if self._database.execute("PRAGMA user_version").fetchone()[0] > VERSION:
            raise DossierError(_("{path}: was made by a later version of Selon").format(path=self.path))

    @contextmanager
    def change(self) -> Iterator[Store]:
        """Carry out changes together: all of them, on the disk at the end, or none where one fails."""
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self
                self.run("UPDATE pulse SET beats = beats + 1")
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def run(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """Carry out a statement within ``change``; give the id of the row that it has added."""
        with self._lock:
            return self._database.execute(statement, values).lastrowid or 0

    def rows(self, query: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """Give all rows of an answer."""
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def row(self, query: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Row:
        """Give the first row of an answer.

        Raises:
            NotFoundError: there is none.
        """
        found = self.rows(query, values)
        if not found:
            raise NotFoundError
        return found[0]

    @property
    def beats(self) -> int:
        """How many changes there were of anything: it tells a window that it is out of date."""
        return int(self.row("SELECT beats FROM pulse")[0])

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()


def now() -> str:
    """Give the time as the dossier keeps it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _words(error: sqlite3.Error) -> str:
    if "locked" in str(error):
        return _("is open in another selon serve: close that one, or give another --dossier")
    if "not a database" in str(error):
        return _("is another file, not a dossier of Selon")
    return str(error)
