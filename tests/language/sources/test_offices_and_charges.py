"""Offices and titles that go by one another, and bodies that go by what they have charge of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

OFFICES = [
    ("Mgr Luc Rey a ouvert la porte. L'évêque assure que tout va bien.", "Luc Rey"),
    ("L'abbé Luc Rey a ouvert la porte. Le curé assure que tout va bien.", "Luc Rey"),
    ("L'abbé Luc Rey a ouvert la porte. L'évêque assure que tout va bien.", "L'évêque"),
    ("Le wali de Blida, Karim Saadi, a ouvert le pont. Le chef de l'exécutif assure que tout va bien.", "Karim Saadi"),
    ("Le président Paul Rey a ouvert le pont. Le chef de l'exécutif assure que tout va bien.", "Paul Rey"),
    ("Le chef de l'exécutif régional, Luc Rey, est venu. Le président assure que tout va bien.", "Luc Rey"),
    (
        "La présidente de la région, Anne Morel, est venue. La cheffe de l'exécutif régional assure que tout va bien.",
        "Anne Morel",
    ),
    ("Le préfet Paul Rey a ouvert le pont. Le chef de l'exécutif assure que tout va bien.", "Le chef de l'exécutif"),
    (
        "La conseillère fédérale Regula Keller est venue. La cheffe du Département de l'intérieur assure que tout va "
        "bien.",
        "Regula Keller",
    ),
    (
        "La professeure Regula Keller est venue. La cheffe du département de sociologie assure que tout va bien.",
        "La cheffe du département de sociologie",
    ),
    ("Le ministre de la Santé, Luc Rey, est venu. Le responsable gouvernemental assure que tout va bien.", "Luc Rey"),
]

CHARGES = [
    ("La Cnil a sanctionné Norvex mardi. Le gendarme de la vie privée relève que le consentement manque.", "Cnil"),
    ("La Cnil et l'Arcep ont réagi. Le régulateur des télécoms estime que les comptes sont faux.", "Arcep"),
    ("L'AMF a sanctionné Norvex. Le gendarme de la Bourse estime que les comptes sont faux.", "AMF"),
    (
        "Le groupe Norvex est sanctionné. Le gendarme de la Bourse estime que les comptes sont faux.",
        "Le gendarme de la Bourse",
    ),
    (
        "L'Arcep a sanctionné Norvex. Le gendarme de la Bourse estime que les comptes sont faux.",
        "Le gendarme de la Bourse",
    ),
    (
        "L'Académie française a réagi. La vieille dame du quai Conti estime que la langue souffre.",
        "Académie française",
    ),
    ("RTE rejette toute faute. Le gestionnaire du réseau assure que tout va bien.", "RTE"),
    ("Airbus et Boeing ont livré dix avions. L'avionneur européen assure que tout va bien.", "Airbus"),
    ("Airbus et Boeing ont livré dix avions. L'avionneur américain assure que tout va bien.", "Boeing"),
    ("Renault a livré dix voitures. Le constructeur allemand assure que tout va bien.", "Le constructeur allemand"),
    (
        "La cantine fermée, alerte une plateforme d'élèves\n\nTout va mal, dit la Plateforme des élèves du Val (Pleva)."
        "\n\nL'organisation affirme que rien ne change.",
        "la Plateforme des élèves du Val (Pleva)",
    ),
    ("Une coordination de parents a écrit. « Rien ne va », déplore l'organisation.", "Une coordination de parents"),
    (
        "La fédération des chasseurs de Lurcy est visée par la FDSEA. Le syndicat assure que les champs sont perdus.",
        "FDSEA",
    ),
]

THE_SAME = [
    ("La maire Anne Vial a promis un pont. « Non », dit le préfet Luc Rey. La même assure qu'il viendra.", "Anne Vial"),
    ("Le maire Paul Vial a promis un pont. Le même trouve aujourd'hui que le gué suffit.", "Paul Vial"),
    ("Le maire Paul Vial a promis un pont. Le même rapport affirme que le gué suffit.", "Le même rapport"),
    ("Le maire Paul Vial a promis un pont. Un autre affirme que le gué suffit.", "Un autre"),
    # Who only is spoken of may be meant, though others act.
    (
        "« Je n'irai pas », a dit l'ancienne ministre Claire Roy.\n\nLe président hésiterait entre le préfet Luc Rey et"
        " la maire de Lurcy, Anne Morel, rapporte Le Figaro. L'intéressée assure que personne ne l'a appelée.",
        "Anne Morel",
    ),
    (
        "Le maire Paul Vial assure que son adjoint Luc Rey est parti. Le principal intéressé trouve qu'on en fait "
        "trop.",
        "Luc Rey",
    ),
]


@pytest.mark.parametrize(("text", "name"), OFFICES)
def test_an_office_goes_by_another(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), CHARGES)
def test_a_body_goes_by_what_it_has_charge_of(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), THE_SAME)
def test_the_same_again_and_whom_it_is_about(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name
