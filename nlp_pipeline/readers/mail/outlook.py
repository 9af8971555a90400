"""Outlook messages (.msg), by python-oxmsg."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.documents.paragraphs import About
from nlp_pipeline.readers.extras import missing
from nlp_pipeline.readers.mail.body import article_of_message
from nlp_pipeline.readers.mail.message import sender
from nlp_pipeline.readers.passwords import COMPOUND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

LARGEST = 200_000_000
"""In bytes, attachments and all."""


class OutlookMessage:
    """One article: the text of a message; its subject is the title, its sender the author."""

    name = N_("Outlook message")
    suffixes = (".msg",)

    def recognises(self, head: bytes) -> bool:
        """Never by its bytes: every old Office file begins so."""
        return False

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the message's article.

        Raises:
            Unreadable: the file is no message, is damaged, too large or without words, or the library is not there.
        """
        try:
            # Loaded here: a corpus of plain text needs none of it.
            import oxmsg
        except ImportError:
            raise missing(_("Outlook messages")) from None
        data = stream.read(LARGEST + 1)
        if not data.startswith(COMPOUND):
            raise Unreadable(_("not an Outlook message, whatever its ending says") if data.strip() else _("empty"))
        if len(data) > LARGEST:
            raise Unreadable(_("a message of more than {most} MB").format(most=LARGEST // 1_000_000))
        try:
            message = oxmsg.Message.load(io.BytesIO(data))
            plain, page = message.body or "", message.html_body or ""
            sent = message.sent_date
            about = About(
                title=message.subject, date=sent.date().isoformat() if sent else "", author=sender(message.sender or "")
            )
        except Exception as error:  # noqa: BLE001 - the library raises whatever it stumbles on in a damaged file
            raise Unreadable(
                _("damaged: not readable as an Outlook message ({error})").format(error=error or type(error).__name__)
            ) from None
        yield article_of_message(plain.rstrip("\0"), page.rstrip("\0"), about)
