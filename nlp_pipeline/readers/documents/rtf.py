"""Rich text (.rtf) by striprtf: the paragraphs of any RTF document that is no export of a press database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import FALLBACK
from nlp_pipeline.readers.documents.paragraphs import About, Paragraph, article_of
from nlp_pipeline.readers.press.factiva import RTF_MARKS, FactivaRtf
from nlp_pipeline.readers.press.rich_text import RTF, documents_in, end_of_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

INFO = re.compile(r"\{\\info\b(?:[^{}]|\{[^{}]*\})*\}")
PART = {name: re.compile(rf"\{{\\{name}\s?([^{{}}]*)\}}") for name in ("title", "author")}
NOTE = re.compile(r"\{(?:\\\*)?\\footnote\b(?:\\ftnalt\b)? ?")
LARGEST = 100_000_000
"""In bytes: pictures make such documents large, words do not."""


class Rtf:
    """One article a document, of which a file may hold several; an export of a press database gives its articles."""

    name = N_("RTF document")
    suffixes = (".rtf", ".doc")

    def recognises(self, head: bytes) -> bool:
        """Tell RTF by its first bytes."""
        return head.lstrip().startswith(RTF)

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the article of each document in the file.

        Raises:
            Unreadable: the file is no RTF, is too large, or holds no text.
        """
        data = stream.read(LARGEST + 1)
        if not data.strip():
            raise Unreadable(_("empty"))
        if not self.recognises(data[:64]):
            raise Unreadable(_("not an RTF document"))
        if len(data) > LARGEST:
            raise Unreadable(_("an RTF document of more than {most} MB").format(most=LARGEST // 1_000_000))
        if RTF_MARKS.search(data):
            stream.seek(0)
            yield from FactivaRtf().read(stream, options)
            return
        for source in documents_in(data.decode(options.encoding or FALLBACK, "replace")):
            body, notes = _without_notes(source)
            lines = "\n".join(words_of(each) for each in (body, *notes)).split("\n")
            yield article_of([Paragraph(line) for line in lines], _about(source))
            if not source[: end_of_group(source, source.index("{"))].endswith("}"):
                yield Unreadable(_("cut off: the end of the document is missing"))


def words_of(source: str) -> str:
    """Give the text of RTF source, a paragraph a line."""
    # Loaded here: a corpus of plain text needs none of it.
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    return text.replace("|", "\n") if re.search(r"\\cell\b", source) else text


def _without_notes(source: str) -> tuple[str, list[str]]:
    """Take the notes out of the middle of a text, where they would cut their sentence in two, to stand at its end."""
    pieces: list[str] = []
    notes: list[str] = []
    at = 0
    while (found := NOTE.search(source, at)) is not None:
        end = end_of_group(source, found.start())
        pieces.append(source[at : found.start()])
        notes.append(f"{{\\rtf1\\ansi {source[found.end() : end]}")
        at = end
    return "".join([*pieces, source[at:]]), notes


def _about(source: str) -> About:
    found = INFO.search(source[: 1 << 20])
    info = found[0] if found else ""
    parts = {}
    for name, pattern in PART.items():
        match = pattern.search(info)
        parts[name] = words_of(f"{{\\rtf1\\ansi {match[1]}}}") if match else ""
    return About(title=parts["title"], author=parts["author"])
