"""Nouns for persons that no list has: told by how they are made, and never things made alike."""

from __future__ import annotations

import pickle

import pytest

from nlp_pipeline.lexicon import load_lexicon

NOUNS = load_lexicon().source_nouns

PERSONS = [
    ("trapéziste", ""),
    ("spéléologue", ""),
    ("cosmonaute", ""),
    ("monteuse", "f"),
    ("monteur", "m"),
    ("myciculteur", "m"),
    ("magasinier", "m"),
    ("vinaigrière", "f"),
    ("acousticienne", "f"),
    ("kitesurfeur", "m"),
    ("photojournaliste", ""),
    ("corapporteuse", "f"),
    ("ex-directeur", "m"),
    ("vice-rectrice", "f"),
    ("sous-cheffe", "f"),
    ("co-autrice", "f"),
    ("boulanger-pâtissier", "m"),
    ("perchman", "m"),
    ("musher", "m"),
]

SEVERAL = ["trapézistes", "spéléologues", "monteuses", "ex-directeurs", "corapporteurs", "barmen"]

NOBODY = [
    *("liste", "piste", "insiste", "triste", "dialogue", "catalogue", "paragraphe", "sismographe"),
    *(
        "moteur",
        "ordinateur",
        "cyclomoteur",
        "photocopieur",
        "tondeuse",
        "calculatrice",
        "cicatrice",
        "hauteur",
        "heure",
    ),
    *("panier", "quartier", "casier", "cafetière", "matière", "courageuse", "nombreuse", "meilleure", "maintien"),
    *("alarmiste", "réaliste", "alarmistes", "pistes", "moteurs"),
    *(
        "sous-sol",
        "sous-marin",
        "co-financement",
        "ex-usine",
        "couvre-chef",
        "notre-dame",
        "néo-zélandais",
        "copie",
        "autoroutier",
    ),
    *("", "-", "s", "ex-", "er"),
]


@pytest.mark.parametrize(("word", "gender"), PERSONS)
def test_a_noun_of_no_list_is_a_person_by_how_it_is_made(word: str, gender: str) -> None:
    noun = NOUNS[word]
    assert (noun.type, noun.gender, noun.number, noun.noun) == ("person", gender, "s", word)
    assert word in NOUNS


@pytest.mark.parametrize("word", SEVERAL)
def test_its_plural_is_a_group(word: str) -> None:
    assert (NOUNS[word].type, NOUNS[word].number) == ("group", "p")


@pytest.mark.parametrize("word", NOBODY)
def test_things_qualities_and_adjectives_that_end_alike_are_none(word: str) -> None:
    assert word not in NOUNS
    assert NOUNS.get(word) is None
    with pytest.raises(KeyError):
        NOUNS[word]


def test_whoever_goes_over_the_nouns_meets_those_of_the_lists_alone() -> None:
    assert "trapéziste" not in set(NOUNS)
    assert not any(noun.formed for noun in NOUNS.values())


def test_a_noun_that_is_added_to_the_lists_comes_before_what_it_is_made_of() -> None:
    added = NOUNS.with_nouns({"trapéziste": NOUNS["mairie"]})
    assert added["trapéziste"].type == "organization"
    assert added["spéléologue"].formed


def test_the_nouns_go_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(NOUNS))["trapéziste"].type == "person"  # noqa: S301


def test_where_its_place_says_so_a_noun_is_somebody_by_its_ending_alone() -> None:
    assert NOUNS.may_be_somebody("joggeuse")
    assert not NOUNS.may_be_somebody("moteur")
