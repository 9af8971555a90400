"""Movements and groups that are named by a noun with a capital and an adjective without: "Gilets jaunes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

PLURAL = ("s", "x")


def movements(reading: Reading, words: EntityWords, demonyms: Container[str]) -> Iterator[Mention]:
    """Find the movements of a text: a plural with a capital that the place does not ask for, and an adjective.

    Args:
        reading: the text.
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case ("les Français modestes" are no movement).

    Yields:
        Mentions labelled ORG, also where the same two words stand at the beginning of a sentence.
    """
    adjectives = words.movement_adjectives
    nouns = (at - 1 for at in places_of(reading.lower, adjectives) if at)
    pairs = [at for at in nouns if _is_pair(reading, at, words, demonyms)]
    sure = {
        tuple(reading.lower[at : at + 2])
        for at in pairs
        if not reading.opens[at] and reading.before(at) in words.plural_determiners
    }
    for at in pairs:
        if tuple(reading.lower[at : at + 2]) in sure:
            end = at + 2
            while end < len(reading) and not reading.edges[end] and reading.lower[end] in demonyms:
                if reading.capital[end] or not reading.lower[end].endswith(PLURAL):
                    break
                end += 1
            yield Mention(at, end, "ORG", "rule")


def _is_pair(reading: Reading, at: int, words: EntityWords, demonyms: Container[str]) -> bool:
    """Tell whether a noun and the adjective behind it look like the name of a movement."""
    noun = reading.lower[at]
    return (
        reading.capital[at]
        and noun.isalpha()
        and noun.endswith(PLURAL)
        and noun not in demonyms
        and noun not in words.common_nouns
        and noun not in words.titles
        and noun not in words.first_names
        and not reading.capital[at + 1]
        and not reading.edges[at + 1]
        and not reading.hidden[at]
    )
