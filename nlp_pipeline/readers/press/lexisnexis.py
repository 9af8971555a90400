"""LexisNexis and Nexis Uni exports: HTML, Word, RTF and text, by the labels of their interfaces in English and French.

The older one begins every article with its number ("1 of 10 DOCUMENTS"), then outlet, date, title, labels, text and
more labels. Nexis Uni has title, outlet, date and labels, "Body", text and "End of Document".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable, article_number, at_least_one
from nlp_pipeline.readers.dates import date_in_words
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.press.cutting import page_of
from nlp_pipeline.readers.press.markup import paragraphs, parse_html
from nlp_pipeline.readers.press.rich_text import RTF, rtf_lines
from nlp_pipeline.readers.press.word import document_paragraphs, first_words
from nlp_pipeline.readers.press.wrapped import unwrapped
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import ReadOptions

HTML_MARKS = re.compile(rb"<!--\s*LXNComment\b|<DOC NUMBER=\d+>", re.IGNORECASE)
NUMBERED = r"(?:\d+ of \d+ DOCUMENTS?|\d+ sur \d+ DOCUMENTS?|Document \d+ de \d+|Dokument \d+ von \d+)"
FIRST = re.compile(rf"^{NUMBERED}$", re.IGNORECASE)
TEXT_MARKS = re.compile(rf"^[ \t]*{NUMBERED}[ \t]*\r?$".encode(), re.MULTILINE | re.IGNORECASE)
LAST = re.compile(r"^(?:End of Document|Fin du document)$", re.IGNORECASE)
RTF_MARKS = re.compile(rb"\b(?:End of Document|Fin du document|LexisNexis|\d+ of \d+ DOCUMENTS)\b")
WORD_MARKS = re.compile(
    rb"^\s*(?:End of Document|Fin du document|Length: ?\d+ ?words|Longueur ?: ?\d+ ?mots)", re.MULTILINE
)
WORD_BODY = re.compile(rb"^\s*(?:Body|Corps)\s*$", re.MULTILINE)
BODY = re.compile(r"^(?:Body|Corps|Full Text|Texte intégral)$", re.IGNORECASE)
BEHIND = re.compile(r"^Classification$", re.IGNORECASE)
COPYRIGHT = re.compile(r"^(?:Copyright|©|\(c\))\s", re.IGNORECASE)
RIGHTS = re.compile(r"^(?:All Rights Reserved|Tous droits réservés)\.?$", re.IGNORECASE)

LABEL = re.compile(r"^([A-ZÀ-Ý][A-Za-zÀ-ÿ-]*(?: [A-Za-zÀ-ÿ-]+){0,2})\s?:\s*(.*)$")
AUTHORS = frozenset(("byline", "auteur", "autor", "signature"))
STANDFIRSTS = frozenset(("highlight", "encart"))
HEAD_LABELS = (
    AUTHORS
    | STANDFIRSTS
    | {"section", "rubrique", "rubrik", "length", "longueur", "länge", "dateline", "origine-depeche", "series", "série"}
)
LAST_LABELS = frozenset(
    (
        *("load-date", "date-chargement", "date de chargement", "update", "language", "langue", "sprache"),
        *("publication-type", "type-publication", "type de publication", "publication type", "journal code"),
        *("journal-code", "code-journal"),
    )
)
TAIL_LABELS = LAST_LABELS | {
    *("subject", "sujet", "geographic", "localisation-geo", "company", "societe", "société", "ticker"),
    *("symbole-boursier", "industry", "secteur-activite", "organization", "organisation", "person", "personne"),
    *("graphic", "illustration", "url", "acc-no", "city", "state", "country"),
}
"""What stands behind a text; those that are words of the language only in capitals."""

NEAR = 8
"""Among how many first lines of an article its date is sought."""


class LexisNexisHtml:
    """The articles of a LexisNexis export in HTML."""

    name = N_("LexisNexis export")
    suffixes = (".html", ".htm")

    def recognises(self, head: bytes) -> bool:
        """Tell an export by the remarks in its markup."""
        return HTML_MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or no article of an export is in it.
        """
        page = page_of(stream, options)
        # Every article by itself, so that what is broken in one stays there.
        starts = [0, *(match.start() for match in re.finditer(r"<a name=\"DOC_ID", page, re.IGNORECASE)), len(page)]
        pieces = (page[start:end] for start, end in pairwise(starts))
        lines = (line for piece in pieces if piece.strip() for line in paragraphs(parse_html(f"<div>{piece}</div>")))
        yield from articles_in(list(lines))


class LexisNexisRtf:
    """The articles of a LexisNexis or Nexis Uni export in RTF."""

    name = N_("LexisNexis export (RTF)")
    suffixes = (".rtf",)

    def recognises(self, head: bytes) -> bool:
        """Tell an export from other RTF by the words that end its articles."""
        return head.lstrip().startswith(RTF) and RTF_MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no RTF, or no article of an export is in it.
        """
        yield from articles_in([line.strip(" |") for line in rtf_lines(stream.read(), options)])


class LexisNexisWord:
    """The articles of a Nexis Uni export as a Word document."""

    name = N_("LexisNexis export (Word)")
    suffixes = (".docx",)

    def recognises(self, head: bytes) -> bool:
        """Tell an export from other documents by the words that begin and end its articles."""
        words = first_words(head)
        return bool(WORD_MARKS.search(words) and WORD_BODY.search(words))

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no Word document, or no article of an export is in it.
        """
        yield from articles_in(document_paragraphs(stream))


