from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Names = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un accident a bloqué l'A9 hier.", ["A9"]),
        ("La circulation reprend sur l'A 7.", ["A 7"]),
        ("La N20 et la RN 7 sont coupées, la circulation est déviée.", ["N20", "RN 7"]),
        ("Deux voitures se sont heurtées sur la D4.", ["D4"]),
        ("La départementale 613 reste ouverte.", ["départementale 613"]),
        ("La route nationale 12 est fermée.", ["route nationale 12"]),
        ("L'autoroute A10 est fermée.", ["autoroute A10"]),
        ("La ligne 13 du métro est à l'arrêt.", ["ligne 13"]),
        ("Les voyageurs de la ligne B attendent.", ["ligne B"]),
        ("Le RER B ne passe plus.", ["RER B"]),
    ],
)
def test_roads_and_lines_are_places(names: Names, text: str, expected: list[str]) -> None:
    assert names(text) == [(name, "LOC") for name in expected]


@pytest.mark.parametrize(
    "text",
    [
        "L'A380 a atterri.",
        "Il joue en finale de la D1.",
        "La D1 féminine reprend.",
        "Le format A4 suffit.",
        "Il faut lire la ligne 13 du contrat.",
        "A 7 heures, la route était fermée.",
    ],
)
def test_what_only_looks_like_a_road_is_none(names: Names, text: str) -> None:
    assert names(text) == []


def test_a_road_once_known_is_found_wherever_it_stands(names: Names) -> None:
    far = "Le conseil a délibéré longtemps ce jour, sans bruit ni hâte, et chacun a pu parler à son tour de tout. " * 3
    assert names(f"Un accident a bloqué l'A9. {far}L'A9 rouvre.") == [("A9", "LOC")] * 2
