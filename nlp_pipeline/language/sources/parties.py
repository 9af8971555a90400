"""Those spoken of in an article: each a party with its sort, gender and nouns, and the places where it is mentioned."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nlp_pipeline.schema import SourceType


MOST_TRACES = 500
"""An article has fewer; a whole book should not take the square of its length."""


MOST_NEAR = 150
"""The sentences in which an antecedent is looked for have fewer; one sentence of a thousand clauses has more."""


class Place(NamedTuple):
    """Where something stands: first token, and the numbers of its sentence, paragraph and quotation (-1 outside).

    Sentences are counted as a reader follows them: those inside one quotation are one with what is around it.
    """

    at: int
    sentence: int
    block: int
    quotation: int


@dataclass(eq=False, slots=True)
class Party:
    """A person, body, group or paper that the article speaks of.

    Attributes:
        name: the fullest name, or its own words.
        type: its sort as a source.
        gender: '' where nothing tells.
        number: s or p.
        named: whether the name is a proper name.
        masculine_office: whether the text gives a masculine office to a person, whoever that is.
        member: whether it is no more than that of which somebody is a member: « Luc Rey, permanent FGTB ».
        age: in years, as the text gives it beside the name; 0 where it does not.
        topic: whether the article is about this person: by far the one it names most.
        alone: whether this person is the only one whom the article names.
        silent: whether the text tells of this person's death: others speak of her.
        nouns: in lower case, the nouns that it goes by: titles, functions, the first word of a body's name.
        origins: of a person, the places among whose people the text counts it.
        bodies: of a person, the bodies by name in its functions.
    """

    name: str
    type: SourceType
    gender: str
    number: str
    named: bool
    nouns: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    bodies: list[Party] = field(default_factory=list)
    masculine_office: bool = False
    member: bool = False
    topic: bool = False
    alone: bool = False
    silent: bool = False
    age: int = 0


class Trace(NamedTuple):
    """One mention of a party.

    Attributes:
        place: where it stands.
        party: who it is.
        subject: whether it is the subject of its clause.
        source: whether it is the source of a claim.
        reported: whether it stands inside the content of a claim.
        gender: that of the words used here, where they differ from the party's ("une étude", "le texte").
        coordinated: whether it is the subject of a clause that "et", "mais" joins to another: the last one goes on.
        anothers: whether it is brought in by who it is to another ("sa rivale Joan Ashcombe"): that other goes on.
        still: whether no word stands there for it: it is still speaking.
        presented: whether its age stands behind its name: the text goes on to speak of it.
    """

    place: Place
    party: Party
    subject: bool
    source: bool
    reported: bool
    gender: str = ""
    anothers: bool = False
    coordinated: bool = False
    still: bool = False
    presented: bool = False


class Cast:
    """The parties of one Doc and their traces in text order."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []
        self._named: dict[str, Party] = {}

    def named(self, name: str) -> Party | None:
        """Give the party of a name, or of words that stood for it before."""
        return self._named.get(name) or self._named.get(name.lower())

    def enter(self, party: Party) -> Party:
        """Count a party by its name; one without a proper name by its words in lower case."""
        self._named[party.name if party.named else party.name.lower()] = party
        return party

    def add(self, trace: Trace) -> None:
        """Note that a party is mentioned."""
        insort(self._traces, trace, key=_position)

    def last(self, at: int) -> list[Trace]:
        """Give the last traces before token ``at``, as many as are compared for a description."""
        high = bisect_left(self._traces, at, key=_position)
        return self._traces[max(0, high - MOST_TRACES) : high]

    def within(self, start: int, end: int) -> list[Trace]:
        """Give the traces in a stretch of tokens, the last ones where there are very many."""
        high = bisect_left(self._traces, end, key=_position)
        return self._traces[max(bisect_left(self._traces, start, key=_position), high - MOST_TRACES) : high]

    def before(self, at: int, first: int) -> list[Trace]:
        """Give the traces from token ``first`` on and before token ``at``, the last ones where there are very many."""
        high = bisect_left(self._traces, at, key=_position)
        return self._traces[max(bisect_left(self._traces, first, key=_position), high - MOST_NEAR) : high]


def _position(trace: Trace) -> int:
    return trace.place.at
