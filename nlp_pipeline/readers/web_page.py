"""Saved web pages: the article's text and what the page says about it, by trafilatura. Nothing is fetched."""

from __future__ import annotations

import html
import logging
import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import FALLBACK, decode, is_text_encoding
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions

_HEAD = 4096
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAME = re.compile(r"<html[\s>]", re.IGNORECASE)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]+)|<\?xml[^>]{0,200}encoding=["']([\w:.-]+)""",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{1,8}|[0-9]{1,9});?", re.IGNORECASE)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso-8859-15"}
"""Names under which pages are, in truth, Windows-1252: browsers read them so."""


class WebPage:
    """The main text of a page, a paragraph a line; navigation, comments and scripts are left out."""

    name = N_("saved web page")
    suffixes = (".html", ".htm", ".xhtml")

    def recognises(self, head: bytes) -> bool:
        """Tell a page by its first tags."""
        return _PAGE.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the page's article with its title, date, outlet, author and address.

        Raises:
            Unreadable: the page is empty, no text, or nothing in it looks like an article.
        """
        data = stream.read()
        page = decode(data, options.encoding, otherwise=_declared(data[:_HEAD]), forgiving=True)
        if not page.strip():
            raise Unreadable(_("empty"))
        yield _article(page)


def _article(page: str) -> Article:
    # Loaded here: a corpus of plain text needs none of it.
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    for library in ("trafilatura", "htmldate", "courlan"):
        # Their remarks on a page are not for our user, who gets one line from us.
        logging.getLogger(library).setLevel(logging.CRITICAL)
    found = bare_extraction(_mended(page), with_metadata=True, include_comments=False)
    if not isinstance(found, Document):
        raise Unreadable(_("no article found in the page"))
    text = _UNFIT.sub("", found.text or "").strip()
    if not text:
        raise Unreadable(_("no article found in the page"))
    return Article(
        doc_id="",
        text=text,
        title=_line(found.title),
        date=_line(found.date),
        outlet=_line(found.sitename or found.hostname),
        author=_line(found.author),
        url=_line(found.url),
    )


def _declared(head: bytes) -> str:
    """Give the encoding that the page itself names, where it is one and not plainly wrong."""
    match = _CHARSET.search(head)
    name = (match[1] or match[2]).decode("ascii", "replace").lower() if match else FALLBACK
    wide = name.startswith(("utf", "ucs"))  # it would have been recognised, or it is not so
    return FALLBACK if wide or name in _LATIN or not is_text_encoding(name) else name


def _mended(page: str) -> str:
    """Give the page in a form that an XML library takes: no characters that XML forbids, and a frame."""
    page = _UNFIT.sub("", _REFERENCE.sub(_resolved, page))
    return page if _FRAME.search(page) else f"<html><body><div>{page}</div></body></html>"


def _resolved(reference: re.Match[str]) -> str:
    """Resolve the references that browsers repair (``&#146;`` is ’), leave the others to the parser."""
    character = html.unescape(reference[0] if reference[0].endswith(";") else reference[0] + ";")
    sound = len(character) == 1 and character.isprintable() and character not in "<>&\"'"
    return character if sound else "" if _UNFIT.search(character) or not character else reference[0]


def _line(value: str | None) -> str:
    """Give a value of the page's metadata on one line."""
    return " ".join(_UNFIT.sub("", value or "").split())
