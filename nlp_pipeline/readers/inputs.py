"""Files, folders and standard input as one stream of articles with ids of their own."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import _, ngettext, reason_of
from nlp_pipeline.readers.base import NotArticles, ReadError, ReadOptions, Unreadable, reading_problem
from nlp_pipeline.readers.ids import UniqueIds, printable
from nlp_pipeline.readers.isolation import read_apart
from nlp_pipeline.readers.local_files import copied
from nlp_pipeline.readers.passed_over import PassedOver
from nlp_pipeline.readers.plain_text import PlainText
from nlp_pipeline.readers.read_so_far import ReadSoFar
from nlp_pipeline.readers.registry import HEAD, find_reader, known_suffixes
from nlp_pipeline.readers.sound_articles import sound_article
from nlp_pipeline.readers.web_address import fetched_page, is_web_address, name_of_page, with_address
from nlp_pipeline.storage import is_url, path_at, storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import Reader
    from nlp_pipeline.readers.web_address import Fetch
    from nlp_pipeline.schema import Article

STANDARD_INPUT = "-"
"""The name by which standard input is given among the inputs."""

LONGEST_PLAIN_TEXT = 8_000_000
"""In bytes: longer ones are read apart, for what memory they take."""

PLAIN_SUFFIXES = ("", *PlainText.suffixes)


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read. ``path`` None: standard input, or the page at an ``address``."""

    path: Path | None
    doc_id: str
    shown: str
    in_folder: bool = False
    address: str = ""

    def size(self) -> int:
        """Give how much there is to read, in bytes; 1 where that is not told beforehand."""
        try:
            return 1 if self.path is None or is_url(str(self.path)) else 1 + self.path.stat().st_size
        except OSError:
            return 1


