"""How a language makes nouns for persons, read from ``person_formation.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Family:
    """Endings of nouns for who does something, and the stems behind which they are that and nothing else.

    Attributes:
        masculine: the ending of the noun for a man.
        feminine: that of the noun for a woman; '' where there is none.
        stems: what stands before them.
    """

    masculine: str
    feminine: str
    stems: frozenset[str]

    def gender_of(self, word: str) -> str:
        """Give the gender of a noun that the family has; '' for any other word."""
        if self.feminine and word.endswith(self.feminine) and word.removesuffix(self.feminine) in self.stems:
            return "f"
        return "m" if word.endswith(self.masculine) and word.removesuffix(self.masculine) in self.stems else ""


@dataclass(frozen=True, slots=True)
class PersonFormation:
    """The word formation of nouns for persons; words in lower case, singular.

    Attributes:
        either_endings: endings of nouns for somebody of either gender, whatever stands before them.
        placed_endings: endings by which a noun is one for somebody where its place says that it may be.
        shortest_rest: how many letters stand at least before an ending or behind an opening.
        openings: what may stand before a noun for a person ("ex-", "co", "photo").
        things: words with these endings that are none for persons.
        persuasions: words with these endings that are adjectives rather than nouns.
        plural_endings: what a plural ends in, and what its singular ends in there.
        feminine_endings: what a noun for a woman ends in, and what the one for a man ends in there.
        families: endings that make such nouns behind some stems only.
        edges: all that such a noun may end in, in the singular and the plural.
    """

    either_endings: tuple[str, ...]
    placed_endings: tuple[str, ...]
    shortest_rest: int
    openings: tuple[str, ...]
    things: frozenset[str]
    persuasions: frozenset[str]
    plural_endings: dict[str, str]
    feminine_endings: dict[str, str]
    families: tuple[Family, ...]
    edges: tuple[str, ...]

    def may_be_formed(self, word: str) -> bool:
        """Tell what none of the endings and openings rules out: asked first, for few words have any."""
        return word.endswith(self.edges) or word.startswith(self.openings) or "-" in word

    def gender_of(self, word: str) -> str | None:
        """Tell a noun for somebody by its ending.

        Args:
            word: a word in the singular.

        Returns:
            Its gender, '' where it may be either; None for a word that its ending does not tell to be such a noun.
        """
        if word in self.things or word in self.persuasions:
            return None
        for family in self.families:
            if gender := family.gender_of(word):
                return gender
        ending = next((each for each in self.either_endings if word.endswith(each)), None)
        return "" if ending is not None and len(word) - len(ending) >= self.shortest_rest else None

    def may_be_somebody(self, word: str) -> bool:
        """Tell a noun that is one for somebody if its place says so: "la |joggeuse|", never "le |moteur|"."""
        return word.endswith(self.placed_endings) and word not in self.things

    def singulars(self, word: str) -> Iterator[str]:
        """Give what a word may be the plural of."""
        for plural, singular in self.plural_endings.items():
            if word.endswith(plural):
                yield word.removesuffix(plural) + singular

    def masculines(self, word: str) -> Iterator[str]:
        """Give the nouns for a man that a word may be the feminine of."""
        for feminine, masculine in self.feminine_endings.items():
            if word.endswith(feminine) and word not in self.things:
                yield word.removesuffix(feminine) + masculine

    def bases(self, word: str) -> Iterator[str]:
        """Give what a word may be made of with an opening: "directeur" for "ex-directeur", "rapporteur"."""
        if not word.startswith(self.openings) or word in self.things:
            return
        for opening in self.openings:
            if word.startswith(opening) and len(word) - len(opening) >= self.shortest_rest:
                yield word.removeprefix(opening)


def read_person_formation(path: Path) -> PersonFormation:
    """Read the word formation of a language."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    families = tuple(Family(each["masculine"], each["feminine"], frozenset(each["stems"])) for each in data["families"])
    endings = {*data["either_endings"], *data["feminine_endings"]}
    endings |= {ending for family in families for ending in (family.masculine, family.feminine) if ending}
    plurals = data["plural_endings"].items()
    several = {
        ending.removesuffix(singular) + plural
        for ending in endings
        for plural, singular in plurals
        if ending.endswith(singular)
    }
    return PersonFormation(
        either_endings=tuple(data["either_endings"]),
        placed_endings=tuple(data["placed_endings"]),
        shortest_rest=data["shortest_rest"],
        openings=(*(f"{each}-" for each in data["hyphenated"]), *data["joined"]),
        things=frozenset(data["things"]),
        persuasions=frozenset(data["persuasions"]),
        plural_endings=data["plural_endings"],
        feminine_endings=data["feminine_endings"],
        families=families,
        edges=tuple(sorted(endings | several)),
    )
