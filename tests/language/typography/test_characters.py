from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.language.typography import normalize, plain_word
from tests.shares import tried


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("l’école d‘ici", "l'école d'ici"),
        ("aujourd`hui, c´est", "aujourd'hui, c'est"),
        ("50\u00a0000\u202f€ et 3\u2009%", "50 000 € et 3 %"),
        ("rendez\u2011vous, \u22125 °C", "rendez-vous, -5 °C"),
        ("un\tdeux", "un deux"),
        ("un\r\ndeux\rtrois\u2028quatre", "un \ndeux\ntrois\nquatre"),
        ("un\r\r\ndeux", "un  \ndeux"),
        ("\ufeffLe début", " Le début"),
        ("la\u200b, fin", "la , fin"),
        ("Mᵐᵉ Rey, Mᵉ Roy, le 1ᵉʳ mai", "Mme Rey, Me Roy, le 1er mai"),
    ],
    ids=[
        "apostrophes",
        "accents-as-apostrophes",
        "spaces",
        "hyphens",
        "tab",
        "line-ends",
        "returns",
        "bom",
        "zero-width",
        "raised letters",
    ],
)
def test_print_is_written_in_the_characters_of_the_models(printed: str, plain: str) -> None:
    assert normalize(printed) == plain


@pytest.mark.parametrize(
    "text", ['« a » “b” „c“ ‹d› "e"', "un – deux — trois", "Et puis…", "cœur, été", "déve\u00adlopper"]
)
def test_quotation_marks_dashes_ellipses_and_words_stay(text: str) -> None:
    assert normalize(text) == text


@given(st.text())
@settings(deadline=None, max_examples=tried(40, 100))
def test_normalising_keeps_every_offset_and_has_nothing_left_to_do(text: str) -> None:
    normalized = normalize(text)
    assert len(normalized) == len(text)
    assert normalize(normalized) == normalized
    assert "\r" not in normalized
    assert "’" not in normalized


@pytest.mark.parametrize(
    ("written", "word"),
    [
        (unicodedata.normalize("NFD", "révélé"), "révélé"),
        ("déve\u00adlopper", "développer"),
        ("conﬁrme", "confirme"),
        ("dit", "dit"),
        ("\u00ad", ""),
    ],
    ids=["accents-apart", "soft-hyphen", "ligature", "plain", "nothing-else"],
)
def test_a_plain_word_is_as_the_lexicon_has_it(written: str, word: str) -> None:
    assert plain_word(written) == word
