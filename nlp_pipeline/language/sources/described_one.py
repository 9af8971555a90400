"""What a definite noun phrase ("la chercheuse", "le patron du syndicat") says of whom it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.sources.antecedents import Wanted

SPEAKING = {
    "person": ("person",),
    "organization": ("organization", "media"),
    "media": ("media",),
    "document": ("document",),
}
"""By what the noun of a description names: the sorts of party that can be meant."""


@dataclass(frozen=True, slots=True)
class Description:
    """A definite noun phrase.

    Attributes:
        noun: its head in lower case.
        type: what the head names: person, organization, media, document.
        complement: its other words of weight, in lower case.
        specified: whether a name says which one: « le comité Nobel », not « le groupe pétrolier ».
        narrowed: whether anything does: « le médecin du club », « le juge belge », not « la star belge ».
        demonstrative: whether it opens with "ce": it takes up somebody, whatever else it says.
        aged: whether it tells somebody's age: it takes up somebody too.
        origin: the place whose people the noun names (« la Danoise »); '' for any other noun.
        neighbours: where that is a town or region, the ids of all of these: who is of a country may be of it.
        possessive: whether it opens with "son".
        national: whether it says of what people somebody is, and no more: « le président français ».
        former: whether it says what somebody no longer is: « l'ancien ministre », « l'ex-ministre ».
        placed: whether it says of what town somebody is, and no more: « la nageuse de Rimouski ».
        guessed: whether the noun's ending alone says that it names a person.
        native: whether it has the capital of a word for the people of a place, though none that is known.
        proper: whether the noun for a body has a capital, as its name has: « la Ligue ».
        related: whether it says whose somebody is: « l'agent du joueur ».
        fresh: whether somebody has just come to what it names: « la nouvelle maire », « le président élu ».
        masculine: whether its noun is masculine, whoever it is said of: « le préfet », not « le ministre ».
        bodies: names of bodies in its complement: « le patron de la CGT ».
        kinds: nouns for a body in its complement: « le patron du syndicat ».
        told_which: whether a relative without a comma says who it is: « le promoteur qui comptait bâtir ».
        behind: whether it stands behind what it says: « … », dit le coureur.
        places: ids of the places in its complement, or whose people that names.
        wanted: its place, gender and number.
    """

    noun: str
    type: str
    complement: frozenset[str]
    possessive: bool
    wanted: Wanted
    specified: bool = False
    narrowed: bool = False
    demonstrative: bool = False
    aged: bool = False
    origin: str = ""
    neighbours: frozenset[str] = frozenset()
    fresh: bool = False
    national: bool = False
    former: bool = False
    placed: bool = False
    guessed: bool = False
    related: bool = False
    native: bool = False
    proper: bool = False
    masculine: bool = False
    told_which: bool = False
    behind: bool = False
    bodies: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
