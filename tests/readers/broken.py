"""Broken and hostile files of a format, made from a sound one."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAIN_PARTS = {".docx": "word/document.xml", ".odt": "content.xml", ".epub": "META-INF/container.xml"}
DEEP = 10_000
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def broken(suffix: str, sound: bytes) -> dict[str, bytes]:
    """Give broken and hostile files by what is wrong with each.

    Args:
        suffix: the ending of the format, with the dot.
        sound: a file of the format that can be read.
    """
    kinds = dict(_of_any_format(sound))
    if suffix in MAIN_PARTS:
        kinds.update(_zipped(sound, MAIN_PARTS[suffix]))
    else:
        kinds.update(_of_text(sound) if suffix in TEXTS else _compound(sound))
    return kinds


def _of_any_format(sound: bytes) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(16)  # noqa: S311 - the same files every time
    yield "empty", b""
    yield "blank", b" \r\n\t \n"
    yield "zeros", bytes(4096)
    yield "noise", chance.randbytes(4096)
    yield "picture", b"\x89PNG\r\n\x1a\n" + bytes(64)
    yield "program", b"\x7fELF" + bytes(64)
    yield "pdf", b"%PDF-1.7\n%%EOF\n"
    for share in (0.02, 0.25, 0.5, 0.75, 0.95):
        yield f"cut at {share}", sound[: int(len(sound) * share)]
    yield "second half", sound[len(sound) // 2 :]
    yield "zeros in the middle", sound[: len(sound) // 3] + bytes(256) + sound[len(sound) // 3 + 256 :]
    for number in range(4):
        flipped = bytearray(sound)
        for at in chance.sample(range(len(sound)), max(4, len(sound) // 200)):
            flipped[at] ^= 1 << chance.randrange(8)
        yield f"bits flipped {number}", bytes(flipped)
    yield "twice", sound + sound
    yield "tail of noise", sound + chance.randbytes(512)


def _zipped(sound: bytes, main: str) -> Iterator[tuple[str, bytes]]:
    yield "no parts", _packed({})
    yield "no main part", _changed(sound, main, lambda _: None)
    yield "main part empty", _changed(sound, main, lambda _: b"")
    yield "main part no XML", _changed(sound, main, lambda _: b"Le pont rouvre.")
    yield "main part cut", _changed(sound, main, lambda data: data[: len(data) // 2])
    yield "main part another XML", _changed(sound, main, lambda _: b"<a><b/></a>")
    yield "main part nested", _changed(sound, main, lambda _: b"<a>" * DEEP + b"</a>" * DEEP)
    yield "entities", _changed(sound, main, lambda data: _with_declaration(data, LAUGHS))
    yield "entity from outside", _changed(sound, main, lambda data: _with_declaration(data, OUTSIDE))
    yield "bomb", _changed(sound, main, lambda data: data + b" " * 80_000_000)
    yield "many parts", _packed({f"word/{number}.xml": b"<a/>" for number in range(2_000)})
    yield "way out", _packed({"../../outside.xml": b"<a/>", main: b"<a/>"})


def _of_text(sound: bytes) -> Iterator[tuple[str, bytes]]:
    yield "broken UTF-8", "Selon la préfecture, le pont, fermé dès l’été, rouvrira.\n".encode() * 3 + b"\xc3("
    yield "one long line", b"Selon la mairie, " * 50_000
    for mark in (b"[", b">", b"{", b"(", b"<div>", b"<", b"* ", b"\\'"):
        yield f"nested {mark.decode()}", sound[:20] + mark * DEEP
    yield "lines without end", b"\n" * 200_000


def _compound(sound: bytes) -> Iterator[tuple[str, bytes]]:
    yield "head only", sound[:512]
    yield "sectors in a ring", sound[:76] + bytes(436) + sound[512:]
    yield "directory far away", sound[:48] + b"\xf0\xff\xff\x7f" + sound[52:]


TEXTS = (".rtf", ".md", ".srt", ".vtt", ".eml", ".mht")


def _packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _changed(sound: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Give a zipped document with one part changed, or left out where the change gives None."""
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    new = change(members.pop(name))
    return _packed(members if new is None else {**members, name: new})


def _with_declaration(data: bytes, declaration: str) -> bytes:
    """Put a document type with an entity in front of the root, and call the entity inside it."""
    start = data.index(b"?>") + 2
    return data[:start] + declaration.encode() + data[start:]
