"""The model's spans made names: cut where no name goes on, freed of what stands around a name, or dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.acronyms import is_acronym
from nlp_pipeline.language.entities.mention import LONGEST_NAME, Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

NUMERAL = re.compile("[IVXL]+")
CENTURY = re.compile("[ivxl]+(?:e|es|er|ème|èmes)")
NO_NAME_TAGS = ("VERB", "AUX", "ADV", "PRON", "CCONJ", "SCONJ", "PUNCT")


class Cleaner:
    """Cleans spans.

    Args:
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case: no names.
        adjectives: the other adjectives, in lower case.
        holders: nouns for what somebody does, in lower case.
    """

    def __init__(
        self,
        words: EntityWords,
        demonyms: Container[str],
        adjectives: frozenset[str] = frozenset(),
        holders: Container[str] = (),
    ) -> None:
        self.words = words
        self.demonyms = demonyms
        self.adjectives = adjectives
        self.holders = holders
        self.never_last = words.determiners | words.prepositions | words.not_names
        self.never_first = words.determiners | words.prepositions
        self.dates = words.days | words.months
        self.before_nouns = words.of | words.contracted
        self.heads = words.capital_heads | words.lower_heads | words.nation_heads
        # The planet Mars is the gazetteer's.
        self.no_names = (
            words.not_names
            | words.compass
            | words.days
            | words.months
            | words.numbers
            | words.common_acronyms
            | words.partisans
        )

    def clean(self, reading: Reading, start: int, end: int, label: str) -> Iterator[Mention]:
        """Give what is left of a span of the model: one name, several, or none.

        Args:
            reading: the text.
            start: first token of the span.
            end: token after the last.
            label: the model's label.

        Yields:
            Mentions inside the span, in text order.
        """
        for first, last in self._pieces(reading, start, end, label):
            if last - first > LONGEST_NAME:
                continue
            whole = "PER" if label == "ORG" and self.opens_with_office(reading, first, last) else label
            if last - first > 2 and self._is_in_charge(reading, first):
                first, whole = first + 1, "PER"
            member = self._member(reading, first, last)
            if member < last and reading.before(first) in self.words.place_prepositions:
                whole = "LOC"
            parts = ((first, member, whole), (member, last, "PER"))
            for begin, stop, sort in parts[: 1 + (member < last)]:
                trimmed = self.trim(reading, begin, stop, sort)
                if trimmed and self.is_name(reading, *trimmed) and not self._is_office(reading, *trimmed, sort):
                    yield Mention(*trimmed, sort, "model")

    def _member(self, reading: Reading, start: int, end: int) -> int:
        """Give where a person's name begins behind that of a body: "du Parti vert | Anne Morel"; the end for none.

        Behind the office of who leads it any capitals are one: "le président de l'Assemblée nationale | Vital Obou".
        """
        if self._is_chaired(reading, start, end):
            return start + 1
        held = self._holder_behind(reading, start, end)
        if held is not None:
            return held
        if reading.lower[start] not in self.words.memberships:
            return end
        led = self._follows_office(reading, start)
        for at in range(start + 2, end - 1):
            named = (led or reading.lower[at] in self.words.first_names) and all(reading.capital[at:end])
            if named and not reading.capital[at - 1] and reading.lower[at - 1] not in self.never_last:
                return at
        return end

    def _holder_behind(self, reading: Reading, start: int, end: int) -> int | None:
        """Give where the full name begins of who holds an office in a body: "le capitaine du FC Lurcy | Anne Morel".

        And of who is somebody's: "l'avocat de Luc Rey | Anne Morel". None where no such noun stands before.
        """
        first_names, lower = self.words.first_names, reading.lower
        for at in range(start + 1, end - 1):
            named = lower[at] in first_names and all(reading.capital[at:end])
            apart = reading.capital[at - 1] and lower[at - 1] not in first_names and lower[at - 1] not in self.heads
            if named and apart:
                return at if self.is_held(reading, start) else None
        return None

    def is_body_noun(self, reading: Reading, at: int) -> bool:
        """Tell a common noun before a name, for what no person is: "le |groupe| Norvex", "la |radio| Lumeo"."""
        word = reading.lower[at]
        return reading.pos[at] == "NOUN" and not reading.capital[at] and word not in self.holders

    def is_held(self, reading: Reading, start: int) -> bool:
        """Tell whether a noun for what somebody does, with "de", stands before a name, or the noun for its body."""
        words, at = self.words, start - 1
        while at > 0 and (reading.lower[at] in words.articles or self.is_body_noun(reading, at)):
            at -= 1
        if at > 0 and reading.lower[at] in words.place_prepositions:  # « l'ambassadrice de Suède |à| Bamako »
            at -= 1
            while at > 0 and (reading.capital[at] or reading.lower[at] in words.articles):
                at -= 1
        if at < 1 or reading.lower[at] not in self.before_nouns:
            return False
        at -= 1
        while at > 0 and reading.pos[at] == "ADJ":
            at -= 1
        return reading.lower[at] in self.holders

    def _follows_office(self, reading: Reading, start: int) -> bool:
        """Tell a body behind the office of who leads it: "le directeur général de la |Police nationale|"."""
        words = self.words
        at = start - 1 - (reading.before(start) in words.articles)
        if at < 1 or reading.lower[at] not in self.before_nouns:
            return False
        at -= 1
        while at > 0 and reading.lower[at] in words.adjectives:
            at -= 1
        return reading.lower[at] in words.titles

    def _is_chaired(self, reading: Reading, start: int, end: int) -> bool:
        """Tell a body that is a name alone, behind an office, from who holds it: "président du Sénat | Urs Meili"."""
        words = self.words
        of_it = reading.before(start) in words.contracted or reading.before(start) in words.articles
        alone = end - start > 2 and reading.lower[start] in words.alone_heads and all(reading.capital[start:end])
        office = start - 2 if reading.before(start) in words.contracted else start - 3
        if not (of_it and alone) or office < 0 or reading.lower[office] not in words.titles:
            return False
        return not any(self._describes(word) for word in reading.lower[start + 1 : end])

    def _describes(self, word: str) -> bool:
        """Tell a word that no name has: a title, a common noun, an adjective."""
        return (
            word in self.words.titles
            or word in self.words.common_nouns
            or word in self.demonyms
            or not self.adjectives.isdisjoint((word, word.removesuffix("e")))
        )

    def _pieces(self, reading: Reading, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
        """Cut a span at punctuation, quotation marks, line ends and days, and before a title: "l'AFP | Me Roux".

        Of persons also at a verb: "Anne Morel | interroge | Luc Rey".
        """
        first = start
        for at in range(start, end):
            parted = (
                reading.lower[at] in self.words.days or (label == "PER" and self._is_verb(reading, at))
            ) and at > start
            if reading.breaks[at] or reading.hidden[at] or parted:
                if first < at:
                    yield first, at
                first = at + 1
            elif at > first and (reading.edges[at] or self._opens_titled(reading, at, end)):
                yield first, at
                first = at
        if first < end:
            yield first, end

    def _is_verb(self, reading: Reading, at: int) -> bool:
        """Tell a verb between two names, which no name has inside it."""
        inside = reading.capital[at - 1 : at + 2] == [True, False, True]
        return inside and reading.pos[at] == "VERB" and reading.lower[at] not in self.words.person_particles

    def _opens_titled(self, reading: Reading, at: int, end: int) -> bool:
        """Tell a title with a capital before a name within a span."""
        titled = reading.capital[at] and reading.lower[at] in self.words.personal_titles
        return titled and at + 1 < end and reading.capital[at + 1]

    def trim(self, reading: Reading, start: int, end: int, label: str) -> tuple[int, int] | None:
        """Take off what stands around a name: determiners, titles, nationality, common nouns, days.

        Returns:
            The tokens of the name, or None where nothing is left.
        """
        while end > start and not reading.capital[end - 1] and self._loose_end(reading, end - 1):
            end -= 1
        while end > start + 1 and reading.lower[end - 1] in self.dates:
            end -= 1
        while start < end - 1 and reading.lower[start] in self.words.days:
            start += 1
        while start < end and self._loose_start(reading, start, end, label):
            start += 1
        if label == "PER":
            if self.ends_in_acronym(reading, start, end):
                end -= 1
            while end > start and not reading.capital[end - 1] and not reading.words[end - 1][0].isdigit():
                end -= 1
        return (start, end) if start < end else None

    def _is_office(self, reading: Reading, start: int, end: int, label: str) -> bool:
        """Tell somebody's office with a capital, which the model takes for a body or place: "la Préfète du Rhône"."""
        if label == "PER" or end - start == 1:
            return False
        office = start + (reading.lower[start] in self.words.office_ranks)
        if reading.lower[office] not in self.words.offices:
            return False
        behind = reading.lower[office + 1] if office + 1 < end else ""
        return behind in self.words.of or (office > start and not behind) or behind in self.demonyms

    def opens_with_office(self, reading: Reading, start: int, end: int) -> bool:
        """Tell whoever holds an office or a rank by name: "le Ministre Diop", not "le Directeur Technique"."""
        words = self.words
        if end - start < 2 or reading.lower[start] not in words.capital_titles or not all(reading.capital[start:end]):
            return False
        return not any(self._describes(word) for word in reading.lower[start + 1 : end])

    def ends_in_acronym(self, reading: Reading, start: int, end: int) -> bool:
        """Tell the body of somebody behind his name: "Anne Morel | FDSEA", not "Anne MOREL", "Louis Paul III"."""
        full = end - start > 2 and not any(word.isupper() for word in reading.words[start : end - 1])
        last = reading.words[end - 1]
        return full and len(last) > 2 and is_acronym(last) and not NUMERAL.fullmatch(last)

    def is_common(self, reading: Reading, at: int) -> bool:
        """Tell whether a word before a first name is a common noun with a capital ("Nobel", "Région", "Sud")."""
        common = reading.lower[at] in self.words.common_nouns or reading.lower[at] in self.words.compass
        return common and reading.after(at + 1) in self.words.first_names

    def is_partisan(self, reading: Reading, at: int) -> bool:
        """Tell whether a word says of what party somebody is, whose first name follows: "l'Insoumise | Anne Morel"."""
        return reading.lower[at] in self.words.partisans and reading.after(at + 1) in self.words.first_names

    def precedes_full_name(self, reading: Reading, at: int) -> bool:
        """Tell a word before a full name, no part of it: "ministre des Sports | Anne Morel", "au Soir | Anne Morel"."""
        first_names = self.words.first_names
        full = reading.after(at + 1) in first_names and reading.capital[at + 2 : at + 3] == [True]
        return full and reading.lower[at] not in first_names and reading.before(at) in self.before_nouns

    def _tells_of_what_town(self, reading: Reading, at: int) -> bool:
        """Tell the word for who is of a town between an article and a full name: "le | Bisontin | Théo Rey"."""
        first_names = self.words.first_names
        full = reading.after(at + 1) in first_names and reading.capital[at + 2 : at + 3] == [True]
        ends = reading.lower[at] not in first_names and reading.lower[at].endswith(self.words.town_endings)
        return full and ends and reading.before(at) in self.words.articles

    def tells_of_person(self, reading: Reading, at: int) -> bool:
        """Tell a word with a capital before a person's name that says who that is, and is no part of it."""
        before = self._follows_article_of_office(reading, at) or self._is_in_charge(reading, at)
        return before or self._tells_of_what_town(reading, at)

    def _is_in_charge(self, reading: Reading, at: int) -> bool:
        """Tell what somebody named behind it has charge of: "la secrétaire d'État à la |Pêche| Anne Morel"."""
        words, lower = self.words, reading.lower
        full = reading.after(at + 1) in words.first_names and reading.capital[at + 1]
        full = full and (reading.capital[at + 2 : at + 3] == [True] or reading.after(at + 2) in words.person_particles)
        if not full or at < 2 or lower[at] in words.first_names or lower[at] in self.heads:
            return False
        held = at - 2 if lower[at - 1] in words.articles else at - 1
        office = held - 1
        while office > 0 and (lower[office] in words.office_rests or lower[office] in words.of):
            office -= 1  # « secrétaire | d'État | à la », « conseillère | en charge | de la »
        joined = lower[held] in words.of or lower[held] in words.charge_prepositions
        return joined and office >= 0 and lower[office] in self.holders

    def _follows_article_of_office(self, reading: Reading, at: int) -> bool:
        """Tell whether a word ends an office with an article, which no name has: "le chef de l'Etat Macky Sall"."""
        if at < 3 or reading.capital[at + 1 : at + 3] != [True, True] or reading.breaks[at + 2]:
            return False
        article = reading.lower[at - 1]
        if article in self.words.articles and reading.lower[at - 2] in self.words.of:
            office = at - 3
            while office > 0 and reading.pos[office] == "ADJ":
                office -= 1  # « le sénateur républicain de l'Arizona | John McCain »
            return reading.lower[office] in self.words.titles
        return article in self.words.contracted and reading.lower[at - 2] in self.words.titles

    def _loose_end(self, reading: Reading, at: int) -> bool:
        return reading.lower[at] in self.never_last or reading.pos[at] in NO_NAME_TAGS

    def _loose_start(self, reading: Reading, at: int, end: int, label: str) -> bool:
        word = reading.lower[at]
        more = any(reading.capital[at + 1 : end])
        if not reading.capital[at]:
            if word in self.never_first:
                return True
            if label == "ORG" and word in self.heads:
                return False
            return more
        if reading.opens[at] and word in self.never_last:
            return word not in self.words.articles or label in ("PER", "LOC") or not more
        if word in self.words.elisions:
            return True
        if not (more and reading.capital[at + 1]):
            particle = more and reading.lower[at + 1] in self.words.person_particles
            return particle and label == "PER" and word in self.words.personal_titles  # « Mme | von Arx »
        if word in self.words.common_acronyms or (word in self.demonyms and not self._is_first_name(reading, at)):
            return True
        if self.precedes_full_name(reading, at) or (label == "PER" and self.is_common(reading, at)):
            return True
        if self.is_partisan(reading, at):
            return True
        if label == "PER" and self.tells_of_person(reading, at):
            return True
        return word in self.words.capital_titles and (label == "PER" or len(word) < len("mlle."))

    def _is_first_name(self, reading: Reading, at: int) -> bool:
        """Tell a first name from the word for a people, which has an article: « le maire, Normand Roy, »."""
        if at == 0 or reading.edges[at] or reading.opens[at]:
            return False
        before = reading.before(at)
        named = reading.lower[at] in self.words.first_names and before not in self.words.articles
        return reading.breaks[at - 1] or (named and before in self.words.saying)  # « juge | Romain Roy »

    def is_name(self, reading: Reading, start: int, end: int) -> bool:
        """Tell whether trimmed tokens can be a name at all."""
        if not any(reading.capital[start:end]) or any(reading.hidden[start:end]):
            return False
        lower = reading.lower[start:end]
        if end - start == 1:
            word = lower[0]
            if len(word) < self.words.shortest_name or word in self.no_names or not any(map(str.isalpha, word)):
                return False
        if len(lower[-1]) == 1 and lower[0] in self.words.common_nouns:
            return False
        if CENTURY.fullmatch(lower[0]) and not any(reading.capital[start + 1 : end]):
            return False
        if all(word in self.demonyms or word in self.words.determiners or word in self.words.compass for word in lower):
            return False
        if reading.text(start, end).lower() in self.words.common_nouns:
            return False
        return not all(word in self.no_names or word in self.words.determiners for word in lower)
