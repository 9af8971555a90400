"""Who is named in the sentence before, without a word of what he is, and is then described."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

DESCRIBED_NEXT = [
    ("Anne Morel s'est voulue ferme. « Ce sera non », a souligné la ministre de l'Enseignement.", "Anne Morel"),
    ("En conférence de presse, Luc Rey n'a pas caché sa joie. « Enfin », a soufflé le président du Val.", "Luc Rey"),
    ("À Lurcy, Paul Vial en propose onze. « C'est le sel de demain », jure le chef étoilé.", "Paul Vial"),
    ("Anne Morel, 68 ans, a choisi le bois. La retraitée de La Poste affirme que tout va bien.", "Anne Morel"),
    ("Interrogé lundi, Luc Rey a botté en touche. Le maire de Lurcy assure que le pont tient.", "Luc Rey"),
]

SOMEBODY_ELSE = [
    # A post that others hold as well, where nothing leads one to hear the one who is named.
    ("Luc Rey a signé pour trois ans. Le président du club assure que tout va bien.", "Le président du club"),
    ("Luc Rey a signé pour trois ans. L'entraîneur des Aigles assure que tout va.", "L'entraîneur des Aigles"),
    ("Luc Rey habite la rue. Le maire assure que le pont tient.", "Le maire"),
    # Who judges, nurses or inquires speaks of others.
    ("Luc Rey s'est expliqué à l'audience. Le procureur assure que tout est clair.", "Le procureur"),
    ("Luc Rey n'a pas caché sa douleur. Le médecin assure que l'os est cassé.", "Le médecin"),
    # Two who are named, one with a function, one of another gender, one who only is somebody's other.
    (
        "Interrogés lundi, Luc Rey et Paul Vial ont botté en touche. Le maire de Lurcy assure que le pont tient.",
        "Le maire de Lurcy",
    ),
    (
        "Interrogé lundi, l'architecte Luc Rey a botté en touche. Le maire de Lurcy assure que le pont tient.",
        "Le maire de Lurcy",
    ),
    (
        "Interrogée lundi, Anne Morel a botté en touche. Le maire de Lurcy assure que le pont tient.",
        "Le maire de Lurcy",
    ),
    ("La voiture de Luc Rey a surpris. Le préfet de Lurcy assure que la route est sûre.", "Le préfet de Lurcy"),
    # Somebody else is said to hold the post, before or behind.
    (
        "Le maire de Lurcy, Paul Vial, est absent. Interrogé lundi, Luc Rey a botté en touche. Le maire assure que le "
        "pont tient.",
        "Paul Vial",
    ),
    # In a new paragraph.
    (
        "Interrogé lundi, Luc Rey a botté en touche.\n\nLe préfet de Lurcy assure que le pont tient.",
        "Le préfet de Lurcy",
    ),
]

MOVED = [
    ("L'argument n'a pas convaincu Luc Rey. Le chef de file de la minorité juge que c'est injuste.", "Luc Rey"),
    (
        "Le maire Paul Vial a présenté le budget. L'argument n'a pas convaincu Luc Rey. Il juge que c'est injuste.",
        "Luc Rey",
    ),
    (
        "Le maire Paul Vial a présenté le budget. L'annonce laisse Luc Rey perplexe. Il juge que c'est injuste.",
        "Luc Rey",
    ),
    ("Le maire Paul Vial a présenté le budget. Ce projet déplaît à Luc Rey. Il juge que c'est injuste.", "Luc Rey"),
    # Who moves another goes on himself.
    (
        "Le maire Paul Vial a présenté le budget. Il n'a pas convaincu Luc Rey. Il juge que c'est injuste.",
        "Paul Vial",
    ),
    ("Paul Vial a rassuré Luc Rey mardi. Il juge que tout va bien.", "Paul Vial"),
]

OPENED = [
    # Whoever is asked something answers; whoever retorts answers who spoke last.
    (
        "Un ancien ministre a porté plainte mardi.\n\nSamir Roy, le patron de Lexora, admet une faute. Interrogé sur "
        "les faits, le trentenaire répond que tout est prévu.",
        "Samir Roy",
    ),
    ("Le coureur Paul Vial est suspendu. Interrogé par Luc Rey, celui-ci affirme que tout est faux.", "Paul Vial"),
    # One paper, though two names stand behind it.
    (
        "Selon une enquête de l'institut Kantis pour « La Croix » et France Info, le oui l'emporte. L'étude révèle que "
        "les jeunes hésitent.",
        "une enquête de l'institut Kantis pour « La Croix » et France Info",
    ),
]


@pytest.mark.parametrize(("text", "name"), OPENED)
def test_how_a_sentence_opens_tells_who_is_meant(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), DESCRIBED_NEXT)
def test_a_bare_name_is_described_in_the_next_sentence(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), SOMEBODY_ELSE)
def test_a_description_may_be_of_somebody_else(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), MOVED)
def test_whom_a_thing_moves_goes_on(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name
