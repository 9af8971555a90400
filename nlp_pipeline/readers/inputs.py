"""Files, folders and standard input as one stream of articles with ids of their own."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import NotArticles, ReadError, ReadOptions, Unreadable
from nlp_pipeline.readers.ids import UniqueIds, printable
from nlp_pipeline.readers.registry import find_reader, known_suffixes
from nlp_pipeline.storage import is_url, path_at, storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.schema import Article

STANDARD_INPUT = "-"
"""The name by which standard input is given among the inputs."""

_HEAD = 65_536
"""In bytes: the exports of press databases begin with long style sheets."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read. ``path`` None: standard input."""

    path: Path | None
    doc_id: str
    shown: str
    in_folder: bool = False


class Inputs:
    """The articles of files, folders and standard input, read one after another as they are asked for.

    Files and folders may also be at a URL of a store that fsspec knows, as ``s3://bucket/articles``. Folders are
    gone through with everything below them in the order of names; hidden files and folders, and links to folders,
    are left out. An article's ``doc_id`` is the file's path below its folder without the ending, the bare name
    without ending of a file given by itself, "stdin" for standard input, or the id that the file gives. Where an id
    was given before in the same run, "~2", "~3" … is added.

    ``passed_over`` counts, while and after reading, the files in folders that have no ending that we read;
    ``format`` is the name of the format that the last article was read from.
    """

    def __init__(
        self,
        inputs: Sequence[str | os.PathLike[str]],
        options: ReadOptions | None = None,
        *,
        standard_input: BinaryIO | None = None,
    ) -> None:
        names = (os.fspath(given) for given in inputs)
        self._names = list(dict.fromkeys(names))
        self._options = options or ReadOptions()
        self._standard_input = standard_input
        self.passed_over = 0
        self.format = ""

    def missing(self) -> list[str]:
        """Give the inputs that name no file or folder; of a store that does not answer, reading says why."""
        return [name for name in self._names if name != STANDARD_INPUT and _is_missing(name)]

    def count_files(self) -> int:
        """Count the files that reading will open, by a walk of their own."""
        count = sum(isinstance(found, _File) for found in self._files())
        self.passed_over = 0
        return count

    def includes(self, path: str | os.PathLike[str]) -> bool:
        """Tell whether a path names a file that reading would open, without going through folders."""
        if is_url(os.fspath(path)):
            return self._includes_url(os.fspath(path))
        sought = Path(path)
        if not sought.exists():
            return False
        readable = sought.suffix.lower() in known_suffixes()
        for given in (Path(name) for name in self._names if name != STANDARD_INPUT and not is_url(name)):
            if given.is_dir():
                below = readable and sought.resolve().is_relative_to(given.resolve())
                if below and not self._is_own_table(sought):
                    return True
            elif given.exists() and given.samefile(sought):
                return True
        return False

    def _includes_url(self, url: str) -> bool:
        with suppress(OSError), storage_errors():
            sought = path_at(url)
            if not sought.exists():
                return False
            for given in (path_at(name) for name in self._names if is_url(name)):
                below = given in sought.parents and sought.suffix.lower() in known_suffixes()
                if given == sought or (below and not self._is_own_table(sought)):
                    return True
        return False

    def _is_own_table(self, path: Path) -> bool:
        """Tell whether a file is a table of claims, which reading a folder passes over."""
        try:
            with path.open("rb") as stream:
                next(iter(find_reader(path.suffix, b"").read(stream, self._options)), None)
        except NotArticles:
            return True
        except (Unreadable, OSError):
            return False
        return False

    def __iter__(self) -> Iterator[Article | ReadError]:
        self.passed_over = 0
        taken = UniqueIds()
        for found in self._files():
            if isinstance(found, ReadError):
                yield found
                continue
            for item in self._read(found):
                if isinstance(item, ReadError):
                    yield item
                else:
                    yield replace(item, doc_id=taken.claim(item.doc_id or found.doc_id))

    def _files(self) -> Iterator[_File | ReadError]:
        self.passed_over = 0
        for name in self._names:
            if name == STANDARD_INPUT:
                yield _File(None, "stdin", "standard input")
                continue
            try:
                path = path_at(name) if is_url(name) else Path(name)
                with storage_errors():
                    is_folder = path.is_dir()
            except OSError as error:
                yield ReadError(printable(name), _reason(error))
                continue
            if is_folder:
                yield from self._folder(path)
            else:
                yield _File(path, printable(path.stem), printable(name))

    def _folder(self, folder: Path) -> Iterator[_File | ReadError]:
        """Give the files below a folder, depth first, in the order of names, however deep."""
        suffixes = set(known_suffixes())
        found, passed_before = 0, self.passed_over
        pending: list[Path] = [folder]
        while pending:
            path = pending.pop()
            try:
                with storage_errors():
                    if path == folder or (path.is_dir() and not path.is_symlink()):
                        pending += sorted(
                            (entry for entry in path.iterdir() if not entry.name.startswith(".")), reverse=True
                        )
                        continue
                    if path.suffix.lower() not in suffixes or (path.exists() and not path.is_file()):
                        self.passed_over += 1
                        continue
            except OSError as error:
                found += 1
                yield ReadError(printable(str(path)), _reason(error))
                continue
            found += 1
            name = printable(path.relative_to(folder).with_suffix("").as_posix())
            yield _File(path, name, printable(str(path)), in_folder=True)
        if not found:
            others = self.passed_over - passed_before
            beside = f"; {others} other {'file' if others == 1 else 'files'} passed over" if others else ""
            kinds = ", ".join(known_suffixes())
            yield ReadError(printable(str(folder)), f"no articles in this folder ({kinds}){beside}")

    def _read(self, file: _File) -> Iterator[Article | ReadError]:
        try:
            with self._open(file.path) as stream:
                head = stream.read(_HEAD)
                stream.seek(0)
                reader = find_reader(file.path.suffix if file.path else "", head)
                self.format = reader.name
                for item in reader.read(stream, self._options):
                    yield ReadError(file.shown, item.reason) if isinstance(item, Unreadable) else item
        except Unreadable as error:
            if isinstance(error, NotArticles) and file.in_folder:
                self.passed_over += 1
            else:
                yield ReadError(file.shown, error.reason)
        except OSError as error:
            yield ReadError(file.shown, _reason(error))
        except Exception as error:  # noqa: BLE001 - a parser that chokes on one file must not stop the others
            yield ReadError(file.shown, f"not readable ({type(error).__name__}: {error})")

    def _open(self, path: Path | None) -> BinaryIO:
        """Open a file so that its head can be read twice; pipes are read whole for that."""
        if path is None:
            return io.BytesIO((self._standard_input or sys.stdin.buffer).read())
        stream = path.open("rb")
        if is_url(str(path)):
            with suppress(AttributeError):
                vars(stream)["name"] = path.name  # it tells what is in a packed file
            if stream.seekable():
                return stream
        elif stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            return stream
        with stream:
            return io.BytesIO(stream.read())


def _is_missing(name: str) -> bool:
    if not is_url(name):
        return not os.path.lexists(name)
    try:
        with storage_errors():
            return not path_at(name).exists()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
