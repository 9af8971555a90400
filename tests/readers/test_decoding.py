from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode, is_text_encoding

SENTENCE = "« L’été dernier », a déclaré Éloïse à Orléans : « C’est 10 € … »\r\nFin.\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be"])
def test_french_is_read_without_any_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def test_ascii_in_utf16_without_mark_is_read() -> None:
    assert decode("Le maire a dit non.".encode("utf-16-le")) == "Le maire a dit non."


def test_the_named_encoding_wins() -> None:
    data = "Éloïse Œuvre".encode("iso-8859-15")
    assert decode(data) != "Éloïse Œuvre"
    assert decode(data, "iso-8859-15") == "Éloïse Œuvre"


def test_a_byte_order_mark_is_dropped_under_a_named_encoding_too() -> None:
    assert decode(codecs.BOM_UTF8 + "à".encode(), "utf-8") == "à"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x7fELF\x02\x01\x01\x00\x00",
        b"{\\rtf1\\ansi Bonjour}",
        b"texte\x00avec un z\xc3\xa9ro",
        bytes(range(1, 32)) * 8 + bytes(range(128, 256)) * 8,
    ],
)
def test_what_is_no_text_is_said_to_be_binary(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary, not text"):
        decode(data)


def test_a_pdf_stays_binary_under_a_named_encoding() -> None:
    with pytest.raises(Unreadable, match="PDF"):
        decode(b"%PDF-1.7 etc", "latin-1")


def test_broken_utf8_is_refused_with_the_place_rather_than_read_with_wrong_letters() -> None:
    before = "À l’été, Éloïse a déclaré".encode()
    data = before + b"\xe9" + " après".encode()
    with pytest.raises(Unreadable, match=f"broken bytes, the first at byte {len(before)}"):
        decode(data)
    assert decode(data, forgiving=True) == "À l’été, Éloïse a déclaré� après"


def test_truncated_utf8_is_refused() -> None:
    with pytest.raises(Unreadable, match="broken bytes"):
        decode("Éloïse est allée à l’été".encode()[:-1])


def test_bytes_that_no_encoding_of_ours_has_are_refused() -> None:
    with pytest.raises(Unreadable, match="neither UTF-8 nor cp1252"):
        decode(b"d\xe9j\xe0 \x81 vu, dit l'ancien texte")


def test_text_that_is_not_in_the_named_encoding_is_refused() -> None:
    with pytest.raises(Unreadable, match="not valid utf-8: byte 1"):
        decode(b"d\xe9j\xe0", "utf-8")


def test_an_encoding_that_yields_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(Unreadable, match="surrogate"):
        decode(b"a+2AA-b", "utf-7")


def test_only_text_encodings_count() -> None:
    assert is_text_encoding("cp1252")
    assert is_text_encoding("utf-16")
    assert not is_text_encoding("base64")
    assert not is_text_encoding("no-such-thing")
    assert not is_text_encoding("a\0b")


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "utf-7", "cp1252", "punycode", "idna"]))
@settings(deadline=None, max_examples=100)
def test_any_bytes_are_valid_text_or_refused(data: bytes, encoding: str | None) -> None:
    try:
        text = decode(data, encoding)
    except Unreadable:
        return
    text.encode("utf-8")
    assert "\0" not in text
