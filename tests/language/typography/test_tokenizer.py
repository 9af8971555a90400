from __future__ import annotations

import pickle
import unicodedata
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from nlp_pipeline.language.typography import TypographyTokenizer, normalize
from nlp_pipeline.language.typography.left_out import find_runs, leave_out
from tests.language.blank import blank_french
from tests.shares import tried

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

PRINTED = "L’élu dit\u00a0: «\u202fC’est l’“essentiel”\u202f».\r\n\r\nPuis il s’en va…"
NLP = blank_french()

any_text = st.text(st.characters(exclude_categories=("Cs",)))
press_text = st.lists(
    st.sampled_from(
        [*"«»“”\"'’ \n.,…-–é!", "l’", "a-t-il", "M. ", " dit ", "\u00a0", "\r\n", "aujourd’hui", "<<", "e\u0301"]
    )
).map("".join)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return NLP


def words(nlp: Language, text: str) -> list[str]:
    return [token.text for token in nlp(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Bonjour»", ["«", "Bonjour", "»"]),
        ("mot«mot»mot", ["mot", "«", "mot", "»", "mot"]),
        ('l\'"ami" d’“ici”', ["l'", '"', "ami", '"', "d'", "“", "ici", "”"]),
        ('Qu’"il" vienne', ["Qu'", '"', "il", '"', "vienne"]),
        ("<<Oui>>, dit-elle", ["<<", "Oui", ">>", ",", "dit", "-elle"]),
        ("« Non » , a-t-il dit", ["«", "Non", "»", ",", "a", "-t", "-il", "dit"]),
        ("https://a.fr/«b»", ["https://a.fr/", "«", "b", "»"]),
        ("«»", ["«", "»"]),
        (" «  a »", [" ", "«", "a", "»"]),
    ],
)
def test_quotation_marks_are_tokens_of_their_own(nlp: Language, text: str, expected: list[str]) -> None:
    assert words(nlp, text) == expected


def test_line_ends_are_tokens_of_white_space(nlp: Language) -> None:
    assert words(nlp, "Fin.\n\nDébut\r\nsuite\n« mot »") == [
        "Fin",
        ".",
        "\n\n",
        "Début",
        "\n",
        "suite",
        "\n",
        "«",
        "mot",
        "»",
    ]


def test_elision_is_cut_whatever_the_apostrophe(nlp: Language) -> None:
    assert words(nlp, "L’école n’est qu‘ici aujourd’hui") == words(nlp, "L'école n'est qu'ici aujourd'hui")


@pytest.mark.parametrize("name", ["N'dombo", "N'Dombo", "N'DOMBO", "M'barra-Koné", "N’guéla"])
def test_a_name_with_an_apostrophe_is_whole_before_a_letter_that_elides_nothing(nlp: Language, name: str) -> None:
    assert words(nlp, f"Aya {name} vient.")[1] == name.replace("’", "'")


@pytest.mark.parametrize("words_of_text", [["N'", "oubliez"], ["N'", "hésite"], ["M'", "y"], ["N'", "EST"]])
def test_an_elided_word_with_a_capital_is_cut(nlp: Language, words_of_text: list[str]) -> None:
    assert words(nlp, "".join(words_of_text) + " pas.")[:2] == words_of_text


def test_accents_apart_do_not_cut_words_and_the_norm_has_them_composed(nlp: Language) -> None:
    doc = nlp(unicodedata.normalize("NFD", "L’été a révélé"))
    assert [unicodedata.normalize("NFC", token.text) for token in doc] == ["L'", "été", "a", "révélé"]
    assert [token.norm_ for token in doc][1::2] == ["été", "révélé"]


def test_models_read_rare_marks_as_common_ones(nlp: Language) -> None:
    doc = nlp("« a » – “b” … c")
    assert [token.norm_ for token in doc if not token.is_alpha] == ['"', '"', ",", '"', '"', "..."]
    assert doc.text == "« a » – “b” … c"


