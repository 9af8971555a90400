"""Who is quoted how often: counts that formats with a sheet or a table of sources write beside the claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nlp_pipeline.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Row

SOURCE_COUNTS = ("name", "type", "claims", *KINDS, "articles")
"""The columns, in their order."""


class SourceCounts:
    """Counts the claims of every source, by its name and type, as articles pass by."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str], Counter[str]] = {}
        self._articles: Counter[tuple[str, str]] = Counter()

    def add(self, claims: Sequence[Row]) -> None:
        """Count the claims of one article."""
        named = [(row["source_name"], row["source_type"]) for row in claims if row["source_name"]]
        self._articles.update(set(named))
        for row in claims:
            if row["source_name"]:
                self._kinds.setdefault((row["source_name"], row["source_type"]), Counter())[row["kind"]] += 1

    def rows(self) -> list[list[str | int]]:
        """Give a row a source with the columns of :data:`SOURCE_COUNTS`, most claims first, then by name."""
        ranked = sorted(self._kinds.items(), key=lambda item: (-item[1].total(), item[0]))
        return [
            [
                name,
                kind_of_source,
                counts.total(),
                *(counts[kind] for kind in KINDS),
                self._articles[name, kind_of_source],
            ]
            for (name, kind_of_source), counts in ranked
        ]
