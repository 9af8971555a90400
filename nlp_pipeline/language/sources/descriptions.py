"""Who a definite description ("la chercheuse", "le constructeur", "cette lettre") stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.antecedents import MARGIN, Wanted, antecedent, fits
from nlp_pipeline.language.sources.description_fit import (
    NOTHING_AGAINST,
    SAME_CLASS,
    SAME_NOUN,
    SAME_SORT,
    just_came_to_it,
    level_of,
    may_be_outlet,
)
from nlp_pipeline.language.sources.lone_bodies import only_body, without_places
from nlp_pipeline.language.sources.whose_body import is_of_their_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nlp_pipeline.language.sources.described_one import Description
    from nlp_pipeline.language.sources.parties import Party, Trace
    from nlp_pipeline.lexicon.descriptions import Descriptions

CLEAR = 1.0
"""By how much one of two bearers of a noun must outweigh the other."""


def bearer(
    description: Description,
    traces: Sequence[Trace],
    known: Descriptions,
    context: Callable[[Party], frozenset[str]],
) -> tuple[Party, bool] | None:
    """Find who a description stands for.

    Args:
        description: the description.
        traces: all mentions before it, in text order.
        known: what nouns can stand for.
        context: gives the words that an article says of a party: its functions.

    Returns:
        The party, and whether nothing spoke for another; None where none fits, or two do so equally.
    """
    if description.noun in known.speakers and not description.complement:
        return _last_speaker(description, traces)
    levels: dict[str, tuple[int, Trace]] = {}
    of_party: dict[Party, tuple[int, Wanted]] = {}
    told = {trace.party for trace in traces if trace.source} if description.type == "media" else set()
    for trace in traces:
        read = of_party.get(trace.party)
        if read is None:
            level = level_of(description, trace.party, known, context)
            if told and level == SAME_NOUN and trace.party not in told and description.noun not in trace.party.nouns:
                level = SAME_SORT  # « selon La Voix, un journal … a dit le maire sur Val 9. D'après le quotidien »
            if description.type == "media" and trace.party not in told and may_be_outlet(trace.party, known):
                level = 0  # only what has said something is a paper that no list knows
            wanted = _wanted_of(description, trace.party, known) if level else description.wanted
            read = of_party[trace.party] = level, wanted
        level, wanted = read
        if level and fits(trace.party, trace, wanted):
            levels[trace.party.name] = (level, trace)
    spoken = _just_spoken(description, [trace for _, trace in levels.values()])
    for wanted_level in (SAME_NOUN + 1, SAME_NOUN, SAME_CLASS, SAME_SORT):
        last = [trace for level, trace in levels.values() if level == wanted_level]
        if last and wanted_level == SAME_SORT and spoken is not None and not spoken[0].nouns:
            return spoken  # « Le romancier Luc Rey … », dit Paul Vial. Le journaliste … »
        if len(last) > 1 and description.type == "person":
            last = _named_or_heard(last, traces)
        if last and description.type == "organization" and wanted_level in (SAME_CLASS, SAME_SORT):
            last = without_places(last, [trace for _, trace in levels.values()], traces)
        if len(last) == 1:
            afar = description.wanted.place.sentence - last[0].place.sentence >= known.sentences_apart
            plain = description.noun in known.vague | known.general and not description.complement
            if afar and plain and spoken is not None and not spoken[0].nouns:
                return spoken  # « La responsable Anne Rey … », said long ago. « « P », dit Luc Vial. … le responsable »
            return last[0].party, True
        if last and description.complement and description.complement <= known.affiliations:
            return None  # « le dirigeant conservateur », and nothing says which of two is one
        if last:
            return _nearest(description, last, traces, known)
    if description.told_which:
        return None  # « L'anthropologue Yann Rey est prudent. Le promoteur qui comptait bâtir … »
    possible = [trace for level, trace in levels.values() if level == NOTHING_AGAINST]
    about = _just_spoken_about(description, possible)
    if about is not None:
        return about
    if not (description.origin or description.native):
        possible = _acting(possible, traces)
    if len(possible) > 1 and _is_open(description, _near(description, possible, traces, known), known):
        return None
    if spoken is not None and description.narrowed and (description.former or not spoken[0].nouns):
        return spoken  # « Le gardien Luc Rey a brillé. « … », dit Anne Roy. « … », ajoute le joueur de Lurcy »
    found = _close_by(description, possible, traces, known) or _only_one(description, possible, known) or spoken
    found = found or _pointed_at(description, traces) or _known_to_all(description, traces, known, context)
    found = found or _only_actor(description, traces, known) or _actor_before(description, traces, known)
    found = found or only_body(description, possible, traces, known)
    if found is None or _serves_another(description, found[0], known, context):
        return None
    party, sure = found
    return party, sure and party.nouns.isdisjoint(known.telling)


def _named_or_heard(last: list[Trace], traces: Sequence[Trace]) -> list[Trace]:
    """Leave out those without a name who have said nothing, where another has one: « Un conseiller de plus suffit »."""
    heard = {trace.party for trace in traces if trace.source}
    known = [trace for trace in last if trace.party.named]
    return [trace for trace in last if trace.party.named or trace.party in heard] if known else last


def _acting(possible: list[Trace], traces: Sequence[Trace]) -> list[Trace]:
    """Leave out the persons who do nothing in the article, where another does: « Luc Rey part pour son Ekou »."""
    acting = {trace.party for trace in traces if trace.subject or trace.source}
    found = [trace for trace in possible if trace.party in acting or trace.party.type != "person"]
    return found or possible


def _just_spoken_about(description: Description, possible: Sequence[Trace]) -> tuple[Party, bool] | None:
    """Find the only person by name in the sentence before, whatever she does: « On cite Anne Rey. L'intéressée »."""
    wanted = description.wanted
    near = [trace.party for trace in possible if wanted.place.sentence - trace.place.sentence <= 1]
    named = [party for party in near if party.type == "person" and party.named and party.gender]
    return (named[0], False) if wanted.spoken_about and len(named) == 1 else None


