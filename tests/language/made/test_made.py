"""A sample of made sentences: how many of their claims are found, and that the bench itself is sound."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.lexicon import load_lexicon
from tests.language.made.__main__ import made
from tests.language.made.scoring import Bench, measured
from tests.language.made.vocabulary import DATA, verb_groups

if TYPE_CHECKING:
    from spacy.language import Language

NUMBER = 3000
SEED = 13


@pytest.fixture(scope="module")
def bench(nlp: Language) -> Bench:
    return measured(made(NUMBER, SEED), nlp)


@pytest.fixture(scope="module")
def thresholds() -> dict[str, float]:
    return tomllib.loads((DATA / "thresholds.toml").read_text(encoding="utf-8"))


def test_claims_of_made_sentences_are_found_with_their_source(bench: Bench, thresholds: dict[str, float]) -> None:
    shares = {frame: bench.total(frame).share("sourced") for frame in bench.frames()}
    assert min(shares.values()) >= thresholds["worst"], sorted(shares.items(), key=lambda item: item[1])[:5]
    assert bench.total().share("sourced") >= thresholds["all"]
    assert bench.total().share("exact") >= thresholds["exact"]
    assert bench.total().extra / bench.total().texts <= thresholds["over"]


def test_sentences_without_a_claim_give_no_row(bench: Bench, thresholds: dict[str, float]) -> None:
    assert bench.total(counters=True).share("extra") <= thresholds["extra"]


def test_there_are_frames_enough(bench: Bench) -> None:
    assert len(bench.frames()) >= 25


def test_the_same_seed_makes_the_same_texts() -> None:
    assert made(200, 1) == made(200, 1)
    assert made(200, 1) != made(200, 2)


def test_the_lexicon_has_the_verbs_with_their_construction() -> None:
    entries = {verb.lemma: verb for uses in load_lexicon().verbs.values() for verb in uses}
    for name, group in verb_groups().items():
        for verb in group.verbs if group.frame else ():
            lemma = " ".join(word.partition("/")[0] for word in verb.split())
            assert group.frame in entries[lemma].frames, f"{verb} in {name}"


def test_gold_slices_give_words_and_not_their_surroundings() -> None:
    for text in made(1000, 7):
        for claim in text.claims:
            for start, end in claim["content"]:
                piece = text.text[start:end]
                assert piece.strip(" ,") == piece, (piece, text.text)
                assert not piece.endswith("."), (piece, text.text)
