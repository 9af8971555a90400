"""Names of groups that are words of every day: "le collectif Vent debout", "l'association Touche pas à ma forêt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

OPENING = ("NOUN", "DET", "ADV", "VERB", "ADP", "PRON")
"""Parts of speech of a first word that is no proper name, whatever its capital."""

GOING_ON = ("ADJ", "NOUN", "DET", "ADP", "ADV", "PRON")
CLOSING = ("ADJ", "NOUN")


def slogans(reading: Reading, words: EntityWords, demonyms: Container[str]) -> Iterator[Mention]:
    """Find the names of a text that go on in lower case behind a noun for a group, up to the verb or a mark.

    Args:
        reading: the text.
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case ("l'association Emmaüs belge").

    Yields:
        Mentions labelled ORG.
    """
    for at in places_of(reading.lower, words.slogan_heads):
        name = at + 1
        if reading.before(at) not in words.definite or name >= len(reading) or reading.edges[name]:
            continue
        if reading.capital[name] and (end := _end(reading, name, words, demonyms)):
            yield Mention(name, end, "ORG", "rule")


def _end(reading: Reading, name: int, words: EntityWords, demonyms: Container[str]) -> int:
    """Give the token after a name that goes on in lower case; 0 where it does not."""
    at = name + 1
    while _goes_on(reading, at) and reading.pos[at] == "ADJ" and reading.lower[at] not in demonyms:
        at += 1
    if at > name + 1 and _is_over(reading, at):
        return at
    if not _is_common(reading, name, words):
        return 0
    while _goes_on(reading, at) and reading.pos[at] in GOING_ON and at - name < words.longest_slogan:
        if reading.lower[at] in words.months | words.days:
            return 0  # « l'association Agir en mars »
        at += 1
    marked = at >= len(reading) or reading.edges[at] or reading.breaks[at]  # « l'association Soigner ici, »
    closed = _is_over(reading, at) and (reading.pos[at - 1] in CLOSING or (marked and reading.pos[at - 1] == "ADV"))
    return at if closed and at > name + 1 else 0


def _goes_on(reading: Reading, at: int) -> bool:
    return at < len(reading) and not (reading.edges[at] or reading.breaks[at] or reading.capital[at])


def _is_over(reading: Reading, at: int) -> bool:
    """Tell a verb, a mark or the end of a line."""
    return at >= len(reading) or reading.edges[at] or reading.breaks[at] or reading.pos[at] in ("VERB", "AUX")


def _is_common(reading: Reading, name: int, words: EntityWords) -> bool:
    """Tell whether a capital opens words of every day: a noun, "Stop", "Sauvons"."""
    word = reading.lower[name]
    if word in words.first_names:
        return False
    return reading.pos[name] in OPENING or word in words.slogan_openers or word.endswith(words.calling_endings)
