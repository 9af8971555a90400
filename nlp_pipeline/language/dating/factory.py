"""The component ``selon_dates``: the days on which the claims of a Doc were said, as its words tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from nlp_pipeline.language.claims import register_extensions
from nlp_pipeline.language.dating.adjunct import day_of_cue
from nlp_pipeline.language.dating.expressions import day_expressions
from nlp_pipeline.language.dating.surroundings import Surroundings, Text
from nlp_pipeline.lexicon.days import load_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord

register_extensions()


class ClaimDater:
    """Writes into the claim records of a Doc the days that its words tell (``said``); a date is made of them later.

    Args:
        name: the component's name in its pipeline.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.days = load_days()

    def __call__(self, doc: Doc) -> Doc:
        """Date the claims of one Doc; the Doc is changed in place and given back."""
        records: list[ClaimRecord] = doc._.claim_records or []
        expressions = day_expressions(doc, self.days) if records else []
        if expressions:
            said = _said(Text(doc, records, expressions, self.days))
            doc._.claim_records = [
                {**record, "said": list(said[number])} if number in said else record
                for number, record in enumerate(records)
            ]
        return doc


def _said(text: Text) -> dict[int, Sequence[str]]:
    """Give the days of the claims that have some, by their number."""
    said: dict[int, Sequence[str]] = {}
    for number in range(len(text.records)):
        around = Surroundings(text, number)
        if not text.has_day(around.left, around.right + text.bounds.farthest_day) and not around.goes_on:
            continue
        day = day_of_cue(around)
        if day:
            said[number] = _ahead(day.days) if around.is_ahead else day.days
        elif around.goes_on and (earlier := _earlier(text, number, around)) in said:
            said[number] = said[earlier]
    return said


def _ahead(days: Sequence[str]) -> tuple[str, ...]:
    """Make an open day the next one instead of the last: "annoncera mardi"."""
    return tuple(f"+{day}" if day[0].isdigit() or day.startswith("X") else day for day in days)


def _earlier(text: Text, number: int, around: Surroundings) -> int:
    """Give the claim whose cue this one's goes on from: "a annoncé mardi que P, ajoutant que Q"; -1 for none."""
    parent = text.records[number]["parent"]
    for earlier in range(number - 1, max(-1, number - text.bounds.most_claims - 1), -1):
        cue = text.records[earlier]["cue"]
        if not cue or cue[0][0] < text.sentence(around.start, around.end)[0]:
            return -1
        if cue[-1][1] <= around.start and text.records[earlier]["parent"] == parent:
            return earlier
    return -1


@Language.factory(
    "selon_dates",
    assigns=["doc._.claim_records"],
    requires=["doc._.claim_records", "token.pos"],
)
def make_dates(nlp: Language, name: str) -> ClaimDater:
    """Make the component; see :class:`ClaimDater`."""
    return ClaimDater(name)
