"""Which names are one source over a corpus, and which must stay apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.run.source_names import SourceNames, ranked_spellings, source_names

if TYPE_CHECKING:
    from pathlib import Path


def keys(names: list[str], source_type: str) -> set[str]:
    return {source_names().key(name, source_type) for name in names}


@pytest.mark.parametrize(
    ("source_type", "names"),
    [
        (
            "organization",
            ["OMS", "l'Organisation mondiale de la santé", "O.M.S.", "l’OMS", "ORGANISATION MONDIALE DE LA SANTE"],
        ),
        ("organization", ["l'Élysée", "Élysée", "ELYSEE", "L’Elysée"]),
        ("organization", ["Varcieux Air-Pur", "varcieux air pur", "la Varcieux Air Pur"]),
        ("media", ["Le Monde", "le Monde", "LE MONDE"]),
        ("person", ["Paul-Henri Rey", "M. Paul-Henri Rey", "Dr Paul Henri Rey", "Maître Paul-Henri REY"]),
        ("person", ["Emmanuel Macron", "M. Emmanuel Macron"]),
        ("person", ["Marie d’Œuvres", "Marie d'Oeuvres"]),
        ("group", ["les riverains", "Les riverains"]),
    ],
)
def test_one_source(source_type: str, names: list[str]) -> None:
    assert len(keys(names, source_type)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ["Macron", "M. Macron", "Emmanuel Macron", "Brigitte Macron"],
        ["Le Pen", "Mme Le Pen", "Marine Le Pen", "Jean-Marie Le Pen"],
        ["Giscard d'Estaing", "M. Giscard d'Estaing", "Valéry Giscard d'Estaing"],
        ["M. Ben Ali", "Ben Ali"],
        ["M. de Villepin", "Dominique de Villepin"],
        ["Paul Rey", "Anne Rey", "P. Rey"],
        ["comte de Varcieux", "comtesse de Varcieux"],
        ["@annemorel", "Anne Morel"],
        ["…", "—"],
    ],
)
def test_persons_that_a_surname_or_a_title_alone_would_join_stay_apart(names: list[str]) -> None:
    assert len(keys(names, "person")) == len(names)


def test_a_company_a_person_and_people_of_one_name_are_told_apart() -> None:
    names = source_names()
    assert names.id_of("Orange", "organization") == "org:orange"
    assert names.id_of("Orange", "person") == ""
    assert names.id_of("Le Monde", "media") == "media:le-monde"
    assert names.id_of("le monde", "group") == ""
    assert names.id_of("La Provence", "media") == "media:la-provence"


def test_an_acronym_of_two_institutions_is_neither() -> None:
    assert source_names().id_of("CAF", "organization") == ""


def test_names_of_the_user_are_joined_too(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,type,aliases\nSyndicat des eaux de Lurcay,organization,SEL\n", encoding="utf-8")
    names = SourceNames(path)
    assert names.key("SEL", "organization") == names.key("Syndicat des eaux de Lurcay", "organization")
    assert names.id_of("SEL", "organization") == "user:syndicat-des-eaux-de-lurcay"


def test_the_most_frequent_spelling_comes_first_of_two_the_shorter_then_the_one_without_capitals() -> None:
    assert ranked_spellings(Counter(["M. Paul Rey", "Paul Rey", "PAUL REY"])) == ["Paul Rey", "PAUL REY", "M. Paul Rey"]
    assert ranked_spellings(Counter({"Paul Rey": 1, "M. Paul Rey": 2}))[0] == "M. Paul Rey"
