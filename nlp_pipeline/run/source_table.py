"""Who is quoted over a corpus: the claims of one source brought together, however an article spells its name.

Names are one where the gazetteer says so ("OMS" and "Organisation mondiale de la santé"), or where they differ only by
case, accents, apostrophes, hyphens, an article in front or a title before a full name. A surname alone is never joined
with a full name: within an article that has been done already, across articles it would be a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.gazetteer import load_gazetteer
from nlp_pipeline.schema import KINDS, NAME_JOINER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.schema import Row

LISTED = 5
"""How many outlets and neighbours a row names."""

ARTICLES = re.compile(r"^(?:l'|les? |la |the )")
MARKS = re.compile(r"[\W_]+")
FULL_NAME = 2
"""In words: only before so many can a title be left out."""


@dataclass(slots=True)
class _Source:
    """What has been counted of one source."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    stances: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    neighbours: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    first: str = ""
    last: str = ""


class SourceTable:
    """Adds up the claims of every source; one entry a source is in memory, no claim."""

    def __init__(self) -> None:
        self._sources: dict[str, _Source] = {}
        self._ids = {_plain(form): entry.id for entry in load_gazetteer().entries.values() for form in entry.forms}
        self._titles = frozenset(_plain(title) for title in load_lexicon().titles)
        self._keys: dict[str, str] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Count claims; those of one article must come one after another, as tables have them."""
        article: str | None = None
        inside: set[str] = set()
        for row in rows:
            if row["doc_id"] != article:
                self._end_article(inside)
                article, inside = row["doc_id"], set()
            if row["source_name"] and row["source_type"] != "none":
                inside.add(self._count(row))
        self._end_article(inside)

    def rows(self, *, min_claims: int = 1, kind: str | None = None) -> list[Row]:
        """Give a row a source with the columns of ``SOURCE_COLUMNS``, the most quoted first, then by name.

        Args:
            min_claims: sources with fewer claims are left out.
            kind: the one type of sources to give; None for all.
        """
        found = [self._row(key, source) for key, source in self._sources.items()]
        kept = [row for row in found if row["claims"] >= min_claims and kind in (None, row["type"])]
        return sorted(kept, key=lambda row: (-row["claims"], row["name"]))

    def key_of(self, name: str) -> str:
        """Give what names of one source have in common: the gazetteer's id, or the plain spelling."""
        key = self._keys.get(name)
        if key is None:
            plain = _plain(name)
            key = self._keys[name] = self._ids.get(plain) or self._without_title(plain)
        return key

    def _without_title(self, plain: str) -> str:
        words = plain.split()
        while len(words) > FULL_NAME and words[0] in self._titles:
            words = words[1:]
        return " ".join(words)

    def _count(self, row: Row) -> str:
        key = self.key_of(row["source_name"])
        source = self._sources.setdefault(key, _Source())
        source.names[row["source_name"]] += 1
        source.types[row["source_type"]] += 1
        source.kinds[row["kind"]] += 1
        source.stances[row["stance"]] += 1
        if row["outlet"]:
            source.outlets[row["outlet"]] += 1
        if row["date"]:
            source.first = min(source.first or row["date"], row["date"])
            source.last = max(source.last, row["date"])
        return key

    def _end_article(self, inside: set[str]) -> None:
        for key in inside:
            self._sources[key].articles += 1
            self._sources[key].neighbours.update(inside - {key})

    def _row(self, key: str, source: _Source) -> Row:
        names = [name for name, _ in _ranked(source.names)]
        neighbours = [(_ranked(self._sources[other].names)[0][0], count) for other, count in _ranked(source.neighbours)]
        return {
            "name": names[0],
            "type": _ranked(source.types)[0][0],
            "id": key if ":" in key else "",
            "variants": NAME_JOINER.join(names[1:]),
            "claims": source.kinds.total(),
            **{kind: source.kinds[kind] for kind in KINDS},
            "stances": NAME_JOINER.join(f"{name} {count}" for name, count in _ranked(source.stances)),
            "articles": source.articles,
            "outlets": len(source.outlets),
            "main_outlets": NAME_JOINER.join(f"{name} {count}" for name, count in _ranked(source.outlets)[:LISTED]),
            "first_date": source.first,
            "last_date": source.last,
            "quoted_with": NAME_JOINER.join(f"{name} {count}" for name, count in neighbours[:LISTED]),
        }


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _plain(name: str) -> str:
    """Give a name without case, accents, marks and an article in front."""
    letters = unicodedata.normalize("NFD", name.replace("’", "'").casefold())
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(MARKS.sub(" ", ARTICLES.sub("", bare)).split())


def source_rows(rows: Iterable[Row], *, min_claims: int = 1, kind: str | None = None) -> Iterator[Row]:
    """Give the sources of a table of claims, a row each, as :meth:`SourceTable.rows` does."""
    table = SourceTable()
    table.add(rows)
    yield from table.rows(min_claims=min_claims, kind=kind)