@given(st.one_of(any_text, press_text))
@settings(deadline=None, max_examples=tried(40, 100))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    doc = NLP(text)
    assert doc.text == leave_out(normalize(text), find_runs(normalize(text)))
    assert doc._.original_text == text
    for token in doc:
        assert len(token) == 1 or token.text in ("<<", ">>") or not set(token.text) & set('«»“”„‟"‹›')
        assert token.is_space or "\n" not in token.text


@pytest.mark.parametrize("text", ["", "a", "\x00", "😀👍🏽", "\ud7ff", " ", "\n", "«" * 50, "e\u0301" * 10])
def test_odd_texts_come_back_as_they_were(nlp: Language, text: str) -> None:
    assert nlp(text)._.original_text == text


def test_a_lone_surrogate_is_refused_with_its_place(nlp: Language) -> None:
    with pytest.raises(ValueError, match="lone surrogate U\\+DC80 at offset 4"):
        nlp("caf\u00e9\udc80")


@pytest.mark.parametrize("garbage", ["«", "(", "!", "l'", "😀", '"', "a«", "-", "<"])
def test_a_long_run_without_space_takes_no_time(nlp: Language, garbage: str) -> None:
    doc = nlp(garbage * 40_000)  # spaCy's own tokenizer would take minutes
    assert doc.text == garbage * 40_000


def test_the_text_survives_bytes_docbin_and_copies(nlp: Language) -> None:
    doc = nlp(PRINTED)
    read = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    binned = next(iter(DocBin(store_user_data=True).from_bytes(stored).get_docs(spacy.blank("fr").vocab)))
    for copy in (read, binned, doc.copy(), pickle.loads(pickle.dumps(doc))):  # noqa: S301
        assert copy._.original_text == PRINTED


def test_a_doc_of_another_tokenizer_gives_its_own_text() -> None:
    assert spacy.blank("fr")("L’école")._.original_text == "L’école"


def test_a_part_of_a_doc_gives_its_own_text(nlp: Language) -> None:
    part = nlp(PRINTED)[0:3].as_doc(copy_user_data=True)
    assert part._.original_text == part.text


def test_the_tokenizer_survives_disk_bytes_and_pickle(nlp: Language, tmp_path: Path) -> None:
    expected = words(nlp, PRINTED)
    nlp.to_disk(tmp_path)
    on_disk = spacy.load(tmp_path)
    from_bytes = blank_french().from_bytes(nlp.to_bytes())
    for copy in (on_disk, from_bytes):
        assert isinstance(copy.tokenizer, TypographyTokenizer)
        assert words(copy, PRINTED) == expected
        assert [token.norm_ for token in copy(PRINTED)] == [token.norm_ for token in nlp(PRINTED)]
    pickled = pickle.loads(pickle.dumps(nlp.tokenizer))  # noqa: S301
    assert [token.text for token in pickled(PRINTED)] == expected
    assert pickled.to_bytes() == nlp.tokenizer.to_bytes()


def test_special_cases_of_the_pipeline_are_kept() -> None:
    nlp = spacy.blank("fr")
    nlp.tokenizer.add_special_case("ouiouioui", [{"ORTH": "oui"}, {"ORTH": "oui"}, {"ORTH": "oui"}])
    nlp.tokenizer = spacy.registry.tokenizers.get("selon.TypographyTokenizer.v1")()(nlp)
    assert words(nlp, "«ouiouioui»") == ["«", "oui", "oui", "oui", "»"]


def test_several_processes_give_the_same(nlp: Language) -> None:
    texts = [PRINTED, "", "« a »"] * 3
    assert [doc._.original_text for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == texts


def test_a_memory_zone_holds_whole_texts(nlp: Language) -> None:
    with nlp.memory_zone():
        assert nlp(PRINTED)._.original_text == PRINTED
    assert nlp(PRINTED)._.original_text == PRINTED


def test_words_with_a_hyphen_stay_whole_with_a_capital_as_without(nlp: Language) -> None:
    assert words(nlp, "Celui-ci part. Peut-être que CELLE-CI reste.") == [
        *("Celui-ci", "part", "."),
        *("Peut-être", "que", "CELLE-CI", "reste", "."),
    ]
