from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from tests.language.entities.conftest import marked_doc

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@pytest.mark.parametrize(
    "marked",
    [
        "Il [n'|PER]a rien dit.",
        "[L'|LOC]usine a fermé.",
        "[En effet|MISC], il pleut.",
        "[Selon|ORG] lui, il pleut.",
        "[Difficile|PER] de le croire.",
        "[Reste|LOC] à voir comment faire.",
        "Il viendra en [Mars|LOC] ou [Lundi|PER].",
        "[Elles|PER] ont refusé.",
        "Les catégories [A|LOC] et [B|LOC] baissent.",
        "Un [Français|LOC] et deux [Néo-Zélandaises|ORG] ont gagné.",
        "Au [XXe siècle|MISC], tout a changé.",
        "[Huit|ORG] personnes sont venues.",
        "[Attablé|PER] à la terrasse, il lit.",
        "Elle rappelle que la loi existe.",
        "Un plan [GPS|ORG] et de la [TVA|ORG].",
    ],
)
def test_words_that_are_no_names_are_dropped(names: Callable[[str], list[tuple[str, str]]], marked: str) -> None:
    assert names(marked) == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[le président Emmanuel Macron|PER] parle.", ("Emmanuel Macron", "PER")),
        ("[M. Armand Delvaux|PER] parle.", ("Armand Delvaux", "PER")),
        ("Il a vu [Mme Delvaux|PER].", ("Delvaux", "PER")),
        ("Il a vu l'[Espagnole Inés Roldán|PER].", ("Inés Roldán", "PER")),
        ("Il quitte [la Belgique|LOC].", ("Belgique", "LOC")),
        ("Elle vit dans la [ville de Tombouctou|LOC].", ("Tombouctou", "LOC")),
        ("Selon [l'OTAN lundi|ORG], rien.", ("OTAN", "ORG")),
        ("Il cite [Marc Tavel.|PER]", ("Marc Tavel", "PER")),
        ("Le [groupe Vardane|ORG] recrute.", ("Vardane", "ORG")),
    ],
)
def test_what_stands_around_a_name_is_trimmed(
    names: Callable[[str], list[tuple[str, str]]], marked: str, expected: tuple[str, str]
) -> None:
    assert names(marked) == [expected]


def test_a_name_ends_at_quotation_marks_dashes_and_line_ends(names: Callable[[str], list[tuple[str, str]]]) -> None:
    assert names("[Italie - Irlande|LOC]") == [("Italie", "LOC"), ("Irlande", "LOC")]
    assert names("[Paris\n\nRome|LOC] dit oui.") == [("Paris", "LOC"), ("Rome", "LOC")]
    assert names("Pour [Anna Weil « Lola|PER] » il chante.")[0] == ("Anna Weil", "PER")


def test_months_and_the_planet_are_told_apart(names: Callable[[str], list[tuple[str, str]]]) -> None:
    assert names("[Mars|LOC] fut doux. La sonde vole vers Mars.")[-1] == ("Mars", "LOC")


def test_names_in_navigation_are_left_out(mender: Language) -> None:
    doc = marked_doc(mender, "[Paul Vasseur|PER] écrit. Lire aussi : [Vanessa Clerc|PER]")
    doc.spans["blocks"] = [Span(doc, 0, 4, label="PARAGRAPH"), Span(doc, 4, len(doc), label="NAVIGATION")]
    mender.get_pipe("selon_entities")(doc)
    assert [ent.text for ent in doc.ents] == ["Paul Vasseur"]


def test_no_name_crosses_from_one_block_to_the_next(mender: Language) -> None:
    doc = marked_doc(mender, "La chute de [Kaboul Emmanuel Vasseur|PER] raconte.")
    doc.spans["blocks"] = [Span(doc, 0, 4, label="TITLE"), Span(doc, 4, len(doc), label="PARAGRAPH")]
    mender.get_pipe("selon_entities")(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Kaboul", "LOC"), ("Emmanuel Vasseur", "PER")]


def test_the_word_that_opens_a_sentence_needs_more_than_the_model(
    nlp_tagged: Callable[[str], list[str]],
) -> None:
    assert nlp_tagged("Interrogés/VERB/LOC ,/PUNCT des/DET proches/NOUN parlent/VERB ./PUNCT") == []
    assert nlp_tagged("Darnel/PROPN/PER ,/PUNCT des/DET proches/NOUN parlent/VERB ./PUNCT") == ["Darnel"]


def test_what_ends_an_office_is_no_part_of_the_name_behind_it(names: Callable[[str], list[tuple[str, str]]]) -> None:
    assert ("Anne Vardane", "PER") in names("La ministre des [Sports Anne Vardane|PER] est venue.")
