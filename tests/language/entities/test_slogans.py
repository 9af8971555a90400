"""Names of groups that are words of every day: they go on in lower case up to the verb, and no farther."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le collectif Vent debout dénonce une opération financière.", "Vent debout"),
        ("Le collectif Cases ouvertes a ouvert le feu.", "Cases ouvertes"),
        ("Selon le collectif Mères en colère, le projet est abandonné.", "Mères en colère"),
        ("Le collectif Sauvons la gare demande un moratoire.", "Sauvons la gare"),
        ("Le collectif Touche pas à ma forêt a porté plainte.", "Touche pas à ma forêt"),
        ("Selon l'association Un toit pour tous, 300 personnes dorment dehors.", "Un toit pour tous"),
        ("L'association Emmaüs belge demande un moratoire.", "Emmaüs"),
        ("L'association Emmaüs à Lurcy demande un moratoire.", "Emmaüs"),
        ("L'ONG Oxfam dans un communiqué demande un moratoire.", "Oxfam"),
    ],
)
def test_the_name_of_a_group_goes_on_to_its_verb(text: str, name: str, nlp: Language) -> None:
    assert [entity.text for entity in nlp(text).ents][:1] == [name]
