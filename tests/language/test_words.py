"""The words of a Doc as lists: put together once, gone with the Doc."""

from __future__ import annotations

from weakref import ref

import pytest
import spacy
from spacy.tokens import Doc

from nlp_pipeline.language.words import places_of, words_of


@pytest.fixture
def docs() -> list[Doc]:
    vocab = spacy.blank("fr").vocab
    words = ["Le", "maire", "(", "LR", ")", "dit", "non", "…"]
    spaces = [True, True, False, False, True, True, False, False]
    return [Doc(vocab, words=words, spaces=spaces) for _ in range(3)]


def test_the_words_of_every_doc_of_a_batch_are_put_together_once(docs: list[Doc]) -> None:
    first = [words_of(doc) for doc in docs]
    assert all(words_of(doc) is words for doc, words in zip(docs, first, strict=True))


def test_words_that_are_joined_are_read_anew(docs: list[Doc]) -> None:
    doc = docs[0]
    assert words_of(doc).texts[:2] == ["Le", "maire"]
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert words_of(doc).texts[:2] == ["Le maire", "("]


def test_words_are_not_kept_longer_than_their_doc() -> None:
    doc = Doc(spacy.blank("fr").vocab, words=["Oui"])
    words = ref(words_of(doc))
    del doc
    assert words() is None


def test_a_stretch_is_read_as_spacy_reads_it(docs: list[Doc]) -> None:
    words = words_of(docs[0])
    assert [words.between(start, end) for start, end in ((0, 2), (1, 5), (6, 8))] == ["Le maire", "maire (LR)", "non…"]


def test_words_are_told_from_marks(docs: list[Doc]) -> None:
    assert words_of(docs[0]).are_words == [True, True, False, True, False, True, True, False]


def test_the_places_of_known_words_are_given_in_order() -> None:
    assert list(places_of(["a", "b", "c", "a"], {"c", "a"})) == [0, 2, 3]
