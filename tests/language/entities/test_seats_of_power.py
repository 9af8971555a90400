"""Élysée, Kremlin, Matignon: the body where it does something, the place where something is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Tagged = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("L'Élysée dément.", "Élysée", "ORG"),
        ("Selon le Kremlin, tout va bien.", "Kremlin", "ORG"),
        ("Matignon a annoncé un plan.", "Matignon", "ORG"),
        ("Le quai d'Orsay s'inquiète.", "quai d'Orsay", "ORG"),
        ("« C'est faux », a affirmé Bercy.", "Bercy", "ORG"),
        ("Un porte-parole de l'Élysée a répondu.", "Élysée", "ORG"),
        ("Le chanteur s'est produit à Bercy.", "Bercy", "LOC"),
        ("La délégation est arrivée au Kremlin.", "Kremlin", "LOC"),
        ("Ils ont manifesté devant l'Élysée.", "Élysée", "LOC"),
    ],
)
def test_what_it_does_tells_the_body_from_the_place(labels_of: Tagged, text: str, name: str, label: str) -> None:
    assert (name, label) in labels_of(text)


def test_one_mention_that_acts_makes_it_the_body_in_the_whole_text(labels_of: Tagged) -> None:
    found = labels_of("Il a été reçu à l'Élysée. L'Élysée a démenti. Il est revenu à l'Élysée.")
    assert [label for name, label in found if name == "Élysée"] == ["ORG"] * 3


@pytest.fixture
def labels_of(nlp: object) -> Tagged:
    """Gives the names and labels that the whole pipeline finds."""
    return lambda text: [(ent.text, ent.label_) for ent in nlp(text).ents]  # type: ignore[operator]
