"""Who speaks in a made sentence: names, titles, noun phrases, pronouns, with what may stand beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.language.made import vocabulary
from tests.language.made.conjugation import Agreement

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from random import Random

KINDS = {
    "name": 3,
    "title_name": 2,
    "apposition": 2,
    "noun": 3,
    "noun_complement": 3,
    "acronym": 2,
    "plural": 2,
    "coordinated": 1,
    "relative": 2,
    "pronoun": 2,
}
DISJUNCTIVE = {"il": "lui", "elle": "elle", "ils": "eux", "elles": "elles"}
PRONOUNS = {"ms": "il", "fs": "elle", "mp": "ils", "fp": "elles"}


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the made sentences."""

    name: str
    gender: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject.

    Attributes:
        kind: one of :data:`KINDS`.
        template: with ``[s ]`` round the source.
        agreement: what its verb agrees with.
        name: what the source is called in the gold.
        person: whether it is one person or more, and no body.
        lead: the sentence that a pronoun needs before it.
    """

    kind: str
    template: str
    agreement: Agreement
    name: str
    person: bool = True
    lead: str = ""

    @property
    def source(self) -> str:
        """The words of the source."""
        return self.template.partition("[s ")[2].partition("]")[0]

    @property
    def pronoun(self) -> bool:
        """Whether it is a pronoun, which stands behind an inverted verb."""
        return self.kind == "pronoun"

    def marked(self, numbers: str = "", *, disjunctive: bool = False) -> str:
        """Give it with its mark, or one for each of several claims.

        Args:
            numbers: the numbers of the claims that it is the source of; '' where there is one, 0 where none.
            disjunctive: whether a pronoun stands after a preposition: "lui" for "il".
        """
        before, _, rest = self.template.partition("[s ")
        source, _, after = rest.partition("]")
        if disjunctive:
            source = DISJUNCTIVE.get(source, source)
        if numbers == "0":
            return before + source + after
        opened = "".join(f"[s{number} " for number in numbers) or "[s "
        return f"{before}{opened}{source}{']' * max(1, len(numbers))}{after}"


class Subjects:
    """Draws subjects.

    Args:
        chance: what is drawn from.
        gaps: fills the small gaps of a text.
    """

    def __init__(self, chance: Random, gaps: Callable[[str], str]) -> None:
        self._chance = chance
        self._gaps = gaps
        self._listed = vocabulary.rows("subjects.csv")

    def some(self, only: Collection[str] = (), without: Collection[str] = ()) -> Subject:
        """Draw a subject of some kinds, or of any but some."""
        kinds = [kind for kind in sorted(only) or KINDS if kind not in without]
        kind = self._chance.choices(kinds, [KINDS.get(kind, 2) for kind in kinds])[0]
        match kind:
            case "name":
                person = self.person()
                return Subject(kind, f"[s {person.name}]", Agreement(person.gender, "s"), person.name)
            case "title_name":
                return self._titled()
            case "apposition" if self._chance.random() < 0.75:
                return self._with_apposition()
            case "apposition_person":
                return self._with_apposition()
            case "pronoun":
                return self._pronoun()
        listed = [row for row in self._listed if row["kind"] == kind.removesuffix("_person")]
        if kind == "noun_person":
            listed = [row for row in listed if row["person"] == "yes"]
        row = self._chance.choice(listed)
        template = self._gaps(row["subject"])
        name = template.partition("[s ")[2].partition("]")[0]
        return Subject(kind, template, Agreement(row["gender"], row["number"]), name, row["person"] == "yes")

    def person(self, gender: str = "") -> Person:
        """Draw a person's name."""
        words = vocabulary.words()
        gender = gender or self._chance.choice("mf")
        return Person(f"{self._chance.choice(words[f'first_{gender}'])} {self._chance.choice(words['last'])}", gender)

    def _titled(self) -> Subject:
        person = self.person()
        agreement = Agreement(person.gender, "s")
        if self._chance.random() < 0.25:
            title = f"{'M.' if person.gender == 'm' else 'Mme'} {self._chance.choice(vocabulary.words()['last'])}"
            return Subject("title_name", f"[s {title}]", agreement, title)
        role = self._gaps(self._chance.choice(self._roles(person.gender)))
        return Subject("title_name", f"[s {role} {person.name}]", agreement, person.name)

    def _with_apposition(self) -> Subject:
        person = self.person()
        agreement = Agreement(person.gender, "s")
        if self._chance.random() < 0.3:
            role = self._gaps(self._chance.choice(self._roles(person.gender)))
            return Subject("apposition", f"[s {role}, {person.name}],", agreement, person.name)
        appositions = [r["apposition"] for r in vocabulary.rows("appositions.csv") if r["gender"] == person.gender]
        apposition = self._gaps(self._chance.choice(appositions))
        return Subject("apposition", f"[s {person.name}], {apposition},", agreement, person.name)

    def _pronoun(self) -> Subject:
        row = self._chance.choice(vocabulary.rows("leads.csv"))
        person = self.person(row["gender"])
        agreement = Agreement(row["gender"], row["number"])
        lead = self._gaps(row["lead"].replace("{name}", person.name))
        name = person.name if "{name}" in row["lead"] else " ".join(lead.split()[:2])
        return Subject(
            "pronoun", f"[s {PRONOUNS[row['gender'] + row['number']]}]", agreement, name, "{name}" in row["lead"], lead
        )

    def _roles(self, gender: str) -> list[str]:
        return [row["role"] for row in vocabulary.rows("roles.csv") if row["gender"] == gender]
