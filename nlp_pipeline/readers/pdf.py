"""PDF with a layer of text: lines joined to paragraphs, what every page repeats at its head and foot left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import ReadOptions

FEWEST_PAGES = 3
"""On fewer pages, nothing tells a running head from the text."""

JOINED = re.compile("[\x02\ufffe](?:\r?\n)?")
"""What pdfium writes for the hyphen of a word that a line's end cuts."""

DIGITS = re.compile(r"\d+")
WORD_CUT = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
SENTENCE_END = (".", "!", "?", "»", "…", ":", "”")
SHORT_LINE = 0.6
"""Share of the usual width below which a line is the last of its paragraph."""


class Pdf:
    """One article: the text of a PDF document."""

    name = "PDF"
    suffixes = (".pdf",)

    def recognises(self, head: bytes) -> bool:
        """Tell PDF by its first bytes."""
        return b"%PDF-" in head[:1024]

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the document's article.

        Raises:
            Unreadable: the file is no PDF, is encrypted, or has no layer of text.
        """
        # Loaded here: a corpus of plain text needs none of it.
        import pypdfium2

        data = stream.read()
        if not self.recognises(data):
            raise Unreadable("not a PDF document")
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            encrypted = "password" in str(error).lower()
            raise Unreadable(
                "encrypted: its password is needed" if encrypted else f"not a readable PDF ({error})"
            ) from None
        try:
            pages = [JOINED.sub("", page.get_textpage().get_text_bounded()).splitlines() for page in document]
            title = str(document.get_metadata_value("Title") or "")
        finally:
            document.close()
        text = "\n".join(_paragraphs(_without_running_lines(pages)))
        if not text:
            raise Unreadable("no text in this PDF: it is a scan, whose text must be recognised first (OCR)")
        yield Article(doc_id="", text=text, title=" ".join(title.split()))


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[str]:
    """Leave out what stands first or last on most pages, page numbers aside."""
    tidy = [[" ".join(line.split()) for line in page if line.strip()] for page in pages]
    edges = Counter(_edge(line) for page in tidy for line in {*page[:2], *page[-2:]})
    running = {edge for edge, count in edges.items() if len(tidy) >= FEWEST_PAGES and count > len(tidy) / 2}
    return [
        line
        for page in tidy
        for place, line in enumerate(page)
        if not (_edge(line) in running and (place < 2 or place >= len(page) - 2))
    ]


def _edge(line: str) -> str:
    return DIGITS.sub("0", line)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Join lines: a word that a line's end cuts is made whole, a short line with a full stop ends its paragraph."""
    usual = sorted(len(line) for line in lines)[len(lines) * 3 // 4] if lines else 0
    paragraph: list[str] = []
    for line in lines:
        if paragraph and WORD_CUT.search(paragraph[-1][-2:]) and line[:1].islower():
            paragraph[-1] = paragraph[-1][:-1]
            paragraph.append(line)
        else:
            paragraph.append(f" {line}" if paragraph else line)
        if line.endswith(SENTENCE_END) and len(line) < SHORT_LINE * usual:
            yield "".join(paragraph)
            paragraph = []
    if paragraph:
        yield "".join(paragraph)
