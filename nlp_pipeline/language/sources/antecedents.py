"""Who a pronoun stands for, among those spoken of before.

Traces are weighed by recency, role and sort, as in Lappin and Leass (1994): who spoke or was the subject just before
weighs most, a person more than a body, a body more than a paper. What stands inside a quotation, or inside what
somebody reports, is seldom who speaks next.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.language.sources.parties import Party, Place, Trace

STEP = 0.9
SOURCE, SUBJECT, SAME_BLOCK, REPORTED = 0.5, 1.25, 1.25, -1.25
BY_TYPE: dict[str, float] = {
    "person": 2.5,
    "anonymous": 0.5,
    "organization": 0.5,
    "media": 0.5,
    "group": 0.5,
    "document": 0.5,
}
PAPERS = -1.5
"""For several documents: "ils", "elles" are hardly ever said of them where something is said."""
NAMED = 1.0
AGREES = 0.75
CENTER = 2.0
"""For the subject of the sentence just before, and for who is presented there with an age, whoever says it."""
TURN = 0.5
"""For the subject of the last clause of that sentence, which "et", "mais" joins to the others."""
GOING_ON, PAPER_GOING_ON = 2.0, 0.8
"""For the subject of the pronoun's own sentence that has said nothing yet: "X a été recalé alors qu'il estime …".

The second for a document, of which what is said speaks as often: « La proposition est vide, a-t-elle lancé »."""
ANOTHERS = -2.5
"""In a new paragraph, for who was brought in by who it is to another: the one spoken of goes on."""
SAME_QUOTATION = 2.5
PEOPLE = ("person", "group", "anonymous")
OFTEN, MOST_OFTEN = 0.4, 1.2
TOPIC = 1.0
"""For the one whom the whole article is about."""
SILENT = -2.5
"""For who has died."""
CLOSEST, NEAREST = 0.2, 1.5
"""For each party in between; the second for words that take up the last one."""

ALONE = 10.0
"""The margin of one that has no rival."""

MARGIN = 0.4
"""By how much the heaviest must be clear of the next one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        place: where the pronoun or description stands.
        gender: its gender, '' where it shows none.
        number: s or p.
        spoken_about: whether it is a word for the one spoken about rather than who spoke ("celle-ci", "l'intéressé").
        nearest: whether it takes up who was mentioned last ("ce dernier").
        outside: parties that it cannot be: who speaks around it.
        human: whether it is somebody who says "je": no body, no paper.
    """

    place: Place
    gender: str
    number: str
    spoken_about: bool = False
    nearest: bool = False
    outside: frozenset[str] = frozenset()
    human: bool = False


def fits(party: Party, trace: Trace, wanted: Wanted) -> bool:
    """Tell whether a party agrees in gender and number, and is mentioned where it can be meant."""
    if party.number != wanted.number or party.name in wanted.outside or party.type == "none":
        return False
    if wanted.human and party.type not in PEOPLE:
        return False
    if wanted.nearest and trace.still:
        return False  # « Le maire dit qu'il a reçu Paul Rey. Ce dernier … »
    if party.type == "document" and wanted.number == "p" and not (trace.subject or trace.source):
        return False  # « après ses entretiens, le médiateur a salué les deux camps. Ils sont prêts »
    acts = party.type == "organization" and trace.subject and not trace.reported
    if wanted.nearest and not (party.named or party.type in PEOPLE or acts):
        return False
    gender = trace.gender or party.gender
    agrees = not gender or not wanted.gender or gender == wanted.gender
    heard = wanted.spoken_about or trace.place.quotation in (-1, wanted.place.quotation)
    return agrees and heard


def _fits_woman(trace: Trace, wanted: Wanted) -> bool:
    """Tell who may be a woman though her office is masculine: « Le procureur, Helen Ash, … dit-elle »."""
    holds = wanted.gender == "f" and trace.party.masculine_office and bool(trace.party.nouns)
    return holds and fits(trace.party, trace, replace(wanted, gender=""))


@dataclass(frozen=True, slots=True)
class Found:
    """The heaviest party, by how much it is clear of the next one, and whether that one is of the same sort."""

    party: Party
    margin: float
    same_type: bool


def antecedent(traces: Iterable[Trace], wanted: Wanted) -> Found | None:
    """Find who a pronoun of the third person stands for.

    Args:
        traces: the mentions before it, in text order.
        wanted: the pronoun.

    Returns:
        The heaviest party; None where none agrees.
    """
    fitting = [trace for trace in traces if fits(trace.party, trace, wanted) or _fits_woman(trace, wanted)]
    if not fitting:
        return None
    often = Counter(trace.party.name for trace in fitting)
    weights: dict[str, tuple[float, int, Party]] = {}
    step = NEAREST if wanted.nearest else CLOSEST
    between: set[str] = set()
    for trace in reversed(fitting):
        between.add(trace.party.name)
        weight = weigh(trace, wanted, often[trace.party.name]) - step * (len(between) - 1)
        known = weights.get(trace.party.name)
        if known is None or weight > known[0]:
            weights[trace.party.name] = (weight, trace.place.at, trace.party)
    ranked = sorted(weights.values(), key=lambda each: each[:2], reverse=True)
    first = ranked[0][2]
    if len(ranked) == 1:
        return Found(first, ALONE, same_type=True)
    return Found(first, ranked[0][0] - ranked[1][0], same_type=first.type == ranked[1][2].type)


def weigh(trace: Trace, wanted: Wanted, often: int) -> float:
    """Give the weight of one mention as the antecedent of a pronoun."""
    party, place = trace.party, trace.place
    weight = -STEP * (wanted.place.sentence - place.sentence)
    weight += BY_TYPE.get(party.type, 0.0) + (NAMED if party.named else 0.0)
    weight += PAPERS if party.type == "document" and wanted.number == "p" else 0.0
    weight += AGREES if wanted.gender and (trace.gender or party.gender) == wanted.gender else 0.0
    if not wanted.nearest:
        role = (SOURCE if trace.source else 0.0) + (SUBJECT if trace.subject else 0.0)
        weight += -role if wanted.spoken_about else role + (REPORTED if trace.reported else 0.0)
    follows = not wanted.nearest and not wanted.spoken_about
    follows = follows and (party.type != "media" or trace.source)  # « Radio Val a joint la maire. « Oui », dit-elle »
    acts = trace.subject and not trace.reported
    if follows and (acts or trace.presented) and wanted.place.sentence - place.sentence <= 1:
        weight += CENTER + (TURN if trace.coordinated else 0.0) - (0.0 if acts else REPORTED)
    if follows and trace.subject and not (trace.reported or trace.source) and wanted.place.sentence == place.sentence:
        weight += PAPER_GOING_ON if party.type == "document" else GOING_ON
    if follows and trace.anothers and place.block != wanted.place.block:
        weight += ANOTHERS
    if place.quotation != -1 and place.quotation == wanted.place.quotation:
        weight += SAME_QUOTATION
    weight += REPORTED if wanted.nearest and trace.reported and not (party.named or party.type == "person") else 0.0
    weight += (TOPIC if party.topic else 0.0) + (SILENT if party.silent else 0.0)
    weight += SAME_BLOCK if place.block == wanted.place.block else 0.0
    return weight + min(MOST_OFTEN, OFTEN * often)
