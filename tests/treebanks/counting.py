"""Right, found and given, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from tests.treebanks.facts import Facts

KINDS = ("main", "complement", "relative", "adverbial")
QUE_KINDS = ("complement", "relative", "other")

Answers = set["Hashable"]


@dataclass(slots=True)
class Count:
    """How many answers are right, of those found and of those that the treebank gives."""

    right: int = 0
    found: int = 0
    given: int = 0

    def add(self, found: Answers, given: Answers) -> None:
        """Count the answers of one sentence."""
        self.right += len(found & given)
        self.found += len(found)
        self.given += len(given)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is given that was found."""
        return self.right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.given) if self.right else 0.0


def _of_kind(kind: str) -> Callable[[Facts], Answers]:
    return lambda facts: {(c.verb, c.start, c.end) for c in facts.clauses if c.kind == kind}


def _que(kind: str) -> Callable[[Facts], Answers]:
    return lambda facts: {at for at, own in facts.que.items() if own == kind}


MEASURES: dict[str, Callable[[Facts], Answers]] = {
    "clauses: finite verb": lambda facts: {c.verb for c in facts.clauses},
    "clauses: begin": lambda facts: {(c.verb, c.start) for c in facts.clauses},
    "clauses: end": lambda facts: {(c.verb, c.end) for c in facts.clauses},
    "clauses: begin and end": lambda facts: {(c.verb, c.start, c.end) for c in facts.clauses},
    "clauses: kind": lambda facts: {(c.verb, c.kind) for c in facts.clauses},
    **{f"clauses: {kind}, begin and end": _of_kind(kind) for kind in KINDS},
    **{f"que: {kind}": _que(kind) for kind in QUE_KINDS},
    "infinitives and governors": lambda facts: set(facts.infinitives.items()),
    "subjects of inverted verbs": lambda facts: set(facts.inverted.items()),
}
"""What is measured, by the name of its line."""


@dataclass(slots=True)
class Score:
    """The counts of one way to answer, by the name of the line."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in MEASURES})

    def add(self, found: Facts, given: Facts) -> None:
        """Count the answers for one sentence."""
        for name, answers in MEASURES.items():
            self.counts[name].add(answers(found), answers(given))
