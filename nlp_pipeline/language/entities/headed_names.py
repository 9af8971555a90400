"""Names of organisations and places read from their head noun: "Conseil départemental de Vaucluse", "rue de la Loi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from nlp_pipeline.language.entities.reading import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

LONGEST_NAME = 14
"""In tokens."""
NOUN_TAGS = ("NOUN", "PROPN", "")


class HeadedNames:
    """Finds names by the noun that they begin with.

    Args:
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case.
    """

    def __init__(self, words: EntityWords, demonyms: Container[str]) -> None:
        self.words = words
        self.demonyms = demonyms
        self.organizations = (
            words.capital_heads | words.media_heads | words.lower_heads | words.local_heads | words.nation_heads
        )
        self.heads = self.organizations | words.place_heads | words.building_heads | words.portfolio_nouns
        self.unnamed = words.determiners - words.definite - words.articles - words.contracted
        self.local_complements = sorted(
            (tuple(phrase.replace("'", "' ").split()) for phrase in words.local_complements), key=len, reverse=True
        )

    def find(self, reading: Reading, people: Container[int]) -> Iterator[Mention]:
        """Find the names in a text.

        Args:
            reading: the text.
            people: tokens that are persons' names; a name does not run into them ("le parti de X").

        Yields:
            Mentions labelled ORG or LOC; one may lie inside another.
        """
        for at, noun in enumerate(reading.lower):
            if noun not in self.heads:
                continue
            if noun in self.organizations and (end := self._organization(reading, at, people)):
                yield Mention(self._with_article(reading, at), end, "ORG", "rule")
            elif end := self._place(reading, at, people):
                yield Mention(at, end, "LOC", "rule")
            if noun in self.words.portfolio_nouns:
                yield from self._portfolio(reading, at, people)

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
        if reading.capital[at] and noun in self.words.capital_heads:
            end = self._capitalised(reading, at, people)
            if end > at + 1 or not reading.opens[at]:
                return end
        if noun in self.words.nation_heads and (end := self._of_nation(reading, at)):
            return end
        if noun in self.words.lower_heads and (end := self._lower(reading, at, people)):
            return end
        return self._local(reading, at, people) if noun in self.words.local_heads else 0

    def _medium(self, reading: Reading, at: int, people: Container[int]) -> int:
        end = self._skip_capitals(reading, at + 1, people)
        end = self._complements(reading, end, at + LONGEST_NAME, people, common=False)
        return end if end > at + 1 else 0

    def _capitalised(self, reading: Reading, at: int, people: Container[int]) -> int:
        if at and not reading.edges[at] and reading.capital[at - 1] and not reading.opens[at - 1]:
            return 0
        adjectives = self._skip_adjectives(reading, at + 1)
        end = self._skip_capitals(reading, adjectives, people)
        alone = reading.lower[at] in self.words.alone_heads
        end = self._complements(reading, end, at + LONGEST_NAME, people, common=not alone or adjectives > at + 1)
        if end > at + 1:
            return end
        return end if alone and reading.before(at) in self.words.definite else 0

    def _lower(self, reading: Reading, at: int, people: Container[int]) -> int:
        if reading.before(at) not in self.words.definite:
            return 0
        end = self._skip_adjectives(reading, at + 1)
        if reading.lower[at] in self.words.portfolio_nouns and end > at + 1:
            return 0
        capitals = self._skip_capitals(reading, end, people)
        complements = self._complements(reading, capitals, at + LONGEST_NAME, people, common=False)
        return complements if complements > end else 0

    def _local(self, reading: Reading, at: int, people: Container[int]) -> int:
        """Give the token after a body of a town or region ("mairie de Paris"), 0 where the noun begins none."""
        if reading.before(at) not in self.words.definite:
            return 0
        end = self._skip_local(reading, at + 1)
        if end == at + 1 and reading.lower[at] not in self.words.local_bodies:
            return 0
        return self._of_place(reading, end, people)

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

    def _of_place(self, reading: Reading, link: int, people: Container[int]) -> int:
        """Give the token after "de" and a place, which may be a first name too; 0 where no such thing stands there."""
        name = self._past_link(reading, link)
        if name == link or name >= len(reading) or reading.edges[name]:
            return 0
        if reading.words[name][0].isdigit() and reading.after(name + 1) in self.words.place_nouns:
            return self._complements(reading, name + 2, name + LONGEST_NAME, people, common=False)
        end = self._skip_capitals(reading, name, people)
        if end == name and reading.capital[name] and reading.capital[name + 1 : name + 2] != [True]:
            end = name + 1  # Nancy, Florence
        return self._complements(reading, end, name + LONGEST_NAME, people, common=False) if end > name else 0

    def _place(self, reading: Reading, at: int, people: Container[int]) -> int:
        """Give the token after the place that begins at a head noun, 0 where none does."""
        noun = reading.lower[at]
        if noun in self.words.building_heads:
            return self._building(reading, at, people)
        return self._street(reading, at, people) if noun in self.words.place_heads else 0

    def _building(self, reading: Reading, at: int, people: Container[int]) -> int:
        before = reading.before(at)
        masculine = before in self.words.definite - {"la", "l'", "cette"}
        if masculine and reading.lower[at] in self.words.feminine_buildings:
            return 0
        end = self._skip_capitals(reading, at + 1, ())
        if end > at + 1 and reading.lower[at + 1] not in self.demonyms:
            return self._complements(reading, end, at + LONGEST_NAME, people, common=False)
        return self._of_place(reading, at + 1, people) if before in self.words.definite else 0

    def _of_nation(self, reading: Reading, at: int) -> int:
        end = self._skip_adjectives(reading, at + 1)
        return end if end > at + 1 and reading.lower[end - 1] in self.demonyms else 0

    def _street(self, reading: Reading, at: int, people: Container[int]) -> int:
        name = self._past_link(reading, at + 1)
        if name > at + 1 and (reading.before(at) in self.unnamed or self._instead(reading, at)):
            return 0
        end = self._skip_capitals(reading, name, people if name > at + 1 else ())
        return self._complements(reading, end, at + LONGEST_NAME, people, common=False) if end > name else 0

    def _instead(self, reading: Reading, at: int) -> bool:
        """Tell whether "à la place de X" says that something stands in the place of X."""
        return reading.lower[at] in self.words.replaced and reading.lower[max(0, at - 2) : at] == ["à", "la"]

    def _portfolio(self, reading: Reading, at: int, people: Container[int]) -> Iterator[Mention]:
        """Find a portfolio ("le ministre iranien des Transports"): the word itself stands for the ministry."""
        link = self._skip_adjectives(reading, at + 1)
        if link >= len(reading) or reading.edges[link] or reading.lower[link] not in self.words.of:
            return
        start = self._past_link(reading, link)
        end = self._skip_capitals(reading, start, people)
        if start < end and reading.lower[start] not in self.demonyms:
            end = self._skip_adjectives(reading, end, tagged=True)
            noun = self._past_link(reading, end)
            if end < noun < len(reading) and reading.lower[noun - 1] in self.words.of and reading.pos[noun] == "NOUN":
                end = noun + 1
            yield Mention(start, end, "ORG", "portfolio")

    def _past_link(self, reading: Reading, at: int) -> int:
        """Give the token after "de la", "d'", "du" or nothing."""
        if at < len(reading) and reading.lower[at] in self.words.of and not reading.edges[at]:
            at += 1
            while at < len(reading) and not reading.edges[at] and self._article(reading, at):
                at += 1
        return at

    def _article(self, reading: Reading, at: int) -> bool:
        """Tell whether a token is an article, or an apostrophe that the tokenizer cut off."""
        return reading.words[at] == "'" or reading.lower[at] in self.words.articles

    def _skip_adjectives(self, reading: Reading, at: int, *, tagged: bool = False) -> int:
        start = at
        while at < len(reading) and not reading.edges[at]:
            word = reading.lower[at]
            tagged_one = (tagged or at > start) and reading.pos[at] == "ADJ" and word not in self.words.saying
            if word in self.words.adjectives or word in self.demonyms or tagged_one:
                at += 1
            elif word == "et" and at + 1 < len(reading) and reading.lower[at + 1] in self.words.adjectives:
                at += 2
            else:
                break
        return at

    def _skip_capitals(self, reading: Reading, at: int, people: Container[int]) -> int:
        start = at
        while (
            at < len(reading)
            and reading.capital[at]
            and not reading.breaks[at]
            and not (reading.edges[at] and at > start)
            and at not in people
            and len(reading.words[at]) + at - start > 1
            and reading.lower[at] not in self.words.days
        ):
            at += 1
        return at

    def _complements(self, reading: Reading, at: int, limit: int, people: Container[int], *, common: bool) -> int:
        """Go on over "de la santé", "d'appel de Reims"; common nouns only where ``common`` says so."""
        ministry = reading.lower[at - 1] in self.words.portfolio_nouns
        while at < min(limit, len(reading) - 1) and not reading.edges[at]:
            link = reading.lower[at]
            if link not in self.words.complement_links:
                break
            noun = at + 1
            while noun < len(reading) - 1 and self._article(reading, noun):
                noun += 1
            if reading.edges[noun] or reading.breaks[noun]:
                break
            if reading.capital[noun]:
                end = self._skip_capitals(reading, noun, people)
                if end == noun or link not in self.words.of:
                    break
                at = self._skip_adjectives(reading, end, tagged=ministry)
                common = False
            elif common and reading.pos[noun] in NOUN_TAGS and reading.lower[noun].isalpha():
                at = self._joined(reading, self._skip_adjectives(reading, noun + 1, tagged=True))
            else:
                break
        return at

    def _joined(self, reading: Reading, at: int) -> int:
        """Go on over a second noun of a complement: "de l'informatique et des libertés"."""
        if at + 2 < len(reading) and reading.lower[at] == "et" and reading.lower[at + 1] in self.words.of:
            noun = self._past_link(reading, at + 1)
            if noun < len(reading) and reading.pos[noun] == "NOUN" and not reading.capital[noun]:
                return self._skip_adjectives(reading, noun + 1, tagged=True)
        return at
