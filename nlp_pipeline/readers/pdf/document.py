"""One article of a PDF document."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.documents.paragraphs import About, article_of
from nlp_pipeline.readers.documents.paragraphs import Paragraph as Plain
from nlp_pipeline.readers.pdf.lines import lines_of_page
from nlp_pipeline.readers.pdf.paragraphs import paragraphs_of
from nlp_pipeline.readers.pdf.reading_order import columns_in_order
from nlp_pipeline.readers.pdf.running_heads import without_running_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.readers.pdf.paragraphs import Paragraph
    from nlp_pipeline.schema import Article

LARGER = 1.2
"""To the size of most of the text: what is larger is a title or a heading."""


class Pdf:
    """One article: the text of a PDF document."""

    name = N_("PDF")
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
            raise Unreadable(_("not a PDF document"))
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            encrypted = "password" in str(error).lower()
            raise Unreadable(
                _("encrypted: its password is needed")
                if encrypted
                else _("not a readable PDF ({error})").format(error=error)
            ) from None
        try:
            pages = [(page.get_height(), lines_of_page(page)) for page in document]
            title = str(document.get_metadata_value("Title") or "")
        finally:
            document.close()
        columns = [column for lines in without_running_lines(pages) for column in columns_in_order(lines)]
        paragraphs = paragraphs_of(columns)
        if not paragraphs:
            raise Unreadable(_("no text in this PDF: it is a scan, whose text must be recognised first (OCR)"))
        yield article_of(_with_levels(paragraphs), About(title=title))


def _with_levels(paragraphs: Sequence[Paragraph]) -> list[Plain]:
    """Tell titles from running text by their size: the largest is the document's."""
    usual = median(size for each in paragraphs for size in [each.size] * max(1, len(each.text) // 40))
    largest = max(each.size for each in paragraphs)
    levels = [0 if each.size < LARGER * usual else 1 if each.size > 0.97 * largest else 2 for each in paragraphs]
    return [Plain(each.text, level) for each, level in zip(paragraphs, levels, strict=True)]
