"""Gallica's "texte brut": the recognised text of an issue, saved as text or HTML, behind the library's notice of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, at_least_one
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.gallica_notice import Notice, article_parts, folded_lines
from nlp_pipeline.readers.press.markup import paragraphs, parse_html
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions

MARKS = re.compile(rb"Rappel de votre demande.{0,4000}?Notice compl", re.DOTALL)
MARKUP = re.compile(r"<(?:html|body|p|h4)\b", re.IGNORECASE)


class GallicaText:
    """One issue, or one book, as Gallica's text mode gives it."""

    name = N_("Gallica (text)")
    suffixes = (".txt", ".html", ".htm")

    def recognises(self, head: bytes) -> bool:
        """Tell it by the headings of its notice."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the issue as one article: Gallica's text does not tell where one of its articles ends.

        Raises:
            Unreadable: the file is no text, or nothing stands behind the notice.
        """
        text = decode(stream.read(), options.encoding, forgiving=True)
        lines = paragraphs(parse_html(text)) if MARKUP.search(text) else folded_lines(text)
        notice = Notice.of(lines)
        words = "\n".join(line for line in lines[notice.lines :] if line)
        articles = [Article(text=words, **article_parts(notice))] if words else []
        yield from at_least_one(articles, _("Gallica's notice without a text behind it: its text was not recognised"))
