"""The other mentions of names that are certain by now, and persons by their surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Layer, Mention
from nlp_pipeline.language.entities.phrases import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from nlp_pipeline.language.entities.cleaning import Cleaner
    from nlp_pipeline.language.entities.doc_words import Reading


def surnames(words: Sequence[str], particles: frozenset[str]) -> Iterator[Sequence[str]]:
    """Give the ends of a full name that can stand for it: "Giscard d'Estaing", "Estaing", not "d'Estaing"; "Le Pen"."""
    for at in range(1, len(words)):
        if words[at] not in particles and words[at] != "-" and words[at - 1] != "-":
            yield words[at:]


def yield_to_persons(reading: Reading, layer: Layer, particles: frozenset[str]) -> None:
    """Give the ambiguous words of the gazetteer to a person of that surname in the text ("Ford" in one on Rob Ford)."""
    persons = {
        tuple(surname)
        for mention in layer.all()
        if mention.label == "PER"
        for surname in surnames(reading.words[mention.start : mention.end], particles)
    }
    for mention in layer.all():
        known = mention.entry
        if known is not None and known.context and tuple(reading.words[mention.start : mention.end]) in persons:
            mention.label, mention.origin, mention.entry = "PER", "repeated", None


def given_names(reading: Reading, layer: Layer, first_names: Collection[str]) -> dict[str, Mention]:
    """Give the persons named in full by their first names, where no other one in the text has the same.

    Args:
        reading: the text.
        layer: the names found so far; one by a first name alone that was taken for a body's becomes a person's.
        first_names: known first names, lower case.
    """
    bearers: dict[str, dict[str, Mention]] = {}
    for mention in layer.all():
        first = reading.words[mention.start]
        if mention.label == "PER" and mention.end - mention.start > 1 and reading.lower[mention.start] in first_names:
            bearers.setdefault(first, {}).setdefault(reading.text(mention.start, mention.end), mention)
    given = {first: next(iter(named.values())) for first, named in bearers.items() if len(named) == 1}
    for mention in layer.all():
        alone = mention.end - mention.start == 1 and mention.entry is None
        if alone and mention.label in ("ORG", "MISC") and reading.words[mention.start] in given:
            mention.label, mention.origin = "PER", "repeated"
    return given


def repeat(
    reading: Reading, layer: Layer, doubtful: Sequence[Mention], cleaner: Cleaner, particles: frozenset[str]
) -> None:
    """Add the mentions of known names that nothing has found yet.

    Args:
        reading: the text.
        layer: the names found so far; changed in place.
        doubtful: occurrences of ambiguous names of the gazetteer.
        cleaner: tells what can be a name.
        particles: of persons' names, lower case.
    """
    table: PhraseTable[Mention] = PhraseTable()
    for mention in layer.all():
        words = reading.words[mention.start : mention.end]
        if len(words) > 1 or len(words[0]) >= cleaner.words.shortest_repeat:
            table.add(words, mention)
        if mention.label == "PER":
            for surname in surnames(words, particles):
                if len(surname[-1]) >= cleaner.words.shortest_repeat:
                    table.add(surname, mention)
    for mention in doubtful:
        same = table.get(reading.words[mention.start : mention.end])
        if same is not None and same.label == mention.label and layer.free(mention.start, mention.end):
            layer.put(mention)
    for first, mention in given_names(reading, layer, cleaner.words.first_names).items():
        table.add([first], mention)
    common = {word for word, capital in zip(reading.words, reading.capital, strict=True) if not capital}
    for found in table.find(reading.words):
        start, end = found.start, found.end
        if not layer.free(start, end):
            continue
        if end - start == 1 and reading.opens[start] and reading.lower[start] in common:
            continue  # "Petit à petit" in a text on Marie Petit
        if any(reading.hidden[start:end]) or any(reading.edges[start + 1 : end]):
            continue
        if cleaner.is_name(reading, start, end):
            layer.put(Mention(start, end, found.value.label, "repeated", found.value.entry))
