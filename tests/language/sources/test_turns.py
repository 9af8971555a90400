"""Who is meant where several speak by turns: portraits, trials, families."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

COUNTERPARTS = [
    # « Sa » stands before a noun for a woman alone.
    ("Paul Rey a fini sa thèse à Lurcy. Il n'a rien copié, dit-il. Sa collègue assure que rien n'était prêt.", ""),
    ("Paul Rey a battu Anne Morel au vote. Sa rivale assure que rien n'était prêt.", "Anne Morel"),
]

TAKEN_UP = [
    # « Celui-ci » takes up who came last, and keeps him in the story.
    (
        "Le nom de Luc Rey, trésorier du club, figure aux côtés de celui de Paul Vial.\n\nCelui-ci nous a reçus hier. "
        "Il admet que les comptes étaient faux.",
        "Paul Vial",
    ),
    ("Luc Rey a croisé Paul Vial au marché. Ce dernier a souri. Il assure que tout va bien.", "Paul Vial"),
    ("Luc Rey a croisé Paul Vial au marché. Il assure que tout va bien.", "Luc Rey"),
    # Not who is only spoken of.
    ("Luc Rey a écrit à Paul Vial, puis à l'avocat de ce dernier. Il assure que tout va bien.", "Luc Rey"),
]


@pytest.mark.parametrize(("text", "name"), COUNTERPARTS)
def test_the_determiner_of_a_counterpart_shows_its_gender(nlp: Language, text: str, name: str) -> None:
    claim = nlp(text)._.claims[-1]
    assert claim.source_name == (name or claim.source)


@pytest.mark.parametrize(("text", "name"), TAKEN_UP)
def test_who_was_taken_up_last_goes_on(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


PHRASES = [
    # A noun phrase ends before the article of what its verb governs, whatever the tagger makes of the verb.
    ("Anne Morel arrive. Le gardien hoche la tête. Il assure que rien n'est prêt.", "Le gardien"),
    ("L'équipe la plus titrée a joué hier. Elle dit que tout va bien.", "L'équipe la plus titrée"),
]


@pytest.mark.parametrize(("text", "name"), PHRASES)
def test_a_noun_phrase_ends_before_what_its_verb_governs(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


IDENTIFIED = [
    (
        "« C'est beau », dit Anne Morel. Le voisin s'appelle Luc Rey, il a 71 ans. Selon le voisin, rien n'a changé.",
        "Luc Rey",
    ),
    ("Tout est calme. La gardienne, c'est Anne Morel. Selon la gardienne, rien n'a changé.", "Anne Morel"),
    # Not what a complement is.
    ("Le fils du voisin s'appelle Luc Rey. Selon le voisin, rien n'a changé.", "voisin"),
    ("Le maire, c'est certain, a écrit à Luc Rey. Selon le maire, rien n'a changé.", "Le maire"),
]

OWN_KIN = [
    # Of whom somebody tells in the same words is not who tells it, on either side of the incise.
    ("Paul Rey parle du projet. Son grand-père, raconte-t-il, avait déjà construit un pont.", "Paul Rey"),
    ("Paul Rey parle du projet. Le préfet, raconte-t-il, a menti.", "Paul Rey"),
    ("Son frère, a-t-il dit, est parti hier.", "il"),
    ("Le groupe Solvec, a-t-il dit, va fermer deux usines.", "Solvec"),
]


@pytest.mark.parametrize(("text", "name"), IDENTIFIED)
def test_a_sentence_says_who_somebody_is(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), OWN_KIN)
def test_who_tells_is_not_of_whom_he_tells(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


TRIALS = [
    # Whoever comes before the court, not who was killed, nor who was hurt.
    (
        "Meurtre d'Orval : « Je regrette », jure l'accusé\n\nKévin Roy, 26 ans, comparaît depuis lundi pour le meurtre "
        "de Jean Vial.",
        "Kévin Roy",
    ),
    (
        "Mort de Léa Brun, 9 ans : le procès commence\n\nLe 18 mars, Lucie Roy a lu un message à l'instant où Léa Brun "
        "traversait. « Une seconde », souffle-t-elle.",
        "Lucie Roy",
    ),
    (
        "L'agression de Léa Brun est jugée lundi. Lucie Roy l'aurait frappée. La prévenue répète qu'elle regrette.",
        "Lucie Roy",
    ),
    ("La mort de Léa Brun a ému la ville. La prévenue répète qu'elle regrette.", "La prévenue"),
    # Who has died may have spoken where nobody else is.
    ("La mort de Léa Brun a ému la ville. « Je reviendrai », disait-elle.", "Léa Brun"),
]

FAMILIES = [
    ("Lucie et Marc Brun ne s'y font pas. « On n'a pas dormi », peste le mari.", "Marc Brun"),
    ("Lucie et Marc Brun ne s'y font pas. « On n'a pas dormi », peste la mère.", "Lucie Brun"),
    # Two brothers are no couple, and with two couples nothing says which.
    ("Marc et Paul Brun ne s'y font pas. « On n'a pas dormi », peste le mari.", "le mari"),
    (
        "Lucie et Marc Brun ont écrit à Anne et Luc Vial. « On n'a pas dormi », peste le mari.",
        "le mari",
    ),
    # Whose wife she is has her surname.
    (
        "Le trésorier, Luc Abba, aurait triché. « C'est faux », dit Josette Abba, venue au club. L'épouse du trésorier "
        "certifie que tout est en ordre.",
        "Josette Abba",
    ),
    (
        "Le trésorier, Luc Abba, aurait triché. « C'est faux », dit Josette Roy, venue au club. L'épouse du trésorier "
        "certifie que tout est en ordre.",
        "L'épouse de Luc Abba",
    ),
    # The younger is not who goes by the elder.
    ("Pour l'aînée, Solange Brun, l'argent ne compte pas. La cadette dit ne se souvenir de rien.", "La cadette"),
    (
        "Solange et Agathe Roy ne se parlent plus. Pour l'aînée, Solange, l'argent ne compte pas. La cadette dit ne se "
        "souvenir de rien.",
        "Agathe Roy",
    ),
]

CLEFT = [
    # What a cleft sentence tells is told in its main clause.
    ("C'est alors qu'Ernest Roy, 91 ans, s'est levé. L'ancien sonneur a dit que la cloche manquait.", "Ernest Roy"),
]


@pytest.mark.parametrize(("text", "name"), TRIALS)
def test_who_is_tried_is_not_who_was_hurt(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), FAMILIES)
def test_one_of_a_family_is_told_by_the_other(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


@pytest.mark.parametrize(("text", "name"), CLEFT)
def test_who_acts_in_a_cleft_sentence_goes_on(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


SPOKEN_OF = [
    ("Interrogé par le site du club, M. Yann Roy s'est dit soulagé. À en croire l'intéressé, rien n'a été volé.", True),
    ("M. Yann Roy s'est dit soulagé. L'intéressé, lui, assure que rien n'a été volé.", False),
    ("M. Yann Roy a cité Paul Brun, Luc Vial et lui-même. À en croire la principale concernée, tout va.", False),
    ("Le portrait de M. Yann Roy amuse la ville. Le principal concerné trouve que tout va.", True),
]

VOICES = [
    # Whose voice somebody is says it.
    (
        "Le groupe Cargobank conteste. Par la voix de son porte-parole, Olivier Roy, il soutient que tout est faux.",
        "Cargobank",
    ),
    ("Luc Rey conteste tout. Dans une lettre à son avocat, Olivier Roy, il écrit que tout est faux.", "Luc Rey"),
    ("Luc Rey conteste tout. Son avocat, Olivier Roy, est venu et il soutient que tout est faux.", "Olivier Roy"),
]


@pytest.mark.parametrize(("text", "named"), SPOKEN_OF)
def test_who_is_concerned_is_whom_the_sentence_before_speaks_of(nlp: Language, text: str, *, named: bool) -> None:
    assert (nlp(text)._.claims[-1].source_name == "Yann Roy") == named


@pytest.mark.parametrize(("text", "name"), VOICES)
def test_a_pronoun_is_whose_the_one_before_it_is(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name


BELOW_TITLE = [
    (
        "« Tout le monde savait », dit un ex-directeur\n\nL'ancien directeur des travaux de Lurcy, Normand Roy, vient.",
        "Normand Roy",
    ),
    ("Un évêque reconnaît avoir menti\n\nMgr Paul Roy, évêque de Lurcy, a quitté dimanche son église.", "Paul Roy"),
    # Not where two have the office, nor who has another, nor in the article itself.
    (
        "Un évêque reconnaît avoir menti\n\nMgr Paul Roy, évêque de Lurcy, est reçu par Luc Vial, évêque de Sens.",
        "Un évêque",
    ),
    ("Un témoin reconnaît avoir menti\n\nPaul Roy, maire de Lurcy, a quitté dimanche sa mairie.", "Un témoin"),
    ("Le maire est venu. Un évêque reconnaît avoir menti. Mgr Paul Roy, évêque de Lurcy, est parti.", "Un évêque"),
]


@pytest.mark.parametrize(("text", "name"), BELOW_TITLE)
def test_whom_a_title_brings_in_the_article_names(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[0].source_name == name


OWN_TEAMS = [
    # The team of another than who is told of is not his.
    ("L'équipe Norvex a gagné. L'Italien Davide Roy a chuté. Il souffre, précise son équipe.", "son équipe"),
    ("Davide Roy, de l'équipe Norvex, a chuté. Il souffre de la jambe, précise son équipe.", "Norvex"),
]


@pytest.mark.parametrize(("text", "name"), OWN_TEAMS)
def test_a_team_is_whose_it_is(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name
