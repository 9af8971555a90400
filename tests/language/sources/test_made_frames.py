"""Who is meant in made texts: how many sources are named right, and how few after somebody else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.language.sources.made_frames import DATA, made_texts

if TYPE_CHECKING:
    from spacy.language import Language

SEED = 5
RIGHT, WRONG = 0.97, 0.01
"""The least share that is named right, the greatest that is named after another."""


def test_sources_of_made_texts_are_named(nlp: Language) -> None:
    made = made_texts(SEED)
    outcomes = [(one, one.outcome(doc)) for one, doc in zip(made, nlp.pipe(one.text for one in made), strict=True)]
    shares = Counter(outcome for _, outcome in outcomes)
    failed = [(outcome, one.text, one.name) for one, outcome in outcomes if outcome != "right"]
    assert shares["right"] >= RIGHT * len(made), failed
    assert shares["wrong"] <= WRONG * len(made), failed


def test_there_are_frames_enough_for_those_who_are_meant_and_for_those_who_are_not() -> None:
    frames = DATA["frames"]
    assert sum(map(len, frames.values())) >= 250
    assert len(frames["nobody"]) >= 30
