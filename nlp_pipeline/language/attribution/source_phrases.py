"""Where the source phrases of the lexicon stand: "selon", "toujours d'après", "aux dires de" …, less the false ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.reading import Reading
    from nlp_pipeline.lexicon import SourcePhrase as Entry

FARTHEST_HEAD = 4
"""How many words may stand between a source phrase and the noun that tells whether it names a source."""


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source phrase in the text.

    Attributes:
        start: first token of its cue.
        end: token after the cue, where the source begins.
        lead: first token of what belongs to the phrase before the cue ("toujours selon").
        entry: what the lexicon says of it.
    """

    start: int
    end: int
    lead: int
    entry: Entry


def find_source_phrases(reading: Reading) -> list[SourcePhrase]:
    """Find every source phrase of the Doc, in text order; the longest where several begin at one word."""
    found: list[SourcePhrase] = []
    by_first_word: dict[str, list[tuple[str, Entry]]] = {}
    for entry in reading.lexicon.source_phrases:
        for written in entry.written:
            for first in _first_tokens(written):
                by_first_word.setdefault(first, []).append((written, entry))
    at = 0
    while at < reading.length:
        options = by_first_word.get(reading.words[at])
        match = _longest(reading, at, options) if options and not reading.navigation[at] else None
        if match is None:
            at += 1
            continue
        length, entry = match
        if not _is_exception(reading, at, at + length, entry):
            found.append(SourcePhrase(at, at + length, _lead(reading, at), entry))
        at += length
    return found


def _first_tokens(written: str) -> set[str]:
    """Give the words by which a phrase can begin: the tokenizer cuts "d'après" in two or leaves it whole."""
    first = written.split()[0]
    return {first, first.split("'")[0] + "'"} if "'" in first else {first}


def _longest(reading: Reading, at: int, options: list[tuple[str, Entry]]) -> tuple[int, Entry] | None:
    matches = [(length, entry) for written, entry in options if (length := reading.matches(at, written))]
    return max(matches, key=lambda match: match[0]) if matches else None


def _lead(reading: Reading, at: int) -> int:
    """Move back over the adverbs that belong to the phrase: "toujours selon", "mais aussi d'après"."""
    while at > 0 and reading.is_in(at - 1, "phrase_leads"):
        if reading.word(at - 1) == "du" and reading.word(at) != "moins":
            break
        at -= 1
    return at


def _is_exception(reading: Reading, start: int, end: int, entry: Entry) -> bool:
    """Tell whether the phrase goes on as in "selon les cas", "d'après-midi", "selon que"."""
    following = [reading.word(at) for at in range(end, min(end + FARTHEST_HEAD, reading.length))]
    return reading.lexicon.is_exception(entry.phrase, following)
