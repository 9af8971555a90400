"""Who a source stands for: by what somebody does or undergoes, by kin and age, by a rank that another one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

ACTS = [
    ("Anne Morel, qui préside le club, est ravie. La présidente affirme que tout va bien.", "Anne Morel"),
    ("Anne Morel, chimiste, dirige le musée. La directrice affirme que tout va bien.", "Anne Morel"),
    ("Paul Rey a été nommé préfet en mai. Le préfet affirme que tout va bien.", "Paul Rey"),
    ("Paul Rey a été agressé à Lurcy. La victime affirme que tout va bien.", "Paul Rey"),
    ("Paul Rey a battu Luc Vial. Le vainqueur affirme que tout va bien.", "Paul Rey"),
    ("Paul Rey a battu Luc Vial. Le perdant affirme que tout va bien.", "Luc Vial"),
    ("Paul Rey a remplacé Luc Vial. L'ancien patron affirme que tout va bien.", "Luc Vial"),
    # Others act, or nobody is said to.
    ("Paul Rey a agressé un passant. La victime affirme que tout va bien.", "La victime"),
    ("Le musée a été dirigé par Paul Rey. Le directeur affirme que tout va bien.", "Le directeur"),
    ("Paul Rey a été blessé. Le médecin affirme que tout va bien.", "Le médecin"),
]

KIN_AND_AGE = [
    ("Paul Rey vit avec sa mère, Anne Morel, à Lurcy. Sa mère affirme que tout va bien.", "Anne Morel"),
    ("Le juge a entendu Luc Vial, le mari de la victime. Le mari affirme que tout va bien.", "Luc Vial"),
    ("Anne Morel, 31 ans, et Lise Roy, 54 ans, sont là. La trentenaire affirme que tout va bien.", "Anne Morel"),
    ("Paul Rey vit à Lurcy. Sa mère affirme que tout va bien.", "Sa mère"),
    ("Anne Morel, 54 ans, est là. La trentenaire affirme que tout va bien.", "La trentenaire"),
]

OTHERS = [
    ("Paul Rey a battu Luc Vial. Son rival affirme que tout va bien.", "Luc Vial"),
    ("Me Anne Morel défend Paul Rey. Son client affirme que tout va bien.", "Paul Rey"),
    ("Anne Morel est là. Interrogée par Luc Vial, elle affirme que tout va bien.", "Anne Morel"),
    ("La rue attend l'état major de la police, ce dernier estimant que tout va bien.", "l'état major de la police"),
    ("Paul Rey est professeur. Son collègue affirme que tout va bien.", "Son collègue"),
    ("Le ministre Paul Rey est là. Le Premier ministre affirme que tout va bien.", "Le Premier ministre"),
    ("Le ministre Paul Rey est là. La ministre de la Culture affirme que tout va bien.", "La ministre de la Culture"),
    ("La présidente du club a écrit à Anne Morel. La présidente affirme que tout va bien.", "La présidente du club"),
]

NAMES = [
    ("La Russie a réagi. Elle affirme que tout va bien.", "Russie"),
    ("L'Élysée a réagi. La présidence affirme que tout va bien.", "Élysée"),
    (
        "La Ligue de football professionnel a réagi. La Ligue affirme que tout va bien.",
        "Ligue de football professionnel",
    ),
    ("La Ligue du Nord a battu la Ligue du Sud. La Ligue affirme que tout va bien.", "Ligue"),
    (
        "La Commission électorale nationale indépendante (Céni) est là. La Céni affirme que tout va bien.",
        "Commission électorale nationale indépendante",
    ),
    ("L'UEFA a sanctionné le PSG. Le club affirme que tout va bien.", "PSG"),
    ("Le Sénat a rejeté le texte. La chambre haute affirme que tout va bien.", "Sénat"),
    ("La cour juge Paul Rey depuis lundi. L'accusé affirme que tout va bien.", "Paul Rey"),
    ("Le chef rebelle Paul Rey a démenti. Le chef rebelle affirme que tout va bien.", "Paul Rey"),
    ("« Oui », dit Paul Rey. « Tout va bien », ajoute notre interlocuteur.", "Paul Rey"),
    ("Des ouvriers de Norvex sont là. « Les travaux dureront », dit l'un d'eux.", "l'un des ouvriers de Norvex"),
    ("Ingrid Fontaine, 19 ans, est là. « Tout va bien », dit Ingrid.", "Ingrid Fontaine"),
    ("Ingrid Fontaine a croisé Ingrid Roy. « Tout va bien », dit Ingrid.", "Ingrid"),
    ("Paul Rey, député LFI du Nord, est là. Le député affirme que tout va bien.", "Paul Rey"),
    ("Le commissaire Cheikh Tidiane Fall affirme que tout va bien.", "Cheikh Tidiane Fall"),
]


@pytest.mark.parametrize(("text", "name"), [*ACTS, *KIN_AND_AGE, *OTHERS, *NAMES])
def test_who_is_meant_is_told_by_acts_kin_age_and_rank(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name
