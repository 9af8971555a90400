"""The pipeline inside other people's programs: threads, processes, spaCy's own ways of keeping and sending Docs.

That a process which is spawned loads its own is seen where articles go to workers (tests/run/test_collect.py).
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from tests.annotations import differing

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXTS = [
    "La maire a assuré que le pont rouvrirait lundi. « C’est promis », a-t-elle ajouté.",
    "Selon Anne Morel, présidente du syndicat, rien n’est signé. Elle en doute.",
    "Le feu aurait pris dans un hangar de la société Varcieux Énergie.",
    "Rien à signaler.",
    "« Nous verrons », a répondu Éric Vasselin au Courrier du Val, qui l’accuse d’avoir menti.",
] * 4


def found(doc: Doc) -> tuple[Any, Any]:
    return doc._.claims, doc._.entities


@pytest.fixture(scope="module")
def expected(nlp: Language) -> list[tuple[Any, Any]]:
    results = [found(nlp(text)) for text in TEXTS]
    assert sum(len(claims) for claims, _ in results) >= 20
    return results


def test_threads_may_share_a_pipeline(nlp: Language, expected: list[Any]) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: found(nlp(text)), TEXTS * 3)) == expected * 3


def test_a_forked_process_may_use_the_pipeline_it_was_born_with(nlp: Language, expected: list[Any]) -> None:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def work() -> None:
        theirs.send([found(nlp(text)) for text in TEXTS])

    process = context.Process(target=work)
    process.start()
    assert ours.recv() == expected
    process.join()
    assert process.exitcode == 0


def test_pipe_keeps_what_goes_with_a_text(nlp: Language, expected: list[Any]) -> None:
    pairs = nlp.pipe(((text, number) for number, text in enumerate(TEXTS)), as_tuples=True, batch_size=3)
    assert [(number, found(doc)) for doc, number in pairs] == list(enumerate(expected))


def test_pipe_with_processes_gives_the_same(nlp: Language, expected: list[Any]) -> None:
    assert [found(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=5)] == expected


def test_docs_come_back_from_a_docbin(nlp: Language, expected: list[Any], tmp_path: Path) -> None:
    kept = DocBin(store_user_data=True, docs=nlp.pipe(TEXTS))
    kept.to_disk(tmp_path / "docs.spacy")
    for back in (DocBin().from_bytes(kept.to_bytes()), DocBin().from_disk(tmp_path / "docs.spacy")):
        assert [found(doc) for doc in back.get_docs(nlp.vocab)] == expected


def test_docs_come_back_from_bytes(nlp: Language, expected: list[Any]) -> None:
    docs = [Doc(nlp.vocab).from_bytes(doc.to_bytes()) for doc in nlp.pipe(TEXTS)]
    assert [found(doc) for doc in docs] == expected


def test_a_pipeline_saved_and_loaded_by_spacy_finds_the_same(
    nlp: Language, expected: list[Any], tmp_path: Path
) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    docs = list(spacy.load(tmp_path / "pipeline").pipe(TEXTS))
    assert [found(doc) for doc in docs] == expected
    assert differing(docs, nlp.pipe(TEXTS)) == []


def test_within_a_memory_zone_the_same_is_found(nlp: Language, expected: list[Any]) -> None:
    with nlp.memory_zone():
        assert [found(doc) for doc in nlp.pipe(TEXTS)] == expected
    assert [found(doc) for doc in nlp.pipe(TEXTS)] == expected
