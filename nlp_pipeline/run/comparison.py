"""Outlets, months or authors compared: how many claims each has, of what kinds, from whom.

Only counts are in memory, and for every article eight bytes or so. The intervals take claims for independent of one
another; those of one article are not quite, so that differences near their edge are less sure than they look.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.messages import N_
from nlp_pipeline.run.intervals import wilson
from nlp_pipeline.run.source_names import SourceNames, ranked_spellings, source_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nlp_pipeline.schema import Row

NEEDED = ("doc_id", "kind", "source_name", "source_type")
"""The columns without which claims cannot be compared."""

BY = (N_("outlet"), N_("author"), N_("month"), N_("year"), N_("table"))
"""What can be compared: columns of the articles, parts of their dates, and the tables themselves."""

LENGTHS = {"month": 7, "year": 4}
"""How many characters of an ISO date tell each."""

MEASURES = ("kind", "stance", "source_type", "source_gender")
"""The columns whose values are counted; each as a share of the claims where it is not empty."""

MOST_QUOTED = 5
"""So many sources of a group are named."""


@dataclass(slots=True)
class _Group:
    """What has been counted of one outlet, month or author."""

    claims: int = 0
    articles: set[int] = field(default_factory=set)
    values: dict[str, Counter[str]] = field(default_factory=lambda: {measure: Counter() for measure in MEASURES})
    sources: Counter[str] = field(default_factory=Counter)


class Comparison:
    """Counts the claims of groups.

    Args:
        by: what makes the groups, one of ``BY``.
        names: tells which names are one source; None for what the package's own gazetteer knows.

    Raises:
        ValueError: ``by`` is none of them.
    """

    def __init__(self, by: str, names: SourceNames | None = None) -> None:
        if by not in BY:
            raise ValueError(f"no comparison by {by} (there are {', '.join(BY)})")
        self.by = by
        self._names = names or source_names()
        self._groups: dict[str, _Group] = {}
        self._spellings: dict[str, Counter[str]] = {}

    def add(self, rows: Iterable[Row], table: str = "") -> None:
        """Count rows of the claim table.

        Args:
            rows: the rows, with the columns of ``NEEDED`` and, where they are known, all others.
            table: which table they are of: one ``doc_id`` in two tables is two articles.
        """
        for row in rows:
            group = self._groups.setdefault(self._name(row, table), _Group())
            group.claims += 1
            group.articles.add(hash((table, row["doc_id"])))
            for measure, counts in group.values.items():
                if value := row.get(measure):
                    counts[value] += 1
            if row["source_name"] and row["source_type"] != "none":
                key = self._names.key(row["source_name"], row["source_type"])
                group.sources[key] += 1
                self._spellings.setdefault(key, Counter())[row["source_name"]] += 1

    def groups(self, *, min_claims: int = 1) -> list[str]:
        """Give the groups, months and years in their order, others by their claims, the most first.

        Args:
            min_claims: leave out groups with fewer claims.
        """
        names = [name for name, group in self._groups.items() if group.claims >= min_claims]
        in_time = self.by in LENGTHS
        return sorted(names, key=lambda name: (name if in_time else -self._groups[name].claims, name))

    def values(self, measure: str, groups: Iterable[str]) -> list[str]:
        """Give the values of a measure in some groups, the most frequent first."""
        counts: Counter[str] = Counter()
        for group in groups:
            counts.update(self._groups[group].values[measure])
        return [value for value, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]

    def counts(self, group: str, measure: str) -> Mapping[str, int]:
        """Give how many claims of a group have each value of a measure."""
        return self._groups[group].values[measure]

    def rows(self, *, min_claims: int = 1, most_quoted: int = MOST_QUOTED) -> Iterator[Row]:
        """Give the rows of ``schema.COMPARISON_COLUMNS``, group after group.

        Args:
            min_claims: leave out groups with fewer claims.
            most_quoted: how many sources of each group to name.
        """
        groups = self.groups(min_claims=min_claims)
        values = {measure: self.values(measure, groups) for measure in MEASURES}
        for name in groups:
            group = self._groups[name]
            yield _row(name, "articles", "", len(group.articles))
            yield {**_row(name, "claims", "", group.claims), "mean": group.claims / len(group.articles)}
            for measure, known in values.items():
                counts = group.values[measure]
                for value in known:
                    yield _share_row(name, measure, value, counts[value], counts.total())
            quoted = sorted(group.sources.items(), key=lambda pair: (-pair[1], pair[0]))[:most_quoted]
            for key, count in quoted:
                spelled = ranked_spellings(self._spellings[key])[0]
                yield _share_row(name, "source", spelled, count, group.sources.total())

    def _name(self, row: Row, table: str) -> str:
        if self.by == "table":
            return table
        if self.by in LENGTHS:
            known: str = (row.get("date") or "")[: LENGTHS[self.by]]
            return known if len(known) == LENGTHS[self.by] else ""
        return row.get(self.by) or ""


def _row(group: str, measure: str, value: str, count: int) -> Row:
    nothing = dict.fromkeys(("out_of", "share", "low", "high", "mean"))
    return {"group": group, "measure": measure, "value": value, "count": count, **nothing}


def _share_row(group: str, measure: str, value: str, count: int, out_of: int) -> Row:
    row = {**_row(group, measure, value, count), "out_of": out_of}
    return {**row, **wilson(count, out_of)._asdict()} if out_of else row
