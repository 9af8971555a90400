"""Who is meant by his body under another name, by what he said, by a verb of going on; functions read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.schema import Claim

ROLES = [
    (
        "Le président de la Ligue des voisins (LDV), Joël Kante, a protesté. « Cela suffit », a-t-il dit.",
        "président de la Ligue des voisins (LDV)",
    ),
    (
        "La porte-parole du Front uni (FU, opposition), Awa Sarr, a parlé. « On part », a-t-elle dit.",
        "porte-parole du Front uni (FU, opposition)",
    ),
    (
        "La ministre des Langues officielles et députée de Vimont, Claire Moreau, a réagi. Elle juge que c'est tard.",
        "ministre des Langues officielles et députée de Vimont",
    ),
    ("« Le vent hurlait », raconte le père Mathurin, curé de Saint-Val.", "curé de Saint-Val"),
    # Some offices have another's name in them.
    ("« Le feu a pris vite », précise le substitut du procureur Jean Morel.", "substitut du procureur"),
    ("« Le feu a pris vite », précise la procureure du roi Anne Delvaux.", "procureure du roi"),
    (
        "« Le feu a pris vite », note le Premier substitut du procureur du roi Jean Morel.",
        "Premier substitut du procureur du roi",
    ),
    # Whoever is somebody to one with a function has not that function.
    ("« C'est faux », a plaidé l'avocat du maire de Lurcy, Maître Torel.", "avocat du maire de Lurcy"),
    ("L'avocat de la ministre, Paul Rey, assure que rien ne presse.", "avocat de la ministre"),
    ("« C'est faux », a-t-on appris du maire de Lurcy, Paul Rey.", "maire de Lurcy"),
    ("La fille du maire, Anne Rey, assure que rien ne presse.", ""),
    (
        "Le secrétaire général de l'Union générale du rail, Karim Tazi, est venu. Il assure que rien ne presse.",
        "secrétaire général de l'Union générale du rail",
    ),
    ("Le président du MR Hugo Bodson a parlé. Il assure que rien n'est fait.", "président du MR"),
    ("Joint jeudi, le président du MR, Hugo Bodson réagit : « Je verrai. »", "président du MR"),
    ("Le chef péquiste Luc Desrosiers a parlé. Il assure que le texte passera.", "chef péquiste"),
    ("Le vice président du club, Francis Mvondo, a parlé. Il assure que tout va bien.", "vice président du club"),
    (
        "À l'ouverture, Joseph Djibo le président du Sénat a parlé. Il assure que tout va bien.",
        "président du Sénat",
    ),
    ("« On recrute », explique Yves Rakoto, directeur de Solvec lors du lancement.", "directeur de Solvec"),
    ("Les noms du maire, Jean Roy, du conseiller Luc Vial, sont tirés. « C'est non », dit Jean Roy.", "maire"),
    ("« Nous l'avons vu, le président Tebbane, le président Rey », dit Vial. « Oui », dit Tebbane.", "président"),
    ("Selon Paul Dumont, un autre sénateur, le coup est parti seul.", "sénateur"),
    # What is no function: a name that is a noun too, a verb.
    ("« Un maître », a salué Benjamin Morel.", ""),
    ("Hédi Tabbane critique Sami Rezgui. « C'est faux », dit Rezgui.", ""),
    ("Selon le président du MR, Hugo Bodson ment. « C'est faux », dit Bodson.", ""),
]

BODIES = [
    (
        "Joël Kante, président de la Ligue des voisins (LDV), est là. Le président de la LDV assure que tout va bien.",
        "Joël Kante",
    ),
    (
        "La présidente de l'Union des marins, Léa Morin, est là. La patronne du syndicat assure que tout va bien.",
        "Léa Morin",
    ),
    (
        "Le secrétaire général de la CGLT, Hédi Tabbane, est là. Le chef de la centrale assure que la grève aura lieu.",
        "Hédi Tabbane",
    ),
    (
        "Le ministre de l'Intérieur, des Cultes et des Ports, Sami Salhi, est là. "
        "Le ministre de l'Intérieur assure que tout est prêt.",
        "Sami Salhi",
    ),
    (
        "La Société des marais (SDM) a écrit. Le Parti vert a perdu. La SDM attend. L'organisme juge que c'est tard.",
        "Société des marais",
    ),
    # Another body, or another's.
    (
        "La présidente de l'Union des marins, Léa Morin, est là. La cheffe de la police assure que tout va bien.",
        "La cheffe de la police",
    ),
    (
        "Karim Bahri, chef du Front du Nord, est parti. Le chef de l'organisation Salem Mokdad dit que tout va bien.",
        "Salem Mokdad",
    ),
    ("Le Club de Bruges attend. Le club de Trabzonspor annonce qu'il a signé.", "Le club de Trabzonspor"),
    ("Le patron de Selmer dit qu'il part. Le patron de Dorval dit qu'il reste.", "Le patron de Dorval"),
    (
        "L'actuel archevêque, Mgr Karel De Smet, est là. Selon l'archevêque de l'archidiocèse de Gand, tout va bien.",
        "Karel De Smet",
    ),
    # A body with a plural name is one.
    ("Les Restos du cœur ont ouvert une cantine. L'association a dit que les dons baissent.", "Restos du cœur"),
    ("Les CFF ont supprimé dix trains. Le transporteur a dit que les voies sont usées.", "CFF"),
    # To whom "et" joins somebody is another one.
    ("La ministre de l'Agriculture et le syndicat ont parlé. Le syndicat dit que rien ne presse.", "le syndicat"),
    ("Luc Rey et l'avocat ont parlé. L'avocat dit que rien ne presse.", "l'avocat"),
    ("L'association Mille mains a ouvert une cantine. La structure dit que tout baisse.", "L'association Mille mains"),
]

STILL = [
    ("La productrice Anne Perrin a parlé : « Je pars », a avoué la présidente du comité des fêtes.", "Anne Perrin"),
    ("« C'est fini », a écrit Nicolas Morel. « Je pars », a ajouté le chef de l'État.", "Nicolas Morel"),
    (
        "Yves Le Dantec a réitéré qu'il viendrait. Le chef de la diplomatie a également déclaré que rien ne presse.",
        "Yves Le Dantec",
    ),
    (
        "Le ministre Luc Rey a reçu Samir Bouri. « C'est bien », a dit Bouri. Le ministre a poursuivi : « On verra. »",
        "Samir Bouri",
    ),
    (
        "Paul Tavel est revenu sur le match : « On a perdu, a lâché l'entraîneur du club de Lurcy. Il reste deux "
        "matchs. »",
        "Paul Tavel",
    ),
    (
        "La victime a porté plainte. La dame dit qu'elle est tombée. « C'est étrange », note la substitute du "
        "procureur. La dame assure que son voisin ne l'a pas poussée.",
        "La victime",
    ),
    (
        "« Le fret recule », a annoncé leur syndicat. « Rien n'est exclu », a souligné le syndicat de branche Torval. "
        "« La grève approche », a-t-il ajouté.",
        "Torval",
    ),
    # Somebody else: of another gender, behind another verb, or known for another function.
    ("« C'est fini », a écrit Nicolas Morel. « Je pars », a ajouté la ministre.", "la ministre"),
    ("« C'est fini », a écrit Nicolas Morel. « Je pars », a répondu le préfet.", "le préfet"),
    ("« C'est fini », a écrit le coiffeur Nicolas Morel. « Je pars », a ajouté le préfet.", "le préfet"),
]

OPENING = [
    (
        "Le président congolais a réagi vendredi à la progression des rebelles dans les villes de l'est, où les "
        "combats ont repris depuis trois semaines et où plus de cent mille personnes ont quitté leurs maisons, leurs "
        "champs et leurs bêtes pour gagner les camps que l'armée garde au bord du lac et sur la route du nord.\n\n"
        "Félix Mobenga n'a pas parlé des combats. Le président congolais assure que son rival ment.",
        "Félix Mobenga",
    ),
    (
        "Évariste Kant a fini troisième. Kant a bien dormi. « Je suis prêt », a dit Évariste Kant. Kant part demain. "
        "« On verra », a conclu le vainqueur du Giro 2022.",
        "Évariste Kant",
    ),
    ("L'UDC a combattu la motion. Quant à la gauche, elle a estimé que le texte était utile.", "la gauche"),
    (
        "« Nous sommes trois communes avec des défis », dit Sylvie Morand. Le projet avance, notent les communes.",
        "les communes",
    ),
    (
        "Le patriarche Nersès Karian a vu le chef de l'État, Luc Aubry. Riyad a invité la semaine dernière le "
        "patriarche à Namur et ce dernier a répondu qu'il viendrait.",
        "Nersès Karian",
    ),
    ("L'imam Traoré est là. Selon Le Figaro, il est las. « Je pars », a-t-il martelé.", "Traoré"),
    ("Maître Hassan est poursuivi pour complot. « On lui reproche tout », explique son avocat.", "son avocat"),
    (
        "Le conseiller Serge Godin est là. Il veut un élu de plus. Un septième conseiller donc, qui porterait le total "
        "à seize. « C'est peu », a souligné le conseiller.",
        "Serge Godin",
    ),
    (
        "Un journaliste a demandé à Martin Onge si tout allait bien. L'entraîneur-chef a répondu qu'il ne dirait rien.",
        "Martin Onge",
    ),
    ("RFI a joint Télesphore Ngoma. « Il faut aller doucement », répond-il.", "Télesphore Ngoma"),
    (
        "Joseph Maes était bon, a confié Karel De Smet. Joseph Maes a dirigé Gand à un moment dur, selon l'orateur.",
        "Karel De Smet",
    ),
    (
        "Le portier Marc Lenoir a tout arrêté. Pour Jules Bataille, Namur a « refusé de jouer ». "
        "« C'est dommage », affirme le joueur de Lokeren.",
        "Jules Bataille",
    ),
    (
        "Tama Hiro a vu le président de la République, Paul Lenoir. Tama Hiro a expliqué que le temps pressait. "
        "Le nouveau leader de l'archipel a en outre indiqué qu'il partirait.",
        "Tama Hiro",
    ),
    (
        "Le ministre de l'Intérieur, Luc Rey, a assuré que tout va bien.\n\n"
        "Une question a été posée au ministre des Transports, Aziz Tahiri, sur la route. "
        "Le ministre a répondu qu'elle serait finie.",
        "Aziz Tahiri",
    ),
    ("Cole Marchand a parlé d'énergie. La recrue assure que tout va bien.", "Cole Marchand"),
    ("« Ils l'ont fait », a dit celui qui dirige le diocèse, Karel De Smet.", "Karel De Smet"),
    ("Le quotidien « Le Monde » en France affirme que le vote est perdu.", "Le Monde"),
    ("Un autre élu du parti, qui a parlé hier, Abdou Sarr, affirme que la grève aura lieu.", "Abdou Sarr"),
    ("Le maire, qui a vu Abdou Sarr, le préfet, affirme que la grève aura lieu.", "Le maire"),
    (
        "Des sources du palais ont indiqué que tout allait bien. Luc Aubry est là. Il dit que non. "
        "Ces sources indiquent que le roi est parti.",
        "Des sources du palais",
    ),
    ("La procureure du roi Anne Morel a requis six mois. « C'est grave », a dit la magistrate.", "Anne Morel"),
    ("Le substitut du procureur Jean Rey a parlé. Le substitut a dit que rien ne presse.", "Jean Rey"),
    ("« Le feu a pris vite », note l'avocat du procureur Jean Rey.", "l'avocat du procureur Jean Rey"),
    # Of the people of a place, in the words of sport.
    (
        "Jean Rey a livré sa liste. Le sélectionneur tricolore est serein. « On verra », a dit le sélectionneur.",
        "Jean Rey",
    ),
    # A public office that the text does not state.
    ("Anne Rey a ouvert hier la cantine. La ministre a rappelé que le pain est gratuit.", "Anne Rey"),
    ("Anne Rey et Lise Morel ont ouvert la cantine. La ministre a rappelé que le pain est gratuit.", "La ministre"),
    ("L'actrice Anne Rey a ouvert hier la cantine. La ministre a rappelé que le pain est gratuit.", "La ministre"),
    # What a body was.
    (
        "Paul Rey est ministre. Il a écrit au Congrès du peuple (CDP), l'ancien parti au pouvoir, "
        "qui dénonce un « règlement de comptes ».",
        "Congrès du peuple",
    ),
]


def _claim(nlp: Language, text: str) -> Claim:
    return nlp(text)._.claims[-1]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("text", "kind", "gender"),
    [
        ("« Nous sommes prêts », confie Domoa R., mère d'une fillette.", "person", "f"),
        ("La Zarambol a fermé. « Nous sommes prêts », lance Zarambol.", "organization", ""),
        ("Le Tavoro assure que la liste est prête.", "organization", ""),
        ("Interrogé sur la finale, le Serbe a répondu que rien ne presse.", "person", "m"),
        ("Le Code de la route stipule que les vélos s'arrêtent.", "document", ""),
        ("Un citoyen rencontré à Lurcy a répondu que c'était faux.", "person", "m"),
    ],
)
def test_the_sort_and_gender_of_who_is_new(nlp: Language, text: str, kind: str, gender: str) -> None:
    claim = _claim(nlp, text)
    assert (claim.source_type, claim.source_gender) == (kind, gender)


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_function_is_read_whole(nlp: Language, text: str, role: str) -> None:
    assert _claim(nlp, text).source_role == role


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_whoever_leads_a_body_is_known_by_its_other_names(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), STILL)
def test_who_goes_on_or_says_the_same_words_is_who_spoke(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), OPENING)
def test_who_is_meant_where_others_are_nearer(nlp: Language, text: str, name: str) -> None:
    assert _claim(nlp, text).source_name == name


LONE_BODIES = [
    # The only body named so far, however far back.
    (
        "Panne chez Cargobank : des clients furieux\n\nLundi, des milliers de clients de Cargobank ont attendu. Les "
        "témoignages ont afflué. « C'est long », écrit une utilisatrice. Rien ne marchait. Tout était lent.\n\nLa "
        "société a assuré que tout était rentré dans l'ordre.",
        "Cargobank",
    ),
    (
        "Le groupe Cargobank est en panne. Il pleuvait. L'entreprise nantaise assure que tout est rentré dans l'ordre.",
        "Cargobank",
    ),
    # Not where two are named, nor for a body that is no company.
    (
        "Panne chez Cargobank : des clients furieux\n\nLundi, des clients de Cargobank ont attendu. Ceux de la "
        "Fincobank aussi. Les témoignages ont afflué. « C'est long », écrit une utilisatrice. Rien ne marchait. Tout "
        "était lent.\n\nLa société a assuré que tout était rentré dans l'ordre.",
        "La société",
    ),
    ("Le groupe Cargobank est en panne. La préfecture assure que tout est rentré dans l'ordre.", "La préfecture"),
    # A place where something happens is not who speaks.
    (
        "Le nombre de blessés a triplé dans la métropole. Le chiffre figure dans le bilan annuel de Secours Vitalis. "
        "Il augmente encore, détaille l'organisme.",
        "Secours Vitalis",
    ),
]


@pytest.mark.parametrize(("text", "name"), LONE_BODIES)
def test_a_company_is_the_only_body_named(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name
