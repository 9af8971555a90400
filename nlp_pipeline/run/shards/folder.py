"""Where shards are kept: files that are there whole or not at all, also after a power loss."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

PART = ".part"
"""The ending of a file that is being written."""


class Folder(Protocol):
    """A flat folder of small files, made when the first one is written. All methods raise OSError."""

    @property
    def place(self) -> str:
        """The folder as it is named to the user."""

    def names(self) -> Iterable[str]:
        """Give the names of its files; none where there is no folder yet."""

    def read(self, name: str) -> bytes:
        """Give a file's content."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file; when this returns, it stays."""

    def remove(self) -> None:
        """Remove the folder with everything in it, in the order of names; it need not be there."""


class LocalFolder:
    """A folder on a disk: files are written under another name, brought to the disk, then renamed."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self.place = os.fspath(path)

    def names(self) -> list[str]:
        """Give the names of the files that were written whole."""
        if not self._path.is_dir():
            return []
        return sorted(entry.name for entry in self._path.iterdir() if not entry.name.endswith(PART))

    def read(self, name: str) -> bytes:
        """Give a file's content."""
        return (self._path / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Write a file and wait until it is on the disk."""
        if not self._path.is_dir():
            self._path.mkdir()
            _sync(self._path.parent)
        part = self._path / f"{secrets.token_hex(8)}{PART}"
        try:
            with part.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._path / name)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        _sync(self._path)

    def remove(self) -> None:
        """Remove the folder with everything in it; what tells of the others has the last name and goes last."""
        if self._path.is_dir() and not self._path.is_symlink():
            for entry in sorted(self._path.iterdir()):
                entry.unlink()
            self._path.rmdir()


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
