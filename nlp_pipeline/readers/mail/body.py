"""The words of a message, whichever program wrote it: paragraphs that were wrapped made whole, the signature cut."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.documents.headings import headed_paragraphs
from nlp_pipeline.readers.documents.paragraphs import About, Paragraph, article_of
from nlp_pipeline.readers.press.markup import parse_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.schema import Article

STUB = 0.25
"""Share of the page's letters below which the plain text beside it only says to look at the page."""

WRAPPED_FROM, WRAPPED_TO = 55, 80
"""In characters: the widths to which mail programs wrap lines."""

SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
ANSWER = re.compile(r"^(?:\s*(?:re|fwd?|tr|rép?)\s*:)+\s*", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


def article_of_message(plain: str, page: str, about: About) -> Article:
    """Make an article of a message.

    Args:
        plain: its text as plain text; may be empty.
        page: its text as HTML; may be empty.
        about: what its head says; the subject is the title, "Re:" and the like left out.

    Raises:
        Unreadable: there are no words in it.
    """
    formed = _of_page(page) if page.strip() else []
    words = list(_of_plain(plain))
    letters = sum(len(each.text) for each in formed)
    if not words or sum(len(each.text) for each in words) < STUB * letters:
        words = formed
    if not any(each.text.strip() for each in words):
        raise Unreadable(_("no text in this message"))
    subject = ANSWER.sub("", " ".join(about.title.split()))
    article = article_of([Paragraph(each.text) for each in words], about)
    return replace(article, title=subject or article.title)


def _of_page(page: str) -> list[Paragraph]:
    body = parse_html(page)
    for element in [
        *body.iter("head", "title"),
        *(each for each in body.iter() if HIDDEN.search(each.get("style", ""))),
    ]:
        if element.getparent() is not None:
            element.drop_tree()
    return list(headed_paragraphs(body))


def _of_plain(plain: str) -> Iterator[Paragraph]:
    text = plain.replace("\r\n", "\n").replace("\r", "\n")
    text = QUOTED.sub("", SIGNATURE.split(text, maxsplit=1)[0])
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines:
            yield from (Paragraph(words) for words in _unwrapped(lines))


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Join the lines of a paragraph where a program cut them: a space at the end says so, or the width does."""
    widest = max(map(len, lines))
    joined = lines[0]
    for before, line in pairwise(lines):
        flowed = before.endswith(" ")
        full = WRAPPED_FROM <= widest <= WRAPPED_TO and len(before) + 1 + len(line.split(None, 1)[0]) > widest
        if flowed or full:
            joined = f"{joined.rstrip()} {line}"
        else:
            yield joined
            joined = line
    yield joined
