from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Names = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    "body",
    [
        "mairie de Vardane",
        "préfecture de police de Vardane",
        "préfecture du Rhône",
        "conseil municipal de Vardane",
        "parquet de Nancy",
        "tribunal administratif de Vardane",
        "cour d'appel de Vardane",
        "agence régionale de santé d'Île-de-France",
        "chambre de commerce et d'industrie de Vardane",
        "direction interrégionale de la police judiciaire de Vardane",
        "commissariat de la Goutte-d'Or",
        "conseil de sécurité des Nations unies",
        "mairie du 18e arrondissement de Paris",
    ],
)
def test_a_body_of_a_place_is_one_name(names: Names, body: str) -> None:
    article = "l'" if body[0] in "aeiou" else "la " if body.startswith(("mairie", "préf", "cour", "ch", "d")) else "le "
    assert names(f"Hier, {article}{body} a répondu.") == [(body, "ORG")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une mairie de Vardane a fermé.", []),
        ("Le conseil de Vardane est bon.", []),
        ("Le tribunal de commerce a tranché.", []),
    ],
)
def test_an_indefinite_or_bare_noun_makes_no_body(names: Names, text: str, expected: list[str]) -> None:
    assert [name for name, label in names(text) if label == "ORG"] == expected


@pytest.mark.parametrize(
    ("text", "building"),
    [
        ("La tour Eiffel est fermée.", "tour Eiffel"),
        ("La cathédrale Notre-Dame de Paris a brûlé.", "cathédrale Notre-Dame de Paris"),
        ("Le pont de l'Alma est fermé.", "pont de l'Alma"),
        ("On évacue la gare de Nancy.", "gare de Nancy"),
        ("Le stade de Reggio d'Emilie est plein.", "stade de Reggio d'Emilie"),
        ("Il attend place de la Bastille.", "place de la Bastille"),
    ],
)
def test_buildings_and_squares_are_whole(names: Names, text: str, building: str) -> None:
    assert (building, "LOC") in names(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Il porte La Croix.", "porte La Croix"),
        ("Il court le tour de Vardane.", "tour de Vardane"),
        ("Dans le dernier tour [Julien Vardane|PER] gagne.", "tour Julien Vardane"),
        ("Il joue à la place de Vardane.", "place de Vardane"),
        ("Il brigue une place de Vardane.", "place de Vardane"),
    ],
)
def test_other_senses_of_these_nouns_make_no_building(names: Names, text: str, wrong: str) -> None:
    assert wrong not in [name for name, _ in names(text)]
