"""The text of an article in an Europresse export, apart from what Europresse prints around and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.readers.press.markup import paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

BODIES = ("docOcurrContainer", "DocText")
NO_BODY = ("publiC-lblNodoc", "titreArticleVisu", "TitreArticleVisu", "docAuthors", "link-not-hosted")
NOTES = re.compile(r"^(?:Note\(s\)|Illustration\(s\)|Notes?|Illustrations?|Encadré\(s\))\s*:", re.IGNORECASE)
CREDITS = re.compile(r"^(?:©|\(c\)|Tous droits réservés|All rights reserved|Certificat |Certificate )", re.IGNORECASE)
COPYRIGHT = re.compile(r"^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?\d{4}", re.IGNORECASE)
PRINTED_NUMBER = re.compile(r"^(?:Numéro de document|Document number)\s*:|^[a-z]{2,12}·\d{8}·")
PRINTED_IN = re.compile(r"^(?:Cet article est paru dans|This article (?:was published|appeared) in)\b", re.IGNORECASE)
READ_ON = re.compile(r"^(?:Voir l['’]article|View (?:the )?article|See article)$", re.IGNORECASE)
NOT_HERE = re.compile(r"^(?:Ce document référence un lien URL|This document references a URL link)\b", re.IGNORECASE)
REPEATED = re.compile(r"^\[(?:Additional Text|Texte additionnel|Texte supplémentaire)\]\s*:?\s*", re.IGNORECASE)
ADDRESS = re.compile(r"^https?://\S+$", re.IGNORECASE)
HYPHENS = "\u00ad"
"""The soft hyphen, which some exports print."""


@dataclass(frozen=True, slots=True)
class Body:
    """What an article's body holds.

    Attributes:
        lines: its paragraphs.
        url: the address of the article, where a link behind the text leads to it.
        author: whom the table layout prints between title and text.
        leads_on: whether the text breaks off at a link to the rest.
    """

    lines: list[str]
    url: str = ""
    author: str = ""
    leads_on: bool = False


def body_of(root: HtmlElement, named: Mapping[str, Sequence[HtmlElement]], title: HtmlElement | None) -> Body:
    """Give the body of an article.

    Args:
        root: the article's markup by itself.
        named: its elements by class and id.
        title: the element of its title; the tables of 2012 have the text behind it.
    """
    links = [(each, " ".join(each.text_content().split())) for each in root.iter("a")]
    printed_in = [each for each, words in links if PRINTED_IN.match(words)]
    read_on = [each for each, words in links if READ_ON.match(words)]
    url = next((str(each.get("href")) for each in printed_in + read_on if ADDRESS.match(each.get("href") or "")), "")
    left_out = [each for name in NO_BODY for each in named.get(name, ())]
    left_out += [*root.iter("footer", "header", "aside"), *printed_in, *read_on]
    for holders in _holders(root, named):
        lines = _sound([line for holder in holders for line in paragraphs(holder, left_out)])
        if lines:
            return Body(lines, url, leads_on=bool(read_on))
    if title is None or title.xpath("ancestor::header"):
        return Body([], url)
    behind = _behind(title)
    author = _author(behind)
    lines = [line for line in paragraphs(behind, left_out) if line]
    end = next((at for at, line in enumerate(lines) if COPYRIGHT.match(line) or PRINTED_NUMBER.match(line)), len(lines))
    return Body(_sound(lines[bool(author) : end]), url, author, leads_on=bool(read_on))


def _holders(root: HtmlElement, named: Mapping[str, Sequence[HtmlElement]]) -> list[list[HtmlElement]]:
    """Give the elements that may hold the text, the likeliest first: those of a name, none inside another."""
    found = [named.get(name, ()) for name in BODIES]
    return [_outermost(each) for each in (*found, list(root.iter("section"))) if each]


def _outermost(elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    kept: set[HtmlElement] = set()
    for element in elements:  # in the order of the document: what holds another comes before it
        if kept.isdisjoint(element.iterancestors()):
            kept.add(element)
    return [element for element in elements if element in kept]


def _sound(lines: Sequence[str]) -> list[str]:
    """Leave out what Europresse adds: notes, credits, its own remarks, and a text that comes a second time."""
    words = [line.replace(HYPHENS, "") for line in lines]
    end = next((at for at, line in enumerate(words) if NOTES.match(line)), len(words))
    added = (CREDITS, PRINTED_IN, NOT_HERE, READ_ON)
    kept = [line for line in words[:end] if not any(each.match(line) for each in added)]
    again = next((at for at, line in enumerate(kept) if REPEATED.match(line)), len(kept))
    first, second = kept[:again], [REPEATED.sub("", line) for line in kept[again:]]
    return first + [line for line in second if line and line not in set(first)]


def _behind(title: HtmlElement) -> HtmlElement:
    """Give what stands behind a title as an element of its own; the tree loses it."""
    from lxml import html

    element = title
    while element.getnext() is None and not (element.tail or "").strip() and element.getparent() is not None:
        element = element.getparent()
    holder = html.Element("div")
    holder.text = element.tail
    holder.extend(list(element.itersiblings()))
    return holder


def _author(behind: HtmlElement) -> str:
    """Give the line between title and text: it ends at a line break, where a text would end with its paragraph."""
    words, broken = [(behind.text or "").strip()], False
    for element in behind:
        if element.tag != "br":
            break
        words.append((element.tail or "").strip())
        broken = not words[-1]
    printed = [each for each in words if each]
    follows = any(element.tag != "br" for element in behind)
    return " ".join(printed[0].split()) if len(printed) == 1 and broken and follows else ""
