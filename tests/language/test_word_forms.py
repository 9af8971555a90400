"""What the lemmatizer's lists say of a word by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.language.document.word_forms import word_forms_of
from nlp_pipeline.lexicon.grammar import load_grammar

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.language.document.word_forms import WordForms


@pytest.fixture(scope="module")
def word_forms(nlp: Language) -> WordForms:
    found = word_forms_of(nlp, load_grammar())
    assert found is not None
    return found


@pytest.mark.parametrize(
    "word", ["tirerait", "nourrirait", "transmettrait", "viendraient", "courrait", "ferait", "irait"]
)
def test_a_conditional_is_told_by_its_form(word_forms: WordForms, word: str) -> None:
    assert word_forms.is_conditional(word)
    assert not word_forms.is_imperfect(word)


@pytest.mark.parametrize("word", ["tirait", "filtrait", "courait", "ouvrait", "rendaient", "trait", "maire"])
def test_what_ends_like_a_conditional_is_none(word_forms: WordForms, word: str) -> None:
    assert not word_forms.is_conditional(word)


def test_what_no_verb_looks_like_is_passed_over(word_forms: WordForms) -> None:
    assert word_forms.looks_finite("chantent")
    assert not word_forms.looks_finite("pont")
