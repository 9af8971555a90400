"""Markdown (.md) by markdown-it: the words as they are read, without the signs that set them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.documents.headings import headed_paragraphs
from nlp_pipeline.readers.documents.paragraphs import About, article_of
from nlp_pipeline.readers.press.markup import parse_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^([A-Za-zé_]{2,20}):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
NAMES = {
    "title": ("title", "titre"),
    "date": ("date",),
    "author": ("author", "auteur", "authors"),
    "outlet": ("outlet", "journal", "source", "media", "média", "publication"),
    "url": ("url", "lien", "link", "canonical_url"),
}
NOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?::[ \t]*)?")
"""What calls a note, and what stands before it."""

LONGEST = 2_000_000
"""In characters: the time that Markdown takes grows with its length, and no article is that long."""


class Markdown:
    """One article: the paragraphs of a Markdown file, and what its front matter says of it."""

    name = N_("Markdown")
    suffixes = (".md", ".markdown")

    def recognises(self, head: bytes) -> bool:
        """Never by its bytes: any text could be Markdown."""
        return False

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the file's article.

        Raises:
            Unreadable: the file is empty, no text, or too long.
        """
        # Loaded here: a corpus of plain text needs none of it.
        from markdown_it import MarkdownIt

        text = decode(stream.read(), options.encoding).replace("\r\n", "\n")
        if not text.strip():
            raise Unreadable(_("empty"))
        if len(text) > LONGEST:
            raise Unreadable(_("Markdown of more than {most} million characters").format(most=LONGEST // 1_000_000))
        front = FRONT.match(text)
        body = NOTE.sub("", text[front.end() :] if front else text)
        page = MarkdownIt("commonmark").enable("table").render(body)
        if not page.strip():
            raise Unreadable(_("no text in this document"))
        yield article_of(list(headed_paragraphs(parse_html(page))), _about(front[1] if front else ""))


def _about(front: str) -> About:
    """Read the plain fields of front matter; whatever is nested in it is left aside."""
    fields = {match[1].lower(): match[2].strip("\"'") for match in FIELD.finditer(front)}
    found = {part: next((fields[name] for name in names if name in fields), "") for part, names in NAMES.items()}
    return About(**found)
