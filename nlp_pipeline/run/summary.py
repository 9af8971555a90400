"""What a run found, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.run.running_text import is_foreign
from nlp_pipeline.run.source_names import ranked_spellings, source_names
from nlp_pipeline.run.stream import Extracted, Failure

if TYPE_CHECKING:
    from nlp_pipeline.schema import Row

NAMED = 5
"""How many articles of a kind the summary of a run names."""

PREVIEWED = 8
"""How many rows of the table the summary of a run shows."""


@dataclass(slots=True)
class Summary:
    """The figures of a run, added up as its results pass by.

    ``sources`` counts the claims of each named source by its ``source_name`` and ``source_type``, where
    ``counts_sources`` is set: telling names takes what the package knows of names, which is read for it.
    ``first_rows`` keeps the first claims of the table, to be shown. ``foreign`` counts the articles that are not in
    French or no running text, ``first_foreign`` names the first of them.
    """

    articles: int = 0
    claims: int = 0
    entities: int = 0
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    first_rows: list[Row] = field(default_factory=list)
    foreign: int = 0
    first_foreign: list[str] = field(default_factory=list)
    counts_sources: bool = True

    def add(self, result: Extracted | Failure) -> None:
        """Count one article's rows, or keep one failure."""
        if isinstance(result, Failure):
            self.failures.append(result)
            return
        self.articles += 1
        self.first_rows += result.claims[: max(0, PREVIEWED - len(self.first_rows))]
        if is_foreign(result.article.text):
            self.foreign += 1
            self.first_foreign += [result.article.doc_id][: max(0, NAMED - len(self.first_foreign))]
        self.claims += len(result.claims)
        self.entities += len(result.entities)
        if not self.counts_sources:
            return
        named = ((row["source_name"], row["source_type"]) for row in result.claims if row["source_name"])
        self.sources.update(source for source in named if source_names().is_name(*source))

    def merge(self, other: Summary) -> None:
        """Add the figures of other articles of the run; ``first_rows`` stay those that came first."""
        self.articles += other.articles
        self.claims += other.claims
        self.entities += other.entities
        self.sources.update(other.sources)
        self.failures += other.failures
        self.foreign += other.foreign
        self.first_foreign += other.first_foreign[: max(0, NAMED - len(self.first_foreign))]
        self.first_rows += other.first_rows[: max(0, PREVIEWED - len(self.first_rows))]

    def most_quoted(self, count: int = 5) -> list[tuple[str, int]]:
        """Give the sources with the most claims and how many they have, most first, then by name."""
        claims: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for (name, source_type), number in self.sources.items():
            claims[source_names().key(name, source_type)][name] += number
        counts = ((ranked_spellings(names)[0], names.total()) for names in claims.values())
        return sorted(counts, key=lambda pair: (-pair[1], pair[0]))[:count]

    def named_sources(self) -> int:
        """Tell how many named sources there are; several names of one source count once."""
        return len({source_names().key(*source) for source in self.sources})
