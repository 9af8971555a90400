"""Acronyms: how they are written, which names they can stand for, and those that a text gives in brackets."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.entities.mention import Layer, Mention
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

LENGTHS = range(2, 7)


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as acronyms are: two capitals at least, and nothing else but points."""
    letters = word.replace(".", "").replace("-", "")
    return len(letters) in LENGTHS and letters.isalpha() and letters.isupper()


def initials_match(acronym: str, words: Sequence[str]) -> bool:
    """Tell whether the letters of an acronym are, in order, initials of the words of a name, its first among them.

    Args:
        acronym: as written ("OMS").
        words: the words of the name, linking words among them; at least as many as the acronym has letters.
    """
    letters = _plain(acronym.replace(".", ""))
    initials = "".join(_plain(part)[:1] for word in words for part in word.replace("'", " ").replace("-", " ").split())
    if not letters or len(initials) < len(letters) or initials[0] != letters[0]:
        return False
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if at == 0:
            return False
    return True


def _spells(acronym: str, long_name: Sequence[str], words: EntityWords) -> bool:
    """Tell whether the words of weight of a name in lower case are as many as the letters, and begin with them."""
    return initials_of(long_name, words.articles | words.of | words.coordination) == letters_of(acronym)


def letters_of(acronym: str) -> str:
    """Give the letters of an acronym, as initials are given: "onu" of "O.N.U."."""
    return _plain(acronym.replace(".", ""))


def initials_of(long_name: Sequence[str], light: frozenset[str]) -> str:
    """Give the initials of the words of a name in lower case, but for the light ones: "snpm"."""
    parts = [part for word in long_name for part in word.split("-") if part]
    return "".join(_plain(word)[:1] for word in parts if word not in light)


def _plain(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(char))


def bracketed(reading: Reading, left: Mention, right: Mention) -> tuple[Mention, Mention] | None:
    """Give an acronym and the name of several words that stands beside it, one of the two in brackets; else None."""
    if (
        left.end + 1 != right.start
        or reading.words[left.end] != "("
        or reading.words[right.end : right.end + 1] != [")"]
    ):
        return None
    if "PER" in (left.label, right.label):
        return None
    behind = reading.words[right.start]
    written_so = is_acronym(behind) or _spoken_acronym(behind, reading.words[left.start : left.end])
    short, long = (right, left) if written_so else (left, right)
    if not (written_so or is_acronym(reading.words[short.start])) or long.end - long.start == 1:
        return None
    return short, long


def _spoken_acronym(word: str, long_name: Sequence[str]) -> bool:
    """Tell an acronym that is read as a word: "la Commission électorale nationale indépendante (Céni)"."""
    spoken = word.isalpha() and word.istitle() and len(word) in LENGTHS
    return spoken and (initials_match(word, long_name) or _is_blend(word, long_name))


def _is_blend(word: str, long_name: Sequence[str]) -> bool:
    """Tell a word made of the beginnings of others, in order: "Collectif d'observation des droits humains (Codhu)"."""
    parts = [_plain(part) for each in long_name for part in each.replace("-", " ").split()]
    letters = _plain(word)
    reached = {common for common in range(1, len(letters) + 1) if parts and parts[0].startswith(letters[:common])}
    for part in parts[1:]:
        further = (
            at + length
            for at in reached
            for length in range(1, len(letters) - at + 1)
            if part.startswith(letters[at : at + length])
        )
        reached |= set(further)
    return len(letters) in reached


def add_bracketed(reading: Reading, layer: Layer, words: EntityWords) -> None:
    """Make names of an acronym in brackets and of the words before it that it abbreviates.

    Args:
        reading: the text.
        layer: the names found so far; changed in place.
        words: word lists.
    """
    for at in places_of(reading.words[:-2], {"("}):
        if at == 0 or reading.words[at + 2] != ")" or reading.hidden[at] or reading.edges[at]:
            continue
        acronym = reading.words[at + 1]
        if not is_acronym(acronym) or reading.lower[at + 1] in words.common_acronyms:
            continue
        long_name = layer.at(at - 1)
        if long_name is not None and long_name.label == "PER":
            continue
        if long_name is None or not initials_match(acronym, reading.words[long_name.start : long_name.end]):
            start = _start_of_long_name(reading, layer, at, acronym, words)
            if start is not None:
                layer.put(Mention(start, at, "ORG", "rule"))
            elif long_name is None or long_name.origin == "model" or long_name.label != "ORG":
                continue
        if layer.at(at + 1) is None:
            layer.put(Mention(at + 1, at + 2, "ORG", "rule"))


def _start_of_long_name(reading: Reading, layer: Layer, end: int, acronym: str, words: EntityWords) -> int | None:
    for start in back(end - 1):
        there = layer.at(start)
        if reading.breaks[start] or (there is not None and there.label == "PER"):
            return None
        if reading.capital[start] and initials_match(acronym, reading.words[start:end]):
            return start
        if reading.lower[start] in words.capital_heads and _spells(acronym, reading.lower[start:end], words):
            return start
        if reading.edges[start]:
            return None
    return None
