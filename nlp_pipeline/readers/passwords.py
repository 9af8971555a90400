"""Whether an Office file is locked by a password, told from its bytes: such a file is no damaged one."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCKED = N_("protected by a password: open it, and save it without one")

COMPOUND = b"\xd0\xcf\x11\xe0"
"""How Office files of before 2007 begin, and the container around an encrypted one of later."""

ZIPPED = b"PK\x03\x04"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
MANIFEST, ENCRYPTION_DATA = "META-INF/manifest.xml", b"encryption-data"
LARGEST_MANIFEST = 10_000_000

SECTOR = 512
WORKBOOK_BEGINS, FILE_PASS = b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x2f\x00"
"""The first record of an XLS workbook [MS-XLS 2.4.21], and the one behind which all is encrypted [2.4.117]."""

WORD_BEGINS = b"\xec\xa5"
FLAGS_AT, IS_ENCRYPTED = 0x0B, 0x01
"""The byte of the file information block that says so [MS-DOC 2.5.2]."""


def is_locked(stream: BinaryIO) -> bool:
    """Tell whether a Word document, workbook or OpenDocument needs a password.

    Args:
        stream: the file, at its beginning; it is set back there.
    """
    head = stream.read(4)
    stream.seek(0)
    try:
        if head == ZIPPED:
            return _is_locked_archive(stream)
        return head == COMPOUND and _is_locked_compound(stream.read())
    finally:
        stream.seek(0)


def _is_locked_archive(stream: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(stream) as archive, archive.open(MANIFEST) as manifest:
            return ENCRYPTION_DATA in manifest.read(LARGEST_MANIFEST)
    except Exception:  # noqa: BLE001 - whatever is wrong with the archive, its reader says
        return False


def _is_locked_compound(data: bytes) -> bool:
    if ENCRYPTED_PACKAGE in data:
        return True
    for at in _sectors(data):
        if data.startswith(WORKBOOK_BEGINS, at):
            length = 4 + int.from_bytes(data[at + 2 : at + 4], "little")
            return data[at + length : at + length + 2] == FILE_PASS
        if data.startswith(WORD_BEGINS, at):
            return bool(data[at + FLAGS_AT : at + FLAGS_AT + 1] and data[at + FLAGS_AT] & IS_ENCRYPTED)
    return False


def _sectors(data: bytes) -> Iterator[int]:
    yield from range(SECTOR, len(data), SECTOR)
