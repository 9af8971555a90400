"""Names by the place that they have: bodies of a town or region ("mairie de Paris"), buildings ("gare de Lyon")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention
from nlp_pipeline.language.entities.name_steps import NameSteps
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords


class LocalNames:
    """Finds names of a noun in lower case, or with a capital, and a place.

    Args:
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case.
    """

    def __init__(self, words: EntityWords, demonyms: Container[str]) -> None:
        self.words = words
        self.demonyms = demonyms
        self.steps = NameSteps(words, demonyms)
        self.heads = words.local_heads | words.building_heads
        self.before_buildings = (
            words.determiners | words.prepositions | words.contracted | words.coordination | words.adjectives
        )
        self.local_complements = sorted(
            (tuple(phrase.replace("'", "' ").split()) for phrase in words.local_complements), key=len, reverse=True
        )

    def find(self, reading: Reading, people: Container[int], known: Mapping[int, int]) -> Iterator[Mention]:
        """Find the names in a text.

        Args:
            reading: the text.
            people: tokens that are persons' names.
            known: for the first token of every name of the gazetteer there, the token after it.

        Yields:
            Mentions labelled ORG or LOC.
        """
        for at in places_of(reading.lower, self.heads):
            noun = reading.lower[at]
            if noun in self.words.local_heads and (end := self._body(reading, at, people, known)):
                yield Mention(at, end, "ORG", "rule")
            elif noun in self.words.building_heads and (end := self._building(reading, at, people, known)):
                yield Mention(at, end, "LOC", "rule")

    def _body(self, reading: Reading, at: int, people: Container[int], known: Mapping[int, int]) -> int:
        """Give the token after a body of a town or region ("mairie de Paris"), 0 where the noun begins none."""
        if reading.before(at) not in self.words.definite:
            return 0
        end = self._skip_local(reading, at + 1)
        if end == at + 1 and reading.lower[at] not in self.words.local_bodies:
            return 0
        return self._of_place(reading, end, people, known)

    def _skip_local(self, reading: Reading, at: int) -> int:
        """Go on over "administratif", "de grande instance", "départementale de la sécurité publique"."""
        while at < len(reading) and not reading.edges[at]:
            if reading.lower[at] in self.words.local_adjectives:
                at += 1
                continue
            phrases = self.local_complements
            size = next((len(one) for one in phrases if tuple(reading.lower[at : at + len(one)]) == one), 0)
            if not size:
                break
            at += size
        return at

    def _of_place(self, reading: Reading, link: int, people: Container[int], known: Mapping[int, int]) -> int:
        """Give the token after "de" and a place, which may be a first name too; 0 where no such thing stands there."""
        name = self.steps.past_link(reading, link)
        if name == link or name >= len(reading) or reading.edges[name]:
            return 0
        if reading.words[name][0].isdigit() and reading.after(name + 1) in self.words.place_nouns:
            return self.steps.complements(reading, name + 2, (), common=False)
        if name in known:
            return known[name]
        if name in people and reading.capital[name + 1 : name + 2] == [True]:
            return 0  # but "Nancy", "Florence"
        end = self.steps.skip_capitals(reading, name, ())
        first_names = self.words.first_names  # « la gendarmerie de Lurcy | Anne Morel »
        persons = (at for at in range(name + 1, end - 1) if at in people and at + 1 in people)
        end = next((at for at in persons if reading.lower[at] in first_names), end)
        return self.steps.complements(reading, end, (), common=False) if end > name else 0

    def _building(self, reading: Reading, at: int, people: Container[int], known: Mapping[int, int]) -> int:
        before = reading.before(at)
        if before.isalpha() and before not in self.before_buildings:
            return 0  # "il porte La Croix"
        if reading.lower[at] in self.words.feminine_buildings and before not in self.words.feminine_determiners:
            return 0
        end = self.steps.skip_capitals(reading, at + 1, ())
        if end > at + 1 and reading.lower[at + 1] not in self.demonyms:
            return self.steps.complements(reading, end, (), common=False)
        return self._of_place(reading, at + 1, people, known) if before in self.words.definite else 0
