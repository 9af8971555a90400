"""Shards kept at a URL, where many machines see them."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.hidden_paths import hidden_beside
from nlp_pipeline.run.shards.folder import PART, LocalFolder
from nlp_pipeline.storage import is_url, opened_system, path_at, publish, storage_errors

if TYPE_CHECKING:
    from nlp_pipeline.run.shards.folder import Folder


class RemoteFolder:
    """A folder at any URL that fsspec knows; what is written is there whole or not at all."""

    def __init__(self, url: str) -> None:
        self.place = url.rstrip("/")

    def names(self) -> list[str]:
        """Give the names of the files that were written whole."""
        return [name for name in self._names() if not name.endswith(PART)]

    def read(self, name: str) -> bytes:
        """Give a file's content."""
        system, path = opened_system(self.place)
        with storage_errors():
            return bytes(system.cat_file(f"{path}/{name}"))

    def write(self, name: str, content: bytes) -> None:
        """Write a file; on stores of objects it appears at once, elsewhere it is renamed when complete."""
        system, path = opened_system(self.place)
        publish(system, f"{path}/{name}", lambda target: system.pipe_file(target, content))

    def remove(self) -> None:
        """Remove the folder with everything in it; what tells of the others has the last name and goes last."""
        system, path = opened_system(self.place)
        names = self._names()
        with storage_errors():
            for part in (names[:-1], names[-1:]):
                if part:
                    system.rm([f"{path}/{name}" for name in part])
            if system.isdir(path):
                system.rmdir(path)

    def _names(self) -> list[str]:
        system, path = opened_system(self.place)
        with storage_errors():
            system.invalidate_cache(path)  # others write there too
            try:
                found = system.ls(path, detail=False)
            except FileNotFoundError:
                return []
        return sorted(name for one in found if (name := str(one).rstrip("/").rpartition("/")[2]))


def folder_of(place: str) -> Folder:
    """Give the folder at a place: a URL, or a path, which is made absolute so that any process finds it."""
    return RemoteFolder(place) if is_url(place) else LocalFolder(realpath(place))


def folder_beside(output: str) -> Folder:
    """Give the folder for the shards of an output, out of sight beside it; raises OSError."""
    path = path_at(output) if is_url(output) else Path(realpath(output))
    return folder_of(str(hidden_beside(path, "shards")))
