"""Adjuncts of a made sentence: when, where, to whom, how it was said; with commas, dashes, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.language.made import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection
    from random import Random

KINDS = ("manner", "recipient", "date", "town", "place", "media", "occasion", "gerund", "aside")
"""In the order in which they mostly stand."""

RIVALS = {
    "media": {"town", "place", "occasion", "gerund"},
    "place": {"media", "occasion", "town"},
    "town": {"media", "place"},
    "occasion": {"media", "place"},
    "gerund": {"media"},
}
"""Kinds that do not stand together: nobody speaks on the radio and from the steps of the town hall."""

MARKS = {"bare": 58, "commas": 34, "dashes": 4, "stray": 4}
OPENING = ("date", "occasion", "media", "gerund")
IN_ORDER = 0.7
"""How often they stand in the order of :data:`KINDS`."""


class Adjuncts:
    """Draws adjuncts that may stand with a verb and its subject.

    Args:
        chance: what is drawn from.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._rows = vocabulary.rows("adjuncts.csv")

    def some(
        self,
        number: int,
        *,
        past: bool,
        recipient: bool,
        person: bool,
        opened: str = "",
        kinds: Collection[str] = (),
    ) -> str:
        """Draw adjuncts of different kinds, with the marks between them.

        Args:
            number: how many.
            past: whether the verb is in a past tense.
            recipient: whether the verb takes "à l'AFP".
            person: whether the subject is a person.
            opened: the kind of an adjunct that stands in the sentence already.
            kinds: those that may stand here; empty for all.
        """
        out = {opened, *RIVALS.get(opened, ())}
        left = [row for row in self._rows if _fits(row, past=past, recipient=recipient, person=person)]
        left = [row for row in left if row["kind"] not in out and row["kind"] in (kinds or KINDS)]
        drawn: list[dict[str, str]] = []
        while len(drawn) < number:
            row = self._chance.choice(left)
            drawn.append(row)
            out = {row["kind"], *RIVALS.get(row["kind"], ())}
            left = [row for row in left if row["kind"] not in out]
        if self._chance.random() < IN_ORDER:
            drawn.sort(key=lambda row: KINDS.index(row["kind"]))
        return " ".join(self._set_off(row, last=row is drawn[-1]) for row in drawn)

    def opening(self, *, past: bool, person: bool) -> tuple[str, str]:
        """Draw one that stands at the beginning of the sentence; its kind and its words."""
        left = [row for row in self._rows if _fits(row, past=past, recipient=False, person=person)]
        row = self._chance.choice([row for row in left if row["kind"] in OPENING and row["aside"] == "both"])
        return row["kind"], row["adjunct"]

    def _set_off(self, row: dict[str, str], *, last: bool) -> str:
        how = self._chance.choices(list(MARKS), list(MARKS.values()))[0]
        adjunct, free = row["adjunct"], row["aside"] == "both"
        if row["aside"] == "dash" or (free and how == "dashes"):
            return f"– {adjunct} –"
        if row["aside"] == "yes" or (free and how == "commas"):
            return f", {adjunct},"
        return f"{adjunct}," if free and how == "stray" and last else adjunct


def _fits(row: dict[str, str], *, past: bool, recipient: bool, person: bool) -> bool:
    if (row["tense"] == "past" and not past) or (row["who"] == "person" and not person):
        return False
    return recipient or row["kind"] != "recipient"
