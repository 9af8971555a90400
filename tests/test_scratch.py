"""What a run remembers on disk."""

from __future__ import annotations

import gc
import sqlite3
import tracemalloc

import pytest

from nlp_pipeline.scratch import AT_ONCE, CACHE, Scratch, ScratchError, packed, unpacked

TABLE = "CREATE TABLE names (name BLOB PRIMARY KEY) WITHOUT ROWID"


def test_a_full_disk_is_told_in_words() -> None:
    scratch = Scratch(TABLE, "PRAGMA max_page_count = 10")
    with pytest.raises(ScratchError, match=r"cannot be written .*disk is full.*SQLITE_TMPDIR") as caught:
        scratch.change_each("INSERT INTO names VALUES (?)", ([b"%d" % number * 100] for number in range(1000)))
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    with pytest.raises(ScratchError):  # what was half written cannot be read either
        scratch.row("SELECT name FROM names ORDER BY name DESC")


def test_answers_come_in_blocks() -> None:
    scratch = Scratch(TABLE)
    scratch.change_each("INSERT INTO names VALUES (?)", ([b"%06d" % number] for number in range(AT_ONCE + 1)))
    blocks = list(scratch.blocks("SELECT name FROM names"))
    assert [len(block) for block in blocks] == [AT_ONCE, 1]
    assert scratch.row("SELECT name FROM names ORDER BY name DESC") == (b"%06d" % AT_ONCE,)
    assert scratch.row("SELECT name FROM names WHERE name = x'00'") is None


def test_what_is_remembered_stays_out_of_memory() -> None:
    scratch = Scratch(TABLE)
    scratch.change("INSERT INTO names VALUES (?)", [b"first"])
    gc.collect()
    tracemalloc.start()
    try:
        scratch.change_each("INSERT INTO names VALUES (?)", ([b"%06d" % number] for number in range(10_000)))
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 50_000
    assert scratch.row("PRAGMA cache_size") == (-CACHE,)


@pytest.mark.parametrize("text", ["", "été\0", "\ud800", "😀"])
def test_any_text_comes_back(text: str) -> None:
    assert unpacked(packed(text)) == text
