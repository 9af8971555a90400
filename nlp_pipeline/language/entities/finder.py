"""Finds the names of a text: the model's, cleaned; the gazetteer's; those that nouns or context show; repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.acronyms import add_bracketed
from nlp_pipeline.language.entities.cleaning import Cleaner
from nlp_pipeline.language.entities.headed_names import HeadedNames
from nlp_pipeline.language.entities.known_names import KnownNames, longest
from nlp_pipeline.language.entities.label_evidence import Evidence
from nlp_pipeline.language.entities.label_votes import settle_labels
from nlp_pipeline.language.entities.local_names import LocalNames
from nlp_pipeline.language.entities.mention import Layer, Mention
from nlp_pipeline.language.entities.movements import movements
from nlp_pipeline.language.entities.name_bounds import WITHOUT_KIND, NameBounds
from nlp_pipeline.language.entities.repeats import repeat, yield_to_persons
from nlp_pipeline.language.entities.roads import Roads
from nlp_pipeline.language.entities.rosters import persons_of_rosters
from nlp_pipeline.language.entities.slogans import slogans
from nlp_pipeline.language.entities.whole_persons import (
    add_introduced,
    add_joined_first_names,
    add_particled,
    cut_places,
    make_persons_whole,
)
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords
    from nlp_pipeline.lexicon.gazetteer import Gazetteer

ENOUGH = 2.0
"""Evidence that makes a name of capitalised words which the model passed over."""
NAME_TAGS = ("PROPN", "")
OUTLET = "media"


class NameFinder:
    """Finds and labels names.

    Args:
        words: word lists.
        gazetteer: known names.
        tokenize: cuts a name into words as the pipeline's tokenizer does.
        adjectives: words, in lower case, that open a sentence or end an office without being names.
        holders: nouns for what somebody does, in lower case.
    """

    def __init__(
        self,
        words: EntityWords,
        gazetteer: Gazetteer,
        tokenize: Callable[[str], Sequence[str]],
        adjectives: frozenset[str] = frozenset(),
        holders: Container[str] = (),
    ) -> None:
        self.words = words
        self.cleaner = Cleaner(words, gazetteer.demonyms, adjectives, holders)
        self.extents = NameBounds(words, self.cleaner)
        self.known = KnownNames(gazetteer, words, tokenize)
        self.headed = HeadedNames(words, gazetteer.demonyms)
        self.local = LocalNames(words, gazetteer.demonyms)
        self.roads = Roads(words)
        self.evidence = Evidence(words, gazetteer.demonyms)

    def find(self, reading: Reading, spans: Iterable[tuple[int, int, str]]) -> list[Mention]:
        """Find the names of a text.

        Args:
            reading: the text.
            spans: the model's entities: first token, token after the last, label.

        Returns:
            Mentions in text order, none overlapping another, one label for one name.
        """
        found = list(spans)
        elsewhere = {
            word
            for word, capital, opens in zip(reading.words, reading.capital, reading.opens, strict=True)
            if capital and not opens
        }
        model = [
            mention
            for span in found
            for mention in self.cleaner.clean(reading, *span)
            if not self.extents.unsupported(reading, mention, elsewhere)
        ]
        certain, doubtful = self.known.find(reading)
        people = self._people(reading, model)
        certain += self.local.find(
            reading, people, {name.start: name.end for name in longest(certain) if name.label != "PER"}
        )
        certain += self.headed.find(reading, people)
        certain += self.roads.find(reading)
        certain += persons_of_rosters(reading, found, self.cleaner)
        certain += movements(reading, self.words, self.cleaner.demonyms)
        certain += slogans(reading, self.words, self.cleaner.demonyms)
        layer = Layer(len(reading))
        for mention in longest([each for each in certain if not reading.hidden[each.start]]):
            layer.put(mention)
        outlet_ends = {each.end for each in (*certain, *doubtful) if each.entry and each.entry.type == OUTLET}
        for mention in model:
            if mention.label != WITHOUT_KIND:
                self.extents.place(reading, layer, mention, outlet_ends)
        yield_to_persons(reading, layer, self.words.person_particles)
        for mention in layer.all():
            if mention.origin == "model":
                self.extents.grow(reading, layer, mention, outlet_ends)
        self.extents.join(reading, layer)
        cut_places(reading, layer, self.words)
        add_bracketed(reading, layer, self.words)
        add_joined_first_names(reading, layer, self.words)
        add_introduced(reading, layer, self.cleaner)
        add_particled(reading, layer, self.words)
        self._from_context(reading, layer)
        make_persons_whole(reading, layer, self.words)
        repeat(reading, layer, longest(doubtful), self.cleaner, self.words.person_particles)
        for mention in model:
            if mention.label == WITHOUT_KIND and layer.free(mention.start, mention.end):
                layer.put(mention)
        for mention in layer.all():
            if mention.entry is None and self.extents.is_opening_adjective(reading, mention, elsewhere):
                layer.remove(mention)
        mentions = layer.all()
        settle_labels(reading, mentions, self.evidence)
        make_persons_whole(reading, layer, self.words)
        return layer.all()

    def _people(self, reading: Reading, model: Iterable[Mention]) -> set[int]:
        """Give the tokens of persons: the model's of several words, and first names."""
        tokens = {
            token
            for mention in model
            if mention.label == "PER" and mention.end - mention.start > 1
            for token in range(mention.start, mention.end)
        }
        tokens.update(
            at
            for at in places_of(reading.lower, self.words.first_names)
            if reading.capital[at] and not (at and reading.words[at - 1][-1] == "-")
        )
        return tokens

    def _from_context(self, reading: Reading, layer: Layer) -> None:
        """Make names of capitalised words that the model passed over, where form and context say what they are."""
        for start, end in self.extents.runs(reading, layer):
            if end - start == 1 and self.extents.is_number(reading, start):
                continue
            if end - start == 1 and reading.opens[start] and reading.pos[start] not in NAME_TAGS:
                continue
            scores = self.evidence.at(reading, start, end)
            label, weight = max(scores.items(), key=lambda item: item[1], default=("", 0.0))
            if weight >= ENOUGH:
                layer.put(mention := Mention(start, end, label, "context"))
                self.extents.grow(reading, layer, mention)
