"""Who the subject of a sentence is, and who only stands in it: participles, networks, members, complements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

NAMED = [
    # Who acts alone in the sentence before a quotation is whom the words behind it describe, unless they say else.
    ("Yvon Hamon faisait grise mine. « Je paie pour travailler », bougonne le patron du Vieux Mousse.", "Yvon Hamon"),
    ("Sarah a obtenu médecine à Lurcy. « Ma mère a raccroché », rigole l'élève de terminale.", "Sarah"),
    ("Luc Rey a été condamné. « C'est faux », dénonce l'avocat de la défense.", "l'avocat de la défense"),
    ("Luc Rey a inauguré le pont. « C'est trop tard », regrette le patron de la CGT.", "le patron de la CGT"),
    # Whoever stands in a participle before its subject is another one.
    ("Fondée par deux anciens d'Orange, l'entreprise recrute. L'entreprise affirme que tout va.", "l'entreprise"),
    ("Le préfet Paul Rey est venu. Interrogé par le député Luc Vial, il affirme que la vanne fuit.", "Paul Rey"),
    # A network on which one writes says nothing.
    (
        "« Ça sentait », écrit un passager sur Twitter. Le transporteur se tait. Il affirme que rien n'a brûlé.",
        "Le transporteur",
    ),
    # A bare name behind what a member is: a body that nothing tells to be a company.
    (
        "« Ils ont relu la feuille », dit Paul Rey, délégué MWB-FGT. Le groupe affirme que le site perd de l'argent.",
        "Le groupe",
    ),
    # A body whose name would say what it is.
    ("L'immeuble est à la SCI Vardes. La ville affirme que rien n'est prêt.", "La ville"),
    # "Et" between two complements joins no two persons.
    (
        "Le délégué régional du Conseil du coton et du café affirme que la vanne fuit. Il affirme que rien n'est prêt.",
        "Le délégué régional du Conseil du coton et du café",
    ),
    # A name that no list knows has the body behind its comma for no name.
    ("Im Jae-won, du cabinet Pacific Vial, affirme que la vanne fuit.", "Im Jae-won"),
    # "Y" is where the sentence before is, not what is said there.
    (
        "À l'Agence nationale du Lac, on nuance. Le rapport sera publié en mai, y fait-on valoir.",
        "Agence nationale du Lac",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_last_source_is_named(text: str, name: str, nlp: Language) -> None:
    assert nlp(text)._.claims[-1].source_name == name
