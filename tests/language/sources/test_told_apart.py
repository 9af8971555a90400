"""Who a source stands for: partners of a pair, trades, trials, ages, pasts, seats of bodies, functions of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.schema import Claim


def _claim(nlp: Language, text: str) -> Claim:
    return nlp(text)._.claims[-1]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A first name that shares the surname behind it; "son mari" is the other one of the two.
        ("Jeanne et Luc Morel ont vendu la ferme. « On ferme », soupire Jeanne.", "Jeanne Morel"),
        ("Jeanne et Luc Morel ont vendu la ferme. Jeanne est lasse, dit-elle. Son mari jure qu'il reste.", "Luc Morel"),
        ("Les jumeaux Noé et Théo Rey ont gagné. « On rit », dit Noé. Son frère assure qu'il a peur.", "Théo Rey"),
        ("Anne et Luc Rey tiennent le bar. Les deux associés affirment que la terrasse rouvrira.", "Anne et Luc Rey"),
        # A surname behind the noun for several is nobody's alone.
        ("Lucie Rey tient le bar. La famille Rey affirme que la terrasse rouvrira.", "La famille Rey"),
        ("Lucie Rey tient le bar. L'avocat du couple Rey dit que la dette est payée.", "L'avocat du couple Rey"),
        ("Lucie Rey tient le bar. Les frères Rey disent que la dette est payée.", "Les frères Rey"),
        ("Lucie Rey et Luc Roy sont là. Les élus Rey et Roy disent que le bar ouvrira.", "Lucie Rey et Luc Roy"),
    ],
)
def test_a_first_name_has_the_surname_of_who_is_joined_to_it(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Who is still speaking is not who was mentioned last.
        (
            "La directrice, Fanny Bouvet, souhaite que la rappeuse Soraya ouvre le bal. "
            "Cette dernière affirme qu'elle viendra.",
            "Soraya",
        ),
        # Who is brought in by a complement of a noun is not the subject.
        ("Dix ans après la mort du peintre Hugo Stern, son fils Karim expose. Il affirme que tout est là.", "Karim"),
    ],
)
def test_whoever_was_mentioned_last_is_found_among_the_words(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Counsel is not the accused.
        (
            "Le procès de Francis Delorme s'est ouvert. L'avocat Cyril Abadie a plaidé. "
            "L'accusé affirme qu'il regrette.",
            "Francis Delorme",
        ),
        # Whoever leads something may have any trade.
        ("La présidente du syndicat, Manon Roux, est là. La syndicaliste affirme que l'usine fermera.", "Manon Roux"),
        ("L'équipe salue son chef, Vincent Rey. L'armurier affirme que l'arme est sûre.", "L'armurier"),
        # "Ce …", and an age, take up who acts in the sentence before.
        ("Le gérant du stand, Ali Demir, proteste. Ce commerçant affirme que tout était éteint.", "Ali Demir"),
        ("La maire, Anne Morel, a réuni le conseil. L'infirmière de 39 ans affirme que tout va bien.", "Anne Morel"),
        # What somebody was.
        (
            "Le président Rafael Montero accuse son prédécesseur, Luis Arboleda. "
            "L'ancien chef de l'État affirme que tout est faux.",
            "Luis Arboleda",
        ),
        ("La candidate Fanta Kéita refuse les résultats. L'ex-ministre affirme qu'on l'a volée.", "Fanta Kéita"),
        # A word for a people may stand between a function and the name.
        ("Vainqueur du slalom, le Danois Lars Holm a ri. Le vainqueur affirme que la neige tient.", "Lars Holm"),
        # A town tells no more than whose skipper it is.
        ("Corentin Le Goff prépare son bateau. Le skipper de Brest affirme qu'il est prêt.", "Corentin Le Goff"),
        # The first words of an article point forward.
        (
            "La nouvelle maire de Kerlouan est pressée. Élue lundi, Morgane Abgrall affirme que tout ira.",
            "Morgane Abgrall",
        ),
        ("Le patron de la scierie, Denis Girod, peste. Le chef d'entreprise affirme qu'on l'ignore.", "Denis Girod"),
        # A complement says who it is not: somebody else's.
        ("La directrice, Anne Morel, a ri. La maman d'un élève affirme que la cour est sale.", "La maman d'un élève"),
    ],
)
def test_a_description_is_told_by_trade_trial_age_and_past(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le géant Norvex est poursuivi. Le groupe de Seattle affirme que la plainte est vide.", "Norvex"),
        (
            "Le joueur Yassine Benali l'a dit au quotidien L'Équipe. Le club affirme qu'il restera.",
            "Le club",
        ),
        (
            "La Fédération internationale de judo a tranché. L'instance affirme que la faute est claire.",
            "Fédération internationale de judo",
        ),
        (
            "Des astronomes de l'université de Porto ont publié. Les chercheurs affirment que l'eau manque.",
            "Des astronomes de l'université de Porto",
        ),
        (
            "« C'est fini », a dit un lecteur du magazine Télé Semaine. L'hebdomadaire affirme qu'il paraîtra.",
            "Télé Semaine",
        ),
        (
            "Le Front de libération du Nord (FLN) avance. Le FLN affirme que la ville est prise.",
            "Front de libération du Nord",
        ),
    ],
)
def test_a_body_is_told_by_its_seat_its_kind_and_its_full_name(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


def test_a_function_before_another_name_is_that_of_the_other(nlp: Language) -> None:
    claim = _claim(
        nlp, "Au procès de Francis Delorme, l'avocate, Me Sandrine Hubert, se tait. Francis Delorme affirme qu'il part."
    )
    assert (claim.source_role, claim.source_gender) == ("", "m")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Karim Rey est en prison. « Rey n'a rien fait », a dit l'ancien bâtonnier de Lens.",
            "l'ancien bâtonnier de Lens",
        ),
        ("Karim Rey est en prison. « Rey n'a rien fait », a-t-il dit.", "il"),
        # A first name that somebody else has too says nothing.
        ("Karim Rey est en prison. « Karim n'a rien fait, mon frère non plus », a-t-il dit.", "Karim Rey"),
    ],
)
def test_nobody_names_himself_in_what_he_says(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


def test_what_a_claim_speaks_of_does_not_say_it(nlp: Language) -> None:
    claim = _claim(nlp, "Le préfet est inquiet. Le bilan est lourd. Le bilan est de vingt morts, a-t-il ajouté.")
    assert claim.source_name == "Le préfet"
