"""Who is taken up by other words: offices in general words, bodies by two, whose kin or agent somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.schema import Claim

OFFICES = [
    # A capital without its accent.
    ("Le président Paul Rey est venu. Le chef de l'Etat assure que la route rouvrira.", "Paul Rey"),
    (
        "Deux blessés sont graves, a dit la sous-préfète de Lure Claire Aubry. La représentante de l'Etat affirme que "
        "la route est coupée.",
        "Claire Aubry",
    ),
    (
        "La principale du collège Pasteur, Anne Morel, est furieuse. La chaudière est morte, soupire la cheffe "
        "d'établissement.",
        "Anne Morel",
    ),
    # A church, a ministry of the law, a fire brigade, a union, a court, an office of high rank.
    ("Le pape Luc Morel a parlé. « Je prie », a dit l'évêque de Rome.", "Luc Morel"),
    ("Le notaire Luc Morel a parlé. « C'est signé », a dit l'officier ministériel.", "Luc Morel"),
    ("Le capitaine des pompiers Luc Morel est venu. « C'est éteint », a dit le soldat du feu.", "Luc Morel"),
    ("La déléguée CFDT Anne Morel est venue. « C'est non », a dit la représentante du personnel.", "Anne Morel"),
    ("La préfète du Gers, Anne Morel, est venue. « C'est non », a dit la haute fonctionnaire.", "Anne Morel"),
    ("Le maire de Lurcy, Luc Morel, est venu. « C'est non », a dit le magistrat municipal.", "Luc Morel"),
    (
        "Le maire de Lurcy, Luc Morel, est venu. « C'est non », a dit le magistrat instructeur.",
        "le magistrat instructeur",
    ),
    ("Le président de la République, Luc Morel, est là. « Non », a dit le locataire de l'Elysée.", "Luc Morel"),
    # The noun of a phrase that bears a name, though it is no function.
    ("La mère de la victime, Anne Morel, a parlé mardi. « Il me manque », a dit la mère de famille.", "Anne Morel"),
    ("La principale raison est connue. Anne Morel affirme que la chaudière est morte.", "Anne Morel"),
]

SPORTS = [
    (
        "Anne Morel, escrimeuse de 24 ans, a perdu contre la Belge Lotte Claes.\n\nLa gauchère a confié qu'elle "
        "pleurait.",
        "Anne Morel",
    ),
    # A handle in brackets behind a name, and the outlet that bears it, are not the one told of.
    (
        "Inès Rahmani, judokate de 22 ans, a été battue en finale.\n\n— Sport Maghreb (@sportmaghreb) May 12, 2024\n\n"
        "« Je reviendrai », a-t-elle promis.",
        "Inès Rahmani",
    ),
    (
        "Julie Payet, Média Lagon : publié le mardi 4 juin 2024\n\nLa causerie de Didier Hoarau a été filmée. Le "
        "technicien a soutenu qu'il ignorait tout.",
        "Didier Hoarau",
    ),
    # The only one named so far, who acts just before; not where another one was named, nor whoever leads.
    (
        "Échappé tôt, Luc Vial a gagné l'étape. « J'ai souffert », a dit le grimpeur de l'équipe Norvex.",
        "Luc Vial",
    ),
    (
        "Luc Vial a lâché Marc Roy. « J'ai souffert », a dit le grimpeur de l'équipe Norvex.",
        "le grimpeur de l'équipe Norvex",
    ),
    (
        "Luc Vial a visité l'usine. Le président du groupe Norvex affirme que tout va bien.",
        "Le président du groupe Norvex",
    ),
    # Whoever has one position in a team has no other.
    ("La gardienne Aude Vial est sortie. L'ailière assure qu'elle a mal.", "L'ailière"),
    ("La joueuse Aude Vial est sortie. L'ailière assure qu'elle a mal.", "Aude Vial"),
    # A prize bears a name that speaks for nobody; an article shows the gender of whom a people's word stands before.
    ("Le prix Renaudot a été décerné à Anne Morel. La lauréate s'est dite « très surprise ».", "Anne Morel"),
    (
        "Le jury a couronné le film de la Géorgienne Nino Beridze. « Je pleure », a dit la lauréate.",
        "Nino Beridze",
    ),
    # The word for who is of a town is no part of the name.
    ("Le Sochalien Hugo Meyer a été suspendu. « C'est la règle », a-t-il lâché.", "Hugo Meyer"),
]

TOGETHER = [
    ("La CFDT et la CGT ont quitté la table. Ces organisations affirment que rien n'avance.", "CFDT et CGT"),
    (
        "La CFDT et la CGT ont quitté la table. Les pilotes sont furieux. Ces syndicats affirment que rien n'avance.",
        "Ces syndicats",
    ),
    (
        "La CFDT et la CGT sont parties. Plusieurs associations ont protesté. Ces organisations affirment que c'est "
        "fini.",
        "Ces organisations",
    ),
    ("Le pont est fermé, rapporte Ouest-France. Il rouvrira lundi, selon nos confrères.", "Ouest-France"),
    ("Le pont est fermé, dit la maire. Il rouvrira lundi, selon nos confrères.", "nos confrères"),
]

RELATED = [
    ("Le comédien Luc Vial a vendu. L'entourage du comédien affirme que tout est faux.", "L'entourage de Luc Vial"),
    ("La chanteuse Anna Roy est en deuil. Une amie de la chanteuse dit que le disque sortira.", "Une amie d'Anna Roy"),
    ("Le comédien Luc Vial a vendu. L'avocat du maire affirme que tout est faux.", "L'avocat du maire"),
    (
        "La page du musicien Luc Vial est pleine. La page du musicien dit qu'il est mort.",
        "La page du musicien",
    ),
    # Whose kin or agent somebody is, is another than who has been named.
    (
        "La présidente, Claire Rey, a ouvert l'audience. La sœur d'une victime affirme que tout est faux.",
        "La sœur d'une victime",
    ),
    # A friend who tells something is the source that was not named.
    ("Une source raconte que la duchesse Ingrid a pleuré. Cette proche affirme que tout est fini.", "Une source"),
    # What somebody without a name does tells what he is called next.
    ("Un homme de 41 ans comparaissait pour vol. Le prévenu a admis avoir forcé la porte.", "Un homme de 41 ans"),
    # Who answers is not who spoke last, whatever he was once.
    (
        "Luc Vial brigue la mairie. « Il est vieux », ironise Marc Roy. « Qu'il vienne », riposte l'ancien sénateur.",
        "Luc Vial",
    ),
]

WHO_GOES_ON = [
    # Whom the title alone names, does not go on below it where others are named.
    (
        "Luc Vial : « Hugo souffrait ! »\n\nLes Loups sont rentrés à Namur avec un Hugo Meyer touché à la main. « "
        "C'est cassé », a-t-il glissé.",
        "Hugo Meyer",
    ),
    ("Luc Vial quitte le club\n\nLes Loups ont perdu. « C'est dur », a-t-il glissé.", "Luc Vial"),
    # Who is presented with an age goes on; not a child of whom one speaks.
    (
        "« Je reste », confie Oriane, kiné de 31 ans. Pour Marc Rey, chef de rayon, « la boîte plaît » aux habitués, "
        "comme Colette, retraitée de 68 ans. « J'ai toujours joué », raconte-t-elle.",
        "Colette",
    ),
    ("La mère de Léa, 12 ans, a porté plainte. Elle affirme que tout est vrai.", "La mère de Léa"),
    # A noun of either gender is no participle.
    (
        "Le fabricant Navelys sort un bateau. « Il me tente », confie Oriane, kiné de 31 ans, venue le voir même si "
        "elle juge l'ancien trop lent.",
        "Oriane",
    ),
    # A day behind a noun phrase is no part of it.
    ("La Métropole mardi soir a réagi. Elle assure que le tram roulera.", "La Métropole"),
    ("L'équipe de nuit a réagi. Elle assure que le tram roulera.", "L'équipe de nuit"),
    # "Ses dires" are those of the subject.
    (
        "« On verra », a dit la directrice Anne Morel. L'opérateur Norvex teste une flotte « très souple », selon ses "
        "dires.",
        "Norvex",
    ),
    ("« On verra », a dit le maire. Les camions sont « trop lourds », selon ses dires.", "le maire"),
    (
        "Luc Vial ou plutôt son frère a menacé de partir à Namur, qui était, selon ses dires, pressé de signer.",
        "son frère",
    ),
]


def test_a_man_has_no_woman_s_function(nlp: Language) -> None:
    claim = _last(nlp, "Selon Luc Rey, la préfète a menti. « Elle a menti », répète Luc Rey.")
    assert (claim.source_name, claim.source_role) == ("Luc Rey", "")


def test_a_name_is_no_part_of_a_function(nlp: Language) -> None:
    claim = _last(nlp, "Mardi, à table, la princesse Ingrid a déclaré que tout va bien.")
    assert (claim.source_name, claim.source_role) == ("Ingrid", "princesse")


def _last(nlp: Language, text: str) -> Claim:
    return nlp(text)._.claims[-1]  # type: ignore[no-any-return]


@pytest.mark.parametrize(("text", "name"), OFFICES)
def test_an_office_is_taken_up_in_general_words(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), SPORTS)
def test_a_sportsman_or_winner_is_whom_the_text_tells_of(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), TOGETHER)
def test_bodies_and_outlets_are_those_named_last(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), RELATED)
def test_whose_somebody_is_tells_him_apart(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name


@pytest.mark.parametrize(("text", "name"), WHO_GOES_ON)
def test_who_goes_on_is_who_the_text_presents(nlp: Language, text: str, name: str) -> None:
    assert _last(nlp, text).source_name == name