class LexisNexisText:
    """The articles of a LexisNexis export as text."""

    name = N_("LexisNexis export (text)")
    suffixes = (".txt",)

    def recognises(self, head: bytes) -> bool:
        """Tell an export by the lines that number its articles."""
        return TEXT_MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or no article of an export is in it.
        """
        yield from articles_in(unwrapped(decode(stream.read(), options.encoding).splitlines()))


def articles_in(lines: Sequence[str]) -> Iterator[Article | Unreadable]:
    """Give the articles of an export.

    Args:
        lines: its paragraphs, a line each.

    Raises:
        Unreadable: no article is in it.
    """
    articles = (_article(block, number) for number, block in enumerate(_blocks(lines), 1))
    yield from at_least_one(articles, _("looks like a LexisNexis export, but no article is in it"))


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Cut an export into articles: before the lines that number them, or else behind those that end them."""
    words = [line.strip() for line in lines if line.strip()]
    starts = [at for at, line in enumerate(words) if FIRST.match(line)]
    if starts:
        yield from (words[start + 1 : end] for start, end in pairwise([*starts, len(words)]))
        return
    block: list[str] = []
    for line in words:
        if LAST.match(line):
            yield block
            block = []
        else:
            block.append(line)
    if any(BODY.match(line) for line in block):
        yield block


def _article(lines: Sequence[str], number: int) -> Article | Unreadable:
    labels: dict[str, str] = {}
    body = next((at for at, line in enumerate(lines) if BODY.match(line)), None)
    if body is None:
        head, rest = _old_head(lines, labels)
    else:
        head, rest = [line for line in lines[:body] if not _take(line, labels)], list(lines[body + 1 :])
    text = _text(rest)
    standfirst = [value for name, value in labels.items() if name in STANDFIRSTS and value]
    title, outlet, day = _new_title(head) if body is not None else _old_title(head)
    if not text:
        return Unreadable(_("{article}: no text").format(article=article_number(number, title)))
    return Article(
        doc_id="",
        text="\n".join([*standfirst, *text]),
        title=title,
        date=day,
        outlet=outlet,
        author=next((value for name, value in labels.items() if name in AUTHORS), ""),
    )


def _label(line: str) -> tuple[str, str]:
    """Give the name of a label in lower case and its value; empty where a line has none that is known."""
    match = LABEL.match(line)
    if not match:
        return "", ""
    name = match[1].lower()
    known = name in HEAD_LABELS | LAST_LABELS or (name in TAIL_LABELS and match[1].isupper())
    return (name, match[2].strip()) if known else ("", "")


def _take(line: str, labels: dict[str, str]) -> bool:
    name, value = _label(line)
    if name:
        labels.setdefault(name, value)
    return bool(name)


def _old_head(lines: Sequence[str], labels: dict[str, str]) -> tuple[list[str], list[str]]:
    """Part the head, with its labels, from the text: it ends with the last label of those that stand in a head."""
    end = 0
    for at, line in enumerate(lines):
        name, _ = _label(line)
        if name in TAIL_LABELS:
            break
        if name in HEAD_LABELS:
            end = at + 1
    if not end:
        end = next((at + 2 for at, line in enumerate(lines[:NEAR]) if date_in_words(line)), 0)
    return [line for line in lines[:end] if not _take(line, labels)], list(lines[end:])


def _text(lines: Sequence[str]) -> list[str]:
    """Give the lines up to those that stand behind a text."""
    end = next((at for at, line in enumerate(lines) if _ends(line)), len(lines))
    return list(lines[:end])


def _ends(line: str) -> bool:
    return bool(_label(line)[0] in TAIL_LABELS or BEHIND.match(line) or COPYRIGHT.match(line) or LAST.match(line))


def _old_title(head: Sequence[str]) -> tuple[str, str, str]:
    """Give title, outlet and date: the outlet stands first, the title last."""
    at = next((at for at, line in enumerate(head[:NEAR]) if date_in_words(line)), None)
    title = head[-1] if head and (at is None or len(head) - 1 > at) else ""
    outlet = next((line for line in head[: len(head) if at is None else at] if line != title), "")
    return title, outlet, "" if at is None else date_in_words(head[at])


def _new_title(head: Sequence[str]) -> tuple[str, str, str]:
    """Give title, outlet and date, which stand in this order right before the copyright."""
    end = next((at for at, line in enumerate(head) if COPYRIGHT.match(line)), len(head))
    lines = [line for line in head[:end] if not RIGHTS.match(line)]
    at = next((at for at in reversed(range(len(lines))) if date_in_words(lines[at])), len(lines))
    above = lines[:at]
    return (
        above[-2] if len(above) > 1 else "".join(above),
        above[-1] if len(above) > 1 else "",
        date_in_words(lines[at]) if at < len(lines) else "",
    )
