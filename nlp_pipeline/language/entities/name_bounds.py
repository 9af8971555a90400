"""Where a name begins and ends: capitalised words that touch it, particles, and what is certain beside it."""

from __future__ import annotations

from itertools import compress, count, pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.acronyms import is_acronym
from nlp_pipeline.language.entities.mention import LONGEST_NAME, Layer, Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from nlp_pipeline.language.entities.cleaning import Cleaner
    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

WITHOUT_KIND = "MISC"
DOUBTFUL_TAGS = ("PROPN", "")


class NameBounds:
    """Settles the extents of names.

    Args:
        words: word lists.
        cleaner: tells what can be a name, and knows nationalities.
    """

    def __init__(self, words: EntityWords, cleaner: Cleaner) -> None:
        self.words = words
        self.cleaner = cleaner
        self.never_inside = words.days | words.not_names | words.prepositions

    def place(self, reading: Reading, layer: Layer, mention: Mention, outlet_ends: Container[int] = ()) -> None:
        """Put a mention of the model beside what is certain: whole where it says more, else what is left of it.

        Args:
            reading: the text.
            layer: the names so far.
            mention: what the model found.
            outlet_ends: where names of outlets end, which are told and no part of a name: "à l'AFP | Anne Morel".
        """
        inside = range(mention.start + 1, mention.end)
        title = next((at for at in inside if reading.lower[at] in self.words.sure_titles), 0)
        if title:  # « a dit à Radio Val | Mme Roux »
            self.place(reading, layer, Mention(mention.start, title, mention.label, mention.origin), outlet_ends)
            if title + 1 == mention.end:
                return
            mention = Mention(title + 1, mention.end, "PER", mention.origin)
        there = layer.among(mention.start, mention.end)
        told = bool(there) and there[0].end in outlet_ends and self._is_told(reading, there[0].start)
        covers = bool(there) and not told and all(map(mention.covers, there))
        if not there or (covers and self._says_more(reading, mention, there)):
            layer.put(mention)
            return
        at = mention.start
        for start, end in [*((each.start, each.end) for each in there), (mention.end, mention.end)]:
            if at < start:
                trimmed = self.cleaner.trim(reading, at, start, mention.label)
                if trimmed and self.cleaner.is_name(reading, *trimmed):
                    left = Mention(*trimmed, mention.label, "model")
                    if told and left.end > left.start + 1 and all(reading.capital[left.start : left.end]):
                        left.label = "PER"
                    layer.put(left)
            at = max(at, end)

    def _is_told(self, reading: Reading, start: int) -> bool:
        """Tell « à l'AFP », « au Monde », « auprès du Monde »: whom somebody speaks to."""
        before = start - 1 - (start > 0 and reading.lower[start - 1] in self.words.articles)
        if before < 0:
            return False
        to = reading.lower[before] in self.words.told_prepositions
        return to or (reading.lower[before] in self.words.of and reading.before(before) in self.words.told_adverbs)

    def _says_more(self, reading: Reading, mention: Mention, there: Sequence[Mention]) -> bool:
        """Tell whether the model's longer span is a name of its own and not a name with words around it."""
        inside = {token for each in there for token in range(each.start, each.end)}
        rest = [
            token
            for token in range(mention.start, mention.end)
            if token not in inside
            and reading.capital[token]
            and reading.lower[token] not in self.cleaner.demonyms
            and reading.lower[token] not in self.words.determiners
        ]
        if not rest or (reading.lower[rest[0]] in self.words.first_names and rest[0] > there[0].start):
            return False
        first = there[0]
        of_somebody = first.start == mention.start and reading.before(first.start) in self.words.offices
        if of_somebody and first.label == "ORG" and reading.lower[first.end] in self.words.of | self.words.contracted:
            return False  # « le député |UDI| du Nord »
        if len(there) > 1:
            return mention.label == "ORG" and there[0].start == mention.start
        if mention.label == "PER" and there[0].end == mention.end:  # "Jack London", if the model sees a person
            return there[0].end - there[0].start == 1 and all(reading.capital[mention.start : mention.end])
        return mention.label in ("ORG", there[0].label)

    def grow(self, reading: Reading, layer: Layer, mention: Mention, outlet_ends: Container[int] = ()) -> None:
        """Take in capitalised words that touch a name, and particles between them ("Giscard d'Estaing").

        Args:
            reading: the text.
            layer: the names so far.
            mention: the name, changed in place.
            outlet_ends: where names of outlets end, which are no part of a full name: "à Libération | Anne Morel".
        """
        start, end = mention.start, mention.end
        lowest, highest = max(0, end - LONGEST_NAME - 1), min(len(reading), start + LONGEST_NAME + 1)
        while start > lowest and not reading.edges[start] and self._may_begin(reading, layer, start - 1):
            if mention.label == "PER" and self.cleaner.tells_of_person(reading, start - 1):
                break
            if start == mention.start and start > 1 and self._is_full_name(reading, mention):
                named_body = reading.lower[start - 1] not in self.words.first_names and not reading.edges[start - 1]
                if named_body and mention.label == "PER" and self.cleaner.is_body_noun(reading, start - 2):
                    break  # « l'animateur de la radio Lumeo | Anne Morel »
            if start in outlet_ends and start == mention.start and self._is_full_name(reading, mention):
                break
            start -= 1
        while end < highest and not reading.edges[end]:
            if mention.label == "PER" and self.cleaner.ends_in_acronym(reading, start, end + 1):
                break
            if mention.label == "LOC" and self._opens_full_name(reading, end) and self.cleaner.is_held(reading, start):
                break  # « l'ambassadeur d'Algérie à Téhéran | Anne Morel »
            if self._may_go_on(reading, layer, end):
                end += 1
            elif mention.label == "PER" and (after := self._past_particle(reading, layer, end)):
                end = after
            elif mention.label == "PER" and end - start > 1 and self._second_syllable(reading, end):
                end += 2
            else:
                break
        while reading.words[end - 1] == "-":
            end -= 1
        if (start, end) != (mention.start, mention.end) and end - start <= LONGEST_NAME:
            layer.remove(mention)
            mention.start, mention.end = start, end
            layer.put(mention)

    def _past_particle(self, reading: Reading, layer: Layer, at: int) -> int:
        """Give the token after "d'Estaing", 0 where there is no particle or nothing to join by it."""
        last = at + 1
        if (
            reading.lower[at] in self.words.person_particles
            and last < len(reading)
            and layer.at(at) is None
            and not reading.edges[last]
            and self._may_go_on(reading, layer, last)
        ):
            return last + 1
        return 0

    def _second_syllable(self, reading: Reading, at: int) -> bool:
        """Tell whether a hyphen and a word in lower case end a Korean or Chinese name ("Tsai Ing-wen")."""
        return at + 1 < len(reading) and reading.glued(at) and reading.lower[at + 1].isalpha()

    def _may_go_on(self, reading: Reading, layer: Layer, at: int) -> bool:
        if not reading.capital[at] or reading.breaks[at] or reading.hidden[at] or layer.at(at) is not None:
            return False
        word = reading.lower[at]
        if word in self.never_inside or word in self.cleaner.demonyms:
            return reading.words[at] in self.words.capital_particles and not reading.opens[at]
        return True

    def _may_begin(self, reading: Reading, layer: Layer, at: int) -> bool:
        if not self._may_go_on(reading, layer, at):
            return False
        if reading.lower[at] in self.words.titles - self.words.first_names:
            return False  # « Mgr », but « Cheikh Tidiane Fall »
        if self.cleaner.is_common(reading, at) or self.cleaner.precedes_full_name(reading, at):
            return False
        if self.cleaner.is_partisan(reading, at):
            return False
        return not reading.opens[at] or (
            reading.lower[at] in self.words.first_names or reading.words[at] in self.words.capital_particles
        )

    def join(self, reading: Reading, layer: Layer) -> None:
        """Make one name of two of the model's that touch."""
        mentions = layer.all()
        for left, right in pairwise(mentions):
            persons = left.label == right.label == "PER" and "gazetteer" not in (left.origin, right.origin)
            if not (left.origin == right.origin == "model" or persons) or reading.edges[right.start]:
                continue
            if left.label != right.label and "ORG" in (left.label, right.label):
                continue
            if left.label == "LOC" and right.label == "PER" and self._is_full_name(reading, right):
                continue  # « l'équipe de France Anne Morel »
            if right.end - left.start > LONGEST_NAME:
                continue
            if left.end == right.start or (left.end + 1 == right.start and reading.glued(left.end)):
                layer.remove(left)
                layer.remove(right)
                right.start = left.start
                if "PER" in (left.label, right.label):
                    right.label = "PER"
                layer.put(right)

    def _is_full_name(self, reading: Reading, mention: Mention) -> bool:
        return mention.end - mention.start > 1 and reading.lower[mention.start] in self.words.first_names

    def _opens_full_name(self, reading: Reading, at: int) -> bool:
        """Tell a first name with another capital behind it."""
        return reading.lower[at] in self.words.first_names and all(reading.capital[at : at + 2])

    def runs(self, reading: Reading, layer: Layer) -> Iterator[tuple[int, int]]:
        """Give the free stretches of capitalised words that can be names, without titles; first names begin one."""
        length = len(reading)
        at = 0
        for start in compress(count(), reading.capital):
            if start < at or not self._may_go_on(reading, layer, start):
                continue
            at = start + 1
            while at < length and not reading.edges[at] and self._may_go_on(reading, layer, at):
                at += 1
            end = at
            while reading.words[end - 1] == "-":
                end -= 1
            if end - start > LONGEST_NAME:
                continue
            first = self._real_start(reading, start, end)
            if first < end and self.cleaner.is_name(reading, first, end):
                yield first, end

    def _real_start(self, reading: Reading, start: int, end: int) -> int:
        names = self.words.first_names
        if end - start > 2 and reading.lower[start] not in names:
            later = [
                at for at in range(start + 1, end - 1) if reading.lower[at] in names and reading.words[at - 1] != "-"
            ]
            start = later[0] if later else start
        while start < end and reading.lower[start] in self.words.capital_titles:
            start += 1
        return start

    def unsupported(self, reading: Reading, mention: Mention, elsewhere: frozenset[str] | set[str]) -> bool:
        """Tell whether nothing but the model speaks for a word being a name.

        Args:
            reading: the text.
            mention: a mention of the model.
            elsewhere: the capitalised words of the text that do not begin a sentence.
        """
        start, end = mention.start, mention.end
        word = reading.words[start]
        if end < len(reading) and reading.glued(end):
            return True
        if end - start > 1:
            return (
                mention.label != "PER"
                and reading.opens[start]
                and reading.capital[start]
                and not any(reading.capital[start + 1 : end])
                and reading.lower[start] not in self.cleaner.heads
                and word not in elsewhere
            )
        if self.is_number(reading, start):
            return True
        if not reading.opens[start] or word in elsewhere:
            return False
        if word.endswith(tuple(self.words.participle_endings)) and reading.after(end) in self.words.prepositions:
            return word.lower() not in self.words.first_names  # « Attablé à la terrasse »
        if word.isupper():
            return not is_acronym(word) and word.capitalize() not in elsewhere
        if mention.label == WITHOUT_KIND:
            return True
        return reading.pos[start] not in DOUBTFUL_TAGS or reading.words[end : end + 1] == [":"]

    def is_opening_adjective(self, reading: Reading, mention: Mention, elsewhere: frozenset[str] | set[str]) -> bool:
        """Tell an adjective that a comma sets off at the head of a sentence: « Furieux, X a quitté le banc ».

        Args:
            reading: the text.
            mention: what may be a name.
            elsewhere: the capitalised words of the text that do not begin a sentence.
        """
        at = mention.start
        word = reading.lower[at]
        if mention.end != at + 1 or not reading.opens[at] or reading.words[mention.end : mention.end + 1] != [","]:
            return False
        if reading.words[at] in elsewhere or word in self.words.first_names:
            return False
        singular = word.removesuffix("s")
        return not self.cleaner.adjectives.isdisjoint((word, singular, singular.removesuffix("e")))

    def is_number(self, reading: Reading, at: int) -> bool:
        """Tell whether a word is a number or a model's code, and not a road's ("PT1", not "autoroute A7")."""
        before = reading.before(at)
        road = before in self.words.place_nouns or before in self.words.place_heads
        return not road and any(map(str.isdigit, reading.words[at]))
