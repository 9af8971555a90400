"""Every entry of the lexicon means something: its example gives a row, its constructions and classes are asked for.

What nothing asks for yet stands in ``unused_entries.toml``, and a test says when an entry can go from there.
"""

from __future__ import annotations

import ast
import copy
import csv
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

import nlp_pipeline
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.data_files import DATA
from nlp_pipeline.lexicon.grammar import load_grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from spacy.language import Language
    from spacy.tokens import Doc

    from nlp_pipeline.lexicon.lexicon import Lexicon

KEYS = {"verbs": "lemma", "cue_nouns": "noun", "source_phrases": "phrase"}
KINDS = ("verbs", "cue_nouns")
PACKAGE = Path(nlp_pipeline.__file__).parent


def unused() -> dict[str, Any]:
    """Give what is known not to be used, with the reasons."""
    return tomllib.loads(Path(__file__).with_name("unused_entries.toml").read_text(encoding="utf-8"))


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
    assert silent == set(unused()["examples"][kind])


def _is_cue(kind: str, entry: str, doc: Doc) -> bool:
    """Tell whether a claim of a text has an entry for its cue."""
    cues = [" ".join(doc.text[start:end] for start, end in claim.cue_spans).casefold() for claim in doc._.claims]
    if kind == "verbs":
        head = re.sub(r"^(?:se |s')", "", entry).split()[0]
        words = [word for cue in cues for word in (*cue.split(), *re.split(r"\W+", cue))]
        return any(form.lemma == head for word in words for form in load_lexicon().analyses(word))
    return bool(cues)


# --- constructions: some rule asks for each


class Asked(frozenset[str]):
    """The constructions of an entry, which keep in mind for which of them they were asked."""

    asked: ClassVar[set[str]] = set()

    def __contains__(self, frame: object) -> bool:
        self.asked.add(str(frame))
        return super().__contains__(frame)

    def isdisjoint(self, frames: Iterable[str]) -> bool:
        frames = list(frames)
        self.asked.update(frames)
        return super().isdisjoint(frames)

    def __and__(self, frames: Set[str]) -> frozenset[str]:
        self.asked.update(frames)
        return super().__and__(frames)


@pytest.mark.parametrize("kind", KINDS)
def test_every_construction_is_asked_for(nlp: Language, examples: dict[str, dict[str, Doc]], kind: str) -> None:
    Asked.asked.clear()
    finder = copy.copy(nlp.get_pipe("selon_claims"))
    finder.lexicon = _asked(load_lexicon(), kind)
    for doc in (*examples[kind].values(), *nlp.pipe(unused()["further"]["sentences"])):
        finder(doc.copy())
    frames = {frame for row in _rows(kind) for frame in row["frames"].split()}
    assert frames - Asked.asked == set(unused()["constructions"][kind])


def _asked(lexicon: Lexicon, kind: str) -> Lexicon:
    """Give a lexicon that keeps in mind for which constructions of its verbs or nouns it is asked."""
    if kind == "verbs":
        verbs = {
            head: tuple(replace(verb, frames=Asked(verb.frames)) for verb in uses)
            for head, uses in lexicon.verbs.items()
        }
        return replace(lexicon, verbs=verbs)
    nouns = {word: replace(noun, frames=Asked(noun.frames)) for word, noun in lexicon.cue_nouns.items()}
    return replace(lexicon, cue_nouns=nouns)


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
