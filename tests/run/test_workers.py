"""Articles through several processes; the language part in them is the quick one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.readers import ReadError
from nlp_pipeline.run import Extracted, Failure, extract_articles
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.run.workers import (
    WorkersError,
    crew,
    extract_in_processes,
    extract_with_workers,
    usable_cores,
    workers_for,
)
from nlp_pipeline.schema import Article
from tests.forks import FORKS
from tests.quick_language import QuickLanguage
from tests.run.loaders import TellingHowMany, no_pipeline, no_worker

if TYPE_CHECKING:
    from collections.abc import Iterator

GONE = "the worker process ended on this article (out of memory, killed, or too long at it)"


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets workers begin at once; how they begin where nothing is loaded yet is seen by the tests without it."""
    monkeypatch.setattr(crew, "multiprocessing", SimpleNamespace(get_context=lambda _: FORKS))


def articles(*texts: str) -> list[Article]:
    return [Article(f"article-{number}", text) for number, text in enumerate(texts)]


def test_rows_are_those_of_one_process_in_the_order_of_the_articles() -> None:
    given = [
        *articles(*(f"Selon ève, il y en a {number}." for number in range(40))),
        ReadError("photo.txt", "binary"),
        Article("half", "\ud800"),
        Article("last", "Selon luc, c'est fini.\0", title="Fin\n"),
    ]
    alone = list(extract_articles(QuickLanguage(), given))  # type: ignore[arg-type]
    shared = extract_in_processes(QuickLanguage, given, workers=2, batch_size=3)
    assert list(shared) == alone


@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize(("workers", "last"), [(1, 8), (2, 2)])
def test_several_workers_share_the_last_batch(workers: int, last: int) -> None:
    given = articles(*["Oui."] * 80)
    results = list(extract_in_processes(TellingHowMany, given, workers=workers, batch_size=8))
    together = [int(str(row["text"])) for result in results if isinstance(result, Extracted) for row in result.entities]
    assert together == [8] * 72 + [last] * 8


@pytest.mark.usefixtures("forked")
def test_an_article_that_ends_the_process_is_lost_alone() -> None:
    given = articles("Selon ève, un.", "CRASH", "Selon ève, trois.", "CRASH", "Selon ève, cinq.", "POISON")
    results = list(extract_in_processes(QuickLanguage, given, workers=2, batch_size=5))
    assert [type(result) for result in results] == [Extracted, Failure, Extracted, Failure, Extracted, Failure]
    assert results[1] == Failure("article-1", "model", GONE)
    assert results[3] == Failure("article-3", "model", GONE)
    assert results[5] == Failure("article-5", "model", "RuntimeError: poisoned")


@pytest.mark.usefixtures("forked")
def test_an_article_at_which_the_process_sticks_is_passed_over_after_its_time() -> None:
    given = articles("Selon ève, un.", "STUCK" + "!" * 5_000, "Selon ève, trois.")

    def seconds(characters: int) -> float:
        return 1 if characters > 5_000 else 600

    results = list(extract_in_processes(QuickLanguage, given, workers=1, seconds=seconds))
    assert [type(result) for result in results] == [Extracted, Failure, Extracted]
    assert results[1] == Failure("article-1", "model", "the model gave no answer on this article in 1 seconds")


@pytest.mark.usefixtures("forked")
def test_an_article_that_takes_all_memory_is_lost_alone() -> None:
    given = articles("Selon ève, un.", "MEMORY", "Selon ève, trois.")
    results = list(extract_in_processes(QuickLanguage, given, workers=1))
    assert [type(result) for result in results] == [Extracted, Failure, Extracted]
    assert results[1] == Failure("article-1", "model", "MemoryError")


@pytest.mark.usefixtures("forked")
def test_articles_are_read_as_they_are_needed() -> None:
    read = 0

    def coming() -> Iterator[Article]:
        nonlocal read
        for article in articles(*["Selon ève, oui."] * 100):
            read += 1
            yield article

    results = extract_in_processes(QuickLanguage, coming(), workers=1, batch_size=2)
    next(results)
    assert read < 20
    results.close()  # type: ignore[attr-defined]


def test_a_pipeline_that_cannot_be_loaded_is_told_in_its_own_words() -> None:
    with pytest.raises(WorkersError, match="the model is on holiday"):
        list(extract_in_processes(no_pipeline, articles("Selon ève, oui."), workers=1))
    with pytest.raises(WorkersError, match='"fr_none" is not installed: give fr_core_news_sm'):
        list(extract_in_processes(Settings("fr_none").load, articles("Selon ève, oui."), workers=1))


@pytest.mark.usefixtures("forked")
def test_processes_that_cannot_even_start_are_no_endless_loop() -> None:
    with pytest.raises(WorkersError, match=r"end while they load the model \(status 3\)"):
        list(extract_in_processes(no_worker, articles("Selon ève, oui."), workers=1))


@pytest.mark.usefixtures("forked")
def test_no_worker_is_left_when_the_stream_is_left_early() -> None:
    import multiprocessing

    results = extract_in_processes(QuickLanguage, articles(*["Selon ève, oui."] * 100), workers=2, batch_size=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_workers_are_started_where_they_pay() -> None:
    assert workers_for(10_000) == 0
    assert workers_for(300_000) == min(2, usable_cores())
    assert workers_for(10**9) == usable_cores()


def test_a_little_text_is_worked_through_in_this_process() -> None:
    results = list(extract_with_workers(no_pipeline, articles("Selon ève, oui."), load_here=QuickLanguage))
    assert [type(result) for result in results] == [Extracted]


@pytest.mark.usefixtures("forked")
def test_much_text_goes_to_workers() -> None:
    given = articles(*["Selon ève, oui.\n" * 1_000] * 25)
    results = list(extract_with_workers(QuickLanguage, given, load_here=no_pipeline))
    assert [len(result.claims) for result in results if isinstance(result, Extracted)] == [1_000] * 25


def test_fewer_than_one_worker_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        extract_in_processes(QuickLanguage, [], workers=0)
