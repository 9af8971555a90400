"""Factiva exports in HTML and RTF: with the two-letter keys of its fields, or as the articles are printed.

The keys are Factiva's own: HD headline, BY author, WC word count, PD publication date, SN source name, LP leading
paragraph, TD text, AN accession number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import FALLBACK, decode
from nlp_pipeline.readers.press.dates import date_in_words
from nlp_pipeline.readers.press.markup import line_of, paragraphs, parse_html
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from nlp_pipeline.readers.base import ReadOptions

HTML_MARKS = re.compile(rb"class\s*=\s*[\"'](?:[^\"']*\s)?(?:\w*Article|articleParagraph|\w*Headline)\b|factiva", re.I)
RTF_MARKS = re.compile(
    rb"\bDocument\s+(?=\w{0,30}\d{6})[A-Za-z0-9]{15,40}\b|\bHD(?=[\s\\|}]).{0,4000}?\b(?:WC|SN|PD|LP)(?=[\s\\|}])",
    re.DOTALL,
)
KEYS = frozenset(
    (
        *("SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "ART"),
        *("CT", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "RF", "DLN", "CX", "CLM", "FDS"),
    )
)
TEXT_KEYS = ("LP", "TD")
KEYED_LINE = re.compile(rf"^\s*\|?\s*({'|'.join(sorted(KEYS))})\b\s*\|?\s*(.*)$")
WORD_COUNT = re.compile(r"^[\d\s.,\u202f\u00a0]+\s*(?:mots?|words?)$", re.IGNORECASE)
DOCUMENT = re.compile(r"^Document\s+([A-Za-z0-9]{8,40})\b")
BY = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)
CODE = re.compile(r"^[A-Z0-9]{3,12}$")
LANGUAGE = re.compile(r"^(?:français|french|anglais|english)$", re.IGNORECASE)
CLOCK = re.compile(r"^\d{1,2}:\d{2}(?:\s*GMT)?$")
CREDIT = re.compile(r"^(?:\(c\)|©|copyright)", re.IGNORECASE)
PAGE = re.compile(r"^(?:page|p\.)?\s*[A-Z]{0,3}\d{1,4}$", re.IGNORECASE)

Fields = dict[str, list[str]]
"""The lines of an article by the key of their field."""


class FactivaHtml:
    """The articles of a Factiva export in HTML."""

    name = "Factiva export"
    suffixes = (".html", ".htm")

    def recognises(self, head: bytes) -> bool:
        """Tell an export by the names of its classes."""
        return HTML_MARKS.search(head) is not None and b"rticle" in head

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or no article of an export is in it.
        """
        page = decode(stream.read(), options.encoding, forgiving=True)
        if not page.strip():
            raise Unreadable("empty")
        elements: list[HtmlElement] = parse_html(page).find_class("article")
        for number, element in enumerate(elements, 1):
            yield _article(_fields(element), number)
        if not elements:
            raise Unreadable("looks like a Factiva export, but no article is in it")


class FactivaRtf:
    """The articles of a Factiva export in RTF."""

    name = "Factiva export (RTF)"
    suffixes = (".rtf",)

    def recognises(self, head: bytes) -> bool:
        """Tell an export from other RTF by its keys, or by the number that ends an article."""
        return head.lstrip().startswith(b"{\\rtf") and RTF_MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no RTF, or no article of an export is in it.
        """
        # Loaded here: a corpus of plain text needs none of it.
        from striprtf.striprtf import rtf_to_text

        data = stream.read()
        if not data.lstrip().startswith(b"{\\rtf"):
            raise Unreadable("not an RTF document")
        text: str = rtf_to_text(data.decode(options.encoding or FALLBACK, "replace"), errors="ignore")  # type: ignore[no-untyped-call]
        lines = [" ".join(line.split()) for line in text.split("\n")]
        number = 0
        for block in _documents(lines):
            number += 1
            yield _article(_keyed(block) or _printed(block), number)
        if not number:
            raise Unreadable("no article of a Factiva export in this RTF document")


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    """Cut the lines of an RTF export into articles: "Document" and a number end one, new keys begin one."""
    block: list[str] = []
    for line in lines:
        keyed = KEYED_LINE.match(line)
        if keyed and keyed[1] == "HD" and any(KEYED_LINE.match(each) for each in block):
            yield block
            block = []
        if line.strip(" |"):
            block.append(line)
        if DOCUMENT.match(line.strip(" |")):
            yield block
            block = []
    if any(KEYED_LINE.match(line) for line in block):
        yield block


def _fields(element: HtmlElement) -> Fields:
    rows = [row for row in element.iter("tr") if len(row) >= 2]
    found: Fields = {}
    for row in rows:
        key = line_of(row[0]).strip()
        if key in KEYS:
            found.setdefault(key, []).extend(paragraphs(row[1]))
    return found or _printed([line for child in element for line in paragraphs(child)], headline=_headline(element))


def _headline(element: HtmlElement) -> str:
    found = [each for each in element.iter("span", "div") if "eadline" in (each.get("class") or "")]
    return line_of(found[0]) if found else ""


def _keyed(lines: Sequence[str]) -> Fields:
    found: Fields = {}
    key = ""
    for line in lines:
        match = KEYED_LINE.match(line)
        if match:
            key = match[1]
            found.setdefault(key, [])
        words = match[2].strip(" |") if match else line.strip(" |")
        if key and words:
            found[key].append(words)
    return found if "HD" in found and any(name in found for name in TEXT_KEYS) else {}


def _printed(lines: Sequence[str], headline: str = "") -> Fields:
    """Read an article without keys: headline, author, word count, date, outlet, code, language, then the text."""
    found: Fields = {"HD": [headline]} if headline else {}
    left = list(lines[1:] if headline and lines and lines[0] == headline else lines)
    count = next((at for at, line in enumerate(left) if WORD_COUNT.match(line)), None)
    if count is None:
        found["TD"] = [line for line in left if not DOCUMENT.match(line)]
    else:
        before, after = left[:count], left[count + 1 :]
        found.setdefault("HD", before[:1])
        authors = [line for line in before if BY.match(line)] or [line for line in before if line not in found["HD"]][
            -1:
        ]
        found["BY"] = authors[:1]
        _read_head(found, after)
    number = next((match[1] for line in reversed(left) if (match := DOCUMENT.match(line))), "")
    if number:
        found["AN"] = [number]
    return found


def _read_head(found: Fields, lines: Sequence[str]) -> None:
    """Read date, outlet, code and the rest of the head that follow the word count; the text begins behind them."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if not found.get("PD") and date_in_words(line):
            found["PD"] = [line]
        elif CLOCK.match(line) or CODE.match(line) or LANGUAGE.match(line) or CREDIT.match(line) or PAGE.match(line):
            pass
        elif found.get("PD") and not found.get("SN"):
            found["SN"] = [line]
        else:
            break
        at += 1
    found["TD"] = [line for line in lines[at:] if not DOCUMENT.match(line)]


def _article(fields: Fields, number: int) -> Article | Unreadable:
    identifier = " ".join(fields.get("AN", [])).removeprefix("Document ").split(" ")[0]
    words = [line for key in TEXT_KEYS for line in fields.get(key, [])]
    if not words:
        return Unreadable(f"article {number}{f' ({identifier})' if identifier else ''}: no text")
    return Article(
        doc_id=identifier,
        text="\n".join(words),
        title=" ".join(fields.get("HD", [])),
        date=date_in_words(" ".join(fields.get("PD", []))),
        outlet=" ".join(fields.get("SN", [])),
        author=BY.sub("", " ".join(fields.get("BY", []))),
    )
