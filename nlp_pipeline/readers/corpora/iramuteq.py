"""IRaMuTeQ corpora: a line of stars with variables before every text (``**** *journal_LeVal *date_2024-01-31``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.tables.columns import find_metadata, iso_date
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import ReadOptions

STARS = re.compile(r"^(?:\*{4}|\d{4})\s+\*")
HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\*{4}|\d{4})[ \t]+\*\w")
THEME = re.compile(r"^-\*\S+\s*$")
VARIABLE = re.compile(r"\*(\w+?)_(\S+)")


class Iramuteq:
    """The texts of an IRaMuTeQ corpus."""

    name = "IRaMuTeQ corpus"
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
        return Unreadable(f"text {number} ({head.strip()}): no words")
    variables = dict(VARIABLE.findall(head))
    names = find_metadata(list(variables))
    parts = {part: variables.get(name, "") for part, name in names.items()}
    return Article(text=text, **{**parts, "date": iso_date(parts["date"])})
