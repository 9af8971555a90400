"""Factiva exports as text: RTF, and pages saved as text (``*HD*`` before every field, lines cut at 72 characters)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import at_least_one
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.press.factiva_fields import DOCUMENT, KEYS, TEXT_KEYS, Fields, article_of, printed_fields
from nlp_pipeline.readers.press.rich_text import RTF, rtf_lines
from nlp_pipeline.readers.press.wrapped import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.readers.base import ReadOptions, Unreadable
    from nlp_pipeline.schema import Article

RTF_MARKS = re.compile(
    rb"\bDocument\s+(?=\w{0,30}\d{6})[A-Za-z0-9]{15,40}\b|\bHD(?=[\s\\|}]).{0,4000}?\b(?:WC|SN|PD|LP)(?=[\s\\|}])",
    re.DOTALL,
)
ANY_KEY = "|".join(sorted(KEYS))
KEYED_LINE = re.compile(rf"^\s*\|?\s*({ANY_KEY})\s*(?:\|\s*(.*)|\s(.*))?$")
"""The key of a field in an RTF export: in a cell, alone on its line, or before its value."""

CODED = re.compile(r"\s:\s|\||^Document\s|^\d")
"""What stands in the fields behind the text, where words after a key would be those of a paragraph."""

STARRED = re.compile(rf"^\s*\*({ANY_KEY})\*[ \t]*(.*)$")
STARRED_HEAD = re.compile(rb"^[ \t]*\*HD\*[ \t]", re.MULTILINE)
OTHER_STARRED = re.compile(rb"^[ \t]*\*(?:AN|SN|PD|LP|TD)\*", re.MULTILINE)
BOLD = re.compile(r"(?<![\w*])\*([^\s*](?:[^*\n]{0,80}[^\s*])?)\*(?![\w*])")
"""A word that was searched for, as a page saved as text marks it."""

FIRST_KEYS = ("SE", "HD")
CERTAIN = 3
"""Of the other keys, how many tell an export all of whose articles have lost their headlines."""


class FactivaRtf:
    """The articles of a Factiva export in RTF."""

    name = N_("Factiva export (RTF)")
    suffixes = (".rtf",)

    def recognises(self, head: bytes) -> bool:
        """Tell an export from other RTF by its keys, or by the number that ends an article."""
        return head.lstrip().startswith(RTF) and RTF_MARKS.search(head) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no RTF, or no article of an export is in it.
        """
        blocks = enumerate(_documents(rtf_lines(stream.read(), options)), 1)
        articles = (article_of(_keyed(block) or printed_fields(block), number) for number, block in blocks)
        yield from at_least_one(articles, _("no article of a Factiva export in this RTF document"))


class FactivaText:
    """The articles of a Factiva export that was saved as text, whatever its ending."""

    name = N_("Factiva export (text)")
    suffixes = (".txt", ".html", ".htm")

    def recognises(self, head: bytes) -> bool:
        """Tell an export by the keys of its fields between stars."""
        others = {key.strip() for key in OTHER_STARRED.findall(head)}
        return bool(others) and (STARRED_HEAD.search(head) is not None or len(others) >= CERTAIN)

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the order of the file; one without words comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no text, or no article of an export is in it.
        """
        found = enumerate(_starred(decode(stream.read(), options.encoding).splitlines()), 1)
        articles = (article_of(_plain(fields), number) for number, fields in found)
        yield from at_least_one(articles, _("no article of a Factiva export in this text"))


def _plain(fields: Fields) -> Fields:
    """Give fields with their lines joined to paragraphs, and without the stars around words that were searched for."""
    return {key: [BOLD.sub(r"\1", line) for line in unwrapped(lines)] for key, lines in fields.items()}


def _starred(lines: Sequence[str]) -> Iterator[Fields]:
    """Give the fields of every article: the next one begins behind a number, or with the first keys anew."""
    fields: Fields = {}
    key = ""
    for line in lines:
        match = STARRED.match(line)
        if match:
            if "AN" in fields or (match[1] in FIRST_KEYS and not {match[1], "HD", *TEXT_KEYS}.isdisjoint(fields)):
                yield fields
                fields = {}
            key = match[1]
            fields.setdefault(key, []).append(match[2])
        elif key:
            fields[key].append(line)
    if fields:
        yield fields


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    """Cut the lines of an RTF export into articles: "Document" and a number end one, new keys begin one."""
    block: list[str] = []
    keys: set[str] = set()
    for line in lines:
        keyed = _key(line, keys)
        if keyed and keyed[0] in FIRST_KEYS and not {"HD", *TEXT_KEYS}.isdisjoint(keys):
            yield block
            block, keys = [], set()
        if keyed:
            keys.add(keyed[0])
        if line.strip(" |"):
            block.append(line)
        if DOCUMENT.match((keyed[1] if keyed else line).strip(" |")):
            yield block
            block, keys = [], set()
    if keys:
        yield block


def _key(line: str, before: set[str]) -> tuple[str, str] | None:
    """Give the key that a line begins with and the value on the same line, given the keys before it."""
    match = KEYED_LINE.match(line)
    if not match:
        return None
    if match[3] and not before.isdisjoint(TEXT_KEYS) and match[1] not in FIRST_KEYS and not CODED.search(match[3]):
        return None
    return match[1], match[2] or match[3] or ""


def _keyed(lines: Sequence[str]) -> Fields:
    found: Fields = {}
    key = ""
    for line in lines:
        keyed = _key(line, set(found))
        if keyed:
            key = keyed[0]
            found.setdefault(key, [])
        words = (keyed[1] if keyed else line).strip(" |")
        if key and words:
            found[key].append(words)
    return found if "HD" in found and any(name in found for name in TEXT_KEYS) else {}
