"""Every entry of the lexicon means something: its example gives a row, its constructions and classes are asked for.

What nothing asks for yet stands in ``unused_entries.toml``, and a test says when an entry can go from there.
"""

from __future__ import annotations

import ast
import copy
import csv
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

import nlp_pipeline
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.data_files import DATA
from nlp_pipeline.lexicon.grammar import Grammar, SharedWords, load_grammar

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


# --- classes of the grammar: each is read, and stands in the file of the folder that reads it

TABLES = {field.name for field in fields(Grammar)} - {field.name for field in fields(SharedWords)}
READERS = {table: table for table in TABLES} | {"clauses": "syntax", "periphrases": "syntax"}


def test_a_class_of_the_grammar_stands_in_the_file_of_the_folder_that_reads_it() -> None:
    read = _read_classes()
    wrong = {
        f"{table}.{field.name}": read[table, field.name]
        for table in TABLES
        for field in fields(getattr(load_grammar(), table))
        if read[table, field.name] != {READERS[table]}
    }
    assert wrong == {}


def test_no_two_classes_of_the_grammar_have_one_name() -> None:
    tables = [SharedWords, *(type(getattr(load_grammar(), table)) for table in sorted(TABLES))]
    named = Counter(field.name for table in tables for field in fields(table))
    assert [name for name, count in named.items() if count > 1] == []


def test_a_shared_class_of_the_grammar_is_read_by_several_folders() -> None:
    read = _read_classes()
    wrong = {field.name: read["", field.name] for field in fields(SharedWords) if len(read["", field.name]) < 2}
    assert wrong == {}


@cache
def _read_classes() -> dict[tuple[str, str], set[str]]:
    """Give for every class of the grammar that the code reads, by its table, the folders that read it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                *_, table, name = ["", *re.sub(r"\(.*?\)", "", ast.unparse(node)).split(".")]
                if table in TABLES:
                    found[table, name].add(_folder(path))
                elif table in ("grammar", "load_grammar"):
                    found["", name].add(_folder(path))
    return found


def _folder(path: Path) -> str:
    """Give the folder of the language layer that a file stands in, or the room."""
    parts = path.relative_to(PACKAGE).parts
    return parts[1] if parts[0] == "language" else parts[0]
