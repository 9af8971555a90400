"""Files written whole or not at all: under a temporary name in the same folder, renamed when complete."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

from nlp_pipeline.hidden_paths import hidden_beside
from nlp_pipeline.messages import _, reason_of
from nlp_pipeline.storage import is_url
from nlp_pipeline.writers.base import RowWriter, RunWriter, WriteError
from nlp_pipeline.writers.staged import put, staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from nlp_pipeline.schema import Article, Row
    from nlp_pipeline.writers.base import Finishing, Format, RunFormat, Table

Writer = TypeVar("Writer", bound="Finishing")


class _File(Generic[Writer]):
    """A file being written.

    What was not published when it is closed is removed: an earlier file of that name stays as it was. A path
    that is no regular file (a pipe, ``/dev/stdout``) is written to directly. A URL is written to when all is complete.

    Raises:
        WriteError: the folder does not exist, the file cannot be written, or another run is writing it.
    """

    def __init__(self, path: str | os.PathLike[str], begin: Callable[[BinaryIO], Writer]) -> None:
        self.name = os.fspath(path)
        # A link stays a link: the file that it leads to is replaced.
        self._path = Path(os.path.realpath(self.name))
        self._temporary: Path | None = None
        with ExitStack() as undo, _errors(self.name):
            self._stream = self._open(undo)
            self._writer = begin(self._stream)
            self._undo = undo.pop_all()

    def seal(self) -> None:
        """Bring everything to the disk, still under the temporary name.

        Raises:
            WriteError: the file cannot be written, as on a full disk.
        """
        with _errors(self.name):
            self._writer.finish()
            self._stream.flush()
            if self._temporary:
                os.fsync(self._stream.fileno())
            self._stream.close()

    def publish(self) -> None:
        """Give the sealed file its name.

        Raises:
            WriteError: the file cannot be renamed.
        """
        with _errors(self.name):
            if self._temporary and is_url(self.name):
                put(self._temporary, self.name)
            elif self._temporary:
                self._temporary.replace(self._path)

    def close(self) -> None:
        """Remove the file if it was not published; after that, and a second time, do nothing."""
        self._undo.close()

    def _open(self, undo: ExitStack) -> BinaryIO:
        if is_url(self.name):
            self._temporary = undo.enter_context(staged(self.name))
            stream: BinaryIO = self._temporary.open("wb")
            undo.callback(_close, stream)
            return stream
        given = Path(self.name)
        if given.exists() and not given.is_file() and not given.is_dir():
            stream = given.open("wb")
            undo.callback(_close, stream)
            return stream
        if self._path.is_dir():
            raise WriteError(self.name, _("is a folder"))
        if not self._path.parent.is_dir():
            raise WriteError(self.name, _("its folder does not exist"))
        existing = self._path.stat() if self._path.exists() else None
        if existing and not os.access(self._path, os.W_OK):
            raise WriteError(self.name, _("permission denied"))
        undo.enter_context(_locked(self._path, self.name))
        # Always the same name for a file, under its lock: what a killed run left there is written over.
        self._temporary = hidden_beside(self._path, "part")
        undo.callback(self._temporary.unlink, missing_ok=True)
        stream = self._temporary.open("wb")
        undo.callback(_close, stream)
        if existing:
            self._temporary.chmod(existing.st_mode & 0o777)
        return stream


class Output(_File[RowWriter]):
    """One table being written to one file, whole or not at all."""

    def __init__(self, path: str | os.PathLike[str], kind: Format, table: Table) -> None:
        super().__init__(path, lambda stream: kind.start(stream, table))

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows.

        Raises:
            WriteError: the file cannot be written, as on a full disk.
        """
        with _errors(self.name):
            self._writer.write(rows)


class RunOutput(_File[RunWriter]):
    """Everything that a run finds being written to one file, whole or not at all."""

    def __init__(self, path: str | os.PathLike[str], kind: RunFormat) -> None:
        super().__init__(path, lambda stream: kind.begin(stream, PurePath(self.name).name))

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims and entities.

        Raises:
            WriteError: the file cannot be written, as on a full disk.
        """
        with _errors(self.name):
            self._writer.write(article, claims, entities)


class StandardOutput:
    """One table being written to standard output as its rows come; the counterpart of :class:`Output`."""

    name = _("standard output")

    def __init__(self, stream: BinaryIO, kind: Format, table: Table) -> None:
        self._stream = stream
        with _errors(self.name):
            self._rows = kind.start(stream, table)

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows and send them on.

        Raises:
            WriteError: what standard output leads to cannot be written.
            BrokenPipeError: whatever read standard output has ended.
        """
        with _errors(self.name):
            self._rows.write(rows)
            self._stream.flush()

    def seal(self) -> None:
        """Write what is left; raises as ``write`` does."""
        with _errors(self.name):
            self._rows.finish()
            self._stream.flush()

    def publish(self) -> None:
        """Everything has gone out already."""

    def close(self) -> None:
        """Leave the stream open: it is not ours."""


@contextmanager
def _locked(path: Path, name: str) -> Iterator[None]:
    """Keep other runs from writing the same file; the lock goes with the process, however that ends."""
    # Loaded here: reading needs none of it.
    from filelock import FileLock, Timeout

    lock = FileLock(hidden_beside(path, "lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise WriteError(name, _("another run is writing it")) from None
    try:
        yield
    finally:
        # Under the lock: whoever waits for this very file sees that it is gone and begins with a new one.
        with suppress(OSError):
            hidden_beside(path, "lock").unlink()
        lock.release()


def _close(stream: BinaryIO) -> None:
    # On a full disk, closing fails like the write before it, which was told already.
    with suppress(OSError):
        stream.close()


@contextmanager
def _errors(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(name, reason_of(error)) from error
    except MemoryError as error:
        raise WriteError(name, _("there is too little memory")) from error
    except sqlite3.Error as error:
        raise WriteError(name, str(error)) from error
    except Exception as error:
        # Whatever a library finds wrong with a value: the other outputs, and what is kept of the run, must not suffer.
        raise WriteError(name, _("this format cannot hold what was found; another one may")) from error
