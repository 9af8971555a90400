"""How well somebody bears a description: by its noun, its complement, and what else the article says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.described_one import SPEAKING, Description
from nlp_pipeline.language.sources.whose_body import is_another, is_of_their_body, is_other_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from nlp_pipeline.language.sources.parties import Party
    from nlp_pipeline.lexicon.descriptions import Descriptions

SAME_NOUN, SAME_CLASS, SAME_SORT, NOTHING_AGAINST, OTHERWISE = 5, 4, 3, 2, 1
"""How well a party bears a noun. By the third it goes by a noun of one sort with it ("buteur" for "l'attaquant"), by
the last by another noun, which does not exclude this one."""


def level_of(
    description: Description, party: Party, known: Descriptions, context: Callable[[Party], frozenset[str]]
) -> int:
    """Tell how well a party bears a description.

    Args:
        description: the description.
        party: who may bear it.
        known: what nouns can stand for.
        context: gives the words that an article says of a party: its functions.

    Returns:
        One of the levels above, or one more where what is said of the party agrees; 0 where it cannot bear it.
    """
    noun = description.noun
    if description.origin:
        return _level_by_origin(description, party)
    if description.type == "organization" and party.name in description.bodies:
        return 0  # « le bureau de MSF »
    tasks = description.complement & known.tasks
    if tasks and tasks.isdisjoint(party.nouns):
        return 0  # « Norvex … le gendarme de la Bourse »
    if description.fresh and party.type == "person" and not known.past.isdisjoint(context(party)):
        return 0  # « L'ancien patron, Luc Rey … le nouveau patron »
    if (noun in known.opposites or party.silent) and _stands_against(description, party, known):
        return 0  # « Le procès de Paul Rey … la victime »
    if noun in known.positions and not description.former and _has_another(known.positions[noun], party, known):
        return 0  # « La gardienne Anne Morel … l'ailière »
    apart = not party.nouns.isdisjoint(known.off_the_field) and party.nouns.isdisjoint(known.players)
    if noun in known.players and apart and not description.former:
        return 0  # « le directeur sportif Luc Rey … le joueur »
    if noun in known.ages and party.age:
        low, high = known.ages[noun]
        return SAME_NOUN if low <= party.age <= high else 0
    if description.type == "media" and may_be_outlet(party, known):
        return SAME_SORT
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
        alone = noun in known.counterparts and not description.complement  # not « son homologue de Lens »
        return NOTHING_AGAINST if alone and party.named and party.type == "person" else 0
    elif bears:  # « dit à l'AFP Luc Rey, président de la fédération … l'organisation »
        level = SAME_SORT if (description.type, party.type) == ("organization", "media") else SAME_CLASS
    elif _is_of_one_sort(description, party, known):
        level = SAME_SORT
    elif just_came_to_it(description, party, known):
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
    elif description.type == "organization" and (noun in known.named_so or party.member):
        return 0  # « une SCI … la ville », « Luc Rey, permanent FGTB … le groupe »
    elif noun in known.general or (party.named and _may_be_called(description, party, known)):
        level = NOTHING_AGAINST
    else:
        return OTHERWISE if description.type == "person" and party.named and not description.complement else 0
    if description.proper and level < SAME_SORT:
        return 0  # « Solvec … La Ligue »
    told_apart = noun in known.posts or (description.type == "organization" and description.national)
    if told_apart and description.places and party.origins and description.places.isdisjoint(party.origins):
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
    if description.proper and not party.named and description.complement - said:
        return 0  # « une plateforme d'élèves … la Plateforme des élèves du Val »: a name, and fuller
    if description.complement & said or is_of_their_body(description, party, said, known):
        return level + 1
    called = party.nouns if party.type == "person" else {noun}  # « l'archevêque, Mgr Rey »: a title besides
    parties = known.affiliations | known.partisans.keys()
    tells_party = not parties.isdisjoint(description.complement)
    plain = not said - called - party.origins - (frozenset() if tells_party else parties)
    if level == SAME_NOUN and plain and not is_other_body(description, party, known):
        return level
    if level == SAME_NOUN and description.national and not said - party.nouns - known.office_words:
        return SAME_CLASS  # « le président de la République … le président français »
    of_party = description.complement <= parties and not parties & said
    if of_party and level >= SAME_CLASS and party.type == "person":
        return SAME_CLASS  # « la présidente du mouvement … la dirigeante socialiste »
    if noun in known.portfolios and level == SAME_CLASS:
        return SAME_SORT  # « la conseillère fédérale Anne Rey … la cheffe du Département de l'intérieur »
    seated = noun in known.seated and not said - party.nouns and level >= SAME_CLASS
    other_body = description.specified and description.type != "person" and not seated
    if noun in known.posts or other_body:
        once = description.former and party.named and description.complement <= known.higher | known.office_words
        return NOTHING_AGAINST if once else 0  # « Paul Rey … L'ancien Premier ministre »
    leads_other = noun in known.leads and description.narrowed and said - party.nouns
    return OTHERWISE if leads_other and description.type == "person" and party.named else NOTHING_AGAINST


def _stands_against(description: Description, party: Party, known: Descriptions) -> bool:
    """Tell whether a person goes by a noun that excludes this one, and not by this one too."""
    if party.silent and description.noun in known.tried and description.noun not in party.nouns:
        return True  # « La mort de Léa Rey … la prévenue »
    against = known.opposites.get(description.noun)
    return against is not None and not against.isdisjoint(party.nouns) and description.noun not in party.nouns


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


def just_came_to_it(description: Description, party: Party, known: Descriptions) -> bool:
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


def _level_by_origin(description: Description, party: Party) -> int:
    """Tell how well a person bears a word for the people of a place: "le Niçois" may be "le Français Luc Rey"."""
    if party.type != "person" or not party.named:
        return 0
    if description.origin in party.origins:
        return SAME_NOUN
    of_country = bool(description.neighbours) and party.origins.isdisjoint(description.neighbours)
    return NOTHING_AGAINST if of_country or not party.origins else 0


def may_be_outlet(party: Party, known: Descriptions) -> bool:
    """Tell a body that no list knows for an outlet, whose name begins as those of papers do: « Le Phare de Sète »."""
    first = party.name.replace("’", " ").replace("'", " ").split()[0]
    return party.named and party.type == "organization" and first.istitle() and first.lower() in known.paper_articles
