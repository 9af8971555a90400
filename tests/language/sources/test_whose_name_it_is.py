"""Names and bodies that stand close together: whose name it is, which body is meant, which is none of those named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.schema import Claim

NAMES = [
    # A name behind what somebody has charge of or leads is none of that.
    ("« C'est faux », a dit le ministre des Affaires étrangères Hamidou Akobu.", "Hamidou Akobu"),
    ("« C'est faux », a dit le ministre des Droits de l'homme Hamidou Akobu.", "Hamidou Akobu"),
    ("« C'est faux », a dit le président de l'Assemblée nationale Vital Kamoro.", "Vital Kamoro"),
    ("« C'est faux », a dit le directeur général de la Police nationale Boukar Kabo.", "Boukar Kabo"),
    (
        "« C'est faux », a dit le ministre des Affaires étrangères du Burkina Faso.",
        "le ministre des Affaires étrangères du Burkina Faso",
    ),
    # Whom somebody speaks to is no part of who speaks.
    ("« J'ai eu peur », confie auprès de l'AFP Rosette Jérome, une voisine.", "Rosette Jérome"),
    ("« J'ai eu peur », a confié au Monde Rosette Jérome.", "Rosette Jérome"),
    ("Le sénateur républicain de l'Arizona John Keane a dit que le texte est mort.", "John Keane"),
    # A description of any kind before the name behind a comma is its own.
    ("« C'est moins », a dit cette candidate, l'ultra-conservatrice Kelly Wade, 47 ans, à Politico.", "Kelly Wade"),
    # Whoever writes for an outlet is that outlet, where it is named in full.
    ("Selon nos confrères de L'Équipe, le match est perdu.", "L'Équipe"),
    ("D'après nos confrères du Quotidien sambrien, le pont est fermé.", "nos confrères du Quotidien sambrien"),
    # A first name is no word for a people where no article opens it.
    ("« Rien ne va », juge Romain Gabileau, agriculteur.", "Romain Gabileau"),
    # Of what party somebody is, with a capital, is no name.
    ("L'Insoumis François Vial a estimé que le texte est mort.", "François Vial"),
    ("Le leader Insoumis assure que le texte est mort.", "Le leader Insoumis"),
    ("Le ministre d'Etat, porte-parole du parti, a parlé. Il a dit que tout va bien.", "Le ministre d'Etat"),
]

MEANT = [
    # Whoever goes by who it is, behind what it says, is the one spoken of.
    ("Anne Morel a grandi à Lyon. « J'ai peur », confie celle qui a remporté trois titres.", "Anne Morel"),
    ("Luc Rey dirige le club. Pour celui qui est aussi député, le texte est mort.", "Luc Rey"),
    (
        "Luc Rey dirige le club. Celui qui a porté plainte affirme que la caisse est vide.",
        "Celui qui a porté plainte",
    ),
    # Whoever has charge of a territory has charge of "the territory".
    (
        "Le préfet du département craint que la digue cède.\n\nLe préfet de la Drôme Luc Morel a vu la digue hier.",
        "Luc Morel",
    ),
    # An article's first office is the one person's who then acts, and is known for nothing else.
    (
        "Cité dans une affaire, le ministre de la Pêche a tout démenti. Oumar Gaye a saisi son avocat, Me Boubacar Cis."
        " « Ces propos sont faux », a souligné le ministre de la Pêche.",
        "Oumar Gaye",
    ),
    # A president is the one person whom the text quotes, but not who presides over a trial, nor a club's.
    (
        "C'est un acte de guerre, a déclaré François Hollande. « La France sera là », a promis le président.",
        "François Hollande",
    ),
    (
        "« C'est faux », a dit Luc Rey à la barre. Son avocat sourit. « Asseyez-vous », dit le président.",
        "le président",
    ),
    ("Nolan Ferri, milieu de 22 ans, a signé. Son président assure que le prix est secret.", "Son président"),
    # Whom only a pronoun stands for has no name that a description could take.
    ("Elle roulait. « J'ai freiné », dit-elle. « Il pleuvait », ajoute la jeune fille.", "la jeune fille"),
    ("Estelle était dans le train. « J'ai eu peur », dit-elle.", "Estelle"),
    # Who stands behind somebody is somebody of that name.
    ("Carlos Silva, bras droit du maire Luc Rey, affirme que le pont est sûr.", "Carlos Silva"),
    # A camp behind another noun says nothing.
    (
        "La journaliste cite un pilier de la campagne de Luc Rey à la primaire de la gauche assurant qu'il viendra.",
        "un pilier de la campagne de Luc Rey à la primaire de la gauche",
    ),
    (
        "« Rien ne va », explique Arnaud Roussel. Le président de la Fédération des syndicats dit que chacun ajustera.",
        "Arnaud Roussel",
    ),
    (
        "« Rien ne va », explique le maire Luc Rey. Le président de la Fédération des syndicats dit que non.",
        "Le président de la Fédération des syndicats",
    ),
    ("« Rien ne va », explique Luc Rey. Le délégué de la rencontre dit que si.", "Le délégué de la rencontre"),
    # A prelate is no pope.
    ("L'archevêque Carlo Vigan a écrit au pape François. Le prélat assure que le pape savait.", "Carlo Vigan"),
    # Whose "son parti" it is is no party.
    (
        "Le PLR garde son siège, mais ne réélit pas son chef Luc Rey. Il regrette l'échec de son parti et estime que "
        "la campagne était courte.",
        "Luc Rey",
    ),
    # A school is an establishment: who leads the one leads the other.
    (
        "Le directeur de l'établissement, Luc Rey, est las. « Elle est fermée », ajoute le directeur de l'école.",
        "Luc Rey",
    ),
    ("Du côté du syndicat, Moussa Ouatta, le Sg insiste que rien n'est signé.", "Moussa Ouatta"),
    # A relative takes up who stands behind "d'après".
    ("Le feu est éteint, d'après la maire, qui ajoute que le site est fermé.", "la maire"),
]

COUNSEL_AND_CROWDS = [
    ("Le conseil de Luc Rey affirme que tout est faux.", "person"),
    ("« C'est faux », a dit le conseil des plaignants.", "person"),
    ("Le conseil de la ville affirme que tout est faux.", "organization"),
    ("Le conseil des maires affirme que tout est faux.", "organization"),
    ("Des villageois assurent que l'avion est tombé.", "group"),
    # A first name that speaks is a person's, whatever it may be else.
    ("Jan se tait. Georges fait non avec ses mains : « Je suis sorti libre de prison ! »", "person"),
    ("Beaucoup ont eu peur, comme Léa qui dit avoir été aidée.", "person"),
    ("Une majorité de Français juge le texte mauvais.", "group"),
    ("Une courte majorité d'entre eux estime que le texte est mauvais.", "group"),
    ("Les analystes se taisent. Ceux de la CGT estiment que le titre est cher.", "group"),
    ("La majorité municipale estime que le texte est mauvais.", "organization"),
    # A noun for an outlet tells what is in quotation marks behind it.
    ('Le journal satirique "Nordeau" affirme avoir piégé le site.', "media"),
    ("L'extrême droite assure que le texte est mort.", "organization"),
    ("L'éditeur en chef de Reuters affirme que tout est faux.", "person"),
    ("Près de 49 % déclarent qu'ils voteront pour elle.", "group"),
    ("La gauche dit que le texte est mort.", "organization"),
    ("L'Etat assure que la digue tient.", "organization"),
]

BODIES = [
    # With a capital it is a body that goes by that noun.
    ("Solvec Sports Group veut attendre. La Ligue rappelle que le délai est passé.", "La Ligue"),
    # A body that is known for something else is not meant.
    (
        "Un expert de l'université de Port-Clair doute. L'autorité de l'aviation civile dit que l'avion est sûr.",
        "L'autorité de l'aviation civile",
    ),
    ("La commune craint un recul. Selon le comité référendaire, l'écart se creusera.", "le comité référendaire"),
    ("D'après le site Info Lurcy, le port est fermé. Le groupe pétrolier assure que non.", "Le groupe pétrolier"),
    ("L'armée du Lac a repris le port. Le groupe pétrolier assure que non.", "Le groupe pétrolier"),
    # An outlet in which somebody speaks is not the one that tells the story.
    (
        "Un hôpital est fermé, rapporte Le Nouvelliste. Une infirmière, jointe par le journal, a fui.\n\n"
        "Le directeur a dit sur Magik 9 que le toit est ouvert. D'après le quotidien, la police viendra.",
        "Le Nouvelliste",
    ),
    ("L'Etat assure que la digue tient.", "L'Etat"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_cut_from_the_body_beside_it(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), MEANT)
def test_who_is_meant_by_who_he_is(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_body_is_only_who_it_may_be(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "kind"), COUNSEL_AND_CROWDS)
def test_counsel_crowds_and_camps_are_what_their_words_say(nlp: Language, text: str, kind: str) -> None:
    assert _last(nlp, text).source_type == kind


def _last(nlp: Language, text: str) -> Claim:
    return nlp(text)._.claims[-1]  # type: ignore[no-any-return]
