"""Names of organisations and places read from their head noun: "Conseil départemental de Vaucluse", "rue de la Loi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention
from nlp_pipeline.language.entities.name_steps import NameSteps
from nlp_pipeline.language.quotes.marks import is_mark
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords


class HeadedNames:
    """Finds names by the noun that they begin with.

    Args:
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case.
    """

    def __init__(self, words: EntityWords, demonyms: Container[str]) -> None:
        self.words = words
        self.demonyms = demonyms
        self.steps = NameSteps(words, demonyms)
        self.organizations = words.capital_heads | words.media_heads | words.lower_heads | words.nation_heads
        self.heads = self.organizations | words.place_heads | words.portfolio_nouns | words.outlet_nouns
        self.unnamed = words.determiners - words.definite - words.articles - words.contracted

    def find(self, reading: Reading, people: Container[int]) -> Iterator[Mention]:
        """Find the names in a text.

        Args:
            reading: the text.
            people: tokens that are persons' names; a name does not run into them ("le parti de X").

        Yields:
            Mentions labelled ORG or LOC; one may lie inside another.
        """
        for at in places_of(reading.lower, self.heads):
            noun = reading.lower[at]
            if noun in self.organizations and (end := self._organization(reading, at, people)):
                yield Mention(self._with_article(reading, at), end, "ORG", "rule")
            elif noun in self.words.place_heads and (end := self._street(reading, at, people)):
                yield Mention(at, end, "LOC", "rule")
            if noun in self.words.portfolio_nouns:
                yield from self._portfolio(reading, at, people)
            if noun in self.words.outlet_nouns and not reading.capital[at]:
                yield from self._outlet(reading, at + 1, people)

    def _with_article(self, reading: Reading, at: int) -> int:
        """Give the start of a newspaper's name: its article, where that has a capital of its own ("Le Courrier")."""
        titled = reading.lower[at] in self.words.media_heads and at and not reading.edges[at]
        article = titled and reading.capital[at - 1] and reading.lower[at - 1] in self.words.articles
        return at - 1 if article and not reading.opens[at - 1] else at

    def _organization(self, reading: Reading, at: int, people: Container[int]) -> int:
        """Give the token after the name that begins at a head noun, 0 where none does."""
        noun = reading.lower[at]
        if reading.capital[at] and noun in self.words.media_heads:
            return self._medium(reading, at, people)
        if noun in self.words.office_ranks and reading.after(at + 1) in self.words.offices:
            return 0  # « le Haut Commissaire aux réfugiés »
        if reading.capital[at] and noun in self.words.capital_heads:
            end = self._capitalised(reading, at, people)
            if end > at + 1 or not reading.opens[at]:
                return end
        if noun in self.words.nation_heads and (end := self._of_nation(reading, at)):
            return end
        return self._lower(reading, at, people) if noun in self.words.lower_heads else 0

    def _medium(self, reading: Reading, at: int, people: Container[int]) -> int:
        end = self.steps.skip_capitals(reading, at + 1, people)
        end = self.steps.complements(reading, end, people, common=False)
        return end if end > at + 1 else 0

    def _capitalised(self, reading: Reading, at: int, people: Container[int]) -> int:
        if at and not reading.edges[at] and reading.capital[at - 1] and not reading.opens[at - 1]:
            return 0
        adjectives = self.steps.skip_adjectives(reading, at + 1)
        end = self.steps.skip_capitals(reading, adjectives, people)
        alone = reading.lower[at] in self.words.alone_heads
        end = self.steps.complements(reading, end, people, common=not alone or adjectives > at + 1)
        if end > at + 1:
            return end
        return end if alone and reading.before(at) in self.words.definite else 0

    def _lower(self, reading: Reading, at: int, people: Container[int]) -> int:
        if reading.before(at) not in self.words.definite:
            return 0
        end = self.steps.skip_adjectives(reading, at + 1)
        if reading.lower[at] in self.words.portfolio_nouns and end > at + 1:
            return 0
        capitals = self.steps.skip_capitals(reading, end, people)
        complements = self.steps.complements(reading, capitals, people, common=False)
        return complements if complements > end else 0

    def _of_nation(self, reading: Reading, at: int) -> int:
        end = self.steps.skip_adjectives(reading, at + 1)
        return end if end > at + 1 and reading.lower[end - 1] in self.demonyms else 0

    def _street(self, reading: Reading, at: int, people: Container[int]) -> int:
        name = self.steps.past_link(reading, at + 1)
        if name > at + 1 and (reading.before(at) in self.unnamed or self._instead(reading, at)):
            return 0
        end = self.steps.skip_capitals(reading, name, people if name > at + 1 else ())
        return self.steps.complements(reading, end, people, common=False) if end > name else 0

    def _instead(self, reading: Reading, at: int) -> bool:
        """Tell whether "à la place de X" says that something stands in the place of X."""
        return reading.lower[at] in self.words.replaced and reading.lower[max(0, at - 2) : at] == [
            *self.words.to_feminine
        ]

    def _portfolio(self, reading: Reading, at: int, people: Container[int]) -> Iterator[Mention]:
        """Find a portfolio ("le ministre iranien des Transports"): the word itself stands for the ministry."""
        link = self.steps.skip_adjectives(reading, at + 1)
        if link >= len(reading) or reading.edges[link] or reading.lower[link] not in self.words.of:
            return
        start = self.steps.past_link(reading, link)
        end = self.steps.skip_capitals(reading, start, people)
        of_state = end == start + 1 and reading.lower[start] in self.words.no_portfolios
        if reading.lower[at] in self.words.ministers and (office := self._before_minister(reading, start, end)):
            yield Mention(start, office, "ORG", "portfolio")
            yield Mention(office, end, "PER", "rule")
        elif start < end and not of_state and reading.lower[start] not in self.demonyms:
            end = self.steps.skip_adjectives(reading, end, tagged=True)
            noun = self.steps.past_link(reading, end)
            joined = end < noun < len(reading) and reading.pos[noun] == "NOUN"
            named = self._person_behind(reading, at, noun + 1 if joined else end)
            if named is not None:
                end = named.start
                yield named
            elif joined and reading.lower[noun - 1] in self.words.of:
                end = noun + 1
            yield Mention(start, end, "ORG", "portfolio")

    def _before_minister(self, reading: Reading, start: int, end: int) -> int:
        """Give where a full name begins behind a portfolio ("ministre du Plan |Nialé Kaba"); 0 where none does."""
        office = start + 1
        while office < end and (reading.lower[office] in self.words.adjectives or not reading.words[office].isalpha()):
            office += 1
        return office if end - office > 1 and reading.words[start].isalpha() else 0

    def _person_behind(self, reading: Reading, minister: int, start: int) -> Mention | None:
        """Give the capitals behind a minister's portfolio that are a name: "des Affaires étrangères |Hamid Obou|"."""
        if reading.lower[minister] not in self.words.ministers or reading.capital[start - 1]:
            return None
        end = self.steps.skip_capitals(reading, start, ())
        common = self.words.titles | self.words.common_nouns | self.words.capital_heads
        alone = common.isdisjoint(reading.lower[start:end])
        whole = all(word.replace("-", "").isalpha() for word in reading.words[start:end])
        return Mention(start, end, "PER", "rule") if end - start > 1 and alone and whole else None

    def _outlet(self, reading: Reading, start: int, people: Container[int]) -> Iterator[Mention]:
        """Find the capitals behind a noun for an outlet, whatever they look like: "le quotidien Vosges Libre"."""
        if start + 2 < len(reading) and is_mark(reading.words[start]):
            within = range(start + 2, min(start + self.words.longest_title, len(reading)))
            close = next((at for at in within if is_mark(reading.words[at])), start)
            if close > start + 1 and reading.capital[start + 1]:
                yield Mention(start + 1, close, "ORG", "rule")  # « le magazine « Femmes du jour » »
            return
        if start >= len(reading) or reading.edges[start] or reading.lower[start] in self.words.first_names:
            return
        end = self.steps.skip_capitals(reading, start, ())
        for at in range(start + 1, end):
            if reading.lower[at] in self.words.first_names and at in people and at + 1 in people:
                end = at  # « raconte au quotidien La Montagne | Anne Morel »
                break
        if end - start > 1:
            yield Mention(start, end, "ORG", "rule")
