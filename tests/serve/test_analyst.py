"""The model in a process of its own: whatever an article does to it, the others are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.run.stream import Extracted, Failure
from nlp_pipeline.run.workers import WorkersError
from nlp_pipeline.schema import Article
from nlp_pipeline.serve.analyst import LATER, LONG, Analyst, EndedError
from tests.quick_language import QuickLanguage

if TYPE_CHECKING:
    from collections.abc import Iterator

FINE = "Selon ève, tout va bien."


def no_pipeline() -> None:
    raise OSError("the model is on holiday")


def no_process() -> None:
    raise SystemExit(3)


def seconds(characters: int) -> float:
    """Give the time that the article has which sticks, and any other."""
    return 0.3 if characters == len("STUCK") else 100


@pytest.fixture(scope="module")
def analyst() -> Iterator[Analyst]:
    made = Analyst(QuickLanguage, seconds)
    yield made
    made.close()


def test_rows_come_back(analyst: Analyst) -> None:
    result = analyst.submit(Article("une", FINE)).result()
    assert isinstance(result, Extracted)
    assert [row["claim_id"] for row in result.claims] == ["une#1"]
    assert [row["name"] for row in result.entities] == ["Ève"]


def test_an_article_that_ends_the_process_or_sticks_is_the_only_one_lost(analyst: Analyst) -> None:
    texts = [FINE, "CRASH", FINE, "STUCK", "POISON", FINE, "\ud800"]
    results = [analyst.submit(Article(str(number), text), LATER) for number, text in enumerate(texts)]
    urgent = analyst.submit(Article("urgent", FINE))
    reasons = [one.result().reason if isinstance(one.result(), Failure) else "" for one in results]  # type: ignore[union-attr]
    assert [bool(reason) for reason in reasons] == [False, True, False, True, True, False, True]
    assert "le processus s’est arrêté sur cet article" in reasons[1]
    assert "n’a rien répondu sur cet article en 0 secondes" in reasons[3]
    assert reasons[4] == "RuntimeError: poisoned"
    assert "pas un texte valide" in reasons[6]
    assert isinstance(urgent.result(), Extracted)


def test_what_is_given_up_is_passed_over_and_the_next_is_answered(analyst: Analyst) -> None:
    stuck = analyst.submit(Article("stuck", "STUCK"))
    given_up = analyst.submit(Article("closed", FINE))
    assert given_up.cancel()
    assert isinstance(analyst.submit(Article("next", FINE)).result(), Extracted)
    assert stuck.done()


def test_a_short_article_does_not_wait_for_a_long_one(analyst: Analyst) -> None:
    long = analyst.submit(Article("book", "STUCK" + " " * LONG))
    assert isinstance(analyst.submit(Article("une", FINE)).result(), Extracted)
    assert not long.done()


def test_a_model_that_cannot_be_loaded_is_said_at_once() -> None:
    with pytest.raises(WorkersError, match="the model is on holiday"):
        Analyst(no_pipeline)
    with pytest.raises(WorkersError, match="s’est arrêté en chargeant le modèle"):
        Analyst(no_process)


def test_what_is_not_done_at_the_end_is_no_failure() -> None:
    ending = Analyst(QuickLanguage)
    first = ending.submit(Article("stuck", "STUCK STUCK"))
    second = ending.submit(Article("next", FINE), LATER)
    ending.close()
    assert second.cancelled()
    assert first.cancelled() or isinstance(first.exception(), EndedError)


def test_nothing_is_waited_for_that_was_handed_over_while_its_process_was_being_made() -> None:
    ending = Analyst(QuickLanguage)
    book = ending.submit(Article("book", FINE + " " * LONG))
    while not book.running():
        pass
    ending.close()
    assert isinstance(book.exception(), EndedError)
