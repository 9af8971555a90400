"""What stands in the place of spaCy's own functions while a model is loaded gives what they give, and goes."""

from __future__ import annotations

import re
from contextlib import ExitStack
from types import SimpleNamespace
from typing import TYPE_CHECKING

import catalogue
import pytest
from spacy.lookups import Lookups, Table
from spacy.util import registry

from nlp_pipeline.language.acceleration import quick_loading

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = {"pont": ["pont"], "ponts": ["pont"], "été": ["été", "être"], 42: ["quarante-deux"]}


def as_bytes(table: Table) -> bytes:
    found: bytes = table.to_bytes()
    return found


def test_a_table_holds_the_same_words_in_the_same_order() -> None:
    usual = Table("lemmas", WORDS)
    with quick_loading():
        table = Table("lemmas", WORDS)
        further = Table("lemmas")
        further.update(WORDS)
    assert as_bytes(table) == as_bytes(usual)
    assert dict(further) == dict(usual)
    assert [word in table for word in (*WORDS, "gare")] == [True, True, True, True, False]


def test_tables_are_read_from_bytes_as_they_were_written() -> None:
    lookups = Lookups()
    lookups.add_table("lemmas", WORDS)
    with quick_loading():
        read = Lookups().from_bytes(lookups.to_bytes())
    assert as_bytes(read.get_table("lemmas")) == as_bytes(lookups.get_table("lemmas"))


def test_entry_points_are_sought_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[str] = []
    own = catalogue.AVAILABLE_ENTRY_POINTS

    def select(group: str) -> object:
        sought.append(group)
        return own.select(group=group)

    monkeypatch.setattr(catalogue, "AVAILABLE_ENTRY_POINTS", SimpleNamespace(select=select))
    usual = registry.tokenizers.get_entry_points()
    sought.clear()
    with quick_loading():
        assert [registry.tokenizers.get_entry_points() for _ in range(3)] == [usual] * 3
    assert "selon.TypographyTokenizer.v1" in usual
    assert sought == ["spacy_tokenizers"]


def own_parts() -> tuple[object, ...]:
    patterns = re._parser.parse, re._compiler._optimize_charset  # type: ignore[attr-defined]
    return *patterns, catalogue.AVAILABLE_ENTRY_POINTS, vars(Table).get("update")


@pytest.mark.parametrize("end", [lambda: None, lambda: 1 / 0])
def test_spacy_has_its_own_again(end: Callable[[], object]) -> None:
    before = own_parts()
    try:
        with quick_loading():
            assert own_parts() != before
            end()
    except ZeroDivisionError:
        pass
    assert own_parts() == before


def test_spacy_has_its_own_again_whichever_of_two_threads_is_the_first_to_end() -> None:
    before = own_parts()
    with ExitStack() as one, ExitStack() as other:
        one.enter_context(quick_loading())
        at_work = own_parts()
        other.enter_context(quick_loading())
        assert own_parts() == at_work
        one.close()
    assert own_parts() == before


def test_another_spacy_keeps_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Table, "update", dict.update, raising=False)
    monkeypatch.setattr(catalogue, "AVAILABLE_ENTRY_POINTS", {"spacy_tokenizers": []})
    before = own_parts()
    with quick_loading():
        assert own_parts()[2:] == before[2:]
