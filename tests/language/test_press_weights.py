"""The entity recognizer's weights for the press: what they change, what they leave alone, how they are named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy

from nlp_pipeline import __version__, load
from nlp_pipeline.language.press_weights.archive import WeightsError, use_weights, write_weights
from nlp_pipeline.language.press_weights.shipped import use_press_weights, weights_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
SMALL = "fr_core_news_sm"
LARGEST_FILE = 6_000_000


@pytest.fixture(scope="module")
def docs() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:12]]


@pytest.fixture(scope="module")
def shipped() -> Language:
    return spacy.load(SMALL)


@pytest.fixture(scope="module")
def pressed() -> Language:
    nlp = spacy.load(SMALL)
    assert use_press_weights(nlp, SMALL)
    return nlp


def syntax(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.is_sent_start) for t in doc]


def entities(docs: list[Doc]) -> list[list[tuple[str, str, int]]]:
    return [[(ent.text, ent.label_, ent.start) for ent in doc.ents] for doc in docs]


def test_nothing_but_entities_changes(shipped: Language, pressed: Language, docs: list[str]) -> None:
    own, ours = list(shipped.pipe(docs)), list(pressed.pipe(docs))
    assert list(map(syntax, own)) == list(map(syntax, ours))
    assert entities(own) != entities(ours)


def test_every_other_component_is_the_model_s_own(shipped: Language, pressed: Language) -> None:
    for name in shipped.pipe_names:
        own, ours = shipped.get_pipe(name), pressed.get_pipe(name)
        if getattr(own, "model", None) is not None:
            assert (own.model.to_bytes() == ours.model.to_bytes()) is (name != "ner")  # type: ignore[attr-defined]


def test_they_are_used_by_default_and_switched_off_by_an_option(shipped: Language, pressed: Language) -> None:
    for nlp, like in ((load(), pressed), (load(press_weights=False), shipped)):
        assert nlp.get_pipe("ner").model.to_bytes() == like.get_pipe("ner").model.to_bytes()  # type: ignore[attr-defined]


def test_the_package_has_them_in_few_megabytes_with_their_licences() -> None:
    path = weights_of(SMALL)
    assert path.stat().st_size < LARGEST_FILE
    sources = use_press_weights(spacy.load(SMALL), SMALL)
    assert {source["license"] for source in sources} == {"CC BY 4.0", "CC BY 2.5"}
    assert all(source["name"] and source["author"] and source["url"] for source in sources)


def test_a_model_without_weights_of_ours_stays_as_it_is(shipped: Language) -> None:
    before = shipped.get_pipe("ner").model.to_bytes()  # type: ignore[attr-defined]
    assert use_press_weights(shipped, "fr_core_news_md") == []
    assert shipped.get_pipe("ner").model.to_bytes() == before  # type: ignore[attr-defined]


def other_recognizer() -> Language:
    nlp = spacy.blank("fr")
    nlp.add_pipe("ner").add_label("PER")  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def test_weights_of_another_recognizer_are_refused_and_change_nothing() -> None:
    nlp = other_recognizer()
    before = nlp.get_pipe("ner").model.to_bytes()  # type: ignore[attr-defined]
    with pytest.warns(UserWarning, match="used with its own entity recognizer"):
        assert use_press_weights(nlp, SMALL) == []
    assert nlp.get_pipe("ner").model.to_bytes() == before  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_holds_no_weights_is_refused(tmp_path: Path, pressed: Language, content: bytes) -> None:
    path = tmp_path / "broken.npz"
    path.write_bytes(content)
    with pytest.raises(WeightsError, match=r"broken\.npz"):
        use_weights(pressed.get_pipe("ner"), path)  # type: ignore[arg-type]


def test_nothing_pickled_is_read(tmp_path: Path, pressed: Language) -> None:
    path = tmp_path / "pickled.npz"
    np.savez(path, shape=np.array([{}], dtype=object))
    with pytest.raises(WeightsError):
        use_weights(pressed.get_pipe("ner"), path)  # type: ignore[arg-type]


def test_weights_come_back_as_they_were_written(tmp_path: Path, shipped: Language, pressed: Language) -> None:
    path = tmp_path / "weights.npz"
    write_weights(pressed.get_pipe("ner"), path)  # type: ignore[arg-type]
    nlp = spacy.load(SMALL)
    use_weights(nlp.get_pipe("ner"), path)  # type: ignore[arg-type]
    assert nlp.get_pipe("ner").model.to_bytes() == pressed.get_pipe("ner").model.to_bytes()  # type: ignore[attr-defined]


def test_a_saved_pipeline_says_that_it_is_ours(nlp: Language, tmp_path: Path, docs: list[str]) -> None:
    nlp.to_disk(tmp_path / "saved")
    meta = json.loads((tmp_path / "saved" / "meta.json").read_text(encoding="utf-8"))
    assert (meta["name"], meta["version"]) == ("selon_core_news_sm", __version__)
    assert "Explosion" not in meta["author"]
    assert {"MIT", "LGPL-LR", "CC BY 4.0", "CC BY 2.5"} <= set(meta["license"].split(", "))
    assert meta["sources"][0]["name"].startswith("fr_core_news_sm 3.")
    assert "performance" not in meta or not meta["performance"]
    again = spacy.load(tmp_path / "saved")
    assert entities(list(again.pipe(docs[:3]))) == entities(list(nlp.pipe(docs[:3])))
