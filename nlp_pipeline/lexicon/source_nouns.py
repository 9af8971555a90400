"""The nouns that can head a source: those of the lists, and nouns for persons that word formation tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, overload

from nlp_pipeline.lexicon.entries import SourceNoun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.lexicon.person_formation import PersonFormation

T = TypeVar("T")

REMEMBERED = 16_384
"""Words that are on no list of which it is kept what they are: a stream of articles must not fill the memory."""


class SourceNouns(Mapping[str, SourceNoun]):
    """Source nouns by their singular and plural; whoever goes over all of them meets those of the lists alone.

    Args:
        listed: the nouns of the lists.
        formation: how nouns for persons are made.
    """

    def __init__(self, listed: Mapping[str, SourceNoun], formation: PersonFormation) -> None:
        self._listed = dict(listed)
        self.formation = formation
        # Most words of a text are no source nouns, and come again and again.
        self._formed = lru_cache(maxsize=REMEMBERED)(self._form)

    def __reduce__(self) -> tuple[type[SourceNouns], tuple[Mapping[str, SourceNoun], PersonFormation]]:
        """Let the nouns go to another process: what is remembered stays behind."""
        return SourceNouns, (self._listed, self.formation)

    def __getitem__(self, word: str) -> SourceNoun:
        found = self._listed.get(word) or self._formed(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: object) -> bool:
        return word in self._listed or (isinstance(word, str) and self._formed(word) is not None)

    @overload
    def get(self, word: str, default: None = None, /) -> SourceNoun | None: ...

    @overload
    def get(self, word: str, default: SourceNoun | T, /) -> SourceNoun | T: ...

    def get(self, word: str, default: SourceNoun | T | None = None, /) -> SourceNoun | T | None:
        """Give the noun that a word in lower case is; the default for any other word."""
        return self._listed.get(word) or self._formed(word) or default

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def may_be_somebody(self, word: str) -> bool:
        """Tell a noun that is one for somebody if its place says so, by its ending: "prévient la |joggeuse|"."""
        return self.formation.may_be_somebody(word)

    def with_nouns(self, added: Mapping[str, SourceNoun]) -> SourceNouns:
        """Give the same nouns with others on the lists, which come first."""
        return SourceNouns({**self._listed, **added}, self.formation)

    def _form(self, word: str) -> SourceNoun | None:
        """Tell a noun for a person, or for several, that is on no list."""
        if not self.formation.may_be_formed(word):
            return None
        one = self._person(word)
        if one is not None:
            return replace(one, noun=word, formed=True)
        if word in self.formation.things:
            return None
        several = (self._listed_person(single) or self._person(single) for single in self.formation.singulars(word))
        found = next(filter(None, several), None)
        return None if found is None else replace(found, noun=word, type="group", number="p", formed=True)

    def _person(self, word: str) -> SourceNoun | None:
        """Tell a noun for one person by its ending, by what it is the feminine of, or by what it is made of."""
        gender = self.formation.gender_of(word)
        if gender is not None:
            return SourceNoun(word, "person", gender, "s", formed=True)
        man = next(filter(None, map(self._listed_person, self.formation.masculines(word))), None)
        if man is not None:
            return replace(man, gender="f")
        bases = (self._listed_person(base) or self._person(base) for base in self.formation.bases(word))
        made = next(filter(None, bases), None)
        return made or self._compound(word)

    def _compound(self, word: str) -> SourceNoun | None:
        """Tell two nouns joined by a hyphen of which the first is one for a person: "boulanger-pâtissier"."""
        first, hyphen, second = word.partition("-")
        if not hyphen or not second.isalpha() or word in self.formation.things:
            return None
        return self._listed_person(first)

    def _listed_person(self, word: str) -> SourceNoun | None:
        """Give a noun of the lists for one person."""
        noun = self._listed.get(word)
        return noun if noun is not None and noun.type == "person" and noun.number == "s" else None
