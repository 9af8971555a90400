"""A sample of made sentences: how many of their claims are found, and that the bench itself is sound."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

from nlp_pipeline.evaluation.gold import read_gold
from nlp_pipeline.lexicon import load_lexicon
from tests.language.made.__main__ import made, write
from tests.language.made.scoring import measured
from tests.language.made.vocabulary import DATA, frames, verb_groups
from tests.shares import tried

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

NUMBER = tried(600, 1500)
SEED = 13


def test_claims_of_made_sentences_are_found_and_no_others(nlp: Language) -> None:
    thresholds = tomllib.loads((DATA / "thresholds.toml").read_text(encoding="utf-8"))
    bench = measured(made(NUMBER, SEED), nlp)
    shares = {frame: bench.total(frame).share("sourced") for frame in bench.frames()}
    assert min(shares.values()) >= thresholds["worst"], sorted(shares.items(), key=lambda item: item[1])[:5]
    assert bench.total().share("sourced") >= thresholds["all"]
    assert bench.total().share("exact") >= thresholds["exact"]
    assert bench.total().extra / bench.total().texts <= thresholds["over"]
    assert bench.total(counters=True).share("extra") <= thresholds["extra"]


def test_there_are_frames_enough() -> None:
    assert sum(not frame.counter for frame in frames()) >= 25
    assert sum(frame.counter for frame in frames()) >= 10
    assert len({frame.name for frame in frames()}) == len(frames())


def test_the_same_seed_makes_the_same_texts() -> None:
    assert made(200, 1) == made(200, 1)
    assert made(200, 1) != made(200, 2)


def test_the_same_seed_makes_the_same_texts_whatever_the_order_of_sets() -> None:
    code = "from tests.language.made.__main__ import made; print(*(text.text for text in made(200, 1)), sep='\\0')"
    orders = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            env=os.environ | {"PYTHONHASHSEED": order},
            capture_output=True,
            check=True,
        ).stdout
        for order in ("1", "2")
    }
    assert len(orders) == 1


def test_texts_and_gold_are_written_as_gold_is_read(tmp_path: Path) -> None:
    texts = made(len(frames()), 3)
    write(texts, tmp_path)
    written = {article.name: article for article in read_gold(tmp_path)}
    assert len(written) == len(texts)
    for text in texts:
        article = written[f"{text.frame}-0001"]
        assert article.text == text.text
        assert [[list(span) for span in claim.content] for claim in article.claims] == [
            claim["content"] for claim in text.claims
        ]


def test_the_lexicon_has_the_verbs_with_their_construction() -> None:
    entries = {verb.lemma: verb for uses in load_lexicon().verbs.values() for verb in uses}
    for name, group in verb_groups().items():
        for verb in group.verbs if group.frame else ():
            lemma = " ".join(word.partition("/")[0] for word in verb.split())
            assert group.frame in entries[lemma].frames, f"{verb} in {name}"


def test_gold_slices_give_words_and_not_their_surroundings() -> None:
    for text in made(500, 7):
        for claim in text.claims:
            for start, end in claim["content"]:
                piece = text.text[start:end]
                assert piece.strip(" ,") == piece, (piece, text.text)
                assert not piece.endswith("."), (piece, text.text)
