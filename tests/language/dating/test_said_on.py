"""When claims were said, as their texts tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.language.dating.gold import Dated, dated_claims

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def claims(nlp: Language) -> list[Dated]:
    return list(dated_claims(nlp))


def test_the_set_is_large_enough_and_a_quarter_of_it_tells_no_day(claims: list[Dated]) -> None:
    assert len(claims) >= 200
    assert 0.2 * len(claims) <= sum(not claim.gold for claim in claims) <= 0.4 * len(claims)


def test_days_that_are_given_are_right(claims: list[Dated]) -> None:
    given = [claim for claim in claims if claim.got]
    wrong = [claim for claim in given if claim.got != claim.gold]
    assert len(wrong) <= 0.05 * len(given), wrong


def test_days_that_the_text_tells_are_given(claims: list[Dated]) -> None:
    told = [claim for claim in claims if claim.gold]
    missed = [claim for claim in told if not claim.got]
    assert len(missed) <= 0.1 * len(told), missed


def test_the_days_stay_with_a_doc_that_is_kept(nlp: Language) -> None:
    doc = nlp("La mairie a annoncé mardi que le pont rouvrirait.")
    assert [claim.said for claim in doc._.claims] == [("XXXX-WXX-2",)]
    kept = type(doc)(nlp.vocab).from_bytes(doc.to_bytes())
    assert kept._.claims == doc._.claims


def test_a_text_without_a_claim_or_a_word_is_left_as_it_is(nlp: Language) -> None:
    assert not nlp("Mardi, il a plu.")._.claims
    assert not nlp("")._.claims


def test_a_day_may_stand_at_the_very_ends_of_a_text(nlp: Language) -> None:
    for text in ("Mardi", "hier", "Selon Anne Morel, mardi", "« Non », a dit Anne Morel mardi"):
        nlp(text)


def test_many_days_in_one_sentence_take_no_more_than_their_number(nlp: Language) -> None:
    days = ", ".join(f"le {day} mars" for day in range(1, 31))
    (claim,) = nlp(f"La mairie a annoncé mardi que le pont fermerait {days}.")._.claims
    assert claim.said == ("XXXX-WXX-2",)
