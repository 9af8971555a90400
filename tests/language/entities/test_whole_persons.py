from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Names = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Hier, [Cécile|PER] de [France|LOC] a ri.", "Cécile de France"),
        ("Hier, [Albert|PER] de [Monaco|LOC] a ri.", "Albert de Monaco"),
        ("Hier, [Moon Jae|PER]-in a ri.", "Moon Jae-in"),
        ("Hier, [Marie-Claude|PER] « [Mimi|PER] » [Lopez|PER] a ri.", "Marie-Claude « Mimi » Lopez"),
        ("Hier, [Émile|PER] « Milou » [Garnier|PER] a ri.", "Émile « Milou » Garnier"),
        ("Les deux prix [Nobel Julien Vardane|PER] viennent.", "Julien Vardane"),
    ],
)
def test_a_person_is_named_whole(names: Names, marked: str, name: str) -> None:
    assert (name, "PER") in names(marked)


def test_a_full_name_does_not_take_the_place_after_it(names: Names) -> None:
    assert names("Hier, [Julien Vardane|PER] de [Monaco|LOC] a ri.") == [("Julien Vardane", "PER"), ("Monaco", "LOC")]


def test_a_person_does_not_take_the_place_that_the_text_says_is_one(names: Names) -> None:
    found = names("[Julien Vardane de Mornay|PER] parle. « Je suis à Mornay », dit-il.")
    assert found == [("Julien Vardane", "PER"), ("Mornay", "LOC"), ("Mornay", "LOC")]
    assert names("[Julien Vardane de Mornay|PER] parle.") == [("Julien Vardane de Mornay", "PER")]


def test_a_member_is_no_part_of_the_party(names: Names) -> None:
    found = names("Hier, le député du [Parti vert Julien Vardane|ORG] a ri.")
    assert found == [("Parti vert", "ORG"), ("Julien Vardane", "PER")]
    assert names("Hier, le [Collège vert Julien Vardane|ORG] a ri.") == [("Collège vert Julien Vardane", "ORG")]


@pytest.mark.parametrize(
    "marked",
    [
        "Hier, l'échevin de la [Propreté Julien de Vardane|PER] a ri.",
        "Hier, l'adjoint à l'[Urbanisme Julien de Vardane|PER] a ri.",
        "Hier, le secrétaire d'État à la [Pêche Julien de Vardane|ORG] a ri.",
        "Hier, le conseiller fédéral en charge de l'[Énergie Julien de Vardane|ORG] a ri.",
    ],
)
def test_what_somebody_has_charge_of_is_no_part_of_the_name(names: Names, marked: str) -> None:
    assert names(marked) == [("Julien de Vardane", "PER")]


@pytest.mark.parametrize(
    "marked",
    [
        "Hier, l'ambassadrice d'[Algérie|LOC] à [Téhéran|LOC] Julien Tavel a ri.",
        "Hier, l'ambassadrice d'[Algérie|LOC] à [Téhéran Julien Tavel|PER] a ri.",
        "Hier, l'ambassadrice d'[Algérie|LOC] à [Téhéran Julien Tavel|LOC] a ri.",
    ],
)
def test_where_somebody_is_posted_is_no_part_of_the_name(names: Names, marked: str) -> None:
    assert names(marked) == [("Algérie", "LOC"), ("Téhéran", "LOC"), ("Julien Tavel", "PER")]


@pytest.mark.parametrize(
    ("marked", "body"),
    [
        ("Hier, l'entraîneur du [FC Vardane Julien Tavel|ORG] a ri.", "FC Vardane"),
        ("Hier, le président de [Vardane FC Julien Tavel|ORG] a ri.", "Vardane FC"),
        ("Hier, le commandant de la gendarmerie de [Vardane|LOC] [Julien Tavel|PER] a ri.", "gendarmerie de Vardane"),
    ],
)
def test_who_leads_a_body_is_no_part_of_its_name(names: Names, marked: str, body: str) -> None:
    assert names(marked) == [(body, "ORG"), ("Julien Tavel", "PER")]


