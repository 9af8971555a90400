"""Every article of a run has a name of its own."""

from __future__ import annotations

import gc
import tracemalloc
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.readers import UniqueIds, ids, printable
from tests.work import calls_of


def test_ids_given_before_are_numbered() -> None:
    taken = UniqueIds()
    assert [taken.claim(name) for name in ["a", "a", "a", "b", "a~2", "a", "b"]] == [
        *("a", "a~2", "a~3", "b", "a~2~2", "a~4", "b~2")
    ]


@given(st.lists(st.sampled_from(["a", "a~2", "b", "a~2~2", "a~3", "", "\ud800", "\0"]), max_size=12))
@settings(deadline=None)
def test_each_gets_the_first_number_that_is_free(wanted: list[str]) -> None:
    taken, given_out = UniqueIds(), set[str]()
    for name in wanted:
        unique = taken.claim(name)
        free = [made for made in [name, *(f"{name}~{number}" for number in range(2, 20))] if made not in given_out]
        assert unique == free[0]
        given_out.add(unique)


def test_the_work_for_an_id_does_not_grow_with_how_often_it_was_given() -> None:
    taken = UniqueIds()
    early = calls_of(lambda: [taken.claim("a") for _ in range(100)])
    for _ in range(1000):
        taken.claim("a")
    assert calls_of(lambda: [taken.claim("a") for _ in range(100)]) < 1.1 * early


def test_ids_given_stay_out_of_memory() -> None:
    taken = UniqueIds()
    taken.claim("first")
    gc.collect()
    tracemalloc.start()
    try:
        for number in range(5_000):
            taken.claim(f"https://journal.example/articles/{number}")
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 50_000


def test_ids_are_claimed_in_any_thread() -> None:
    taken, given_out = UniqueIds(), list[str]()
    thread = Thread(target=lambda: given_out.append(taken.claim("a")))
    thread.start()
    thread.join()
    assert [*given_out, taken.claim("a")] == ["a", "a~2"]


def test_a_full_disk_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "TABLES", (*ids.TABLES, "PRAGMA max_page_count = 4"))
    taken = UniqueIds()
    with pytest.raises(OSError, match="temporary database cannot be written"):
        [taken.claim(f"article-{number}") for number in range(10_000)]


def test_a_path_that_is_no_utf8_is_printable() -> None:
    assert printable("caf\udce9.txt") == "caf\\xe9.txt"
