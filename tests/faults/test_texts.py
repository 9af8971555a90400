"""Any text at all: no exception, offsets that hold, and work that grows with the text and not with its square."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nlp_pipeline.language.acceleration.entity_moves import Scorer
from nlp_pipeline.language.attribution.constructions import incise
from nlp_pipeline.language.document import long_sentences, view
from nlp_pipeline.language.entities.mention import LONGEST_NAME
from nlp_pipeline.language.quotes.pairing import pair
from nlp_pipeline.language.sources import parties
from nlp_pipeline.language.typography.tokenizer import LONGEST_WORD
from nlp_pipeline.readers import sound_article
from nlp_pipeline.run.stream import Extracted, extract_articles
from nlp_pipeline.schema import Article
from tests.fuzz.shapes import HIGHEST_OF_CALLS, TEXTS_BY_SHAPE, exponent_of_calls, own_work
from tests.fuzz.texts import TEXTS, check, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language


TWICE = 2.3
"""How much more work twice the text may be."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le maire (qui affirme que le pont rouvrira lundi) se tait.", "le pont rouvrira lundi"),
        ("Selon la préfecture (le pont rouvrira lundi), tout va bien.", "tout va bien"),
        ("Le maire a déclaré que (tout est prêt) le pont rouvrira.", "(tout est prêt) le pont rouvrira"),
        ("(Le pont rouvrira lundi, a annoncé la préfecture.)", "Le pont rouvrira lundi"),
        ("Le pont, a dit le maire, rouvrira lundi (au plus tôt).", "Le pont … rouvrira lundi (au plus tôt)"),
    ],
)
def test_no_claim_begins_or_ends_in_a_bracket_without_its_partner(nlp: Language, text: str, words: str) -> None:
    assert words in [claim.claim for claim in nlp(text)._.claims]


@pytest.mark.parametrize(
    "text",
    [
        "Le juge a conclu que la mort remontait à trois jours, ce qui contredit la version du mari.",
        "Selon l'expression qu'a employée la maire, le pont est « une passoire », sans toutefois être fermé.",
        "« Le bac est supprimé », a dit la préfète, tandis que le maire parle de « mépris », un terme qu'elle nie.",
    ],
)
def test_a_text_may_end_behind_any_word(nlp: Language, text: str) -> None:
    words = text.split(" ")
    for number in range(1, len(words)):
        check(nlp, " ".join(words[:number]))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_offset_of_any_text_gives_back_its_words(nlp: Language, text: str) -> None:
    check(nlp, text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, max_size=5))
@example(texts=["Selon 𝔸d'après \0"])
def test_any_texts_go_through_a_run_as_rows(nlp: Language, texts: list[str]) -> None:
    articles = [Article(doc_id=str(number), text=text) for number, text in enumerate(texts)]
    results = list(extract_articles(nlp, articles))
    assert len(results) == len(texts)
    for article, result in zip(articles, results, strict=True):
        assert isinstance(result, Extracted)
        ids = {row["claim_id"] for row in result.claims}
        for row in result.claims:
            assert row["claim"] == words(sound_article(article).text, row["claim_spans"])
            assert row["parent_id"] in {"", *ids} - {row["claim_id"]}


@pytest.mark.parametrize(
    "text",
    [
        *("« Tout va bien », dit Paul Martin,", "bonjour, dit-il,", "Selon Anne Morel,", "Il dit que"),
        *("Selon la mairie, tout va bien ;)", "La mairie assure que :( le pont rouvre :-)"),
        *("Selon Anne Morel, selon", "Selon la mairie de Vernac, le", "Au dire de l'expert,", "Il s'est dit « très"),
        *("L'opposition accuse —.", "Accusé —", "La maire accuse le préfet – de"),
        *("La scierie, selon Inès Morand, élue", "Le bac est à quai, a annoncé", "Le bac[ est à quai, a - annoncé"),
        "La directrice a également précisé que les élèves étaient partis et",
    ],
)
def test_a_text_may_end_in_the_middle_of_a_sentence_or_in_a_smiley(nlp: Language, text: str) -> None:
    check(nlp, text)


def test_a_lone_surrogate_is_refused_by_its_place(nlp: Language) -> None:
    with pytest.raises(ValueError, match="offset 3"):
        nlp("abc\ud800")


@pytest.mark.parametrize("shape", TEXTS_BY_SHAPE)
def test_work_grows_with_the_text(nlp: Language, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The bounds are lowered, so that short texts show what long ones do.
    monkeypatch.setattr(long_sentences, "LONGEST_SENTENCE", 40)
    monkeypatch.setattr(view, "LONGEST_PASSAGE", 80)
    monkeypatch.setattr(incise, "FARTHEST_PIECE", 40)
    monkeypatch.setattr(parties, "MOST_NEAR", 10)
    monkeypatch.setattr(parties, "MOST_TRACES", 10)
    make = TEXTS_BY_SHAPE[shape]
    own_work(nlp, make(4))  # what is loaded or remembered once
    assert exponent_of_calls(lambda size: own_work(nlp, make(size)), 40) < HIGHEST_OF_CALLS


def test_names_without_end_are_followed_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    scored = 0
    inside = Scorer.inside

    def counting(scorer: Scorer, at: NDArray[np.int64], first: NDArray[np.int64]) -> NDArray[np.float32]:
        nonlocal scored
        scored += len(at)
        return inside(scorer, at, first)

    monkeypatch.setattr(Scorer, "inside", counting)

    def rows(size: int) -> int:
        nonlocal scored
        scored = 0
        nlp("Paul Martin " * size)
        return scored

    assert 0 < rows(200) < TWICE * rows(100)


def test_a_run_of_names_is_no_name(nlp: Language) -> None:
    assert not nlp("Paul Martin " * LONGEST_NAME)._.entities


# What calls do not count (copies of strings and lists, patterns) is tried where its square would take minutes.

VAST = {
    "no spaces": "abcdefghij" * 40_000,
    "no spaces, with marks": "l'abc-déf/" * 40_000,
    "returns": "\r" * 300_000,
    "line feeds": "\n" * 150_000,
    "invisible characters": "\u200b" * 150_000,
    "accents of two kinds": "e" + "\u0301\u0323" * 80_000,
    "brackets": "(" * 150_000,
    "apostrophes": "'a " * 50_000,
    "apostrophes that close": "'a' " * 10_000,
}


@pytest.mark.parametrize("text", VAST.values(), ids=VAST)
def test_a_vast_text_is_cut_into_tokens_and_blocks(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    for name in ("selon_quotes", "selon_layout"):
        doc = nlp.get_pipe(name)(doc)
    assert doc._.original_text == text
    assert all(len(token) <= LONGEST_WORD or token.is_space for token in doc)


@pytest.mark.parametrize(
    "marks",
    [
        ["«"] * 10_000,
        ["«", "»"] * 10_000,
        ['"'] * 10_000,
        ["«", "mot"] * 10_000,
        ["«", "mot"] * 10_000 + ["»"] * 10_000,
    ],
)
def test_ten_thousand_marks_are_paired(marks: list[str]) -> None:
    found = pair(marks, [True] * len(marks))
    assert all(0 <= each.start < each.end <= len(marks) for each in found)
