"""Sketches of texts: those of datasketch, of texts of any length."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.run.sketches import FEWEST_WORDS, PERMUTATIONS, Words, sketch

MANY_WORDS = [f"mot{number}" for number in range(60_000)]


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=50))
def test_a_sketch_is_the_one_of_datasketch(hashes: list[int]) -> None:
    assert sketch(np.array(hashes, np.uint32)).tolist() == by_datasketch(hashes)


def test_a_sketch_of_many_hashes_is_the_one_of_datasketch() -> None:
    hashes = np.random.default_rng(2).integers(0, 1 << 32, 10_001, dtype=np.uint32)
    assert sketch(hashes).tolist() == by_datasketch(hashes.tolist())


@pytest.mark.parametrize(("shared", "share"), [(0, 0.0), (100, 1 / 3), (160, 2 / 3), (200, 1.0)])
def test_sketches_tell_how_many_fives_of_words_texts_share(shared: int, share: float) -> None:
    estimates = [
        (drawn(f"a{turn}w", shared, 200) == drawn(f"a{turn}w", shared, 200, rest=f"b{turn}w")).mean()
        for turn in range(100)
    ]
    assert abs(np.mean(estimates) - share) < 0.03


def test_few_words_have_no_sketch() -> None:
    assert Words.of("mot " * (FEWEST_WORDS - 1)).sketch() is None
    assert Words.of("mot " * FEWEST_WORDS).sketch() is not None
    assert Words.of("").sketch() is None


def test_capitals_and_what_stands_between_words_make_no_difference() -> None:
    one, other = Words.of(" ".join(MANY_WORDS)), Words.of(" —\n".join(MANY_WORDS).upper() + "…")
    assert one.digest == other.digest
    assert np.array_equal(one.hashes, other.hashes)
    assert len(one.hashes) == len(MANY_WORDS)


def test_other_words_and_other_orders_make_other_digests() -> None:
    texts = ["a b c", "a bc", "ab c", "c b a", "", "a b c d"]
    assert len({Words.of(text).digest for text in texts}) == len(texts)


def test_a_text_without_gaps_and_one_with_half_of_a_surrogate_pair_are_read() -> None:
    assert len(Words.of("a" * 300_000).hashes) == 1
    assert len(Words.of("a \ud800 b\ud800 c").hashes) == 3


def test_a_long_text_takes_little_memory_beside_the_hashes_of_its_words() -> None:
    text = " ".join(MANY_WORDS)
    tracemalloc.start()
    try:
        words = Words.of(text)
        words.sketch()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * words.hashes.nbytes + 5_000_000


def by_datasketch(hashes: list[int]) -> list[int]:
    """Give what datasketch makes of hashes."""
    from datasketch import MinHash  # all of scipy with it

    made = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
    made.update_batch(hashes)
    return [int(value) for value in made.hashvalues]


def drawn(name: str, shared: int, count: int, rest: str = "") -> np.ndarray:
    """Give the sketch of a text whose first words, so many that they make ``shared`` fives, are always the same."""
    common = [f"{name}{number}" for number in range(shared + 4 if shared else 0)]
    own = [f"{rest or name}{number}" for number in range(len(common), count + 4)]
    made = Words.of(" ".join(common + own)).sketch()
    assert made is not None
    return made
