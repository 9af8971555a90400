"""Reading the lexicon's data files, each entry checked, with the line that is wrong in the message."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.entries import (
    FRAMES,
    PHRASE_KINDS,
    SOURCE_TYPES,
    CueNoun,
    Form,
    SourceNoun,
    SourcePhrase,
    Verb,
)
from nlp_pipeline.lexicon.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

DATA = Path(__file__).parent


class LexiconError(ValueError):
    """An entry of the lexicon that is not valid; the message names the file, the place and what to do."""


def read_lexicon(language: str) -> Lexicon:
    """Read the data files of a language.

    Raises:
        LexiconError: an entry is not valid.
    """
    folder = DATA / language
    stances = {row["stance"]: row["meaning"] for _, row in _rows(folder / "stances.csv")}
    return Lexicon(
        verbs=_verbs(folder / "verbs.csv", stances),
        forms=_forms(folder / "forms.csv"),
        source_phrases=_source_phrases(folder / "source_phrases.csv", stances),
        exceptions=_exceptions(folder / "source_phrase_exceptions.csv"),
        cue_nouns=_cue_nouns(folder / "cue_nouns.csv", stances),
        source_nouns=_source_nouns(folder / "source_nouns.csv"),
        titles={row["title"]: row["gender"] for _, row in _rows(folder / "titles.csv")},
        first_names={row["name"]: row["gender"] for _, row in _rows(folder / "first_names.csv")},
        stances=stances,
    )


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the rows of a CSV file with the place of each for messages."""
    with path.open(encoding="utf-8", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), 2):
            yield f"{path.name}, line {number}", row


def checked(value: str, known: Collection[str], what: str, place: str) -> str:
    """Give a value back if it is a known one.

    Raises:
        LexiconError: it is not; the message lists those that are.
    """
    if value not in known:
        raise LexiconError(f"{place}: unknown {what} {value!r}; known are {', '.join(known)}")
    return value


def checked_frames(value: str, place: str) -> frozenset[str]:
    """Give the frames that a field lists, each a known one."""
    return frozenset(checked(frame, FRAMES, "frame", place) for frame in value.split())


def verb_entry(row: dict[str, str], stances: Collection[str], place: str) -> Verb:
    """Make a verb of a row; its lemma tells whether it is reflexive or a locution."""
    words = row["lemma"].replace("s'", "s' ", 1).split() if row["lemma"].startswith("s'") else row["lemma"].split()
    reflexive = words[0] in ("se", "s'")
    head, *rest = words[reflexive:]
    return Verb(
        lemma=row["lemma"],
        head=head,
        rest=tuple(part for word in rest for part in _elided(word)),
        reflexive=reflexive,
        frames=checked_frames(row["frames"], place),
        stance=checked(row["stance"], stances, "stance", place),
        factive=checked(row["factive"], ("yes", "no"), "value for factive", place) == "yes",
        core=checked(row["core"], ("yes", "no"), "value for core", place) == "yes",
        note=row["note"],
        example=row["example"],
    )


def _elided(word: str) -> list[str]:
    """Cut a word as the tokenizer does: "d'alarme" is two tokens."""
    first, mark, rest = word.partition("'")
    return [first + mark, rest] if mark and rest else [word]


def _verbs(path: Path, stances: Collection[str]) -> dict[str, tuple[Verb, ...]]:
    by_head: dict[str, list[Verb]] = defaultdict(list)
    for place, row in _rows(path):
        verb = verb_entry(row, stances, place)
        by_head[verb.head].append(verb)
    return {head: tuple(verbs) for head, verbs in by_head.items()}


def _forms(path: Path) -> dict[str, tuple[Form, ...]]:
    by_form: dict[str, list[Form]] = defaultdict(list)
    for _, row in _rows(path):
        by_form[row["form"]].append(Form(row["form"], row["lemma"], tuple(row["features"].split())))
    return {form: tuple(forms) for form, forms in by_form.items()}


def written_forms(phrase: str) -> tuple[str, ...]:
    """Give a phrase as it may be written: "aux dires de" also with du, des and d'."""
    if not phrase.endswith(" de"):
        return (phrase,)
    stem = phrase.removesuffix("de")
    return phrase, f"{stem}d'", f"{stem}du", f"{stem}des"


def source_phrase_entry(row: dict[str, str], stances: Collection[str], place: str) -> SourcePhrase:
    """Make a source phrase of a row."""
    return SourcePhrase(
        phrase=row["phrase"],
        kind=checked(row["kind"], PHRASE_KINDS, "kind", place),
        stance=checked(row["stance"], stances, "stance", place),
        written=written_forms(row["phrase"]),
        note=row["note"],
        example=row["example"],
    )


def _source_phrases(path: Path, stances: Collection[str]) -> tuple[SourcePhrase, ...]:
    return tuple(source_phrase_entry(row, stances, place) for place, row in _rows(path))


def _exceptions(path: Path) -> dict[str, frozenset[tuple[str, ...]]]:
    by_phrase: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _, row in _rows(path):
        words = tuple(part for word in row["continuation"].split() for part in _elided(word))
        by_phrase[row["phrase"]].add(words)
    return {phrase: frozenset(words) for phrase, words in by_phrase.items()}


def _cue_nouns(path: Path, stances: Collection[str]) -> dict[str, CueNoun]:
    nouns: dict[str, CueNoun] = {}
    for place, row in _rows(path):
        noun = CueNoun(
            noun=row["noun"],
            frames=checked_frames(row["frames"], place),
            stance=checked(row["stance"], stances, "stance", place),
            note=row["note"],
            example=row["example"],
        )
        nouns[noun.noun] = noun
        nouns.setdefault(plural(noun.noun), noun)
    return nouns


def source_noun_entry(row: dict[str, str], place: str) -> SourceNoun:
    """Make a source noun of a row."""
    return SourceNoun(
        noun=row["noun"],
        type=checked(row["type"], SOURCE_TYPES, "type", place),
        gender=checked(row["gender"], ("m", "f", ""), "gender", place),
        number=checked(row["number"], ("s", "p"), "number", place),
        note=row["note"],
    )


def _source_nouns(path: Path) -> dict[str, SourceNoun]:
    nouns: dict[str, SourceNoun] = {}
    plurals: dict[str, SourceNoun] = {}
    for place, row in _rows(path):
        noun = source_noun_entry(row, place)
        nouns[noun.noun] = noun
        if noun.number == "s":
            plurals[plural(noun.noun)] = SourceNoun(noun.noun, noun.type, noun.gender, "p", noun.note)
    return {**plurals, **nouns}


def plural(noun: str) -> str:
    """Give the plural of a French noun by the general rules (-al → -aux, -eau and -eu + x, -s, -x, -z unchanged)."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return f"{noun[:-2]}aux"
    return f"{noun}x" if noun.endswith(("eau", "eu")) else f"{noun}s"
