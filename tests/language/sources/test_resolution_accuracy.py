"""Pronouns, descriptions and acronyms of the corpus: how many are named, and how many get a wrong name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.language.sources.gold_sources import GoldSource, named_gold_sources

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def sources(nlp: Language) -> list[GoldSource]:
    return list(named_gold_sources(nlp))


@pytest.fixture(scope="module")
def unnamed(sources: list[GoldSource]) -> list[GoldSource]:
    """Those that do not name themselves."""
    return [source for source in sources if source.needs_resolving]


def test_the_set_is_large_enough(unnamed: list[GoldSource]) -> None:
    assert len(unnamed) >= 150


def test_pronouns_descriptions_and_acronyms_are_named(unnamed: list[GoldSource]) -> None:
    wrong = [source for source in unnamed if not source.right]
    assert len(wrong) <= 0.15 * len(unnamed), wrong


def test_what_is_not_named_keeps_its_own_words_rather_than_a_wrong_name(unnamed: list[GoldSource]) -> None:
    wrong = [source for source in unnamed if not source.right and not source.own_words]
    assert len(wrong) <= 0.05 * len(unnamed), wrong


def test_sources_that_name_themselves_are_left_so(sources: list[GoldSource]) -> None:
    named = [source for source in sources if not source.needs_resolving]
    wrong = [source for source in named if not source.right]
    assert len(wrong) <= 0.03 * len(named), wrong
