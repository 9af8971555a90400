"""Reading the lexicon's data files, each entry checked, with the line that is wrong in the message."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.csv_rows import LexiconError, Row, checked, rows
from nlp_pipeline.lexicon.entries import (
    FRAMES,
    GENDERS,
    NUMBERS,
    PHRASE_KINDS,
    SOURCE_TYPES,
    YES_NO,
    CueNoun,
    SourceNoun,
    SourcePhrase,
    Verb,
)
from nlp_pipeline.lexicon.forms import FormTable, read_forms
from nlp_pipeline.lexicon.grammar import load_grammar
from nlp_pipeline.lexicon.lexicon import Lexicon
from nlp_pipeline.lexicon.person_formation import read_person_formation
from nlp_pipeline.lexicon.plurals import plural
from nlp_pipeline.lexicon.source_nouns import SourceNouns
from nlp_pipeline.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Collection

DATA = Path(__file__).parent

VERB_COLUMNS = ("lemma", "frames", "stance", "factive", "core", "note", "example")
PHRASE_COLUMNS = ("phrase", "kind", "stance", "note", "example")
EXCEPTION_COLUMNS = ("phrase", "continuation", "note")
CUE_NOUN_COLUMNS = ("noun", "frames", "stance", "note", "example")
SOURCE_NOUN_COLUMNS = ("noun", "type", "gender", "number", "plural", "note")

FIRST_NAME_COLUMNS = ("name", "births", "share_of_women")

CLEAR_SHARE = 0.92
"""From which share on a first name is one of women, or of men: one in a dozen leaves no doubt worth an empty cell."""

INVARIABLE = "="
"""In the column "plural": the plural is written as the singular."""

REFLEXIVES = ("se ", "s'")


def read_lexicon(language: str) -> Lexicon:
    """Read the data files of a language.

    Raises:
        LexiconError: an entry is not valid, or the package has no such language.
    """
    folder = DATA / language
    if not (folder / "verbs.csv").is_file():
        raise LexiconError(
            _("no lexicon for the language {language!r}: {folder} has no verbs.csv").format(
                language=language, folder=folder
            )
        )
    stances = _pairs(folder / "stances.csv", ("stance", "meaning"))
    forms = FormTable(
        read_forms((folder / "forms.csv").read_text(encoding="utf-8")),
        frozenset(row["word"] for _, row in rows(folder / "plain_words.csv", ("word", "note"))),
    )
    verbs = _verbs(folder / "verbs.csv", stances)
    for head, uses in verbs.items():
        if head not in forms:
            raise LexiconError(
                _("verbs.csv: no forms of {head!r} for {lemma!r}; run python tools/build_forms.py").format(
                    head=head, lemma=uses[0].lemma
                )
            )
    first_names = _pairs(folder / "first_names.csv", ("name", "gender"))
    return Lexicon(
        verbs=verbs,
        forms=forms,
        source_phrases=tuple(
            source_phrase_entry(row, stances, place)
            for place, row in rows(folder / "source_phrases.csv", PHRASE_COLUMNS)
        ),
        exceptions=_exceptions(folder / "source_phrase_exceptions.csv"),
        cue_nouns=_cue_nouns(folder / "cue_nouns.csv", stances),
        source_nouns=SourceNouns(
            _source_nouns(folder / "source_nouns.csv"), read_person_formation(folder / "person_formation.toml")
        ),
        titles=_pairs(folder / "titles.csv", ("title", "gender")),
        first_names=first_names,
        first_name_genders=first_names | _genders(folder / "first_name_shares.csv"),
        first_name_births=_births(folder / "first_name_shares.csv"),
        stances=stances,
        determiners=load_grammar(language).determiners,
        models=_pairs(folder / "conjugation_models.csv", ("ending", "model")),
    )


def verb_heads(path: Path) -> set[str]:
    """Give the verbs that a verb file names, those that are conjugated: "faire" of "faire savoir"."""
    return {_head_and_rest(row["lemma"])[1] for _, row in rows(path, VERB_COLUMNS)}


def verb_entries(row: Row, stances: Collection[str], place: str) -> list[Verb]:
    """Make the verbs of a row; its lemma tells whether it is reflexive or a locution.

    Args:
        row: its fields; a word of a locution that agrees is written with all its forms ("être sûr/sûre/sûrs/sûres").
        stances: the stances that are known.
        place: where the row stands, for messages.

    Returns:
        One verb, or one for each form of a word that agrees, all under the first form as lemma.
    """
    if not row["lemma"].strip():
        raise LexiconError(_("{place}: lemma is empty; write the infinitive").format(place=place))
    reflexive, head, rest = _head_and_rest(row["lemma"])
    choices = [word.split("/") for word in rest]
    verb = Verb(
        lemma=" ".join(word.split("/")[0] for word in row["lemma"].split()),
        head=head,
        rest=(),
        reflexive=reflexive,
        frames=_frames(row["frames"], place),
        stance=checked(row["stance"], stances, N_("stance"), place),
        factive=checked(row["factive"], YES_NO, N_("value for factive"), place) == "yes",
        core=checked(row["core"], YES_NO, N_("value for core"), place) == "yes",
        note=row["note"],
        example=row["example"],
    )
    return [replace(verb, rest=tuple(part for word in words for part in _elided(word))) for words in product(*choices)]


def _head_and_rest(lemma: str) -> tuple[bool, str, list[str]]:
    """Give whether a verb is reflexive, its head, and the words of the locution after it."""
    mark = next((mark for mark in REFLEXIVES if lemma.startswith(mark)), "")
    head, *rest = lemma.removeprefix(mark).split()
    return bool(mark), head, rest


def _elided(word: str) -> list[str]:
    """Cut a word as the tokenizer does: "d'alarme" is two tokens."""
    first, mark, rest = word.partition("'")
    return [first + mark, rest] if mark and rest else [word]


def _frames(value: str, place: str) -> frozenset[str]:
    if not value.split():
        raise LexiconError(
            _("{place}: frames is empty; write one or more of {names}").format(place=place, names=", ".join(FRAMES))
        )
    return frozenset(checked(frame, FRAMES, N_("frame"), place) for frame in value.split())


def _pairs(path: Path, columns: tuple[str, str]) -> dict[str, str]:
    key, value = columns
    return {row[key]: row[value] for _, row in rows(path, columns)}


def _genders(path: Path) -> dict[str, str]:
    """Give the gender of first names by their share of women; '' for a name that both bear."""
    shares = ((row["name"], float(row["share_of_women"])) for _, row in rows(path, FIRST_NAME_COLUMNS))
    return {name: "f" if share >= CLEAR_SHARE else "m" if share <= 1 - CLEAR_SHARE else "" for name, share in shares}


def _births(path: Path) -> dict[str, int]:
    """Give how many children were given a first name."""
    return {row["name"]: int(row["births"]) for _, row in rows(path, FIRST_NAME_COLUMNS)}


def _verbs(path: Path, stances: Collection[str]) -> dict[str, tuple[Verb, ...]]:
    by_head: dict[str, list[Verb]] = defaultdict(list)
    for place, row in rows(path, VERB_COLUMNS):
        for verb in verb_entries(row, stances, place):
            by_head[verb.head].append(verb)
    return {head: tuple(verbs) for head, verbs in by_head.items()}


def source_phrase_entry(row: Row, stances: Collection[str], place: str) -> SourcePhrase:
    """Make a source phrase of a row, with its contracted and elided forms."""
    return SourcePhrase(
        phrase=row["phrase"],
        kind=checked(row["kind"], PHRASE_KINDS, N_("kind"), place),
        stance=checked(row["stance"], stances, N_("stance"), place),
        written=written_forms(row["phrase"]),
        note=row["note"],
        example=row["example"],
    )


def written_forms(phrase: str) -> tuple[str, ...]:
    """Give a phrase as it may be written: "aux dires de" also with du, des and d', "à ce que" with qu' and with A."""
    stem = phrase.removesuffix("de")
    forms: tuple[str, ...] = (phrase,)
    if phrase.endswith(" de"):
        forms = phrase, f"{stem}d'", f"{stem}du", f"{stem}des"
    elif phrase.endswith(" que"):
        forms = phrase, f"{phrase.removesuffix('e')}'"
    return (*forms, *(f"a{form[1:]}" for form in forms)) if phrase.startswith("à ") else forms


def _exceptions(path: Path) -> dict[str, frozenset[tuple[str, ...]]]:
    by_phrase: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _place, row in rows(path, EXCEPTION_COLUMNS):
        by_phrase[row["phrase"]].add(tuple(part for word in row["continuation"].split() for part in _elided(word)))
    return {phrase: frozenset(words) for phrase, words in by_phrase.items()}


def cue_noun_entry(row: Row, stances: Collection[str], place: str) -> CueNoun:
    """Make a reporting noun of a row."""
    return CueNoun(
        noun=row["noun"],
        frames=_frames(row["frames"], place),
        stance=checked(row["stance"], stances, N_("stance"), place),
        note=row["note"],
        example=row["example"],
    )


def _cue_nouns(path: Path, stances: Collection[str]) -> dict[str, CueNoun]:
    nouns = [cue_noun_entry(row, stances, place) for place, row in rows(path, CUE_NOUN_COLUMNS)]
    return {plural(noun.noun): noun for noun in nouns} | {noun.noun: noun for noun in nouns}


def source_noun_entries(row: Row, place: str) -> list[SourceNoun]:
    """Make a source noun of a row, and its plural; several persons are a group."""
    noun = SourceNoun(
        noun=row["noun"],
        type=checked(row["type"], SOURCE_TYPES, N_("type"), place),
        gender=checked(row["gender"], GENDERS, N_("gender"), place),
        number=checked(row["number"], NUMBERS, N_("number"), place),
        note=row["note"],
    )
    if noun.number == "p" or row["plural"] == INVARIABLE:
        return [noun]
    kind = "group" if noun.type == "person" else noun.type
    return [noun, replace(noun, noun=row["plural"] or plural(noun.noun), type=kind, number="p")]


def _source_nouns(path: Path) -> dict[str, SourceNoun]:
    singular: dict[str, SourceNoun] = {}
    plurals: dict[str, SourceNoun] = {}
    for place, row in rows(path, SOURCE_NOUN_COLUMNS):
        noun, *others = source_noun_entries(row, place)
        singular[noun.noun] = noun
        plurals.update((other.noun, other) for other in others)
    return plurals | singular
