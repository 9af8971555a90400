"""Claims that say the same are told from others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.run.repeats import ClaimMemory
from nlp_pipeline.run.repeats.likeness import ClaimWords, say_the_same

PAIRS = [
    line.split(" | ")
    for line in Path(__file__).with_name("same.txt").read_text(encoding="utf-8").splitlines()
    if " | " in line and not line.startswith("#")
]
KNOWN = ["pont", "route", "gare", "piscine", "école", "rouvrir", "fermer", "lundi", "mars", "juin", "12", "0,3"]
WORDS = st.lists(st.sampled_from(KNOWN), max_size=14)


def claim(marked: str, **others: Any) -> dict[str, Any]:
    source, _, words = marked.partition(": ")
    return {
        "doc_id": "a",
        "claim_id": "a#1",
        "claim": words,
        "source_name": source,
        "source_type": "person" if source else "none",
        "negated": False,
        "claim_start": None,
        "claim_end": None,
        **others,
    }


@pytest.mark.parametrize(("one", "sign", "other"), PAIRS)
def test_claims_that_say_the_same_are_told_from_others(one: str, sign: str, other: str) -> None:
    first, second = claim(one), claim(other, claim_id="b#1", doc_id="b")
    assert say_the_same(ClaimWords.of(first), ClaimWords.of(second)) == (sign == "=")
    memory = ClaimMemory()
    memory.mark([first, second])
    assert (first["same_as"], second["same_as"]) == ("", "a#1" if sign == "=" else "")


def test_a_claim_that_is_negated_is_another() -> None:
    words = "AFP: le suspect est mort dans la nuit à l'hôpital"
    assert not say_the_same(ClaimWords.of(claim(words)), ClaimWords.of(claim(words, negated=True)))


def test_a_claim_inside_another_repeats_nothing() -> None:
    outer = claim("AFP: la maire a dit que le pont de Valbrune rouvrira lundi matin", claim_start=0, claim_end=70)
    inner = claim("Maire: le pont de Valbrune rouvrira lundi matin", claim_id="a#2", claim_start=20, claim_end=70)
    later = claim("Maire: le pont de Valbrune rouvrira lundi matin", claim_id="a#3", claim_start=90, claim_end=140)
    ClaimMemory().mark([outer, inner, later])
    assert [row["same_as"] for row in (outer, inner, later)] == ["", "", "a#1"]


def test_the_earliest_of_several_is_told() -> None:
    rows = [claim("AFP: le pont de Valbrune rouvrira lundi matin", claim_id=f"{n}#1", doc_id=f"{n}") for n in range(5)]
    ClaimMemory().mark(rows)
    assert [row["same_as"] for row in rows] == ["", "0#1", "0#1", "0#1", "0#1"]


def test_a_formula_that_thousands_share_does_not_hide_a_repetition() -> None:
    rows = [
        claim(
            f"AFP: le temps sera sec et frais sur le littoral de commune{n} avec des vents",
            claim_id=f"{n}",
            doc_id=f"{n}",
        )
        for n in range(300)
    ]
    again = claim("AFP: le pont de Valbrune rouvrira lundi matin aux voitures", claim_id="x", doc_id="x")
    repeated = dict(again, claim_id="y", doc_id="y")
    ClaimMemory().mark([again, *rows, repeated])
    assert repeated["same_as"] == "x"


@given(WORDS, WORDS)
def test_whether_two_claims_are_one_does_not_hang_on_their_order(one: list[str], other: list[str]) -> None:
    first, second = (ClaimWords.of(claim(f"AFP: {' '.join(words)}")) for words in (one, other))
    assert say_the_same(first, second) == say_the_same(second, first)


@given(st.text(max_size=60), st.booleans())
def test_any_text_can_be_remembered_and_is_found_again(text: str, has_source: bool) -> None:
    row = claim(f"AFP: {text}" if has_source else f": {text}")
    again = dict(row, claim_id="b#1", doc_id="b")
    ClaimMemory().mark([row, again])
    words = ClaimWords.of(row)
    assert bool(again["same_as"]) == (bool(words.words) and (has_source or len(words.words) >= 3))
