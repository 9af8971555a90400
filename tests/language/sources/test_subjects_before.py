"""Who the subject of a sentence is, and who only stands in it: participles, networks, members, complements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

NAMED = [
    # Who acts alone in the sentence before a quotation is whom the words behind it describe, unless they say else.
    ("Yvon Hamon faisait grise mine. « Je paie pour travailler », bougonne le patron du Vieux Mousse.", "Yvon Hamon"),
    ("Sarah a obtenu médecine à Lurcy. « Ma mère a raccroché », rigole l'élève de terminale.", "Sarah"),
    ("Luc Rey a été condamné. « C'est faux », dénonce l'avocat de la défense.", "l'avocat de la défense"),
    ("Luc Rey a inauguré le pont. « C'est trop tard », regrette le patron de la CGT.", "le patron de la CGT"),
    # Whoever stands in a participle before its subject is another one.
    ("Fondée par deux anciens d'Orange, l'entreprise recrute. L'entreprise affirme que tout va.", "l'entreprise"),
    ("Le préfet Paul Rey est venu. Interrogé par le député Luc Vial, il affirme que la vanne fuit.", "Paul Rey"),
    # A network on which one writes says nothing.
    (
        "« Ça sentait », écrit un passager sur Twitter. Le transporteur se tait. Il affirme que rien n'a brûlé.",
        "Le transporteur",
    ),
    # A bare name behind what a member is: a body that nothing tells to be a company.
    (
        "« Ils ont relu la feuille », dit Paul Rey, délégué MWB-FGT. Le groupe affirme que le site perd de l'argent.",
        "Le groupe",
    ),
    # A body whose name would say what it is.
    ("L'immeuble est à la SCI Vardes. La ville affirme que rien n'est prêt.", "La ville"),
    # "Et" between two complements joins no two persons.
    (
        "Le délégué régional du Conseil du coton et du café affirme que la vanne fuit. Il affirme que rien n'est prêt.",
        "Le délégué régional du Conseil du coton et du café",
    ),
    # A name that no list knows has the body behind its comma for no name.
    ("Im Jae-won, du cabinet Pacific Vial, affirme que la vanne fuit.", "Im Jae-won"),
    # "Y" is where the sentence before is, not what is said there.
    (
        "À l'Agence nationale du Lac, on nuance. Le rapport sera publié en mai, y fait-on valoir.",
        "Agence nationale du Lac",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_last_source_is_named(text: str, name: str, nlp: Language) -> None:
    assert nlp(text)._.claims[-1].source_name == name


WHO_IT_IS = [
    # Townspeople are of a country; a word for the people of a town tells no more apart.
    (
        "Le Français Luc Rey a battu le Biélorusse Ilia Varenik. Il a calculé plus loin, a reconnu le Niçois.",
        "Luc Rey",
    ),
    # Behind the title of a work stands its publisher.
    ("L'historienne Anne Morel signe « La Rue » (Fayard). Elle affirme que le roi avait peur.", "Anne Morel"),
    # A noun with a name that no list knows is nobody else.
    (
        "« Un T3 part en neuf jours », dit Arnaud Rey. Le courtier Crédilis affirme que les taux baissent.",
        "Le courtier Crédilis",
    ),
    # A relative without a comma brings somebody in.
    (
        "L'anthropologue Yann Rey est prudent. Le promoteur qui comptait bâtir affirme que rien n'est prêt.",
        "Le promoteur",
    ),
    # The homologue of another place is another person.
    (
        "Le patron Luc Rey est venu. Son homologue de Bordj est là. « La caisse est vide », relève-t-il.",
        "Son homologue de Bordj",
    ),
    # Who stands beside the field does not play.
    (
        "Le directeur sportif, Luc Rey, est prêt. Le joueur affirme que rien n'est prêt.",
        "Le joueur",
    ),
    # Officers of another body.
    (
        "Le porte-parole de la Police nationale, Luc Rey, dément. L'agent de la commune sourit. Il dit que tout va.",
        "L'agent de la commune",
    ),
    # Who opens a portrait by a pronoun is the one in its title.
    ("Anne Rey, le grand saut\n\nElle arrive en avance. Elle affirme que la peur est une politesse.", "Anne Rey"),
    # A sentence may put its subject first.
    (
        "Le maire Paul Rey a menti. C'est finalement la directrice Anne Morel qui a gagné. Elle dit que tout va.",
        "Anne Morel",
    ),
]


@pytest.mark.parametrize(("text", "name"), WHO_IT_IS)
def test_the_last_source_is_who_it_is(text: str, name: str, nlp: Language) -> None:
    assert nlp(text)._.claims[-1].source_name == name