def test_a_surname_with_a_particle_behind_a_title_is_a_persons(names: Names) -> None:
    assert names("Hier, [Mme de Vardane|LOC] a ri.") == [("de Vardane", "PER")]
    assert names("Hier, M. d'[Ormelle|LOC] a ri.") == [("d'Ormelle", "PER")]
    assert names("Hier, Mme de [La Tavelle|ORG] a ri.") == [("de La Tavelle", "PER")]


def test_a_body_named_for_somebody_stays_whole(names: Names) -> None:
    assert names("Hier, la [Fondation Julien Vardane|ORG] a ri.") == [("Fondation Julien Vardane", "ORG")]


def test_a_quotation_after_a_first_name_is_no_nickname(names: Names) -> None:
    assert names("Il cite [Julien|PER] « non merci » [Vardane|PER].") == [("Julien", "PER"), ("Vardane", "PER")]


def test_a_list_of_names_is_one_of_persons_where_the_model_sees_some(names: Names) -> None:
    marked = "\n".join(["[Vardane|PER] (3/5)", "Tavel (2/4)", "[Belloir|LOC] (1/1)", "[Morel|PER]", "Ruiz Kern (0/2)"])
    assert names(marked) == [(name, "PER") for name in ("Vardane", "Tavel", "Belloir", "Morel", "Ruiz Kern")]


def test_a_list_of_places_stays_one(names: Names) -> None:
    marked = "\n".join(["[Nice|LOC] (3)", "[Lyon|LOC] (2)", "[Brest|LOC] (1)", "[Vardane|PER] (1)"])
    assert [label for _, label in names(marked)][:3] == ["LOC"] * 3


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        # A word for a people with no article is a first name.
        ("Le maire de Lurcy, [Normand Vardane|PER], a ri.", "Normand Vardane"),
        # So is one that "et" joins to a full name.
        ("Julie et [Marc Vardane|PER] ont ri.", "Julie"),
        # A first name alone behind what somebody is to another.
        ("La mère de Paul, [Julie|ORG], a ri.", "Julie"),
    ],
)
def test_a_first_name_is_told_by_what_stands_before_it(names: Names, marked: str, name: str) -> None:
    assert (name, "PER") in names(marked)


def test_a_word_for_a_people_with_its_article_is_no_first_name(names: Names) -> None:
    assert names("Hier, le [Normand Vardane|PER] a ri.") == [("Vardane", "PER")]


def test_a_country_with_a_masculine_article_is_one_of_its_people(names: Names) -> None:
    assert names("Hier, le Suisse a ri.") == []


@pytest.mark.parametrize(
    "marked",
    [
        "Il l'a confié à Libération [Julien Vardane|PER].",
        "Il l'a confié au quotidien La Montagne [Julien Vardane|PER].",
        "Il l'a confié au quotidien Vosges Libre [Julien Vardane|PER].",
    ],
)
def test_a_person_does_not_take_the_outlet_that_is_told(names: Names, marked: str) -> None:
    assert ("Julien Vardane", "PER") in names(marked)


@pytest.mark.parametrize(
    "marked", ["Hier, le [Ministre Vardane|ORG] a ri.", "Hier, le [Wali Julien Vardane|ORG] a ri."]
)
def test_whoever_holds_an_office_is_a_person(names: Names, marked: str) -> None:
    assert [(name.removeprefix("Julien "), label) for name, label in names(marked)] == [("Vardane", "PER")]


def test_an_office_with_a_capital_is_nobody_by_name(names: Names) -> None:
    assert names("Hier, le [Procureur Général|ORG] a ri.") == [("Procureur Général", "ORG")]


def test_the_body_behind_a_name_is_no_part_of_it(names: Names) -> None:
    assert ("Julien Vardane", "PER") in names("On a vu [Julien Vardane FDSEA|PER]\n\nIl pleut.")
    assert names("Hier, [Julien VARDANE|PER] a ri.") == [("Julien VARDANE", "PER")]


def test_who_chairs_a_body_is_no_part_of_it(names: Names) -> None:
    found = names("Hier, le président de la [Chambre Urs Vardane|ORG] a ri.")
    assert found == [("Chambre", "ORG"), ("Urs Vardane", "PER")]
    assert names("Hier, il a vu la [Chambre Urs Vardane|ORG].") == [("Chambre Urs Vardane", "ORG")]
