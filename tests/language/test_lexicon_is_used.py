"""Every entry of the lexicon means something: its example gives a row, its constructions and classes are read.

What nothing reads yet stands in ``unused_entries.toml``, and a test says when an entry can go from there.
"""

from __future__ import annotations

import ast
import copy
import csv
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import nlp_pipeline
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.entries import FRAMES
from nlp_pipeline.lexicon.grammar import load_grammar
from nlp_pipeline.lexicon.reading import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

    from nlp_pipeline.lexicon.lexicon import Lexicon

KEYS = {"verbs": "lemma", "cue_nouns": "noun", "source_phrases": "phrase"}
KINDS = ("verbs", "cue_nouns")
UNUSED: dict[str, Any] = tomllib.loads(Path(__file__).with_name("unused_entries.toml").read_text(encoding="utf-8"))
PACKAGE = Path(nlp_pipeline.__file__).parent


def _rows(kind: str) -> list[dict[str, str]]:
    with (DATA / "fr" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def examples(nlp: Language) -> dict[str, dict[str, Doc]]:
    """The examples of every kind of entry, read, by entry."""
    read = {}
    for kind, key in KEYS.items():
        rows = _rows(kind)
        docs = nlp.pipe([row["example"] for row in rows], batch_size=64)
        read[kind] = {row[key]: doc for row, doc in zip(rows, docs, strict=True)}
    return read


@pytest.mark.parametrize("kind", KEYS)
def test_every_example_gives_a_row_with_its_entry_for_a_cue(examples: dict[str, dict[str, Doc]], kind: str) -> None:
    silent = {entry for entry, doc in examples[kind].items() if not _is_cue(kind, entry, doc)}
    assert silent == set(UNUSED["examples"][kind])


def _is_cue(kind: str, entry: str, doc: Doc) -> bool:
    """Tell whether a claim of a text has an entry for its cue."""
    cues = [" ".join(doc.text[start:end] for start, end in claim.cue_spans).casefold() for claim in doc._.claims]
    if kind == "verbs":
        head = re.sub(r"^(?:se |s')", "", entry).split()[0]
        words = [word for cue in cues for word in (*cue.split(), *re.split(r"\W+", cue))]
        return any(form.lemma == head for word in words for form in load_lexicon().analyses(word))
    return any(entry.split()[-1].rstrip("e") in cue or entry[:4] in cue for cue in cues)


# --- constructions: without one, some row is another


@pytest.mark.parametrize(
    ("kind", "frame"),
    [(kind, frame) for kind in KINDS for frame in sorted({f for row in _rows(kind) for f in row["frames"].split()})],
)
def test_every_construction_is_read(nlp: Language, examples: dict[str, dict[str, Doc]], kind: str, frame: str) -> None:
    key = KEYS[kind]
    docs = [examples[kind][row[key]] for row in _rows(kind) if frame in row["frames"].split()]
    docs += list(nlp.pipe(UNUSED["witnesses"].get(frame, [])))
    without = _without(load_lexicon(), kind, frame)
    is_read = any(_records(nlp, doc, without) != _records(nlp, doc, load_lexicon()) for doc in docs)
    assert is_read != (frame in UNUSED["constructions"][kind])


def test_constructions_are_known() -> None:
    assert set(UNUSED["witnesses"]) <= FRAMES.keys()


def _without(lexicon: Lexicon, kind: str, frame: str) -> Lexicon:
    if kind == "verbs":
        verbs = {
            head: tuple(replace(verb, frames=verb.frames - {frame}) for verb in uses)
            for head, uses in lexicon.verbs.items()
        }
        return replace(lexicon, verbs=verbs)
    nouns = {word: replace(noun, frames=noun.frames - {frame}) for word, noun in lexicon.cue_nouns.items()}
    return replace(lexicon, cue_nouns=nouns)


def _records(nlp: Language, doc: Doc, lexicon: Lexicon) -> list[Mapping[str, Any]]:
    """Give the records of the claims that are found in a parsed text with a lexicon."""
    finder = copy.copy(nlp.get_pipe("selon_claims"))
    finder.lexicon = lexicon
    return list(finder(doc.copy())._.claim_records)


# --- classes of the grammar: somebody asks for them by name


def test_every_class_of_the_grammar_is_asked_for() -> None:
    grammar = load_grammar()
    names = {*grammar.words, *grammar.phrases, *grammar.periphrases}
    assert names - _strings() == set()


def _strings() -> set[str]:
    """Give every string that stands in the code of the package."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
