"""Persons whose names are longer or shorter than they seem, or shared: "Cécile de France", "Marc Duval |de Mornay|"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import ahead
from nlp_pipeline.language.entities.doc_words import QUOTATION_MARKS
from nlp_pipeline.language.entities.mention import Layer, Mention
from nlp_pipeline.language.words import places_of

INITIAL = re.compile(r"[A-ZÀ-Þ]\.(?:-[A-ZÀ-Þ]\.)?")

if TYPE_CHECKING:
    from nlp_pipeline.language.entities.cleaning import Cleaner
    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords


def make_persons_whole(reading: Reading, layer: Layer, words: EntityWords) -> None:
    """Join a first name to the place after "de", and to the surname after a nickname in quotation marks.

    Args:
        reading: the text.
        layer: the names found so far; changed in place.
        words: word lists.
    """
    for mention in layer.all():
        if mention.label != "PER" or layer.at(mention.start) is not mention:
            continue
        if reading.lower[mention.start] not in words.first_names:
            continue
        end = _past_place(reading, layer, mention, words) or _past_nickname(reading, layer, mention)
        if end:
            layer.put(Mention(mention.start, end, "PER", "rule"))


def add_joined_first_names(reading: Reading, layer: Layer, words: EntityWords) -> None:
    """Make a person of a first name that "et" joins to a full name: "Anne et Luc Rey".

    Args:
        reading: the text.
        layer: the names found so far; changed in place.
        words: word lists.
    """
    for mention in layer.all():
        at = mention.start - 2
        full = mention.label == "PER" and mention.end - mention.start > 1
        if not full or at < 0 or reading.lower[mention.start] not in words.first_names:
            continue
        first = reading.capital[at] and reading.lower[at] in words.first_names and layer.at(at) is None
        begins = reading.edges[at] or not reading.capital[at - 1]
        if first and begins and reading.lower[at + 1] in words.joint and not any(reading.edges[at + 1 : at + 3]):
            layer.put(Mention(at, at + 1, "PER", "rule"))


def add_introduced(reading: Reading, layer: Layer, cleaner: Cleaner) -> None:
    """Make a person of an initial and a surname, or of what a title introduces, where nothing has found them.

    "R. Héré", "B. Le Vaillant", "Mme Picard" (whose name is a people's too), "le Capitaine Diop".

    Args:
        reading: the text.
        layer: the names found so far; changed in place.
        cleaner: tells whoever holds an office.
    """
    words = cleaner.words
    initials = (at for at, word in enumerate(reading.words) if word[-1] == "." and INITIAL.fullmatch(word))
    titles = (*places_of(reading.lower, words.personal_titles), *places_of(reading.lower, words.capital_titles))
    for at in sorted({*initials, *titles}):
        if at + 2 >= len(reading):
            break
        titled = reading.capital[at] and reading.lower[at] in words.personal_titles
        holds = not titled and cleaner.opens_with_office(reading, at, at + 2)
        initial = INITIAL.fullmatch(reading.words[at])
        if not (titled or holds or initial) or reading.hidden[at] or layer.at(at) is not None:
            continue
        particle = reading.capital[at + 1] and reading.pos[at + 1] in ("DET", "ADP")
        surname = at + 1 + particle
        name = reading.pos[surname] == "PROPN" or (titled and reading.lower[surname] not in words.titles)
        free = reading.capital[surname] and layer.at(surname) is None
        if name and free and not any(reading.edges[at + 1 : surname + 1]):
            end = surname + 1
            while end < len(reading) and reading.capital[end] and not reading.edges[end] and layer.at(end) is None:
                end += 1
            layer.put(Mention(at + (titled or holds), end, "PER", "rule"))


def add_particled(reading: Reading, layer: Layer, words: EntityWords) -> None:
    """Make a person of a surname with a particle behind a title, whatever it was taken for: "Mme |de Mornay|".

    Args:
        reading: the text.
        layer: the names found so far; changed in place.
        words: word lists.
    """
    for at in places_of(reading.lower, words.personal_titles):
        name = at + 1
        while name < len(reading) and reading.lower[name] in words.person_particles and not reading.edges[name]:
            name += 1  # « Mme | de La | Tour », « M. | van der | Berg »
        if name == at + 1 or not reading.capital[at] or reading.hidden[at] or name >= len(reading):
            continue
        end = name
        while end < len(reading) and reading.capital[end] and not reading.edges[end]:
            end += 1
        if end == name or reading.lower[name] in words.not_names:
            continue
        layer.put(Mention(at + 1, end, "PER", "rule"))


def cut_places(reading: Reading, layer: Layer, words: EntityWords) -> None:
    """Leave out of a person's name the place where he is, if the text says elsewhere that it is one.

    « Marc Duval de Mornay … je suis à Mornay »

    Args:
        reading: the text.
        layer: the names found so far; changed in place.
        words: word lists.
    """
    for mention in layer.all():
        link = mention.end - 2
        if mention.label != "PER" or mention.entry is not None or link < mention.start + 2:
            continue
        place = reading.words[mention.end - 1]
        if reading.lower[link] not in words.of or not reading.capital[mention.end - 1]:
            continue
        if any(reading.before(at) in words.whereabouts for at in places_of(reading.words, {place})):
            layer.remove(mention)
            layer.put(Mention(mention.start, link, "PER", mention.origin))
            layer.put(Mention(link + 1, link + 2, "LOC", "rule"))


def _past_place(reading: Reading, layer: Layer, mention: Mention, words: EntityWords) -> int:
    """Give the token after "de France" where it follows a first name alone, else 0."""
    link = mention.end
    alone = mention.end - mention.start == 1 and mention.entry is None
    if not alone or link + 1 >= len(reading) or reading.lower[link] not in words.person_particles & words.of:
        return 0
    place = layer.at(link + 1)
    if place is None or place.label != "LOC" or place.start != link + 1 or any(reading.edges[link : place.end]):
        return 0
    return place.end if all(reading.capital[place.start : place.end]) else 0


def _past_nickname(reading: Reading, layer: Layer, mention: Mention) -> int:
    """Give the token after "« Mimi » Lopez", else 0."""
    opening = mention.end
    if reading.words[opening : opening + 1] == [] or reading.words[opening] not in QUOTATION_MARKS:
        return 0
    for closing in ahead(opening + 2, len(reading) - 1):
        if reading.words[closing] not in QUOTATION_MARKS:
            continue
        surname = layer.at(closing + 1)
        if any(reading.edges[opening : closing + 2]) or not reading.capital[opening + 1]:
            return 0
        if surname is None:
            return closing + 2 if reading.capital[closing + 1] else 0
        return surname.end if surname.label == "PER" and surname.start == closing + 1 else 0
    return 0