def _wanted_of(description: Description, party: Party, known: Descriptions) -> Wanted:
    """Give what a description looks for in a party: any gender in « le nouveau maire », which a woman may be.

    A body with a plural name is one all the same: « Les Restos du cœur … l'association ».
    """
    if party.type in ("organization", "media") and party.named:
        return replace(description.wanted, number=party.number)
    of_either = party.masculine_office or (description.masculine and not description.possessive)
    called_so = of_either and description.noun in party.nouns
    if called_so or just_came_to_it(description, party, known):
        return replace(description.wanted, gender="")
    return description.wanted


def _nearest(
    description: Description, last: list[Trace], traces: Sequence[Trace], known: Descriptions
) -> tuple[Party, bool] | None:
    """Find the one of several bearers that stands out: much nearer than the next, or heavier close by."""
    last.sort(key=lambda trace: trace.place.at, reverse=True)
    if last[0].place.sentence - last[1].place.sentence >= known.sentences_apart:
        return last[0].party, False
    names = {trace.party.name for trace in last}
    meant = [trace for trace in traces if trace.party.name in names]
    block = description.wanted.place.block
    at_hand = {trace.party.name for trace in meant if trace.place.block == block}
    if len(at_hand) == 1 and description.type == "person":
        return next(trace.party for trace in last if trace.party.name in at_hand), False
    found = antecedent(meant, description.wanted)
    return (found.party, False) if found is not None and found.margin >= CLEAR else None


def _last_speaker(description: Description, traces: Sequence[Trace]) -> tuple[Party, bool] | None:
    """Find the person by name who spoke last: "l'orateur"."""
    wanted = description.wanted
    last = next((trace for trace in reversed(traces) if trace.source and fits(trace.party, trace, wanted)), None)
    return (last.party, False) if last is not None and last.party.type == "person" and last.party.named else None


