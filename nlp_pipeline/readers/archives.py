"""ZIP archives and gzipped files of whatever is read: unpacked a member at a time, within bounds.

An archive can claim to hold far more than a disk does. So every member is counted while it is unpacked, not believed.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from dataclasses import replace
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

from nlp_pipeline.messages import N_, _, written_number
from nlp_pipeline.readers.base import NotArticles, Unreadable, reading_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from nlp_pipeline.readers.base import Reader, ReadOptions
    from nlp_pipeline.schema import Article

LARGEST_MEMBER = 2_000_000_000
LARGEST_ARCHIVE = 20_000_000_000
"""In bytes, unpacked."""

MOST_MEMBERS = 1_000_000
HIGHEST_RATIO = 500
"""Unpacked to packed: text is rarely packed below a twentieth, a bomb far below a thousandth."""

RATIO_FROM = 10_000_000
"""In bytes unpacked: below it, no ratio does harm."""

IN_MEMORY = 8_000_000
"""In bytes: a larger member is kept on disk while it is read."""

DAMAGED_ZIP = (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error)
"""What a member that is damaged, or packed in a way that is not known, raises."""

CHUNK = 1 << 20
HEAD = 1 << 19


Find: TypeAlias = "Callable[[str, bytes], Reader]"
"""Gives the reader for a member, by its ending and its first bytes."""


class _Bounded:
    """Counts what is unpacked and ends where it is too much."""

    def __init__(self) -> None:
        self.total = 0

    def unpack(self, source: BinaryIO, packed: int) -> SpooledTemporaryFile[bytes]:
        """Copy a member into a file that can be read twice.

        Raises:
            Unreadable: the member is larger than the bounds allow.
        """
        target: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
        size = 0
        while chunk := source.read(CHUNK):
            size += len(chunk)
            self.total += len(chunk)
            if size > LARGEST_MEMBER or self.total > LARGEST_ARCHIVE:
                raise Unreadable(_("unpacks to more than is sensible"))
            if size > RATIO_FROM and size > HIGHEST_RATIO * max(packed, 1):
                raise Unreadable(_("packed as no text is: it may be a bomb"))
            target.write(chunk)
        target.seek(0)
        return target


class Zip:
    """A ZIP archive; archives inside it are not opened."""

    name = N_("ZIP archive")
    suffixes = (".zip",)

    def __init__(self, find: Find, member_suffixes: Collection[str]) -> None:
        self._find = find
        self._member_suffixes = member_suffixes

    def recognises(self, head: bytes) -> bool:
        """Tell an archive by its first bytes."""
        return head.startswith(b"PK\x03\x04")

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles of every member that is of a known kind; one that is not read comes as the reason.

        Raises:
            Unreadable: the file is no ZIP archive, or holds no file of a known kind.
        """
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Unreadable(_("not a readable ZIP archive ({error})").format(error=error)) from None
        bounds, known = _Bounded(), False
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise Unreadable(_("an archive of {number} members").format(number=written_number(len(members))))
        for member in sorted(members, key=lambda each: each.filename):
            path = PurePosixPath(member.filename.replace("\\", "/"))
            if member.is_dir() or _is_hidden(path) or (path.suffix.lower() not in self._member_suffixes):
                continue
            known = True
            if member.flag_bits & 1:
                yield Unreadable(_("{path}: encrypted").format(path=path))
                continue
            yield from self._member(archive, member, path, bounds, options)
        if not known:
            raise Unreadable(_("no file of a known kind in this archive"))

    def _member(
        self,
        archive: zipfile.ZipFile,
        member: zipfile.ZipInfo,
        path: PurePosixPath,
        bounds: _Bounded,
        options: ReadOptions,
    ) -> Iterator[Article | Unreadable]:
        try:
            with (
                archive.open(member) as source,
                bounds.unpack(cast("BinaryIO", source), member.compress_size) as target,
            ):
                for item in _read(target, path.suffix, self._find, options):
                    if isinstance(item, Unreadable):
                        yield Unreadable(f"{path}: {item.reason}")
                    else:
                        yield item if item.doc_id else replace(item, doc_id=_plain_path(path))
        except NotArticles:
            return
        except Unreadable as error:
            yield Unreadable(f"{path}: {error.reason}")
        except DAMAGED_ZIP as error:
            yield Unreadable(_("{path}: damaged ({error})").format(path=path, error=error))
        except MemoryError:
            raise  # it concerns the whole file
        except Exception as error:  # noqa: BLE001 - a parser that chokes on one member must not stop the others
            yield Unreadable(f"{path}: {reading_problem(error).reason}")


class Gzip:
    """A gzipped file; what it is tells the ending before ".gz", or its first bytes."""

    name = N_("gzipped file")
    suffixes = (".gz",)

    def __init__(self, find: Find) -> None:
        self._find = find

    def recognises(self, head: bytes) -> bool:
        """Tell gzip by its first bytes."""
        return head.startswith(b"\x1f\x8b")

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles of the file inside.

        Raises:
            Unreadable: the file is no gzip, is damaged, or unpacks to more than is sensible.
        """
        stream.seek(0, 2)
        packed = stream.tell()
        stream.seek(0)
        name = getattr(stream, "name", "")
        suffix = PurePosixPath(str(name).removesuffix(".gz")).suffix if isinstance(name, str) else ""
        try:
            with gzip.open(stream) as source, _Bounded().unpack(cast("BinaryIO", source), packed) as target:
                yield from _read(target, suffix, self._find, options)
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable(_("not a readable gzip file ({error})").format(error=error)) from None


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in path.parts)


def _plain_path(path: PurePosixPath) -> str:
    """Give a member's path without what leads out of the archive; it only names the article."""
    parts = [part for part in path.with_suffix("").parts if part not in ("..", ".", "/")]
    return "/".join(parts)


def _read(
    target: SpooledTemporaryFile[bytes], suffix: str, find: Find, options: ReadOptions
) -> Iterator[Article | Unreadable]:
    head = target.read(HEAD)
    target.seek(0)
    yield from find(suffix, head).read(cast("BinaryIO", target), options)
