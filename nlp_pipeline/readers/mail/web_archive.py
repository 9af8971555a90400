"""Web pages as browsers save them in one file (.mht, .mhtml): the page itself, read as any saved page is."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.mail.message import header, parsed, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from nlp_pipeline.readers.archives import Find
    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

HEAD = 1 << 16
MARKS = (b"snapshot-content-location:", b"multipart/related", b"saved by ")
PAGES = ("text/html", "application/xhtml+xml")


class WebArchive:
    """The page of a web archive; an export of a press database that was saved so gives its articles.

    Args:
        find: gives the reader of the page.
    """

    name = N_("web archive")
    suffixes = (".mht", ".mhtml")

    def __init__(self, find: Find) -> None:
        self._find = find

    def recognises(self, head: bytes) -> bool:
        """Tell a web archive by its head."""
        start = head[:2048].lower()
        return b"mime-version:" in start and any(mark in start for mark in MARKS)

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles of the page that the archive was made for.

        Raises:
            Unreadable: the file is no web archive, or no page is in it.
        """
        archive = parsed(stream)
        page = _page(archive)
        if page is None:
            raise Unreadable(_("no page in this web archive"))
        data = text_of(page, options).encode("utf-8", "replace")
        address = header(archive, "snapshot-content-location") or header(page, "content-location")
        # Once decoded it is UTF-8, whatever the page or the user says of its bytes.
        for item in self._find(".html", data[:HEAD]).read(BytesIO(data), replace(options, encoding="utf-8")):
            if isinstance(item, Unreadable) or item.url or not address.startswith(("http://", "https://")):
                yield item
            else:
                yield replace(item, url=address)


def _page(archive: EmailMessage) -> EmailMessage | None:
    """Give the part that the archive names as its root, else the first page in it."""
    pages = [part for part in archive.walk() if part.get_content_type() in PAGES]
    root = str(archive.get_param("start", "") or "")
    return next((page for page in pages if root and header(page, "content-id") == root), pages[0] if pages else None)
