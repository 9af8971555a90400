"""What the source component knows of French and of the world, together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.descriptions import Descriptions
    from nlp_pipeline.lexicon.gazetteer import Gazetteer
    from nlp_pipeline.lexicon.grammar import Grammar
    from nlp_pipeline.lexicon.names import Entry


@dataclass(frozen=True)
class Knowledge:
    """Data of one language.

    Attributes:
        lexicon: source nouns, titles, first names.
        grammar: closed classes.
        descriptions: what short descriptions can stand for.
        gazetteer: known names.
        things: nouns for places and buildings, which may bear a person's name.
    """

    lexicon: Lexicon
    grammar: Grammar
    descriptions: Descriptions
    gazetteer: Gazetteer
    things: frozenset[str]

    @cached_property
    def outlets(self) -> dict[str, Entry]:
        """Outlets by every form of their names."""
        entries = [entry for entry in self.gazetteer.entries.values() if entry.type == "media"]
        return {form: entry for entry in entries for form in entry.forms}

    @property
    def demonyms(self) -> dict[str, str]:
        """Words for the people of a place, with the id of the place."""
        return self.gazetteer.demonyms

    @cached_property
    def peopled(self) -> dict[str, str]:
        """Places whose people have a name, by every form of their own names in lower case, with their id."""
        entries = self.gazetteer.entries
        ids = [each for each in dict.fromkeys(self.demonyms.values()) if each in entries]
        return {form.lower(): each for each in ids for form in entries[each].forms}

    @cached_property
    def peopled_ids(self) -> frozenset[str]:
        """The ids of the places whose people have a name."""
        return frozenset(self.demonyms.values())

    @cached_property
    def towns(self) -> frozenset[str]:
        """The ids of the towns and regions whose people have a name."""
        return self.peopled_ids - self.gazetteer.countries - self.descriptions.wide_places

    @cached_property
    def _longest_place(self) -> int:
        """The number of words of the longest name of a place whose people have one."""
        return max((len(form.split()) for form in self.peopled), default=0)

    @cached_property
    def _place_openings(self) -> frozenset[str]:
        """The words that these names begin with."""
        return frozenset(form.split()[0] for form in self.peopled)

    def places_in(self, words: Sequence[str]) -> frozenset[str]:
        """Give the ids of the places that words name, or whose people they name.

        Args:
            words: in lower case, in their order ("président", "de", "la", "serbie").
        """
        named = {self.demonyms[word] for word in words if word in self.demonyms}
        for at in places_of(words, self._place_openings):
            for end in range(at + 1, min(at + self._longest_place, len(words)) + 1):
                found = self.peopled.get(" ".join(words[at:end]))
                if found is not None:
                    named.add(found)
        return frozenset(named)

    def nouns_of(self, entity_id: str) -> list[str]:
        """Give what a body's usual name tells, or it is known for: "CFDT" is a "confédération", "FO" a "syndicat"."""
        entry = self.gazetteer.entries.get(entity_id)
        if entry is None:
            return []
        called = self.descriptions.called.get(entry.name.lower(), frozenset())
        if entity_id in self.gazetteer.companies:
            called |= self.descriptions.company
        return [self.first_word(entry.name), *called]

    def known_for(self, entity_id: str) -> tuple[frozenset[str], frozenset[str]]:
        """Give the nouns that a known person or body goes by in any text, and the places whose people it is of."""
        entry = self.gazetteer.entries.get(entity_id)
        name = entry.name.lower() if entry is not None else ""
        known = self.descriptions
        return known.called.get(name, frozenset()), known.called_of.get(name, frozenset())

    def first_word(self, name: str) -> str:
        """Give the first word of a name in lower case, less its article: "écho" of "L'Écho de la Vallée"."""
        words = name.lower().replace("’", "'").replace("'", "' ").split()
        return next((word for word in words if word not in self.grammar.determiners), words[0])
