from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Names = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon Le Monde, le monde change.", [("Le Monde", "ORG")]),
        ("Il l'a dit au Monde.", [("Monde", "ORG")]),
        ("Il l'a écrit dans le Point.", [("Point", "ORG")]),
        ("Le point est fait. Le Point final.", []),
        ("Selon Libération, il part.", [("Libération", "ORG")]),
        ("La Libération fut une fête.", []),
        ("L'hebdomadaire Marianne révèle cela.", [("Marianne", "ORG")]),
        ("Il porte La Croix.", []),
        ("Le quotidien La Croix l'écrit.", [("La Croix", "ORG")]),
        ("Les clients d'Orange et de Free paient.", [("Orange", "ORG"), ("Free", "ORG")]),
        ("L'opérateur Free recrute.", [("Free", "ORG")]),
        ("Free jazz et musique.", []),
        ("Le bénéfice de Total augmente.", [("Total", "ORG")]),
        ("Total : dix morts.", []),
        ("Il vit à Tours, pas à Sens.", [("Tours", "LOC"), ("Sens", "LOC")]),
        ("Les Tours de France.", [("France", "LOC")]),
        ("Nancy Belloir est venue à Nancy.", [("Nancy Belloir", "PER"), ("Nancy", "LOC")]),
        ("Le Kremlin nie, le Congrès attend.", [("Kremlin", "ORG"), ("Congrès", "ORG")]),
        ("Les Etats-Unis et l'Ukraine.", [("Etats-Unis", "LOC"), ("Ukraine", "LOC")]),
    ],
)
def test_the_gazetteer_s_names_are_found_in_their_context(
    names: Names, text: str, expected: list[tuple[str, str]]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le Conseil départemental de Vaucluse vote", "Conseil départemental de Vaucluse"),
        ("la Fédération nationale de pétanque vote", "Fédération nationale de pétanque"),
        ("le Bureau de la sécurité des transports vote", "Bureau de la sécurité des transports"),
        ("une étude de l'université de Bristol", "université de Bristol"),
        ("selon le ministère de la Transition écologique", "ministère de la Transition écologique"),
        ("l'armée syrienne avance", "armée syrienne"),
        ("selon l'agence spatiale japonaise", "agence spatiale japonaise"),
        ("lit-on dans Le Courrier des Deux-Rives", "Le Courrier des Deux-Rives"),
        ("la ministre de la Santé vote", "Santé"),
    ],
)
def test_the_head_noun_makes_the_whole_name_of_an_organisation(names: Names, text: str, expected: str) -> None:
    assert names(f"Hier, {text}.") == [(expected, "ORG")]


def test_a_party_s_name_does_not_take_its_leader_in(names: Names) -> None:
    assert names("C'est le Mouvement populaire de Julien Vardane.") == [
        ("Mouvement populaire", "ORG"),
        ("Julien Vardane", "PER"),
    ]


def test_streets_and_islands_keep_their_noun(names: Names) -> None:
    assert names("Il vit rue de la Loi, sur l'île de Vardane.") == [("rue de la Loi", "LOC"), ("île de Vardane", "LOC")]


def test_a_surname_is_found_wherever_it_stands(names: Names) -> None:
    found = names("[Julien Vardane|PER] a parlé. Vardane a ri. On a revu Vardane.")
    assert found == [("Julien Vardane", "PER"), ("Vardane", "PER"), ("Vardane", "PER")]


def test_a_surname_that_is_a_common_word_of_the_text_opens_sentences_as_that_word(names: Names) -> None:
    assert names("[Marie Petit|PER] avance. Petit à petit, elle gagne.") == [("Marie Petit", "PER")]


def test_particles_and_hyphens_keep_a_name_whole(names: Names) -> None:
    assert names("[Valéry Giscard|PER] d'Estaing est venu.") == [("Valéry Giscard d'Estaing", "PER")]
    assert names("Hier, [Anne Belloir|PER]-Tavel a ri.") == [("Anne Belloir-Tavel", "PER")]
    assert names("Hier, [Ahmed|PER] al-Vardi a ri.") == [("Ahmed al-Vardi", "PER")]


def test_a_nationality_and_two_capitals_make_a_person(names: Names) -> None:
    assert names("On a vu la Japonaise Yuri Tanabe.") == [("Yuri Tanabe", "PER")]


def test_an_acronym_in_brackets_comes_with_its_long_name(names: Names) -> None:
    assert names("Le Rassemblement des vignerons indépendants (RVI) proteste.") == [
        ("Rassemblement des vignerons indépendants", "ORG"),
        ("RVI", "ORG"),
    ]


def test_a_person_named_like_a_firm_is_a_person(names: Names) -> None:
    assert names("[Rob Ford|PER] est mort. La vie de Ford fut agitée.") == [("Rob Ford", "PER"), ("Ford", "PER")]
