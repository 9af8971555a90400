"""IRaMuTeQ and Alceste corpora: a line of variables before every text (``**** *journal_LeVal *date_2024-01-31``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.tables.columns import metadata_of
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import ReadOptions

STARS = re.compile(r"^\s*(?:\*{4}(?:\s+\*.*|\s*)|\d{4,6}\s+\*.*)$")
HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\*{4}(?:[ \t]+\*\w|[ \t]*\r?\n)|\d{4,6}[ \t]+\*\w)")
"""What begins a text: stars, or as Alceste has it its number, with variables or, in a corpus without any, alone."""

THEME = re.compile(r"^-\*\S+\s*$")
VARIABLE = re.compile(r"\*(\w+?)_(\S+)")


class Iramuteq:
    """The texts of an IRaMuTeQ corpus."""

    name = N_("IRaMuTeQ corpus")
    suffixes = (".txt",)

    def recognises(self, head: bytes) -> bool:
        """Tell a corpus by the line of stars that it begins with."""
        return HEAD.match(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the texts in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text.
        """
        head, lines, number = "", [], 0
        for line in decode(stream.read(), options.encoding).splitlines():
            if not STARS.match(line):
                if not THEME.match(line):
                    lines.append(line.strip())
                continue
            if number:
                yield _article(head, lines, number)
            head, lines, number = line, [], number + 1
        if number:
            yield _article(head, lines, number)


def _article(head: str, lines: Sequence[str], number: int) -> Article | Unreadable:
    text = "\n".join(line for line in lines if line)
    if not text:
        return Unreadable(_("text {number} ({name}): no words").format(number=number, name=head.strip()))
    return Article(text=text, **metadata_of(dict(VARIABLE.findall(head))))
