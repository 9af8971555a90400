"""How a name that a noun begins goes on: adjectives, "de la", capitals, complements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

NOUN_TAGS = ("NOUN", "PROPN", "")
PLURAL = ("s", "x")


class NameSteps:
    """Goes from a token to the token after what may stand there; to the same token where nothing of the kind does.

    Args:
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case.
    """

    def __init__(self, words: EntityWords, demonyms: Container[str]) -> None:
        self.words = words
        self.demonyms = demonyms

    def past_link(self, reading: Reading, at: int) -> int:
        """Give the token after "de la", "d'", "du" or nothing."""
        if at < len(reading) and reading.lower[at] in self.words.of and not reading.edges[at]:
            at += 1
            while at < len(reading) and not reading.edges[at] and self._article(reading, at):
                at += 1
        return at

    def _article(self, reading: Reading, at: int) -> bool:
        """Tell whether a token is an article, or an apostrophe that the tokenizer cut off."""
        return reading.words[at] == "'" or reading.lower[at] in self.words.articles

    def skip_adjectives(self, reading: Reading, at: int, *, tagged: bool = False) -> int:
        """Go on over adjectives: those of the lists, and where one came before, or ``tagged`` says so, the tagger's.

        What the tagger takes for an adjective after a plural is one only if it is a plural itself: "les Forces
        démocratiques syriennes avancent".
        """
        start = at
        plural = reading.lower[at - 1].endswith(PLURAL)
        while at < len(reading) and not reading.edges[at]:
            word = reading.lower[at]
            tagged_one = (tagged or at > start) and reading.pos[at] == "ADJ" and word not in self.words.saying
            if plural and not word.endswith(PLURAL):
                tagged_one = False
            if word in self.words.adjectives or word in self.demonyms or tagged_one:
                at += 1
            elif word in self.words.joint and at + 1 < len(reading) and reading.lower[at + 1] in self.words.adjectives:
                at += 2
            else:
                break
        return at

    def skip_capitals(self, reading: Reading, at: int, people: Container[int]) -> int:
        """Go on over capitalised words that are no part of a person's name, nor a lone letter, a day or a title."""
        start = at
        while (
            at < len(reading)
            and reading.capital[at]
            and not reading.breaks[at]
            and not (reading.edges[at] and at > start)
            and at not in people
            and len(reading.words[at]) + at - start > 1
            and reading.lower[at] not in self.words.days
            and reading.lower[at] not in self.words.sure_titles
        ):
            at += 1
        return at

    def complements(self, reading: Reading, at: int, people: Container[int], *, common: bool) -> int:
        """Go on over "de la santé", "d'appel de Reims"; common nouns only where ``common`` says so."""
        ministry = reading.lower[at - 1] in self.words.portfolio_nouns
        while at < len(reading) - 1 and not reading.edges[at]:
            link = reading.lower[at]
            if link not in self.words.complement_links:
                break
            noun = at + 1
            while noun < len(reading) - 1 and self._article(reading, noun):
                noun += 1
            if reading.edges[noun] or reading.breaks[noun]:
                break
            if reading.capital[noun]:
                end = self.skip_capitals(reading, noun, people)
                if end == noun or link not in self.words.of:
                    break
                at = self.skip_adjectives(reading, end, tagged=ministry)
                common = False
            elif common and reading.pos[noun] in NOUN_TAGS and reading.lower[noun].isalpha():
                at = self._joined(reading, self.skip_adjectives(reading, noun + 1, tagged=True))
            else:
                break
        return at

    def _joined(self, reading: Reading, at: int) -> int:
        """Go on over a second noun of a complement: "de l'informatique et des libertés"."""
        if at + 2 < len(reading) and reading.lower[at] in self.words.joint and reading.lower[at + 1] in self.words.of:
            noun = self.past_link(reading, at + 1)
            if noun < len(reading) and reading.pos[noun] == "NOUN" and not reading.capital[noun]:
                return self.skip_adjectives(reading, noun + 1, tagged=True)
        return at
