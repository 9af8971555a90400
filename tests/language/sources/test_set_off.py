"""Whom an apposition, or a relative behind one, is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

RELATIVES = [
    ("On a vu Marie Colin, adjointe du maire Jean Vasseur, qui a promis que l'école rouvrirait.", "Marie Colin"),
    ("Il a cité Luc Tissot, ancien élève de Chantal Morin, qui juge que le niveau monte.", "Luc Tissot"),
    ("« Allons-y », a dit Éric Noël, 52 ans, patron de Lurcel, qui affirme que le prix est bas.", "Éric Noël"),
    ("« C'est beau », dit Anna Petit, étudiante en droit qui affirme que la mer est chaude.", "Anna Petit"),
    ("Le texte est prêt pour la ministre, ancienne élue de Lurcy, qui promet que la loi passera.", "la ministre"),
    ("Il a cité Paul Sorel, candidat malheureux à Lurcy, pour qui « rien n'a changé ».", "Paul Sorel"),
    ("Jules Morand est venu avec Zoé Petit, présidente du club, qui estime que le match est joué.", "Zoé Petit"),
    # With no comma the relative may speak of whoever stands right before it.
    ("« C'est beau », dit Anna Petit, fille d'un mineur qui affirme que la mer est chaude.", "un mineur"),
    ("Il écoute les avocats de Paul Roy, maire de Lurcy, qui assurent que tout va bien.", "les avocats de Paul Roy"),
]

UNCLOSED = [
    ("Marc Sorel, le maire de Lurcy a indiqué que la piscine fermerait.", "Marc Sorel"),
    ("Interrogée à la radio, Anne Vidal, la directrice du port assure que la grue tient.", "Anne Vidal"),
    ("Jean Colas, un retraité raconte que la maison était vide.", "Jean Colas"),
    # Behind what belongs to a participle.
    ("Le juriste chargé de trancher sans hâte, l'ancien préfet Marc Sorel, estime que la loi tient.", "Marc Sorel"),
    # Somebody else.
    ("Claire Vidal, le maire de Lurcy estime que la loi est mauvaise.", "le maire de Lurcy"),
    ("Interrogé par Marc Sorel, le maire de Lurcy a dit que la piscine fermerait.", "le maire de Lurcy"),
    ("Face à Paul Roy, le maire a déclaré que rien ne changerait.", "le maire"),
    ("« C'est vrai », a dit devant le juge Paul Morel, une avocate.", "une avocate"),
]

SPOKEN_OF = [
    ("Selon la police, Paul Roy, ivre, a frappé le barman.", "la police"),
    ("D'après les enquêteurs, M. Roy, armé d'un couteau, a menacé la caissière.", "les enquêteurs"),
    ("Selon le procureur, Paul Roy, élu de Lurcy, sera jugé en mai.", "le procureur"),
    # An apposition.
    ("Selon le procureur, Paul Roy, le procès aura lieu en mai.", "Paul Roy"),
    ("Le procès, selon le procureur, Paul Roy, aura lieu en mai.", "Paul Roy"),
]

GOING_ON = [
    ("« L'hiver sera long », lâche une fermière. Qui ajoute que le foin manque.", "une fermière"),
    ("Anne Morel a salué Luc Roy. Qui a répondu que rien ne pressait.", "Luc Roy"),
]


@pytest.mark.parametrize(("text", "name"), SPOKEN_OF)
def test_who_is_spoken_of_behind_a_source_does_not_give_it_a_name(nlp: Language, text: str, name: str) -> None:
    assert [claim.source_name for claim in nlp(text)._.claims] == [name]


@pytest.mark.parametrize(("text", "name"), GOING_ON)
def test_a_relative_that_is_a_sentence_takes_up_who_came_last(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), RELATIVES)
def test_a_relative_behind_an_apposition_takes_up_whom_that_is_said_of(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), UNCLOSED)
def test_a_function_behind_a_name_is_that_of_the_name_without_a_second_comma_too(
    nlp: Language, text: str, name: str
) -> None:
    assert nlp(text)._.claims[-1].source_name == name
