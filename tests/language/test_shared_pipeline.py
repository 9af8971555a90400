"""One pipeline for several threads and processes at once, in runs that free their strings; pickled, with other Docs."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.run import stream
from nlp_pipeline.run.stream import Extracted, extract_articles
from nlp_pipeline.schema import Article
from tests.language.test_library_use import TEXTS, expected, found

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from spacy.language import Language

    from nlp_pipeline.run.stream import Result

__all__ = ["expected"]  # the fixture

shared: dict[str, Language] = {}
"""The pipeline that a forked process inherits."""

ARTICLES = [
    Article(doc_id=str(number), text=f"{text} Zorg{number} Blop{number} l’a dit en mot{number}s.")
    for number, text in enumerate(TEXTS)
]


@pytest.fixture
def rows_of(nlp: Language) -> Callable[[Article], Result]:
    shared["nlp"] = nlp
    return _rows_of


def _rows_of(article: Article) -> Result:
    (result,) = extract_articles(shared["nlp"], [article])
    return result


def test_threads_share_a_pipeline_in_runs_that_free_their_strings(
    nlp: Language, rows_of: Callable[[Article], Result]
) -> None:
    alone = list(extract_articles(nlp, ARTICLES))
    assert all(isinstance(result, Extracted) for result in alone)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(rows_of, ARTICLES)) == alone


def test_a_process_forked_while_another_thread_has_its_turn_is_not_kept_waiting(
    nlp: Language, rows_of: Callable[[Article], Result]
) -> None:
    alone = rows_of(ARTICLES[0])
    within, done = Event(), Event()

    def hold_the_turn() -> None:
        with stream._memory_zone(nlp):
            within.set()
            done.wait()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(hold_the_turn)
        within.wait()
        try:
            with multiprocessing.get_context("fork").Pool(1) as pool:
                assert pool.apply_async(_rows_of, [ARTICLES[0]]).get(timeout=600) == alone
        finally:
            done.set()


def test_a_stream_over_two_processes_keeps_what_goes_with_a_text(nlp: Language, expected: list[Any]) -> None:
    pairs = nlp.pipe(((text, number) for number, text in enumerate(TEXTS)), as_tuples=True, n_process=2, batch_size=5)
    assert [(number, found(doc)) for doc, number in pairs] == list(enumerate(expected))


def test_docs_in_a_bin_are_read_with_another_vocabulary(nlp: Language, expected: list[Any]) -> None:
    kept = DocBin(store_user_data=True, docs=nlp.pipe(TEXTS)).to_bytes()
    assert [found(doc) for doc in DocBin().from_bytes(kept).get_docs(Vocab())] == expected


def test_a_pipeline_that_was_pickled_finds_the_same(nlp: Language, expected: list[Any]) -> None:
    copy = pickle.loads(pickle.dumps(nlp))  # noqa: S301 - our own bytes
    assert [found(doc) for doc in copy.pipe(TEXTS)] == expected


def test_a_lexicon_that_was_pickled_knows_lost_accents() -> None:
    lexicon = load_lexicon()
    copy = pickle.loads(pickle.dumps(lexicon))  # noqa: S301 - our own bytes
    assert copy.analyses("declare") == lexicon.analyses("declare") != ()
