"""Who a pronoun or a short description stands for, among those spoken of before.

Candidates are weighed by recency, role and sort, as in Lappin and Leass (1994): the source of the claim just before and
the subject of the sentence weigh most, a person more than a body, a body more than a paper. What stands inside a
quotation, or inside what somebody reports, is seldom who speaks next.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.schema import SourceType

FARTHEST_SENTENCE = 8
"""In sentences: how far back an antecedent is looked for."""

NEAR_SENTENCES = 8
"""In sentences: within which a description must have one bearer only."""

STEP = 0.6
SOURCE, SUBJECT, SAME_BLOCK, REPORTED = 2.0, 1.0, 0.5, -1.0
BY_TYPE: dict[str, float] = {
    "person": 2.0,
    "anonymous": 1.5,
    "organization": 0.5,
    "media": 0.5,
    "group": 0.5,
    "document": -1.0,
}
NAMED = 0.5
AGREES = 1.0
OFTEN, MOST_OFTEN = 0.25, 1.5


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: first token, and the numbers of its sentence, paragraph and quotation (-1 outside)."""

    at: int
    sentence: int
    block: int
    quotation: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that was spoken of and may be meant.

    Attributes:
        place: where it is mentioned.
        name: its name, or its own words.
        type: its sort as a source.
        gender: '' where nothing tells.
        number: s or p.
        source: whether it was the source of a claim.
        subject: whether it was the subject of its clause.
        named: whether it is there by name.
        reported: whether it stands inside the content of a claim.
    """

    place: Place
    name: str
    type: SourceType
    gender: str
    number: str
    source: bool
    subject: bool
    named: bool
    reported: bool


def antecedent(
    candidates: Iterable[Candidate], place: Place, gender: str, number: str
) -> tuple[Candidate, bool] | None:
    """Find who a pronoun of the third person stands for.

    Args:
        candidates: all that was spoken of, in any order.
        place: where the pronoun stands.
        gender: its gender, '' where it shows none.
        number: its number.

    Returns:
        The heaviest candidate and whether it is clear of the next one by another name; None where none agrees.
    """
    fitting = [one for one in candidates if _fits(one, place, gender, number)]
    if not fitting:
        return None
    often = Counter(one.name for one in fitting)
    weights: dict[str, tuple[float, Candidate]] = {}
    for one in fitting:
        weight = _weight(one, place, gender, often[one.name])
        if one.name not in weights or weight > weights[one.name][0]:
            weights[one.name] = (weight, one)
    ranked = sorted(weights.values(), key=lambda pair: (pair[0], pair[1].place.at), reverse=True)
    clear = len(ranked) == 1 or ranked[0][0] > ranked[1][0]
    return ranked[0][1], clear


def only_bearer(candidates: Iterable[Candidate], place: Place, sort: str, gender: str) -> tuple[Candidate, bool] | None:
    """Find who a short description ("la chercheuse", "le syndicat") stands for: the one of its sort close before.

    Returns:
        The candidate, and whether it is the only one; the last source where several agree; None where none does.
    """
    near = [
        one
        for one in candidates
        if _fits(one, place, gender, "s") and one.type == sort and place.sentence - one.place.sentence <= NEAR_SENTENCES
    ]
    near = [one for one in near if one.named or sort in ("document", "anonymous")]
    if not near:
        return None
    names = {one.name for one in near}
    last_source = max((one for one in near if one.source), key=lambda one: one.place.at, default=None)
    if len(names) == 1:
        return near[-1], True
    if last_source is not None and place.sentence - last_source.place.sentence <= 2:
        return last_source, False
    return None


def _fits(one: Candidate, place: Place, gender: str, number: str) -> bool:
    if one.place.at >= place.at or one.number != number or place.sentence - one.place.sentence > FARTHEST_SENTENCE:
        return False
    agrees = not one.gender or not gender or one.gender == gender
    return agrees and one.place.quotation in (-1, place.quotation) and one.type != "none"


def _weight(one: Candidate, place: Place, gender: str, often: int) -> float:
    weight = -STEP * (place.sentence - one.place.sentence)
    weight += BY_TYPE.get(one.type, 0.0) + (NAMED if one.named else 0.0)
    weight += AGREES if gender and one.gender == gender else 0.0
    weight += (SOURCE if one.source else 0.0) + (SUBJECT if one.subject else 0.0)
    weight += (SAME_BLOCK if one.place.block == place.block else 0.0) + (REPORTED if one.reported else 0.0)
    return weight + min(MOST_OFTEN, OFTEN * often)
