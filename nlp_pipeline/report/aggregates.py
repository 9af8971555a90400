"""Figures over a corpus: who is quoted, how, when and where, from the rows of the claim table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nlp_pipeline.run.source_names import ranked_spellings, source_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Row

RANKED = 15
"""How many sources the ranking shows."""

CROSSED = 10
"""How many sources are set against kinds, stances and outlets."""

FOLLOWED = 5
"""How many sources are followed over time: more lines cannot be told apart."""

_LONGEST_IN_DAYS = 45
_LONGEST_IN_MONTHS = 48


@dataclass(frozen=True, slots=True)
class Ranked:
    """A source, how many claims it has, and in how many articles; ``key`` is what its names have in common."""

    name: str
    claims: int
    articles: int
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Crossing:
    """Counts of claims: a row a source, a column a kind, stance, outlet or period."""

    sources: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def most_quoted(rows: Iterable[Row], count: int = RANKED) -> list[Ranked]:
    """Rank the named sources by their claims, then by name; several names of one source count together.

    Args:
        rows: rows of the claim table, of any number of articles.
        count: how many sources to give at most.
    """
    forms: dict[str, Counter[str]] = {}
    articles: dict[str, set[str]] = {}
    for row in rows:
        key = source_key(row)
        if key:
            forms.setdefault(key, Counter())[row["source_name"]] += 1
            articles.setdefault(key, set()).add(row["doc_id"])
    ranked = [
        Ranked(ranked_spellings(found)[0], found.total(), len(articles[key]), key) for key, found in forms.items()
    ]
    return sorted(ranked, key=lambda source: (-source.claims, source.name))[:count]


def source_key(row: Row) -> str:
    """Give what a row's source is counted under; empty where the text names none ("on" is nobody's name)."""
    name, source_type = row["source_name"], row["source_type"]
    return "" if source_type == "none" or not name else source_names().key(name, source_type)


def named_sources(rows: Iterable[Row]) -> int:
    """Count the sources that bear a name; several names of one source count once."""
    names = source_names()
    return len({source_key(row) for row in rows if names.is_name(row["source_name"], row["source_type"])})


def crossed(rows: Sequence[Row], column: str, *, order: Sequence[str] = (), columns: int | None = None) -> Crossing:
    """Count the claims of the most quoted sources by the values of another column.

    Args:
        rows: rows of the claim table.
        column: the other column, such as ``kind``; rows where it is empty are in none.
        order: values in the order in which they are wanted; others follow, the most frequent first.
        columns: how many of its values to give at most, the most frequent ones.
    """
    sources = most_quoted(rows, CROSSED)
    counts = Counter((source_key(row), row[column]) for row in rows if row[column])
    keys = {source.key for source in sources}
    totals: Counter[str] = Counter()
    for (key, value), number in counts.items():
        if key in keys:
            totals[value] += number
    frequent = [value for value, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))][:columns]
    values = sorted(frequent, key=lambda value: order.index(value) if value in order else len(order))
    return _crossing(sources, values, counts)


def over_time(rows: Sequence[Row]) -> Crossing:
    """Count the claims of the most quoted sources by day, month or year, whichever suits the time covered.

    Returns:
        Columns without a gap from the first period to the last, as ISO dates ("2024-03-12", "2024-03",
        "2024"); no columns where fewer than two periods are known.
    """
    dated = [(row, found) for row in rows if (found := _date(row["date"]))]
    if not dated:
        return Crossing((), (), ())
    first, last = min(found for _, found in dated), max(found for _, found in dated)
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month
    if days <= _LONGEST_IN_DAYS:
        length, periods = 10, [(first + timedelta(day)).isoformat() for day in range(days + 1)]
    elif months <= _LONGEST_IN_MONTHS:
        length, periods = 7, [_month(first.year * 12 + first.month - 1 + month) for month in range(months + 1)]
    else:
        length, periods = 4, [str(year) for year in range(first.year, last.year + 1)]
    if len(periods) < 2:
        return Crossing((), (), ())
    sources = most_quoted((row for row, _ in dated), FOLLOWED)
    counts = Counter((source_key(row), found.isoformat()[:length]) for row, found in dated)
    return _crossing(sources, periods, counts)


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _crossing(sources: Sequence[Ranked], columns: Sequence[str], counts: Counter[tuple[str, str]]) -> Crossing:
    table = tuple(tuple(counts[source.key, value] for value in columns) for source in sources)
    return Crossing(tuple(source.name for source in sources), tuple(columns), table)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
