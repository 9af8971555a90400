"""The gender of a quoted person: which evidence counts, in which order, and where the cell stays empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

TOLD = [
    ("Mme Vallier assure que le pont tiendra.", "f"),
    ("M. le préfet Dominique Vallier assure que le pont tiendra.", "m"),
    ("Camille Vallier est arrivée lundi. Camille Vallier assure que le pont tiendra.", "f"),
    ("Interrogé par la presse, Dominique Vallier assure que le pont tiendra.", "m"),
    ("« Le pont tiendra », s'est réjouie Claude Vallier.", "f"),
    ("Dominique Vallier a visité le chantier. Elle assure que le pont tiendra.", "f"),
    ("La ministre Dominique Vallier assure que le pont tiendra.", "f"),
    ("Le ministre Anne Vallier assure que le pont tiendra.", "f"),
    ("Le juge Alix Vallier assure que le pont tiendra.", "m"),
    ("Anne-Laure Vallier assure que le pont tiendra.", "f"),
    ("Aminata Traoré assure que le pont tiendra.", "f"),
    ("Il a vu son homologue danoise, Mette Lund. Mette Lund assure que le pont tiendra.", "f"),
    ("La famille Vallier a été ruinée. Paul Vallier assure que le pont tiendra.", "m"),
    ("« Non », a dit Xu Lin. La Chinoise assure que le pont tiendra.", "f"),
    ("Une riveraine assure que le pont tiendra.", "f"),
    ("Le préfet de la Drôme Luc Vallier assure que le pont tiendra.", "m"),
    ("On salue la Géorgienne Nino Vallier. Nino Vallier assure que le pont tiendra.", "f"),
    ("Le maire assure que le pont tiendra.", "m"),
    ("Claire Vallier, procureur de Sion, est là. Claire Vallier assure que le pont tiendra.", "f"),
]

UNTOLD = [
    "Camille Vallier assure que le pont tiendra.",
    "Vallier assure que le pont tiendra.",
    "La victime assure que le pont tiendra.",
    "Un témoin assure que le pont tiendra.",
    "La préfecture assure que le pont tiendra.",
    "Les habitantes assurent que le pont tiendra.",
    "Une source proche du dossier assure que le pont tiendra.",
    "Une étude assure que le pont tiendra.",
]


def _gender(nlp: Language, text: str) -> str:
    return nlp(text)._.claims[-1].source_gender  # type: ignore[no-any-return]


@pytest.mark.parametrize(("text", "gender"), TOLD)
def test_titles_agreement_pronouns_offices_and_first_names_tell_it(nlp: Language, text: str, gender: str) -> None:
    assert _gender(nlp, text) == gender


@pytest.mark.parametrize("text", UNTOLD)
def test_it_stays_empty_for_names_of_both_and_for_all_that_is_no_person(nlp: Language, text: str) -> None:
    assert _gender(nlp, text) == ""
