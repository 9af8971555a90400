"""Offices by other words: masculine ones that a woman holds, initials, those stated behind "est aussi", "ancien"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

NAMED = [
    # A masculine office does not hide who is a woman by her first name.
    ("Claire Morel, procureur de Sion, a ouvert une enquête. Elle affirme que la vanne était fermée.", "Claire Morel"),
    ("Le procureur, Claire Morel, a ouvert une enquête. Elle affirme que la vanne était fermée.", "Claire Morel"),
    # Initials behind a body or an office, in brackets.
    ("La Ligue des Éclusiers (LDE) a protesté. La LDE affirme que la vanne fuit.", "Ligue des Éclusiers"),
    ("Le directeur des services techniques (DST), Paul Rey, est venu. Le DST affirme que la vanne fuit.", "Paul Rey"),
    # A function that a text states counts beside the one before it.
    (
        "Paul Rey est aussi adjoint à la culture. Anne Roy dirige le musée. L'adjoint à la culture dit que tout ira.",
        "Paul Rey",
    ),
    (
        "Paul Rey, ancien éclusier, est là. Luc Roy l'écoute. L'ancien éclusier affirme que la vanne fuit.",
        "Paul Rey",
    ),
    # So does one that the next sentence gives to a pronoun, unless that cannot be the person.
    ("Bernard Rey s'agace. Il est maire de Lurcy. Le maire affirme que rien n'est prêt.", "Bernard Rey"),
    ("Bernard Rey s'agace. Maire de Lurcy depuis 2008, il râle. Le maire dit que rien n'est prêt.", "Bernard Rey"),
    ("Bernard Rey s'agace. Elle est maire de Lurcy. Le maire affirme que rien n'est prêt.", "Le maire"),
    ("Bernard Rey accueille Anne. Il est maire de Lurcy. Le maire affirme que rien n'est prêt.", "Le maire"),
    # "Cette source" is who was cited before, and nobody who only stands between.
    (
        "Un policier affirme que rien n'est prêt. Paul Rey écoute. Cette source ajoute que la vanne fuit.",
        "Un policier",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_an_office_is_whose_the_text_says_it_is(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name
