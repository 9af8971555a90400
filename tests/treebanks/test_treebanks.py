"""The layer against the treebanks, where they are there; and what the measure itself says of a small tree."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.treebanks.__main__ import files_of, measure, table
from tests.treebanks.conllu import read_treebank
from tests.treebanks.counting import MEASURES, Count
from tests.treebanks.facts import facts_of
from tests.treebanks.reading import PARTS, part_of

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
TREEBANKS = HERE.parents[1].parent / "shared" / "treebanks"


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """A treebank of one sentence, the project's own, with a word of two syntactic words."""
    rows = [
        "1|Le|le|DET|_|_|2|det|_|_",
        "2|pont|pont|NOUN|_|_|8|nsubj|_|_",
        "3|que|que|PRON|_|PronType=Rel|4|obj|_|_",
        "4|garde|garder|VERB|_|Mood=Ind;VerbForm=Fin|2|acl:relcl|_|_",
        "5-6|du|_|_|_|_|_|_|_|_",
        "5|de|de|ADP|_|_|7|case|_|_",
        "6|le|le|DET|_|_|7|det|_|_",
        "7|soir|soir|NOUN|_|_|4|nsubj|_|_",
        "8|va|aller|VERB|_|Mood=Ind;VerbForm=Fin|0|root|_|_",
        "9|fermer|fermer|VERB|_|VerbForm=Inf|8|xcomp|_|SpaceAfter=No",
        "10|.|.|PUNCT|_|_|8|punct|_|_",
    ]
    path = tmp_path / "own.conllu"
    text = "# text = Le pont que garde du soir va fermer.\n"
    path.write_text(
        text + "\n".join(row.replace("|", "\t").replace(";", "|") for row in rows) + "\n\n", encoding="utf-8"
    )
    return path


def test_a_tree_tells_clauses_que_infinitives_and_inverted_subjects(treebank: Path) -> None:
    (sentence,) = read_treebank(treebank)
    facts = facts_of(sentence.words)
    text = sentence.text
    assert [(c.kind, text[c.start : c.end]) for c in facts.clauses] == [
        ("relative", "que garde du soir"),
        ("main", "Le pont que garde du soir va fermer"),
    ]
    assert facts.que == {text.index("que"): "relative"}
    assert facts.infinitives == {text.index("fermer"): text.index("va")}
    assert facts.inverted == {text.index("garde"): text.index("soir")}


def test_words_that_are_printed_as_one_share_its_place(treebank: Path) -> None:
    (sentence,) = read_treebank(treebank)
    assert [sentence.text[word.start : word.end] for word in sentence.words[4:6]] == ["du", "du"]


def test_figures_are_those_of_what_is_found_and_given() -> None:
    count = Count()
    count.add({1, 2, 3}, {2, 3, 4, 5})
    assert (count.precision, count.recall, round(count.f1, 4)) == (2 / 3, 0.5, 0.5714)


def test_of_a_folder_the_files_that_the_parser_knows_are_left_out(tmp_path: Path) -> None:
    for name in ("a-train.conllu", "a-test.conllu"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [file.name for file in files_of([tmp_path])] == ["a-test.conllu"]
    assert [file.name for file in files_of([tmp_path / "a-train.conllu"])] == ["a-train.conllu"]


@pytest.mark.skipif(not TREEBANKS.is_dir(), reason="no treebanks beside the project")
def test_the_layer_is_better_than_the_arcs_and_no_worse_than_it_was(nlp: Language) -> None:
    sentences = [one for file in files_of([TREEBANKS]) for one in read_treebank(file) if part_of(one) == PARTS[1]]
    arcs, layer = measure(sentences, nlp)
    floors = tomllib.loads((HERE / "thresholds.toml").read_text(encoding="utf-8"))
    shown = "\n".join(table(arcs, layer))
    assert floors.keys() <= MEASURES.keys()
    for name, floor in floors.items():
        assert layer.counts[name].f1 >= floor, shown
        assert layer.counts[name].f1 > arcs.counts[name].f1, shown
