"""Plain text: one article a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.titles import title_of_text
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions


class PlainText:
    """The whole file is the article's text, kept to the letter because offsets count from it."""

    name = N_("plain text")
    suffixes = (".txt",)

    def recognises(self, head: bytes) -> bool:
        """Take whatever no other reader recognised."""
        return True

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the file as one article; a line above its paragraphs that looks like a title is its title.

        Raises:
            Unreadable: the file is empty, blank or no text.
        """
        text = decode(stream.read(), options.encoding)
        if not text.strip():
            raise Unreadable(_("empty"))
        yield Article(doc_id="", text=text, title=title_of_text(text))
