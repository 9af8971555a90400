"""CoNLL-U: sentences with a word a line, put together as they were printed (universaldependencies.org/format.html)."""

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

REMARK = re.compile(r"^#\s*([\w:.-]+(?: id)?)\s*(?:=\s*(.*))?$")
NEW_TEXT = ("newdoc", "newdoc id")
NEW_PARAGRAPH = ("newpar", "newpar id")
MARKS = re.compile(rb"^(?:# (?:newdoc|sent_id|text)\b.*|1(?:-\d+)?(?:\t[^\t\r\n]*){9})\r?$", re.MULTILINE)
CELLS = 10


class ConllU:
    """The texts of a CoNLL-U file, from one ``# newdoc`` to the next."""

    name = N_("CoNLL-U")
    suffixes = (".conllu", ".conll")

    def recognises(self, head: bytes) -> bool:
        """Tell a treebank by its remarks, or by the ten cells of its words."""
        return MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the texts in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or holds no sentence.
        """
        number = 0
        for block in _texts(decode(stream.read(), options.encoding).splitlines()):
            number += 1
            yield _article(block, number)
        if not number:
            raise Unreadable(_("no sentence in this CoNLL-U file"))


def _texts(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        remark = REMARK.match(line)
        if remark and remark[1] in NEW_TEXT and any(each.strip() for each in block):
            yield block
            block = []
        block.append(line)
    if any(each.strip() for each in block):
        yield block


def _article(lines: Sequence[str], number: int) -> Article | Unreadable:
    about: dict[str, str] = {}
    paragraphs: list[list[str]] = [[]]
    for sentence in _sentences(lines):
        remarks = [(match[1], (match[2] or "").strip()) for line in sentence if (match := REMARK.match(line))]
        for name, value in remarks:
            about.setdefault({"newdoc id": "doc id"}.get(name, name.removeprefix("meta::")), value)
        names = dict(remarks)
        if any(name in NEW_PARAGRAPH for name in names):
            paragraphs.append([])
        words = names.get("text") or _words(sentence)
        if words:
            paragraphs[-1].append(words)
    text = "\n".join(" ".join(sentences) for sentences in paragraphs if sentences)
    about.pop("text", None)
    if not text:
        name = about.get("doc id", "")
        return Unreadable(
            _("text {number} ({name}): no words").format(number=number, name=name)
            if name
            else _("text {number}: no words").format(number=number)
        )
    return Article(text=text, **metadata_of(about))


def _sentences(lines: Sequence[str]) -> Iterator[list[str]]:
    sentence: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            sentence.append(line)
        elif sentence:
            yield sentence
            sentence = []


def _words(sentence: Sequence[str]) -> str:
    """Put the forms of a sentence together: a space behind each, but where the last cell says SpaceAfter=No."""
    pieces: list[str] = []
    covered = 0
    for line in sentence:
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < CELLS or "." in cells[0]:
            continue
        first, _, last = cells[0].partition("-")
        if last:
            covered = int(last) if last.isdigit() else covered
        elif first.isdigit() and int(first) <= covered:
            continue  # a part of the contraction before it, as "de" and "le" of "du"
        pieces.append(cells[1] if "SpaceAfter=No" in cells[9] else f"{cells[1]} ")
    return "".join(pieces).strip()
