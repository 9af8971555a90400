"""Archives, WARC and PDF: what is inside is read, and what would fill the disk is not."""

# ruff: noqa: E501 - files stand as they are printed

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from nlp_pipeline.readers import Inputs, ReadError, ReadOptions, Unreadable, archives
from nlp_pipeline.readers.pdf import Pdf
from nlp_pipeline.readers.warc import Warc
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGE = (
    "<html><head><title>Le pont</title></head><body><article><h1>Le pont</h1><p>Selon la mairie, le pont rouvrira lundi "
    "prochain, après deux ans de travaux.</p><p>Les riverains respirent enfin, raconte un commerçant.</p></article></body></html>"
)


def packed(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def articles(path: Path) -> list[Article]:
    return [each for each in Inputs([path]) if isinstance(each, Article)]


def reasons(path: Path) -> list[str]:
    return [each.reason for each in Inputs([path]) if isinstance(each, ReadError)]


def warc(pages: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    for address, page in pages.items():
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(page.encode()),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2024-09-11T08:00:00Z"},
        )
        writer.write_record(record)
    return stream.getvalue()


def test_members_are_read_by_their_endings(tmp_path: Path) -> None:
    members = {
        "presse/b.txt": "Un mot.",
        "a.csv": "id,texte\nx,Deux mots.\n",
        "photo.jpg": b"\xff\xd8",
        ".caché.txt": "rien",
    }
    found = articles(packed(tmp_path / "corpus.zip", members))
    assert [(each.doc_id, each.text) for each in found] == [("x", "Deux mots."), ("presse/b", "Un mot.")]


def test_a_broken_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "corpus.zip", {"a.txt": b"\x89PNG\r\n", "b.txt": "Un mot.", "c.xlsx": "rien"})
    assert [each.doc_id for each in articles(path)] == ["b"]
    assert reasons(path) == [
        "a.txt: binary, not text (a PNG picture)",
        "c.xlsx: not a workbook, whatever its ending says",
    ]


def test_names_that_lead_out_of_the_archive_only_name(tmp_path: Path) -> None:
    (article,) = articles(packed(tmp_path / "corpus.zip", {"../../etc/passwd.txt": "Un mot."}))
    assert article.doc_id == "etc/passwd"
    assert list(tmp_path.iterdir()) == [tmp_path / "corpus.zip"]


def test_a_bomb_is_refused_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "RATIO_FROM", 1_000_000)
    path = packed(tmp_path / "corpus.zip", {"a.txt": b" " * 20_000_000, "b.txt": "Un mot."})
    assert [each.doc_id for each in articles(path)] == ["b"]
    assert reasons(path) == ["a.txt: packed as no text is: it may be a bomb"]


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"a.txt": "Un mot."}).read_bytes()
    path = packed(tmp_path / "corpus.zip", {"inner.zip": inner, "inner.txt": inner})
    assert reasons(path) == ["inner.txt: binary, not text (a ZIP archive or an Office document)"]


@pytest.mark.parametrize("cut", [10, 60])
def test_an_archive_cut_off_says_so(tmp_path: Path, cut: int) -> None:
    path = packed(tmp_path / "corpus.zip", {"a.txt": "Un mot." * 100})
    path.write_bytes(path.read_bytes()[:-cut])
    assert "not a readable ZIP archive" in reasons(path)[0]


def test_an_archive_without_articles_says_so(tmp_path: Path) -> None:
    assert reasons(packed(tmp_path / "corpus.zip", {"a.jpg": "x"})) == ["no file of a known kind in this archive"]


def test_gzipped_files_are_what_their_name_says(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"id,texte\nx,Deux mots.\n"))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Un mot."))
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(warc({"https://exemple.fr/pont": PAGE})))
    assert [each.doc_id for each in articles(tmp_path)] == ["x", "b.txt", "https://exemple.fr/pont"]


def test_a_gzipped_file_cut_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"Un mot." * 1000)[:-12])
    assert "not a readable gzip file" in reasons(path)[0]


def test_pages_of_a_crawl_keep_address_and_day() -> None:
    (article,) = Warc().read(io.BytesIO(warc({"https://exemple.fr/pont": PAGE})), ReadOptions())
    assert isinstance(article, Article)
    assert (article.url, article.date, article.title) == ("https://exemple.fr/pont", "2024-09-11", "Le pont")
    assert "Selon la mairie" in article.text


def test_a_page_without_article_is_named_and_the_others_are_read() -> None:
    data = warc({"https://exemple.fr/vide": "<html></html>", "https://exemple.fr/pont": PAGE})
    first, second = Warc().read(io.BytesIO(data), ReadOptions())
    assert isinstance(first, Unreadable)
    assert first.reason.startswith("https://exemple.fr/vide: ")
    assert isinstance(second, Article)


@pytest.mark.parametrize("data", [b"", b"rien du tout\n"])
def test_what_is_no_warc_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(Warc().read(io.BytesIO(data), ReadOptions()))


def pdf(pages: list[list[str]]) -> bytes:
    from matplotlib import pyplot
    from matplotlib.backends.backend_pdf import PdfPages

    stream = io.BytesIO()
    with PdfPages(stream, metadata={"Title": "Le pont"}) as document:
        for lines in pages:
            figure = pyplot.figure(figsize=(8, 11))
            for place, line in enumerate(lines):
                figure.text(0.05, 0.95 - 0.03 * place, line)
            document.savefig(figure)
            pyplot.close(figure)
    return stream.getvalue()


def test_pdf_joins_lines_and_leaves_out_what_every_page_repeats() -> None:
    openings = ("Selon la mairie", "D'après les riverains", "Pour le préfet")
    pages = [
        ["Le Courrier du Val", f"{words}, le pont rouvrira lundi et les ouvri-", "ers partiront.", f"page {number}"]
        for number, words in enumerate(openings, 1)
    ]
    pages = [
        [*lines[:1], *lines[1:2], f"ers du {words} partiront tous.", *lines[3:]]
        for lines, words in zip(pages, ("nord", "sud", "port"), strict=True)
    ]
    (article,) = Pdf().read(io.BytesIO(pdf(pages)), ReadOptions())
    assert isinstance(article, Article)
    assert article.title == "Le pont"
    assert "Courrier" not in article.text
    assert "page" not in article.text
    assert "Selon la mairie, le pont rouvrira lundi et les ouvriers du nord partiront tous." in article.text


def test_a_scan_says_that_its_text_must_be_recognised() -> None:
    with pytest.raises(Unreadable, match="scan"):
        list(Pdf().read(io.BytesIO(pdf([[]])), ReadOptions()))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 rien", b"rien"])
def test_what_is_no_pdf_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="PDF"):
        list(Pdf().read(io.BytesIO(data), ReadOptions()))
