"""The lexicon as a list of entries to print and to search, by words as they stand in a text."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.entries import FRAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.lexicon.entries import Verb
    from nlp_pipeline.lexicon.gazetteer import Gazetteer
    from nlp_pipeline.lexicon.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the lexicon; what does not apply to its kind is empty.

    Attributes:
        kind: one of :data:`KINDS`.
        entry: the word, phrase or name.
        frames: the constructions that it takes, in the order of ``FRAMES``.
        stance: what it does.
        factive: "yes" or "no" of verbs.
        type: of what kind of source it is.
        gender: m or f.
        note: where it is ambiguous, or what it means.
        example: a sentence with it.
        written: other ways in which a text may have it: plural, elided forms, aliases.
    """

    kind: str
    entry: str
    frames: tuple[str, ...] = ()
    stance: str = ""
    factive: str = ""
    type: str = ""
    gender: str = ""
    note: str = ""
    example: str = ""
    written: tuple[str, ...] = ()

    def as_row(self) -> dict[str, str]:
        """Give the entry as text by column; several frames have a space between, several ways of writing a bar."""
        row = {name: getattr(self, name) for name in ITEM_COLUMNS}
        return row | {"frames": " ".join(self.frames), "written": "|".join(self.written)}


AUXILIARIES = frozenset(("avoir", "etre"))
PRONOUNS = frozenset(("se", "s'", "le", "l'"))
"""What may stand before a verb in a query."""

ITEM_COLUMNS = tuple(field.name for field in fields(Item))


def entries(lexicon: Lexicon, gazetteer: Gazetteer) -> list[Item]:
    """Give all entries, kind by kind in the order of :data:`KINDS`, each kind in alphabetical order."""
    makers = (
        _verbs(lexicon),
        _source_phrases(lexicon),
        _cue_nouns(lexicon),
        _source_nouns(lexicon),
        (Item("titles", title, gender=gender) for title, gender in lexicon.titles.items()),
        _names(gazetteer),
        (Item("stances", stance, note=meaning) for stance, meaning in lexicon.stances.items()),
        (Item("frames", frame, note=meaning) for frame, meaning in FRAMES.items()),
    )
    return [item for items in makers for item in sorted(items, key=lambda item: (folded(item.entry), item.stance))]


KINDS = ("verbs", "source-phrases", "cue-nouns", "source-nouns", "titles", "names", "stances", "frames")
"""The kinds of entries, in the order in which they are given."""


def found(items: Iterable[Item], query: str, lexicon: Lexicon) -> list[Item]:
    """Give the entries that a word or phrase finds.

    Args:
        items: the entries to search.
        query: as it stands in a text: "déclarait" and "a déclaré" find "déclarer", "fait savoir" finds "faire
            savoir"; part of a phrase finds the phrase; capitals and accents make no difference.
        lexicon: what the items were made of; it knows the forms of the verbs.
    """
    words = _words(query.lower())
    exact = _words(folded(query))
    lemmas = [{folded(form.lemma) for form in lexicon.analyses(word)} for word in words]
    return [item for item in items if exact and any(_has(way, exact, lemmas, item.kind) for way in _ways(item))]


def folded(text: str) -> str:
    """Give a text in lower case, without accents, with straight apostrophes."""
    plain = unicodedata.normalize("NFD", text.replace("’", "'").casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _ways(item: Item) -> Iterator[tuple[str, ...]]:
    for way in (item.entry, *item.written):
        words = folded(way)
        if item.kind == "verbs":
            words = words.removeprefix("se ").removeprefix("s'")
        yield _words(words)


def _words(text: str) -> tuple[str, ...]:
    """Cut a text into words; what is elided is one of its own."""
    return tuple(text.replace("’", "'").replace("'", "' ").split())


def _has(way: tuple[str, ...], exact: tuple[str, ...], lemmas: list[set[str]], kind: str) -> bool:
    """Tell whether the words stand in an entry, one after another; the verb of a verb's entry in any of its forms."""
    size = len(exact)
    if any(way[at : at + size] == exact for at in range(len(way) - size + 1)):
        return True
    if kind != "verbs":
        return False
    # What stands before the verb in a compound tense is passed over: "a fait savoir", "s'est dit".
    start = next((at for at in range(size - 1) if not (exact[at] in PRONOUNS or lemmas[at] & AUXILIARIES)), size - 1)
    # Or it is itself the verb: "était convaincue".
    return any(way[0] in lemmas[at] and way[1 : size - at] == exact[at + 1 :] for at in range(start + 1))


def _verbs(lexicon: Lexicon) -> Iterable[Item]:
    # Uses that differ only in how a word of the locution agrees are one entry.
    agreeing: dict[tuple[str, str], list[Verb]] = defaultdict(list)
    for uses in lexicon.verbs.values():
        for verb in uses:
            agreeing[verb.lemma, verb.stance].append(verb)
    for (lemma, stance), variants in agreeing.items():
        verb = variants[0]
        frames = tuple(frame for frame in FRAMES if frame in verb.frames)
        written = tuple(" ".join((use.head, *use.rest)).replace("' ", "'") for use in variants[1:])
        factive = "yes" if verb.factive else "no"
        yield Item("verbs", lemma, frames, stance, factive, note=verb.note, example=verb.example, written=written)


def _source_phrases(lexicon: Lexicon) -> Iterable[Item]:
    for phrase in lexicon.source_phrases:
        yield Item(
            "source-phrases",
            phrase.phrase,
            stance=phrase.stance,
            note=phrase.note,
            example=phrase.example,
            written=phrase.written[1:],
        )


def _cue_nouns(lexicon: Lexicon) -> Iterable[Item]:
    plurals = {noun.noun: form for form, noun in lexicon.cue_nouns.items() if form != noun.noun}
    for noun in {noun.noun: noun for noun in lexicon.cue_nouns.values()}.values():
        frames = tuple(frame for frame in FRAMES if frame in noun.frames)
        written = (plurals[noun.noun],) if noun.noun in plurals else ()
        yield Item("cue-nouns", noun.noun, frames, noun.stance, note=noun.note, example=noun.example, written=written)


def _source_nouns(lexicon: Lexicon) -> Iterable[Item]:
    for noun in lexicon.source_nouns.values():
        yield Item("source-nouns", noun.noun, type=noun.type, gender=noun.gender, note=noun.note)


def _names(gazetteer: Gazetteer) -> Iterable[Item]:
    for entry in gazetteer.entries.values():
        yield Item("names", entry.name, type=entry.type, note=entry.id, written=(*entry.aliases, *entry.any_case))
