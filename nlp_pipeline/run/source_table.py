"""Who is quoted over a corpus: the claims of one source brought together, however an article spells its name.

Only counts are in memory, no claim: for every source what :class:`_Source` holds, and four bytes for every article that
quotes it.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING

from nlp_pipeline.run.source_names import SourceNames, ranked_spellings, source_names
from nlp_pipeline.schema import KINDS, NAME_JOINER, SOURCE_COLUMNS, STANCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Row

LISTED = 5
"""How many outlets and neighbours a row names."""

NEEDED = ("doc_id", "source_name", "source_type", "kind", "stance")
"""The columns without which claims cannot be counted."""

USED = (*NEEDED, "date", "outlet", "source_gender", "source_role")

DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")
"""A date as far as it is known; what else stands in the column is none that could be compared."""


@dataclass(slots=True)
class _Source:
    """What has been counted of one source; ``articles`` holds their numbers, one maybe several times."""

    entry: str
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    articles: array[int] = field(default_factory=lambda: array("I"))
    first: str = ""
    last: str = ""


class SourceTable:
    """Adds up the claims of every source.

    Args:
        names: tells which names are one source; None for what the package's own gazetteer knows.
    """

    def __init__(self, names: SourceNames | None = None) -> None:
        self._names = names or source_names()
        self._sources: dict[str, _Source] = {}
        self._articles: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._article_count = 0

    def add(self, rows: Iterable[Row], table: str = "") -> None:
        """Count claims, in whatever order they come.

        Args:
            rows: rows with the columns :data:`USED`.
            table: within what ``doc_id`` is unique: one ``doc_id`` in two tables is two articles.
        """
        articles = self._articles[table]
        for row in rows:
            number = articles.setdefault(row["doc_id"], self._article_count)
            self._article_count += number == self._article_count
            if row["source_name"] and row["source_type"] != "none":
                self._count(row, number)

    def repeated(self) -> int:
        """Tell how many ``doc_id`` stand in more than one table."""
        seen = Counter(doc_id for articles in self._articles.values() for doc_id in articles)
        return sum(count > 1 for count in seen.values()) if len(self._articles) > 1 else 0

    def rows(self, *, min_claims: int = 1, source_type: str | None = None) -> list[Row]:
        """Give a row a source with the columns of ``SOURCE_COLUMNS``, the most quoted first, then by name.

        Args:
            min_claims: sources with fewer claims are left out; others' ``quoted_with`` still names them.
            source_type: the one type of sources to give; None for all.
        """
        sources = list(self._sources.values())
        names = [ranked_spellings(source.names) for source in sources]
        quoted = self._quoted(sources)
        found = []
        for number, source in enumerate(sources):
            kind = _ranked(source.types)[0][0]
            if source.names.total() < min_claims or source_type not in (None, kind):
                continue
            articles = set(source.articles)
            beside = Counter(other for article in articles for other in quoted[article] if other != number)
            women, men = source.genders["f"], source.genders["m"]
            most = nsmallest(LISTED, ((-count, names[other][0]) for other, count in beside.items()))
            row = {
                "name": names[number][0],
                "type": kind,
                "gender": "f" if women > men else "m" if men > women else "",
                "named": self._names.is_name(names[number][0], kind),
                "id": source.entry,
                "variants": NAME_JOINER.join(names[number][1:]),
                **_counts(source),
                "articles": len(articles),
                "quoted_with": NAME_JOINER.join(f"{name} {-count}" for count, name in most),
            }
            found.append({column.name: row[column.name] for column in SOURCE_COLUMNS})
        return sorted(found, key=lambda row: (-row["claims"], row["name"], row["type"]))

    def _count(self, row: Row, article: int) -> None:
        name, source_type = row["source_name"], row["source_type"]
        key = self._names.key(name, source_type)
        source = self._sources.get(key)
        if source is None:
            source = self._sources[key] = _Source(self._names.id_of(name, source_type))
        source.names[name] += 1
        source.types[source_type] += 1
        source.ways[row["kind"], row["stance"]] += 1
        if not source.articles or source.articles[-1] != article:
            source.articles.append(article)
        if row["source_gender"]:
            source.genders[row["source_gender"]] += 1
        if row["outlet"]:
            source.outlets[row["outlet"]] += 1
        if date := DATE.match(row["date"]):
            source.first = min(source.first or date[0], date[0])
            source.last = max(source.last, date[0])

    def _quoted(self, sources: Sequence[_Source]) -> list[array[int]]:
        """Give for every article the places of the sources that it quotes."""
        quoted = [array("I") for _ in range(self._article_count)]
        for number, source in enumerate(sources):
            for article in set(source.articles):
                quoted[article].append(number)
        return quoted


def _counts(source: _Source) -> Row:
    """Give what a source's own counts tell."""
    kinds: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    for (kind, stance), count in source.ways.items():
        kinds[kind] += count
        stances[stance if stance in STANCES else "other"] += count
    outlets = _ranked(source.outlets)
    return {
        "claims": source.names.total(),
        **{kind: kinds[kind] for kind in KINDS},
        **{f"stance_{stance}": stances[stance] for stance in (*STANCES, "other")},
        "outlets": len(outlets),
        "main_outlets": NAME_JOINER.join(f"{name} {count}" for name, count in outlets[:LISTED]),
        "first_date": source.first,
        "last_date": source.last,
    }


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
