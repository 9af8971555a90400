"""Who a definite description ("la chercheuse", "le constructeur", "cette lettre") stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.antecedents import MARGIN, Wanted, antecedent, fits
from nlp_pipeline.language.sources.described_one import SPEAKING, Description
from nlp_pipeline.language.sources.whose_body import is_another, is_of_their_body, is_other_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nlp_pipeline.language.sources.parties import Party, Trace
    from nlp_pipeline.lexicon.descriptions import Descriptions

SAME_NOUN, SAME_CLASS, SAME_SORT, NOTHING_AGAINST, OTHERWISE = 5, 4, 3, 2, 1
"""How well a party bears a noun. By the third it goes by a noun of one sort with it ("buteur" for "l'attaquant"), by
the last by another noun, which does not exclude this one."""

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
            level = _level(description, trace.party, known, context)
            if told and level == SAME_NOUN and trace.party not in told and description.noun not in trace.party.nouns:
                level = SAME_SORT  # « selon La Voix, un journal … a dit le maire sur Val 9. D'après le quotidien »
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
        if len(last) == 1:
            return last[0].party, True
        if last:
            return _nearest(description, last, traces, known)
    possible = [trace for level, trace in levels.values() if level == NOTHING_AGAINST]
    if len(possible) > 1 and _is_open(description, _near(description, possible, traces, known), known):
        return None
    if spoken is not None and description.narrowed and not spoken[0].nouns:
        return spoken  # « Le gardien Luc Rey a brillé. « … », dit Anne Roy. « … », ajoute le joueur de Lurcy »
    found = _close_by(description, possible, traces, known) or _only_one(description, possible) or spoken
    found = found or _pointed_at(description, traces) or _known_to_all(description, traces, known, context)
    found = found or _only_actor(description, traces, known)
    if found is None:
        return None
    party, sure = found
    return party, sure and party.nouns.isdisjoint(known.telling)


def _named_or_heard(last: list[Trace], traces: Sequence[Trace]) -> list[Trace]:
    """Leave out those without a name who have said nothing, where another has one: « Un conseiller de plus suffit »."""
    heard = {trace.party for trace in traces if trace.source}
    known = [trace for trace in last if trace.party.named]
    return [trace for trace in last if trace.party.named or trace.party in heard] if known else last


def _wanted_of(description: Description, party: Party, known: Descriptions) -> Wanted:
    """Give what a description looks for in a party: any gender in « le nouveau maire », which a woman may be.

    A body with a plural name is one all the same: « Les Restos du cœur … l'association ».
    """
    if party.type in ("organization", "media") and party.named:
        return replace(description.wanted, number=party.number)
    called_so = party.masculine_office and description.noun in party.nouns
    if called_so or _just_came_to_it(description, party, known):
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
    heads = heads and _is_no_trial(wanted, traces, known)
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
    if noun in known.posts or noun in known.leads or noun not in known.siblings or not wanted.gender:
        return None
    one = _sole_one(wanted, traces)
    acts = [trace for trace in traces if one is not None and trace.party is one.party and trace.subject]
    if one is None or not acts or wanted.place.sentence - acts[-1].place.sentence > 1:
        return None
    return (one.party, False) if one.party.nouns <= known.parts and fits(one.party, acts[-1], wanted) else None


def _is_no_trial(wanted: Wanted, traces: Sequence[Trace], known: Descriptions) -> bool:
    """Tell whether only one person is named so far, and nobody is tried or pleads, where a president may preside."""
    trial = known.tried | known.pleading
    return _sole_one(wanted, traces) is not None and all(trial.isdisjoint(trace.party.nouns) for trace in traces)


def _sole_one(wanted: Wanted, traces: Sequence[Trace]) -> Trace | None:
    """Give the last mention of the only person by name so far who may be of the gender looked for."""
    agreeing = [
        trace
        for trace in traces
        if trace.party.named and trace.party.type == "person" and trace.party.gender in ("", wanted.gender)
    ]
    return agreeing[-1] if len({trace.party.name for trace in agreeing}) == 1 else None


def _only_one(description: Description, possible: Sequence[Trace]) -> tuple[Party, bool] | None:
    """Find the only person by name that nothing speaks against, however far back."""
    named = [trace.party for trace in possible if trace.party.named]
    if len(named) != 1 or description.type != "person" or description.complement or not description.wanted.gender:
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


def _level(
    description: Description, party: Party, known: Descriptions, context: Callable[[Party], frozenset[str]]
) -> int:
    """Tell how well a party bears a description, 0 where it cannot."""
    noun = description.noun
    if description.origin:
        return _level_by_origin(description.origin, party)
    if description.type == "organization" and party.name in description.bodies:
        return 0  # « le bureau de MSF »
    if description.fresh and party.type == "person" and not known.past.isdisjoint(context(party)):
        return 0  # « L'ancien patron, Luc Rey … le nouveau patron »
    if noun in known.positions and _has_another(known.positions[noun], party, known):
        return 0  # « La gardienne Anne Morel … l'ailière »
    if noun in known.ages and party.age:
        low, high = known.ages[noun]
        return SAME_NOUN if low <= party.age <= high else 0
    bears = noun in party.nouns or not party.nouns.isdisjoint(known.bearers.get(noun, ()))
    if party.type not in SPEAKING[description.type] and not bears:
        return 0
    if description.former and description.type == "person" and not party.nouns.isdisjoint(known.predecessors):
        return SAME_NOUN + 1
    if noun in party.nouns:
        level = SAME_NOUN
    elif noun in known.tried and not party.nouns.isdisjoint(known.pleading):
        return 0  # the accused is not counsel, nor is "son client"
    elif description.possessive:
        return NOTHING_AGAINST if noun in known.counterparts and party.named and party.type == "person" else 0
    elif bears:
        level = SAME_CLASS
    elif _is_of_one_sort(description, party, known):
        level = SAME_SORT
    elif _just_came_to_it(description, party, known):
        return SAME_SORT
    elif description.former and description.type == "person" and party.named:
        return NOTHING_AGAINST  # whoever it is may have been anything before
    elif (
        (noun in known.posts and not description.demonstrative)
        or description.type == "document"
        or (description.type != "person" and not (party.named and noun in known.bearers))
    ):
        return 0
    elif description.type == "media" and party.type == "media" and not party.nouns & known.media_kinds:
        return SAME_NOUN
    elif description.type == "organization" and party.type == "media":
        return 0
    elif noun in known.general or (party.named and _may_be_called(description, party, known)):
        level = NOTHING_AGAINST
    else:
        return OTHERWISE if description.type == "person" and party.named and not description.complement else 0
    if description.proper and level < SAME_SORT:
        return 0  # « Solvec … La Ligue »
    if noun in known.posts and description.places and party.origins and description.places.isdisjoint(party.origins):
        return 0  # « Le ministre turc des Transports … le ministre grec des Transports »
    if noun in known.posts and level >= SAME_CLASS:
        higher, held = known.higher & description.complement, known.higher & context(party)
        if higher - held:
            return 0  # « Le ministre de la Santé … le Premier ministre »
        if held and not description.complement:
            return SAME_SORT
    if not description.complement:
        return level
    if description.related and level < SAME_CLASS and not description.complement & context(party):
        return 0  # « La fille d'une victime », « l'agent du joueur »: another one, whoever has been named
    if description.type == "organization" and party.type == "media" and level < SAME_NOUN:
        return 0  # « le site Info Lurcy … le groupe pétrolier »
    of_topic = (party.topic or party.alone) and noun in known.parts  # « le vainqueur du Tour », in an article about him
    if level < SAME_SORT and description.narrowed and not (of_topic or _elaborates(description, known)):
        return OTHERWISE if description.type == "person" and party.named else 0
    if (description.type == "document" and level < SAME_NOUN) or is_another(description, party, known):
        return 0
    said = context(party)
    if description.complement & said or is_of_their_body(description, party, said, known):
        return level + 1
    called = party.nouns if party.type == "person" else {noun}  # « l'archevêque, Mgr Rey »: a title besides
    if level == SAME_NOUN and not said - called - party.origins and not is_other_body(description, party, known):
        return level
    if level == SAME_NOUN and description.national and not said - party.nouns - known.office_words:
        return SAME_CLASS  # « le président de la République … le président français »
    of_party = description.complement <= known.affiliations and not known.affiliations & said
    if of_party and level >= SAME_CLASS and party.type == "person":
        return SAME_CLASS  # « la présidente du mouvement … la dirigeante socialiste »
    seated = noun in known.seated and not said - party.nouns and level >= SAME_CLASS
    other_body = description.specified and description.type != "person" and not seated
    if noun in known.posts or other_body:
        once = description.former and party.named and description.complement <= known.higher | known.office_words
        return NOTHING_AGAINST if once else 0  # « Paul Rey … L'ancien Premier ministre »
    leads_other = noun in known.leads and description.narrowed and said - party.nouns
    return OTHERWISE if leads_other and description.type == "person" and party.named else NOTHING_AGAINST


def _has_another(position: frozenset[str], party: Party, known: Descriptions) -> bool:
    """Tell whether somebody has another position in a team and not this one."""
    held = known.positions.keys() & party.nouns
    return bool(held) and held.isdisjoint(position)


def _may_be_called(description: Description, party: Party, known: Descriptions) -> bool:
    """Tell whether nothing that a person by name is known for speaks against a noun."""
    fits_anybody = description.native or description.noun in known.parts or description.noun in known.vague
    return fits_anybody or not _trades(description, party, known)


def _trades(description: Description, party: Party, known: Descriptions) -> frozenset[str]:
    """Give the nouns of a party that tell what it does: whoever leads some body or other may have a trade besides."""
    telling = known.telling.intersection(party.nouns) - known.wide
    if description.type == "organization":
        return telling | known.posts.intersection(party.nouns)  # « l'armée du Lac … le groupe pétrolier »
    return telling if description.guessed else telling - known.leads


def _just_came_to_it(description: Description, party: Party, known: Descriptions) -> bool:
    """Tell whether a description says that somebody has just come to a post which this person was to have."""
    return description.fresh and party.named and not party.nouns.isdisjoint(known.contenders)


def _elaborates(description: Description, known: Descriptions) -> bool:
    """Tell whether a description may say something new of whom it takes up: "ce médecin de Lyon", or below a title."""
    place = description.wanted.place
    below_title = place.block > 0 and place.at < known.lead_tokens
    of_a_people = description.national and description.noun not in known.posts  # « la militante suédoise »
    pointing = description.demonstrative or description.former or description.noun in known.general
    return pointing or below_title or of_a_people or (description.placed and description.noun not in known.posts)


def _is_of_one_sort(description: Description, party: Party, known: Descriptions) -> bool:
    """Tell whether a person goes by a noun that bears the same descriptions as this one, which is no part or post."""
    noun = description.noun
    if description.type != "person" or not party.named:
        return False
    if noun in known.posts or noun in known.parts or noun in known.general or noun in known.vague:
        return False
    return not party.nouns.isdisjoint(known.siblings.get(noun, ()))


def _level_by_origin(origin: str, party: Party) -> int:
    """Tell how well a person bears a word for the people of a place."""
    if party.type != "person" or not party.named:
        return 0
    if not party.origins:
        return NOTHING_AGAINST
    return SAME_NOUN if origin in party.origins else 0
