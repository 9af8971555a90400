from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Names = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("marked", "name", "label"),
    [
        ("Un porte-parole de [Vardane|PER] a répondu.", "Vardane", "ORG"),
        ("La société [Vardane|LOC] recrute.", "Vardane", "ORG"),
        ("Le club [Vardane|LOC] a gagné.", "Vardane", "ORG"),
        ("Il habite à [Vardane|PER].", "Vardane", "LOC"),
        ("Le village de [Vardane|PER] est loin.", "Vardane", "LOC"),
        ("Le maire de [Vardane|PER] est venu.", "Vardane", "LOC"),
        ("La ministre [Vardane|LOC] est venue.", "Vardane", "PER"),
        ("Hier, [Vardane|LOC], président de la société, est venu.", "Vardane", "PER"),
        ("Hier, [Vardane|ORG], 45 ans, est venu.", "Vardane", "PER"),
        ("La mort de [Vardane|LOC] a ému.", "Vardane", "PER"),
        ("Hier, [Julien Vardane|LOC] est venu.", "Julien Vardane", "PER"),
        ("Le [SNVR|LOC] recrute.", "SNVR", "ORG"),
        ("Hier, [Vardane Airlines|PER] a recruté.", "Vardane Airlines", "ORG"),
        ("Le président du Mouvement pour la société du lac, [Seydi Vardane|ORG], parle.", "Seydi Vardane", "PER"),
        ("Le directeur général, [Urs Vardane|ORG], a parlé.", "Urs Vardane", "PER"),
        ("La présidente du syndicat, [Léa Vardane|ORG], a parlé.", "Léa Vardane", "PER"),
        ("Une jeune pousse, [Vardane|PER], recrute.", "Vardane", "ORG"),
        ("Le fabricant de pneus [Vardane|PER] recrute.", "Vardane", "ORG"),
        ("La syndique de [Vardane|PER] est venue.", "Vardane", "LOC"),
        ("Il y a [Vardane-sur-Orge|PER].", "Vardane-sur-Orge", "LOC"),
        ("Pour [Dragan Vardane|ORG], son équipe recule.", "Dragan Vardane", "PER"),
        ("Pour [Oksara Vardane|PER], sa société recule.", "Oksara Vardane", "PER"),
    ],
)
def test_what_stands_around_a_name_tells_what_it_is(names: Names, marked: str, name: str, label: str) -> None:
    assert (name, label) in names(marked)


def test_one_name_has_one_label_within_a_text(names: Names) -> None:
    marked = "La société [Vardane|PER] recrute. Hier [Vardane|LOC] a ouvert. On voit [Vardane|ORG]. Vive Vardane."
    assert names(marked) == [("Vardane", "ORG")] * 4


def test_the_gazetteer_outweighs_the_model(names: Names) -> None:
    assert names("Hier, [Reuters|PER] et l'[Unesco|LOC] ont parlé de l'[Ukraine|ORG].") == [
        ("Reuters", "ORG"),
        ("Unesco", "ORG"),
        ("Ukraine", "LOC"),
    ]


def test_a_name_in_a_list_takes_after_its_neighbours(names: Names) -> None:
    found = names("Il a vu [Julien Tavel|PER], [Vardane|LOC] et [Anna Weil|PER].")
    assert ("Vardane", "PER") in found


def test_a_surname_is_the_person_s(names: Names) -> None:
    assert names("[Julien Vardane|PER] parle. Puis [Vardane|LOC] se tait.") == [
        ("Julien Vardane", "PER"),
        ("Vardane", "PER"),
    ]


def test_spelling_makes_no_second_name(names: Names) -> None:
    marked = "La société [Vardène|PER] recrute. Hier [VARDENE|LOC] a ouvert. On voit [Vardene|PER]."
    assert [label for _, label in names(marked)] == ["ORG"] * 3


def test_an_acronym_has_the_label_of_what_it_stands_for(names: Names) -> None:
    found = dict(names("Il étudie le [Vaste Réseau Intermédiaire|MISC] ([VRI|ORG]). Le [VRI|ORG] grandit."))
    assert found["VRI"] == found["Vaste Réseau Intermédiaire"]
