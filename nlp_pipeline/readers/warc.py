"""WARC: the pages that a crawler kept, each read as a saved page; other records are passed over."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _, written_number
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.web_page import WebPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

BEGIN = b"\nWARC/1."
CHUNK = 1 << 20
LARGEST_PAGE = 20_000_000
"""In bytes: a larger record is no article."""


class Warc:
    """The HTML responses of a WARC file; a gzipped one is unpacked before."""

    name = N_("WARC")
    suffixes = (".warc",)

    def recognises(self, head: bytes) -> bool:
        """Tell WARC by its first line."""
        return head.startswith(b"WARC/")

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the article of every page; one without comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no WARC, or ends in the middle of a record; the articles before it count.
        """
        # Loaded here: a corpus of plain text needs none of it.
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        found = pages = False
        try:
            for record in ArchiveIterator(stream):
                found = True
                kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
                if record.rec_type != "response" or "html" not in kind.lower():
                    continue
                pages = True
                address = record.rec_headers.get_header("WARC-Target-URI", "")
                if record.length is None:
                    behind = _records_in(record.raw_stream)
                    raise Unreadable(
                        _(
                            "{address}: a record that does not tell its length; it and the {number} that begin "
                            "behind it cannot be told apart and are not read"
                        ).format(address=address, number=written_number(behind))
                    )
                data = record.content_stream().read(LARGEST_PAGE + 1)
                if len(data) <= LARGEST_PAGE and record.raw_stream.limit > 0:
                    yield Unreadable(
                        _("{address}: the record is cut off: {number} bytes are missing").format(
                            address=address, number=written_number(record.raw_stream.limit)
                        )
                    )
                else:
                    yield _page(data, address, record, options)
        except (ArchiveLoadFailed, EOFError, OSError) as error:
            raise Unreadable(
                _("damaged WARC: {error}").format(
                    error=str(error).splitlines()[0] if str(error) else _("it ends too early")
                )
            ) from None
        if not pages:
            raise Unreadable(_("no saved page in this WARC") if found else _("not a WARC file, or an empty one"))


def _records_in(stream: BinaryIO) -> int:
    """Count the records that begin in what is left of a stream."""
    count, tail = 0, b""
    while chunk := stream.read(CHUNK):
        count += (tail + chunk).count(BEGIN)
        tail = chunk[-len(BEGIN) + 1 :]
    return count


def _page(data: bytes, address: str, record: object, options: ReadOptions) -> Article | Unreadable:
    if len(data) > LARGEST_PAGE:
        return Unreadable(_("{address}: larger than {most} MB").format(address=address, most=LARGEST_PAGE // 1_000_000))
    try:
        article = next(item for item in WebPage().read(BytesIO(data), options))
    except Unreadable as error:
        return Unreadable(f"{address}: {error.reason}")
    if isinstance(article, Unreadable):
        return article
    day = record.rec_headers.get_header("WARC-Date", "")[:10]  # type: ignore[attr-defined]
    return replace(article, doc_id=address, url=article.url or address, date=article.date or day)
