"""What several articles carry: the claims that say the same, one row for all of them, with who had it first.

Only a claim's words, its article and its source are kept, on disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.run.repeats.memory import ClaimMemory
from nlp_pipeline.run.source_names import SourceNames, source_names
from nlp_pipeline.schema import NAME_JOINER
from nlp_pipeline.scratch import Scratch, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nlp_pipeline.schema import Row

NEEDED = ("doc_id", "claim_id", "claim", "source_name", "source_type")
"""The columns without which claims cannot be compared."""

NOBODY = "–"
"""Stands in ``carried_by`` for the source of an article that gives a claim to nobody."""

TABLES = (
    "CREATE TABLE carried (claim INTEGER, date TEXT, number INTEGER, article BLOB, outlet BLOB, name BLOB, type TEXT, "
    "claim_id BLOB, words BLOB, PRIMARY KEY (claim, date, number)) WITHOUT ROWID",
)
_LATEST = "~"
"""Stands for a date that is not known: those that are known come before it."""

_GROUPS = """
SELECT claim, COUNT(DISTINCT article) AS articles, MIN(date) AS first FROM carried
GROUP BY claim HAVING articles >= ? ORDER BY articles DESC, first, claim
"""
_GROUP = "SELECT date, article, outlet, name, type, claim_id, words FROM carried WHERE claim = ? ORDER BY date, number"


class _Carried(NamedTuple):
    """One claim of those that say the same."""

    date: str
    article: str
    outlet: str
    name: str
    type: str
    claim_id: str
    claim: str


class RepeatTable:
    """Brings claims together that say the same.

    Args:
        names: tells which names are one source; None for what the package's own gazetteer knows.

    Raises:
        OSError: the claims cannot be remembered, as on a full disk; so do its methods.
    """

    def __init__(self, names: SourceNames | None = None) -> None:
        self._names = names or source_names()
        self._memory = ClaimMemory()
        self._scratch = Scratch(*TABLES)
        self.claims = 0

    def add(self, rows: Iterable[Row], table: str = "") -> None:
        """Take the rows of a claim table.

        Args:
            rows: the rows, with the columns of ``NEEDED`` and, where known, date and outlet.
            table: which table they are of: one ``doc_id`` in two tables is two articles.
        """
        for row in rows:
            self.claims += 1
            article = f"{table}\0{row['doc_id']}"
            number = self._memory.number_of({**row, "doc_id": article})
            texts = [article, row["outlet"], row["source_name"]]
            more = [packed(row["claim_id"]), packed(row["claim"])]
            values = [number, row["date"] or _LATEST, self.claims, *map(packed, texts), row["source_type"], *more]
            self._scratch.change("INSERT INTO carried VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def rows(self, *, min_articles: int = 2) -> Iterator[Row]:
        """Give a row for each claim that several articles carry, what most of them carry first.

        Args:
            min_articles: in how many articles a claim must stand.
        """
        for groups in self._scratch.blocks(_GROUPS, [min_articles]):
            for number, *_ in groups:
                blocks = self._scratch.blocks(_GROUP, [number])
                yield self._row([_carried(values) for block in blocks for values in block])

    def count(self, *, min_articles: int = 2) -> int:
        """Count the rows that :meth:`rows` gives."""
        (number,) = self._scratch.row(f"SELECT COUNT(*) FROM ({_GROUPS})", [min_articles])  # noqa: S608 - our own query
        return int(number)

    def _row(self, carried: Sequence[_Carried]) -> Row:
        first = carried[0]
        articles = list({one.article: one for one in reversed(carried)}.values())[::-1]
        ways = [self._way(one, first) for one in articles]
        dates = [one.date for one in articles if one.date]
        return {
            "claim_id": first.claim_id,
            "claim": first.claim,
            "source_name": first.name,
            "source_type": first.type,
            "first_date": first.date,
            "first_outlet": first.outlet,
            "last_date": dates[-1] if dates else "",
            "articles": len(articles),
            "outlets": len({one.outlet for one in articles if one.outlet}),
            **{way: ways.count(way) for way in ("same_source", "other_outlet", "other_source", "no_source")},
            "carried_by": NAME_JOINER.join(map(_shown, articles)),
            "claim_ids": NAME_JOINER.join(one.claim_id for one in carried),
        }

    def _way(self, one: _Carried, first: _Carried) -> str:
        """Tell how an article attributes what the first one gave to its source."""
        if not _has_source(one):
            return "no_source"
        if _has_source(first) and self._key(one) == self._key(first):
            return "same_source"
        return "other_outlet" if one.type == "media" else "other_source"

    def _key(self, one: _Carried) -> str:
        return self._names.key(one.name, one.type)


def _carried(values: Sequence[str | bytes]) -> _Carried:
    date, *others = (value if isinstance(value, str) else unpacked(value) for value in values)
    return _Carried("" if date == _LATEST else date, *others)


def _has_source(one: _Carried) -> bool:
    return bool(one.name) and one.type != "none"


def _shown(one: _Carried) -> str:
    where = " ".join(part for part in (one.outlet, one.date) if part) or one.article.partition("\0")[2]
    return f"{where}: {one.name if _has_source(one) else NOBODY}"
