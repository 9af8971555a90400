"""Whom a pronoun does not stand for: a name that only comes up later, the object, those who are spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

NAMES_AHEAD = [
    ("Elle revient de loin. Elle affirme que tout va bien. À 38 ans, Maëlle Rey a gagné.", "Maëlle Rey"),
    ("S'il reconnaît que l'eau manque, Paul Rey est confiant.", "Paul Rey"),
    # Nobody whom others' words, another clause or another person bring in.
    ("Il affirme que la faute revient à d'autres élus comme Paul Laurent.", "Il"),
    ("Il affirme que rien n'est perdu. Le procès de Paul Morel s'ouvre lundi.", "Il"),
    ("« On part », a-t-il lancé, et son frère Paul Roy l'a suivi.", "il"),
    ("Ces crédits, a-t-il déploré, « ne suffisent plus » et le président Marc Lebrun a proposé mieux.", "il"),
]

OTHERS = [
    ("Le texte est contesté par Anne Morel qui, dans une lettre, affirme que rien n'est prêt.", "Anne Morel"),
    ("Le préfet a reçu Luc Petit qui, selon ses proches, affirme que tout est faux.", "Luc Petit"),
    ("La maire a écrit aux habitants pour qu'ils restent, en leur assurant que l'eau reviendrait.", "La maire"),
    ("Le directeur a salué ses élèves pour le travail qu'ils ont fait, en leur disant que c'est bien.", "Le directeur"),
    ("Les élus ont quitté la salle où ils siégeaient, en affirmant que le vote est truqué.", "Les élus"),
    ("Paul Vial, premier adjoint, revendique un maire neuf. « On tiendra », a-t-il dit.", "Paul Vial"),
    # Who speaks of himself, where nobody came before.
    ("Le groupe Solvec va fermer deux usines, a-t-il annoncé.", "Solvec"),
    ("« Le groupe Solvec va mal », a-t-il annoncé.", "il"),
    # Whoever says "je" is a person.
    ("L'école se fait à la maison pour Jeanne. « Mon frère a souffert », avance-t-elle.", "Jeanne"),
    ("La mairie loge depuis mars Anne Rey et ses fils. « J'ai eu froid », dit-elle.", "Anne Rey"),
    ("L'école se fait à la maison. « Mon frère a souffert », avance-t-elle.", "elle"),
    # Of whom a quotation says "il", that one is not who says it; a paper says nothing where its words tell who does.
    (
        "L'acteur Gérard Rey confirme être venu, a réagi Hervé Temon, avocat de Gérard Rey. « C'est le contraire de ce "
        "qu'il est », a-t-il déclaré.",
        "Hervé Temon",
    ),
    ("Paul Rey est venu hier, a dit Luc Vial. « Il faut partir tôt », a-t-il ajouté.", "Luc Vial"),
    (
        "Anne Rey était absente. La plainte date de lundi. La comédienne, qui avait déjà parlé, a hésité un an, "
        "a-t-elle expliqué.",
        "Anne Rey",
    ),
    # Who speaks of himself behind "que", though in quotation marks.
    (
        "La préfecture a reçu Anne Rey. Anne Rey soutient que « si ces lois changent, elle les considérerait comme "
        "totalement inutiles ».",
        "Anne Rey",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMES_AHEAD)
def test_a_pronoun_points_forward_to_none_but_a_subject_of_the_reporters_own_words(
    nlp: Language, text: str, name: str
) -> None:
    assert nlp(text)._.claims[0].source_name == name


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_who_is_spoken_of_or_to_does_not_speak(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name
