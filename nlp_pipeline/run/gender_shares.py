"""How many of the people quoted are presented as women and as men: by claims and by people, per outlet, role and month.

What is counted is ``source_gender``, evidence about how a text presents somebody. Whoever has none is counted as
unknown and told beside the shares, which are of those known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.run.source_names import SourceNames, source_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.schema import Row

USED = ("doc_id", "source_name", "source_type", "source_gender", "source_role", "outlet", "date")
"""The columns that are read; the last three may be empty."""

BY = ("all", "outlet", "role", "month")
MONTH = 7
"""In characters: the year and month of an ISO date."""

MASCULINE_FORMS = (
    *(("trice", "teur"), ("euse", "eur"), ("ière", "ier"), ("ère", "er"), ("enne", "en"), ("onne", "on")),
    *(("ive", "if"), ("esse", ""), ("ffe", "f"), ("te", "t"), ("e", "")),
)
"""Endings of feminine nouns for an office, and of the masculine ones that they are counted with."""


@dataclass(slots=True)
class _Group:
    """The claims of one group by gender, and for each person the genders of the claims."""

    claims: Counter[str] = field(default_factory=Counter)
    people: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


class GenderShares:
    """Adds up the claims of quoted people by gender.

    Only counts are in memory: for each group the people in it. A person by name is one over the corpus; one without a
    name ("un riverain") is another in each article.

    Args:
        names: tells which names are one person; None for what the package's own gazetteer knows.
    """

    def __init__(self, names: SourceNames | None = None) -> None:
        self._names = names or source_names()
        self._nouns = load_lexicon().source_nouns
        self._groups: dict[tuple[str, str], _Group] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Count rows with the columns :data:`USED`; those of other sources than persons are passed over."""
        for row in rows:
            if row["source_type"] == "person" and row["source_name"]:
                self._count(row)

    def rows(self, least: int = 1) -> list[Row]:
        """Give a row a group with the columns of ``GENDER_COLUMNS``: all, then outlets, roles and months.

        Args:
            least: groups with fewer claims are left out.
        """
        groups = [(by, value, group) for (by, value), group in self._groups.items() if group.claims.total() >= least]
        order = {by: place for place, by in enumerate(BY)}

        def place(item: tuple[str, str, _Group]) -> tuple[int, int, str]:
            by, value, group = item
            return order[by], 0 if by == "month" else -group.claims.total(), value

        return [_row(*item) for item in sorted(groups, key=place)]

    def role(self, stated: str) -> str:
        """Give the office of a stated function: its noun, in the masculine form that both genders are counted under."""
        for word in stated.lower().replace("’", "'").split():
            noun = self._nouns.get(word)
            if noun is not None and noun.type == "person":
                return self._masculine(word) if noun.gender == "f" else word
        return ""

    def _masculine(self, word: str) -> str:
        for feminine, masculine in MASCULINE_FORMS:
            other = word.removesuffix(feminine) + masculine if word.endswith(feminine) else ""
            noun = self._nouns.get(other)
            if noun is not None and noun.type == "person" and noun.gender != "f":
                return other
        return word

    def _count(self, row: Row) -> None:
        name, gender = row["source_name"], row["source_gender"]
        named = self._names.is_name(name, "person")
        person = self._names.key(name, "person") if named else f"{row['doc_id']}\n{name.lower()}"
        month = row["date"][:MONTH] if row["date"][MONTH - 3 : MONTH - 2] == "-" else ""
        for by, value in self._values(row["outlet"], row["source_role"], month):
            group = self._groups.setdefault((by, value), _Group())
            group.claims[gender] += 1
            group.people[person][gender] += 1

    def _values(self, outlet: str, stated: str, month: str) -> Iterator[tuple[str, str]]:
        yield "all", ""
        yield from (
            (by, value) for by, value in (("outlet", outlet), ("role", self.role(stated)), ("month", month)) if value
        )


def share(women: int, men: int) -> float | None:
    """Give the share of women among those whose gender is known; None where none is."""
    return round(women / (women + men), 3) if women + men else None


def _row(by: str, value: str, group: _Group) -> Row:
    people = Counter(_gender(genders) for genders in group.people.values())
    counted: dict[str, Counter[str]] = {"claims": group.claims, "people": people}
    row: Row = {"by": by, "value": value}
    for what, counts in counted.items():
        women, men, unknown = counts["f"], counts["m"], counts[""]
        row[f"{what}_women"], row[f"{what}_men"], row[f"{what}_unknown"] = women, men, unknown
        row[f"{what}_share_women"] = share(women, men)
        row[f"{what}_share_unknown"] = round(unknown / (women + men + unknown), 3)
    return row


def _gender(genders: Counter[str]) -> str:
    """Give the gender of a person by the claims that tell one; '' where none does, or as many tell the other."""
    return "f" if genders["f"] > genders["m"] else "m" if genders["m"] > genders["f"] else ""
