from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp_pipeline.lexicon.gazetteer import COLUMNS, GazetteerError
from tests.shares import tried
from tests.work import calls_of

if TYPE_CHECKING:
    from spacy.language import Language

SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "tiktok-live-shopping.txt"
LABELS = ["PER", "ORG", "LOC", "MISC"]
# fmt: off
BITS = st.sampled_from([
    "\n\n",
    "Le", "Monde", "(", ")", "ONU", "l'", "d'", "'", "-", "«", "»", "Jean", "Moulin", "de", "la", "Commission",
    "européenne", "ministre", "Santé", ",", "et", "Paris", "lundi", "5", "É", "’", "a", "Mme", "président", "al",
    "Assad", "Airbus", "au", "du", "Orange", "chez", "XXe", ".", "Al",
])
# fmt: on


def test_the_component_joins_any_french_pipeline() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("selon_entities")
    doc = nlp("Selon Reuters, Berlin attend.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Reuters", "ORG"), ("Berlin", "LOC")]
    assert nlp.analyze_pipes()["summary"]["selon_entities"]["assigns"] == ["doc.ents", "doc._.entity_records"]


def test_a_user_s_gazetteer_adds_names(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(",".join(COLUMNS) + "\norg:x,Vardane,ORG,organization,,,\n")
    nlp = spacy.blank("fr")
    nlp.add_pipe("selon_entities", config={"gazetteer": str(file)})
    assert [ent.id_ for ent in nlp("Hier, Vardane a recruté.").ents] == ["org:x"]


def test_a_gazetteer_that_is_not_valid_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name\nVardane\n")
    with pytest.raises(GazetteerError, match="neither label nor type"):
        spacy.blank("fr").add_pipe("selon_entities", config={"gazetteer": str(file)})


def test_texts_without_names_are_left_alone(mender: Language) -> None:
    for text in ("", " ", "\n", "il pleut", "é", "«", "-", "'"):
        assert list(mender(text).ents) == []


@settings(deadline=None, max_examples=tried(24, 60))
@given(words=st.lists(BITS, max_size=14), spaces=st.lists(st.booleans(), min_size=14, max_size=14), data=st.data())
def test_whatever_the_words_entities_are_in_order_apart_and_sliced_from_the_text(
    mender: Language, words: list[str], spaces: list[bool], data: st.DataObject
) -> None:
    marks = data.draw(st.lists(st.sampled_from(["O", *(f"B-{label}" for label in LABELS)]), min_size=14, max_size=14))
    doc = Doc(mender.vocab, words=words, spaces=spaces[: len(words)], ents=marks[: len(words)])
    mender.get_pipe("selon_entities")(doc)
    entities = doc._.entities
    assert [each.start for each in entities] == sorted(each.start for each in entities)
    assert all(one.end <= other.start for one, other in pairwise(entities))
    assert all(doc.text[each.start : each.end] == each.text and each.name for each in entities)
    assert [(each.start, each.end, each.label) for each in entities] == [
        (ent.start_char, ent.end_char, ent.label_) for ent in doc.ents
    ]


@settings(deadline=None, max_examples=tried(12, 30))
@given(text=st.text(max_size=60))
def test_any_text_goes_through(mender: Language, text: str) -> None:
    doc = mender(text)
    assert all(doc.text[each.start : each.end] == each.text for each in doc._.entities)


def test_work_grows_with_the_length_of_the_text_and_no_faster(mender: Language) -> None:
    component = mender.get_pipe("selon_entities")
    paragraph = "Jean Vardane{0} et l'ONU ont dit à Paris que la Commission européenne (CE) attend Anna Tavel{0}.\n\n"

    def work(count: int) -> int:
        doc = mender.make_doc("".join(paragraph.format(number) for number in range(count)))
        return calls_of(lambda: component(doc))

    work(50)
    assert work(400) < 5 * work(100)


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the repository")
def test_the_seed_article_gives_its_names_and_nothing_from_the_footer(nlp: Language) -> None:
    text = SEED.read_text(encoding="utf-8")
    entities = nlp(text)._.entities
    found = {(entity.name, entity.label) for entity in entities}
    organizations = ("TikTok", "ByteDance", "Douyin", "Financial Times", "Google", "Apple")
    places = ("Royaume-Uni", "États-Unis", "Chine", "Londres", "Pékin", "Europe", "Europe centrale")
    expected = {(name, "ORG") for name in (*organizations, "Commission fédérale des communications")}
    expected |= {(name, "LOC") for name in places} | {("Brendan Carr", "PER")}
    assert {each for each in found if each[0] != "TikTok Shop"} == expected
    assert all(entity.end < text.index("Sujets liés") for entity in entities)
