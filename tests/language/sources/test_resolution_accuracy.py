"""Names, types and genders of sources: how many are right, on the corpus and on short texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.language.sources.gold_sources import GoldSource, named_gold_sources, short_text_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc


@pytest.fixture(scope="module")
def sources(nlp: Language, read_once: Callable[[Sequence[str]], list[Doc]]) -> list[GoldSource]:
    return list(named_gold_sources(nlp, read_once))


@pytest.fixture(scope="module")
def short(nlp: Language) -> list[GoldSource]:
    return list(short_text_sources(nlp))


@pytest.fixture(scope="module")
def unnamed(sources: list[GoldSource]) -> list[GoldSource]:
    """Those that do not name themselves."""
    return [source for source in sources if source.needs_resolving]


def test_the_sets_are_large_enough(unnamed: list[GoldSource], short: list[GoldSource]) -> None:
    assert len(unnamed) >= 150
    assert len(short) >= 120


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


def test_sources_of_short_texts_with_several_candidates_are_named(short: list[GoldSource]) -> None:
    wrong = [source for source in short if not source.right]
    assert len(wrong) <= 0.1 * len(short), wrong


def test_types_are_right(sources: list[GoldSource], short: list[GoldSource]) -> None:
    for known in (sources, short):
        wrong = [source for source in known if source.got_type != source.gold_type]
        assert len(wrong) <= 0.05 * len(known), wrong


def test_genders_are_right_where_they_are_given(sources: list[GoldSource], short: list[GoldSource]) -> None:
    given = [source for source in [*sources, *short] if source.got_gender]
    wrong = [source for source in given if source.got_gender != source.gold_gender]
    assert len(wrong) <= 0.02 * len(given), wrong


def test_genders_are_given_for_persons(sources: list[GoldSource]) -> None:
    persons = [source for source in sources if source.gold_type == "person"]
    untold = [source for source in persons if not source.got_gender]
    assert len(untold) <= 0.1 * len(persons), untold