def _just_spoken(description: Description, possible: Sequence[Trace]) -> tuple[Party, bool] | None:
    """Find the person who spoke just before, though known by another noun: "L'ancien pharmacien" for the mayor."""
    place = description.wanted.place
    if description.related:
        return None  # « L'agent du joueur » is another one than who has spoken
    last = max(possible, key=lambda trace: trace.place.at, default=None)
    if last is None or not last.source or place.sentence - last.place.sentence > 1 or not description.wanted.gender:
        return None
    return (last.party, False) if last.party.gender == description.wanted.gender and last.party.named else None


def _serves_another(
    description: Description, party: Party, known: Descriptions, context: Callable[[Party], frozenset[str]]
) -> bool:
    """Tell whether somebody holds an office in another body than the one of a description that is no former office."""
    if description.former or not (description.kinds or description.bodies) or not party.bodies:
        return False
    said = context(party)
    return description.complement.isdisjoint(said) and not is_of_their_body(description, party, said, known)


def _pointed_at(description: Description, traces: Sequence[Trace]) -> tuple[Party, bool] | None:
    """Find the person who acts in the sentence before "ce commerçant", "le commerçant de 34 ans"."""
    wanted = description.wanted
    if not (description.demonstrative or description.aged) or description.type != "person":
        return None
    acting = [
        trace
        for trace in traces
        if trace.subject
        and not trace.reported
        and wanted.place.sentence - trace.place.sentence <= 1
        and trace.party.type == "person"
        and trace.party.gender == (wanted.gender or trace.party.gender)
    ]
    found = antecedent(acting, wanted)
    return (found.party, False) if found is not None and found.margin >= MARGIN else None


def _known_to_all(
    description: Description,
    traces: Sequence[Trace],
    known: Descriptions,
    context: Callable[[Party], frozenset[str]],
) -> tuple[Party, bool] | None:
    """Find who spoke just before, or is the only one named, and may have a public office that no text need state."""
    wanted = description.wanted
    bare = not description.complement - known.higher or description.national
    heads = description.noun in known.heads_of_state and not description.possessive
    heads = heads and _presides_nothing(wanted, traces, known)
    if not traces:
        return None
    if heads and not bare and (description.bodies or description.kinds):  # « … », dit Luc Rey. Le chef du parti … »
        bare = traces[-1].source and traces[-1].place.quotation == -1
    if not (description.noun in known.public_offices or heads) or not bare:
        return None
    spoke = next((trace for trace in reversed(traces) if trace.source), None) or _sole_one(wanted, traces)
    if spoke is None or wanted.place.sentence - spoke.place.sentence > 1 or not fits(spoke.party, spoke, wanted):
        return None
    party = spoke.party
    agrees = party.named and party.type == "person" and party.gender == wanted.gender
    return (party, False) if agrees and not context(party) else None


def _only_actor(description: Description, traces: Sequence[Trace], known: Descriptions) -> tuple[Party, bool] | None:
    """Find the only person named so far, who acts just before: « Luc Rey a gagné. « … », dit le coureur du Val »."""
    wanted, noun = description.wanted, description.noun
    if description.type != "person" or description.related or description.possessive or not description.complement:
        return None
    if noun in known.posts | known.leads | known.off_the_field or noun not in known.siblings or not wanted.gender:
        return None  # « Luc Rey a signé pour trois ans. L'entraîneur des Aigles … »
    one = _sole_one(wanted, traces)
    acts = [trace for trace in traces if one is not None and trace.party is one.party and trace.subject]
    if one is None or not acts or wanted.place.sentence - acts[-1].place.sentence > 1:
        return None
    plain = (
        one.party.nouns <= known.parts | known.leads
    )  # « La porte-parole du parti, Anne Morel, … la députée du Val »
    return (one.party, False) if plain and fits(one.party, acts[-1], wanted) else None


