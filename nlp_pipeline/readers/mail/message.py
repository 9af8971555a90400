"""Messages as mail programs keep them (.eml), by the standard library, with what is attached to them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode, is_text_encoding
from nlp_pipeline.readers.documents.paragraphs import About
from nlp_pipeline.readers.ids import printable
from nlp_pipeline.readers.mail.body import article_of_message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from email.message import EmailMessage

    from nlp_pipeline.readers.archives import Find
    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

LARGEST = 200_000_000
"""In bytes, attachments and all."""

HEAD = 1 << 16
HEADERS = ("from", "subject", "date", "to", "message-id", "mime-version", "content-type", "received")


class Message:
    """The text of a message, its subject the title, its sender the author; and the articles attached to it.

    Args:
        find: gives the reader of an attachment.
        attached: the endings of the attachments that are read; others, as pictures, are no articles.
    """

    name = N_("message")
    suffixes = (".eml",)

    def __init__(self, find: Find, attached: Collection[str]) -> None:
        self._find = find
        self._attached = attached

    def recognises(self, head: bytes) -> bool:
        """Never by its bytes: a text may begin with a word and a colon."""
        return False

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the message's article.

        Raises:
            Unreadable: the file is no message, is too large, encrypted, or without words.
        """
        message = parsed(stream)
        if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
            raise Unreadable(_("encrypted: open it in the mail program, and save it without"))
        about = About(
            title=header(message, "subject"),
            date=day_sent(header(message, "date")),
            author=sender(header(message, "from")),
        )
        attachments = list(self._attachments(message, options))
        try:
            plain, page = part_text(message, "plain", options), part_text(message, "html", options)
            yield article_of_message(plain, page, about)
        except Unreadable:
            if not attachments:
                raise
        yield from attachments

    def _attachments(self, message: EmailMessage, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Read what is attached; what cannot be read comes as the reason."""
        for part in message.walk():
            name = printable((part.get_filename() or "").replace("\\", "/").rpartition("/")[2])
            suffix = PurePosixPath(name).suffix.lower()
            data = part.get_payload(decode=True)
            if suffix not in self._attached or not isinstance(data, bytes):
                continue
            try:
                for item in self._find(suffix, data[:HEAD]).read(BytesIO(data), options):
                    if isinstance(item, Unreadable):
                        yield Unreadable(f"{name}: {item.reason}")
                    else:
                        yield item if item.doc_id else replace(item, doc_id=PurePosixPath(name).stem)
            except Unreadable as error:
                yield Unreadable(f"{name}: {error.reason}")
            except Exception as error:  # noqa: BLE001 - a parser that chokes on one attachment must not stop the others
                yield Unreadable(
                    _("{name}: not readable ({kind}: {error})").format(
                        name=name, kind=type(error).__name__, error=error
                    )
                )


def parsed(stream: BinaryIO) -> EmailMessage:
    """Parse a message.

    Raises:
        Unreadable: it is none, or too large.
    """
    data = stream.read(LARGEST + 1)
    if not data.strip():
        raise Unreadable(_("empty"))
    if len(data) > LARGEST:
        raise Unreadable(_("a message of more than {most} MB").format(most=LARGEST // 1_000_000))
    message: EmailMessage = message_from_bytes(data, policy=policy.default)
    if not any(name in message for name in HEADERS):
        raise Unreadable(_("not a message: it has no head"))
    return message


def part_text(message: EmailMessage, kind: str, options: ReadOptions) -> str:
    """Give the first part of a message that is text of a kind and no attachment; empty where there is none."""
    for part in message.walk():
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            return text_of(part, options)
    return ""


def text_of(part: EmailMessage, options: ReadOptions) -> str:
    """Decode a part, in the encoding that it names where it is one.

    Raises:
        Unreadable: it is no text.
    """
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    named = str(part.get_content_charset() or "")
    if named and is_text_encoding(named):
        with suppress(UnicodeError, LookupError):
            return data.decode(options.encoding or named)
    return decode(data, options.encoding, forgiving=True)


def header(message: EmailMessage, name: str) -> str:
    """Give a line of the head as text; one that is broken is empty."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001 - the standard library raises whatever it stumbles on in a broken head
        return ""


def sender(line: str) -> str:
    """Give the name of who sent a message, or else the address."""
    name, address = parseaddr(line)
    return name or address


def day_sent(line: str) -> str:
    """Give the day on which a message was sent, where it was sent, in ISO 8601; empty where that is not told."""
    try:
        return parsedate_to_datetime(line).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""
