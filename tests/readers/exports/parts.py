"""The parts of a made export: articles in pieces that tests drop, double, nest and reorder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


PAGE = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{}</title></head><body>'


END = "</body></html>"


META = ("outlet", "date", "title", "author")


@dataclass(frozen=True)
class Unit:
    """One article of an export, in pieces of markup by name; ``body`` holds its words, and a word of its own."""

    number: int
    parts: tuple[tuple[str, str], ...]

    @property
    def word(self) -> str:
        """A word that stands in this article's text and in no other's."""
        return word(self.number)

    def without(self, name: str) -> Unit:
        return replace(self, parts=tuple(part for part in self.parts if part[0] != name))

    def holding(self, other: str) -> Unit:
        """Put markup into the body, before its end."""
        parts = ((name, text.replace("<!--in-->", other) if name == "body" else text) for name, text in self.parts)
        return replace(self, parts=tuple(parts))

    def __str__(self) -> str:
        return "".join(text for _, text in self.parts)

    def has_body(self) -> bool:
        return any(name == "body" for name, _ in self.parts)


@dataclass(frozen=True)
class Export:
    """A kind of export.

    Attributes:
        suffix: the ending of its files.
        head: what stands before the articles.
        unit: makes an article.
        tail: what stands behind the articles.
        joint: between two articles.
        optional: the parts that may be missing without its being another article, or none.
        nests: whether an article may stand inside another.
        packed: makes the file around the text.
    """

    suffix: str
    head: str
    unit: Callable[[int], Unit]
    tail: str = ""
    joint: str = "\n"
    optional: tuple[str, ...] = ()
    nests: bool = False
    packed: Callable[[bytes], bytes] = bytes

    def file(self, units: list[Unit]) -> bytes:
        return self.packed((self.head + self.joint.join(map(str, units)) + self.tail).encode())


def word(number: int) -> str:
    return "jeton" + "".join("abcdefghij"[int(figure)] for figure in str(number))


def words(number: int) -> str:
    return f"Selon la mairie de {word(number)}, le pont rouvrira lundi."
