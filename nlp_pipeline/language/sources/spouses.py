"""Who is the husband or wife whom a text calls so: « Luc et Anne Rey … le mari », « l'épouse du trésorier »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nlp_pipeline.language.sources.described_one import Description
    from nlp_pipeline.language.sources.pairs import Pair
    from nlp_pipeline.language.sources.parties import Cast, Party, Trace
    from nlp_pipeline.lexicon.descriptions import Descriptions


def one_of_couple(description: Description, pairs: Mapping[int, Pair], cast: Cast, known: Descriptions) -> Party | None:
    """Find whom "le mari", "la mère" is of the one couple named so far: a man and a woman of one surname.

    Args:
        description: the description.
        pairs: persons named together, by the first token of each.
        cast: the parties.
        known: nouns for one of a couple.
    """
    if description.noun not in known.spouses or description.complement or description.possessive:
        return None
    before = {p.name: p for p in pairs.values() if p.person and p.start < description.wanted.place.at}
    couples = [pair for pair in before.values() if len({name.split()[-1] for name in pair.names}) == 1]
    parties = [party for name in couples[0].names if (party := cast.named(name))] if len(couples) == 1 else []
    if {party.gender for party in parties} != {"m", "f"}:
        return None
    return next(party for party in parties if party.gender == (description.wanted.gender or party.gender))


def of_same_surname(noun: str, gender: str, whose: str, traces: Iterable[Trace], known: Descriptions) -> Party | None:
    """Find the one person by name who has the surname of him whose wife, or of her whose husband, it is.

    Args:
        noun: what somebody is to another.
        gender: that of the noun.
        whose: the full name of the other.
        traces: all mentions before.
        known: nouns for one of a couple.
    """
    first, _, surname = whose.rpartition(" ")
    if noun not in known.spouses or not (first and gender):
        return None
    people = {trace.party.name: trace.party for trace in traces if trace.party.named and trace.party.type == "person"}
    alike = [party for name, party in people.items() if name.endswith(f" {surname}") and name != whose]
    return alike[0] if len(alike) == 1 and alike[0].gender == gender else None