def _actor_before(description: Description, traces: Sequence[Trace], known: Descriptions) -> tuple[Party, bool] | None:
    """Find the only person in the sentence before a quotation: « Anne est reçue. « … », rit l'élève de terminale »."""
    wanted, noun = description.wanted, description.noun
    if not description.behind or description.type != "person" or description.related or description.possessive:
        return None
    of_body = noun in known.leads and (description.kinds or description.bodies)  # « le patron de la CGT »
    if of_body or noun in known.posts | known.pleading | known.tried:
        return None
    place = wanted.place
    near = [
        trace
        for trace in traces
        if trace.party.type in ("person", "group")
        and trace.place.quotation == -1
        and place.sentence - trace.place.sentence <= 1
        and trace.place.block == place.block
    ]
    if len({trace.party.name for trace in near}) != 1 or not all(trace.subject for trace in near):
        return None
    party = near[-1].party
    plain = party.named and party.nouns <= known.parts | known.leads
    return (party, False) if plain and fits(party, near[-1], wanted) else None


def _presides_nothing(wanted: Wanted, traces: Sequence[Trace], known: Descriptions) -> bool:
    """Tell whether only one person is named so far, and no court or body is spoken of that a president may preside."""
    trial = known.tried | known.pleading | known.presided
    return _sole_one(wanted, traces) is not None and all(trial.isdisjoint(trace.party.nouns) for trace in traces)


def _sole_one(wanted: Wanted, traces: Sequence[Trace]) -> Trace | None:
    """Give the last mention of the only person by name so far who may be of the gender looked for."""
    agreeing = [
        trace
        for trace in traces
        if trace.party.named and trace.party.type == "person" and trace.party.gender in ("", wanted.gender)
    ]
    return agreeing[-1] if len({trace.party.name for trace in agreeing}) == 1 else None


def _only_one(description: Description, possible: Sequence[Trace], known: Descriptions) -> tuple[Party, bool] | None:
    """Find the only person by name that nothing speaks against, however far back."""
    named = [trace.party for trace in possible if trace.party.named]
    if len(named) != 1 or description.type != "person" or not description.wanted.gender:
        return None
    mandate = description.noun in known.mandates and named[0].nouns <= known.leads | known.parts
    if description.complement and not mandate:
        return None
    if description.former:
        return None  # « l'ancien actionnaire » may be anybody
    return named[0], False


def _close_by(
    description: Description, possible: Sequence[Trace], traces: Sequence[Trace], known: Descriptions
) -> tuple[Party, bool] | None:
    """Find the one close by that nothing speaks against; whoever is nearest by weight must be among them."""
    near = _near(description, possible, traces, known)
    found = antecedent(near, description.wanted)
    if found is None or found.margin < MARGIN:
        return None
    return found.party, len({trace.party.name for trace in near}) == 1


def _near(
    description: Description, possible: Sequence[Trace], traces: Sequence[Trace], known: Descriptions
) -> list[Trace]:
    """Give the mentions of those that can be meant in the sentences close by."""
    place = description.wanted.place
    names = {trace.party.name for trace in possible}
    body = description.type == "organization" and description.demonstrative
    farthest = 1 if body else known.near_sentences  # « cet institut proche du patronat »
    return [
        trace for trace in traces if trace.party.name in names and place.sentence - trace.place.sentence <= farthest
    ]


def _is_open(description: Description, near: Sequence[Trace], known: Descriptions) -> bool:
    """Tell whether nothing says which of several close by is of a people or a party ("le Britannique")."""
    of_party = description.noun in known.affiliations
    if not near or not (of_party or description.origin):
        return False
    last = max(trace.place.sentence for trace in near)
    acting = [trace for trace in near if trace.subject or trace.source]
    lately = [trace for trace in near if trace.place.sentence == last]
    if of_party:
        at_hand = {trace.party.name for trace in (*acting, *lately)}
    else:
        at_hand = {trace.party.name for trace in lately if trace in acting}
    return len(at_hand) > 1 and not any(trace.party.origins for trace in near)
