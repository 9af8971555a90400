from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Names = Callable[[str], list[tuple[str, str]]]
    Canonical = Callable[[str], list[tuple[str, str]]]


def test_one_movement_has_one_label_however_the_model_saw_it(names: Names) -> None:
    marked = "Les [Gilets|PER] jaunes défilent. Des [Gilets jaunes|LOC] rient. Selon les gilets jaunes, rien ne bouge."
    assert names(marked) == [("Gilets jaunes", "ORG"), ("Gilets jaunes", "ORG"), ("gilets jaunes", "ORG")]


def test_a_movement_that_no_list_knows_is_found_by_its_form(names: Names) -> None:
    assert names("Hier, les Lanternes vertes ont défilé. Lanternes vertes : la colère.") == [
        ("Lanternes vertes", "ORG"),
        ("Lanternes vertes", "ORG"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Drapeaux rouges et poings levés, ils ont défilé.",
        "Ils portaient des gants verts.",
        "On voit les Français libres.",
        "Il a mis son gilet jaune.",
    ],
)
def test_a_colour_alone_makes_no_movement(names: Names, text: str) -> None:
    assert names(text) == []


def test_lower_case_and_singular_stand_for_the_movement(canonical: Canonical) -> None:
    found = canonical("Les Gilets jaunes défilent. Un Gilet jaune rit. Les gilets jaunes rentrent.")
    assert {name for _, name in found} == {"Gilets jaunes"}
