"""Files broken as they break, and as somebody would break them: cut, flipped, doubled, with hostile pieces put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.fuzz.samples import Sample, packed

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

HOSTILE = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b'"', b"'", b";", b"\t", b"\xc3", b"\xed\xa0\x80"),
    *(b"<", b">", b"</", b"<!--", b"]]>", b"<![CDATA[", b"&amp;", b"&#0;", b"&#x110000;", b"&#xd800;", b"<?xml ?>"),
    *(b"<p>" * 300, b"<div>" * 300, b"<table><tr><td>" * 100, b"[" * 2000, b'{"a":' * 500, b"</article>", b"<article>"),
    *(b'"\\ud800"', b"\\u0000", b"1e999", b"-" + b"9" * 400, b"9" * 5000, b"NaN", b"null", b"{}", b"[]", b"true"),
    *(b"\\bin99999999 ", b"\\u-1?", b"\\'zz", b"{\\*\\", b"\\ansicpg99999", b"}" * 50, b"{" * 50, b"\\par"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b'encoding="utf-7"', b'charset="base64"', b"charset=utf-16"),
    *(b"%PDF-", b"PK\x03\x04", b"PAR1", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 9999999999\r\n"),
    *(
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"endobj",
        b"/Kids [1 0 R]",
        b"/Length 99999999",
    ),
    *(b"\xcc\x81\xcc\xa3" * 200, b"\xe2\x80\x8d" * 100, b"a" * 5000, b" " * 5000, b"12 mai 2024 " * 200, b"****" * 500),
)
"""What parsers stumble on: ends too early, nesting, numbers out of range, unknown codes and encodings."""

BLOCKS = st.binary(min_size=1, max_size=24)
MOST_CHANGES = 6


@st.composite
def changed(draw: DrawFn, data: bytes) -> bytes:
    """Give bytes with some changes."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, MOST_CHANGES))):
        at = draw(st.integers(0, len(out)))
        match draw(st.sampled_from(("put", "put", "flip", "replace", "cut", "take", "double"))):
            case "put":
                out[at:at] = draw(st.sampled_from(HOSTILE))
            case "flip":
                out[at : at + 1] = bytes(byte ^ (1 << draw(st.integers(0, 7))) for byte in out[at : at + 1])
            case "replace":
                block = draw(BLOCKS)
                out[at : at + len(block)] = block
            case "cut":
                del out[at:]
            case "take":
                del out[at : at + draw(st.integers(1, 200))]
            case "double":
                out[at:at] = out[at : at + draw(st.integers(1, 400))]
    return bytes(out)


@st.composite
def _repacked(draw: DrawFn, sample: Sample) -> bytes:
    """Give an archive one member of which was changed before it was packed."""
    members = dict(sample.members or {})
    name = draw(st.sampled_from(sorted(members)))
    members[name] = draw(changed(members[name]))
    return packed(members)


def broken(sample: Sample) -> SearchStrategy[bytes]:
    """Give the files that a sample breaks into; now and then bytes that never were one."""
    ways: list[SearchStrategy[bytes]] = [changed(sample.data), changed(sample.data), st.binary(max_size=400)]
    if sample.members is not None:
        ways += [_repacked(sample)] * 4
    return st.one_of(ways)
