"""Bytes to text: byte order mark, then UTF-8, then Windows-1252; and what is no text at all.

Guessing libraries are left aside on purpose: they take French Windows-1252 for a central European code page
now and then.
"""

from __future__ import annotations

import codecs
import re

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable

FALLBACK = "cp1252"
"""What a file in French is written in where it is no UTF-8."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", N_("a PDF document")),
    (b"\x89PNG", N_("a PNG picture")),
    (b"\xff\xd8\xff", N_("a JPEG picture")),
    (b"GIF8", N_("a GIF picture")),
    (b"PK\x03\x04", N_("a ZIP archive or an Office document")),
    (b"\xd0\xcf\x11\xe0", N_("an old Office document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"\x1f\x8b", N_("a gzip archive")),
    (b"\x7fELF", N_("a program")),
    (b"MZ\x90", N_("a program")),
)
_SAMPLE = 8192
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02
"""The share of control characters above which bytes that are no UTF-8 are no Windows-1252 either."""
_ESCAPED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_text_encoding(name: str) -> bool:
    """Tell whether Python can decode bytes to text by that name ("base64" is a codec, but not for text)."""
    try:
        b"a".decode(name)
    except UnicodeDecodeError:
        return True  # UTF-16 wants more than one byte
    except (LookupError, ValueError):
        return False
    return True


def decode(data: bytes, encoding: str | None = None, *, otherwise: str = FALLBACK, forgiving: bool = False) -> str:
    """Give the text that the bytes hold, exactly: line ends stay, only a byte order mark goes.

    Args:
        data: the bytes of a whole file.
        encoding: the encoding that the user names; None to find out.
        otherwise: the encoding to take where there is no byte order mark and the bytes are no UTF-8.
        forgiving: read UTF-8 with a few broken bytes, each replaced by U+FFFD, in place of refusing it.

    Raises:
        Unreadable: the bytes are no text, or not in that encoding.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(_("binary, not text ({what})").format(what=_(what)))
    text = _strict(data, encoding) if encoding else _found_out(data, otherwise, forgiving=forgiving)
    if "\0" in text:
        raise Unreadable(_("binary, not text"))
    # Some codecs (UTF-7, escapes) can yield half a pair, which no file in UTF-8 could hold afterwards.
    if encoding and _SURROGATE.search(text):
        raise Unreadable(_("not valid {encoding}: it yields half of a surrogate pair").format(encoding=encoding))
    return text.removeprefix("\ufeff")


def _found_out(data: bytes, otherwise: str, *, forgiving: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data:
        return _strict(data, _wide_encoding(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    if _mostly_utf8(data):
        if forgiving:
            return data.decode("utf-8", "replace")
        # Read as Windows-1252, every accent in it would come out as two wrong letters.
        raise Unreadable(_("UTF-8 with broken bytes, the first at byte {place}").format(place=broken_at))
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise Unreadable(_("binary, not text"))
    try:
        return data.decode(otherwise)
    except UnicodeDecodeError:
        raise Unreadable(
            _("neither UTF-8 nor {otherwise}: its encoding must be named").format(otherwise=otherwise)
        ) from None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_("not valid {encoding}: byte {place}").format(encoding=encoding, place=error.start)) from None
    except (LookupError, ValueError) as error:
        raise Unreadable(_("not readable as {encoding}: {error}").format(encoding=encoding, error=error)) from None


def _wide_encoding(data: bytes) -> str:
    """Tell UTF-16 without its mark by its zero bytes: beside nearly every Latin letter, on one side."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(data) % 2 == 0 and not (first and second):
        if second > half / 2:
            return "utf-16-le"
        if first > half / 2:
            return "utf-16-be"
    raise Unreadable(_("binary, not text"))


def _mostly_utf8(data: bytes) -> bool:
    """Tell broken UTF-8 from another encoding: in Windows-1252 hardly any bytes make a UTF-8 letter."""
    text = data.decode("utf-8", "surrogateescape")
    return len(_BEYOND_ASCII.findall(text)) > len(_ESCAPED.findall(text))