class Inputs:
    """The articles of files, folders and standard input, read one after another as they are asked for.

    Files and folders may also be at a URL of a store that fsspec knows, as ``s3://bucket/articles``. Folders are
    gone through with everything below them in the order of names; hidden files and folders, and links to folders,
    are left out. The address of a page (``http://``, ``https://``) is one only where there is something to fetch it by.
    An article's ``doc_id`` is the file's path below its folder without the ending, the bare name
    without ending of a file given by itself, "stdin" for standard input, or the id that the file gives. Where an id
    was given before in the same run, "~2", "~3" … is added.

    ``passed_over`` holds, while and after reading, how many files in folders were of other kinds, and the first names;
    ``format`` is the name of the format that the last article was read from, ``progress`` how far reading is.
    """

    def __init__(
        self,
        inputs: Sequence[str | os.PathLike[str]],
        options: ReadOptions | None = None,
        *,
        standard_input: BinaryIO | None = None,
        fetch: Fetch | None = None,
    ) -> None:
        names = (os.fspath(given) for given in inputs)
        self._names = list(dict.fromkeys(names))
        self._options = options or ReadOptions()
        self._standard_input = standard_input
        self._fetch = fetch
        self.passed_over = PassedOver()
        self.format = ""
        self.progress = ReadSoFar()

    def missing(self) -> list[str]:
        """Give the inputs that name no file or folder; of a store that does not answer, reading says why."""
        return [name for name in self._names if name != STANDARD_INPUT and self._is_missing(name)]

    def _is_missing(self, name: str) -> bool:
        return self._fetch is None if is_web_address(name) else _is_missing(name)

    def measure(self) -> ReadSoFar:
        """Find out by a walk of its own how much there is to read; gives what tells how far reading is."""
        self.progress = ReadSoFar(sum(found.size() for found in self._files() if isinstance(found, _File)))
        self.passed_over = PassedOver()
        return self.progress

    def includes(self, path: str | os.PathLike[str]) -> bool:
        """Tell whether a path names a file that reading would open, without going through folders."""
        if is_url(os.fspath(path)):
            return self._includes_url(os.fspath(path))
        sought = Path(path)
        if not sought.exists():
            return False
        readable = sought.suffix.lower() in known_suffixes()
        for given in (Path(name) for name in self._names if _is_path(name)):
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
            next(iter(self._items(path)), None)
        except NotArticles:
            return True
        except (Unreadable, OSError):
            return False
        return False

    def __iter__(self) -> Iterator[Article | ReadError]:
        self.passed_over = PassedOver()
        taken = UniqueIds()
        for found in self._files():
            if isinstance(found, ReadError):
                self.progress.items += 1
                yield found
                continue
            for item in self._read(found):
                self.progress.items += 1
                if isinstance(item, ReadError):
                    yield item
                else:
                    article = sound_article(item)
                    yield replace(article, doc_id=taken.claim(article.doc_id or found.doc_id))
            self.progress.end_file(found.size())
        self.progress.ended = True

    def _files(self) -> Iterator[_File | ReadError]:
        self.passed_over = PassedOver()
        for name in self._names:
            if name == STANDARD_INPUT:
                yield _File(None, "stdin", _("standard input"))
                continue
            if is_web_address(name):
                yield _File(None, printable(name_of_page(name)), printable(name), address=name)
                continue
            try:
                path = path_at(name) if is_url(name) else Path(name)
                with storage_errors():
                    is_folder = path.is_dir()
            except OSError as error:
                yield ReadError(printable(name), reason_of(error))
                continue
            if is_folder:
                yield from self._folder(path)
            else:
                yield _File(path, printable(path.stem), printable(name))

    def _folder(self, folder: Path) -> Iterator[_File | ReadError]:
        """Give the files below a folder, depth first, in the order of names, however deep."""
        suffixes = set(known_suffixes())
        found, passed_before = 0, self.passed_over.count
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
                        self.passed_over.add(printable(path.relative_to(folder).as_posix()))
                        continue
            except OSError as error:
                found += 1
                yield ReadError(printable(str(path)), reason_of(error))
                continue
            found += 1
            name = printable(path.relative_to(folder).with_suffix("").as_posix())
            yield _File(path, name, printable(str(path)), in_folder=True)
        if not found:
            others = self.passed_over.count - passed_before
            reason = _("no articles in this folder ({kinds})").format(kinds=", ".join(known_suffixes()))
            if others:
                passed = ngettext("{number} other file passed over", "{number} other files passed over", others)
                reason = f"{reason}; {passed}"
            yield ReadError(printable(str(folder)), reason)

    def _read(self, file: _File) -> Iterator[Article | ReadError]:
        try:
            for item in self._page(file.address) if file.address else self._items(file.path):
                yield ReadError(file.shown, item.reason) if isinstance(item, Unreadable) else item
        except NotArticles as error:
            if file.in_folder:
                self.passed_over.add(file.shown)
            else:
                yield ReadError(file.shown, error.reason)
        except Exception as error:  # noqa: BLE001 - what goes wrong with one file must not stop the others
            yield ReadError(file.shown, reading_problem(error).reason)

    def _page(self, address: str) -> Iterator[Article | Unreadable]:
        if self._fetch is None:
            raise Unreadable(_("pages of the web are not fetched here"))
        with fetched_page(address, self._fetch) as (path, found_at):
            for item in self._items(path):
                yield with_address(item, found_at)

    def _items(self, path: Path | None) -> Iterator[Article | Unreadable]:
        """Give what is at a place; None for standard input."""
        if path is None:
            yield from self._streamed(self._standard_input or _standard_input(), "stdin")
        elif is_url(str(path)):
            with storage_errors(), path.open("rb") as stream, copied(stream, path.name, bounded=False) as copy:
                yield from self._read_apart(copy)
        else:
            with path.open("rb") as stream:
                about = os.fstat(stream.fileno())
                if not stat.S_ISREG(about.st_mode):
                    yield from self._streamed(stream, path.name)
                    return
                if path.suffix.lower() in PLAIN_SUFFIXES and about.st_size <= LONGEST_PLAIN_TEXT:
                    head = stream.read(HEAD)
                    stream.seek(0)
                    reader = find_reader(path.suffix, head)
                    if isinstance(reader, PlainText):  # nothing can go wrong with it
                        yield from self._read_here(reader, stream)
                        return
            yield from self._read_apart(path)

    def _streamed(self, stream: BinaryIO, name: str) -> Iterator[Article | Unreadable]:
        """Read a pipe or a device; nothing of plain text touches a disk."""
        begins = stream.read(LONGEST_PLAIN_TEXT + 1)
        reader = find_reader(PurePath(name).suffix, begins[:HEAD])
        if isinstance(reader, PlainText) and len(begins) <= LONGEST_PLAIN_TEXT:
            yield from self._read_here(reader, io.BytesIO(begins))
        else:
            with copied(stream, name, begins=begins) as copy:
                yield from self._read_apart(copy)

    def _read_here(self, reader: Reader, stream: BinaryIO) -> Iterator[Article | Unreadable]:
        self.format = reader.name
        yield from reader.read(stream, self._options)

    def _read_apart(self, path: Path) -> Iterator[Article | Unreadable]:
        def told(name: str) -> None:
            self.format = name

        yield from read_apart(path, self._options, told_format=told)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise Unreadable(_("is closed"))
    return sys.stdin.buffer


def _is_path(name: str) -> bool:
    return not (name == STANDARD_INPUT or is_url(name) or is_web_address(name))


def _is_missing(name: str) -> bool:
    if not is_url(name):
        return not os.path.lexists(name)
    try:
        with storage_errors():
            return not path_at(name).exists()
    except OSError:
        return False
