"""What the constructions look at: a Doc as lists, its verb groups and its source phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.reading import Reading
from nlp_pipeline.language.attribution.source_phrases import SourcePhrase, find_source_phrases
from nlp_pipeline.language.attribution.subjects import subject_of
from nlp_pipeline.language.attribution.verb_groups import VerbGroup, find_verb_groups

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.attribution.reading import TokenRange
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


@dataclass(slots=True)
class Scene:
    """One Doc, ready for the constructions.

    Attributes:
        reading: the tokens as lists.
        groups: the verb groups that may attribute, in text order.
        group_at: the same by the token of their verb.
        source_phrases: "selon X", "d'après X" … in text order.
    """

    reading: Reading
    groups: list[VerbGroup]
    group_at: dict[int, VerbGroup]
    source_phrases: list[SourcePhrase]
    _subjects: dict[int, TokenRange | None] = field(default_factory=dict)

    def subject(self, group: VerbGroup) -> TokenRange | None:
        """Give the subject of a verb group (looked up once)."""
        if group.verb not in self._subjects:
            self._subjects[group.verb] = subject_of(self.reading, group)
        return self._subjects[group.verb]


def set_scene(doc: Doc, lexicon: Lexicon, grammar: Grammar) -> Scene:
    """Read a Doc and find what may attribute in it."""
    reading = Reading(doc, lexicon, grammar)
    groups = find_verb_groups(reading)
    return Scene(
        reading=reading,
        groups=groups,
        group_at={group.verb: group for group in groups},
        source_phrases=find_source_phrases(reading),
    )
