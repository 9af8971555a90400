"""Who a source stands for: pronouns, descriptions, short forms, the first person, bodies behind "on"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.schema import Claim

PRONOUNS = [
    ("Le préfet Paul Rey est venu. Il assure que le pont tiendra.", "Il", "Paul Rey"),
    ("La maire, Anne Morel, a reçu les riverains. Elle promet que la rue rouvrira.", "Elle", "Anne Morel"),
    ("Paul Rey a écrit à Anne Morel. Elle affirme que la lettre est arrivée.", "Elle", "Anne Morel"),
    (
        "La Cour des comptes s'est penchée sur le dossier. Elle estime que les pertes sont lourdes.",
        "Elle",
        "Cour des comptes",
    ),
    ("Le député Marc Rousset a croisé Luc Vial. Ce dernier affirme qu'il ignore tout.", "Ce dernier", "Luc Vial"),
    ("Quant à la ministre Claire Aubry, elle soutient que le texte passera.", "elle", "Claire Aubry"),
    (
        "« C'est faux », dit Marc Roy, élu du canton. Quant à Luc Vial, élu et éleveur, il assure que le pont tiendra.",
        "il",
        "Luc Vial",
    ),
    ("« C'est faux », a dit Paul Rey. « Rien n'est prêt », déplorent ces sources.", "ces sources", "ces sources"),
    ("« On ferme », a lâché Karim Belaïd. Selon lui, la saison est perdue.", "lui", "Karim Belaïd"),
    (
        "Elle revient de loin. Julie Arnoux a passé un an en mer. Elle raconte que le vent la berçait.",
        "Elle",
        "Julie Arnoux",
    ),
    # Whom the speaker's own words tell of is not the speaker.
    ("Joint jeudi, Marc Allain s'emporte. Le préfet Dussart a menti, affirme-t-il.", "il", "Marc Allain"),
    # The subject of the last clause goes on, not a complement, nor who is the subject of a clause behind "que".
    ("Lucie Vasseur cède et Nora Petrova s'impose. « J'ai attendu », a-t-elle confié.", "elle", "Nora Petrova"),
    ("La chanson de Malik Dorsan a été vue mille fois. « C'est fou », dit-il.", "il", "Malik Dorsan"),
    (
        "Denis et Sylvie Lacombe ont tout perdu. Le couple proteste. Ils jugent que l'eau manquait.",
        "Ils",
        "Denis et Sylvie Lacombe",
    ),
]

DESCRIPTIONS = [
    ("Furieux, l'entraîneur assure que rien n'était prêt.", "l'entraîneur"),
    ("Greta Lind a défilé à Namur. La militante suédoise assure que rien n'est fait.", "Greta Lind"),
    # The one who acts in the sentence before, though without a name; the office without its field.
    ("Un boulanger de Lurcy a ouvert sa porte. « C'est normal », dit ce grand-père.", "Un boulanger de Lurcy"),
    (
        "La ville est libre, a affirmé le ministre malien de la Sécurité.\n\n« C'est vrai », a dit le ministre Salif "
        "Keto.",
        "Salif Keto",
    ),
    ("Le Premier ministre, Ariel Roy, est là. Le PM assure que tout va.", "Ariel Roy"),
    # An office that all know of whoever spoke; not of whom the text calls something else.
    ("« Non », a déclaré Manuel Valls. Selon le Premier ministre, la réforme passera.", "Manuel Valls"),
    ("« Non », a déclaré le coiffeur Marc Valois. Selon le ministre, la réforme passera.", "le ministre"),
    ("Pogacar a doublé Vingegaard. « C'est dur », a dit le Danois.", "Vingegaard"),
    ("Vingegaard est ravi. « C'est beau », a dit le nouveau maillot jaune.", "Vingegaard"),
    # A function behind its name, without an article or a second comma.
    (
        "De fait, comme Alexandre de Morey, PDG du groupe Hydra l'avait annoncé dès dimanche 18 octobre, la direction "
        "a décidé d'appliquer la première partie du plan.",
        "Alexandre de Morey",
    ),
    # What somebody is now, behind what he was.
    ("Yann Rey, ancien député européen, désormais sénateur, est là. Le sénateur juge que c'est tard.", "Yann Rey"),
    # Who opens a dispatch, named where he speaks again.
    (
        "NAMUR (Belga) - Le port a fermé, a prévenu la directrice du port de Lurcy.\n\n« On n'a pas le choix », a "
        "lancé Anne Rey.",
        "Anne Rey",
    ),
    # One of two with one surname, told by the title.
    ("Yvon Laroche est venu avec Cécile Laroche. M. Laroche assure que tout va.", "Yvon Laroche"),
    ("Yvon Laroche est venu avec Cécile Laroche. Mme Laroche assure que tout va.", "Cécile Laroche"),
    # Names that are a town's too, and a verb that is in no name.
    ("Luc Mende est venu hier. Mende assure que tout va.", "Luc Mende"),
    ("Pierre Laurent interroge Morand sur le pont\n\nLe sénateur Pierre Laurent assure que tout va.", "Pierre Laurent"),
    ("Lucide, il reconnaît que l'équipe a mal joué.", "il"),
    ("Dans un tweet, il écrit que la loi doit changer.", "il"),
    ("Le showrunner Paul Rey persifle. Celui-ci, qui assure avoir tout écrit, part.", "Paul Rey"),
    ("La biologiste Jeanne Roux a publié l'étude. La chercheuse précise que le test est simple.", "Jeanne Roux"),
    ("Le maire, Paul Rey, est déçu. L'élu affirme que la région a menti.", "Paul Rey"),
    ("Me Léa Simon défend le suspect. L'avocate assure que son client est innocent.", "Léa Simon"),
    ("La CFDT a quitté la table. Le syndicat affirme que la direction ment.", "CFDT"),
    ("Le groupe Hydra ferme son usine. L'entreprise assure que personne ne sera licencié.", "Hydra"),
    ("Une étude parue jeudi inquiète. Le document indique que la nappe baisse.", "Une étude"),
    ("Le ministre de l'Intérieur, Paul Rey, est arrivé. Le ministre assure que tout est prêt.", "Paul Rey"),
    ("Anne Morel a gagné l'étape. La lauréate raconte qu'elle a pleuré.", "Anne Morel"),
    ("Ana Pereira, présidente du Brésil, est là. La présidente brésilienne a dit que tout allait bien.", "Ana Pereira"),
    ("Le maire, Gilles Baudry, est prudent. De l'avis du maire, la dette est contenue.", "Gilles Baudry"),
    ("La candidate Helen Marsh a gagné. La nouvelle maire a déclaré que la ville changerait.", "Helen Marsh"),
    (
        "Le président russe Igor Rey a reçu son homologue turc Kemal Aydin. Le président turc a jugé que tout va bien.",
        "Kemal Aydin",
    ),
    ("Le président Paul Rey a parlé. L'ex-président assure qu'il part.", "Paul Rey"),
]


def _claim(nlp: Language, text: str) -> Claim:
    return nlp(text)._.claims[-1]  # type: ignore[no-any-return]


@pytest.mark.parametrize(("text", "source", "name"), PRONOUNS)
def test_a_pronoun_takes_the_name_of_who_agrees_and_stands_nearest(
    nlp: Language, text: str, source: str, name: str
) -> None:
    claim = _claim(nlp, text)
    assert (claim.source, claim.source_name) == (source, name)


@pytest.mark.parametrize(("text", "name"), DESCRIPTIONS)
def test_a_description_takes_the_name_of_who_bears_its_noun_or_one_of_its_kind(
    nlp: Language, text: str, name: str
) -> None:
    assert _claim(nlp, text).source_name == name


def test_a_post_that_nobody_bears_keeps_its_own_words(nlp: Language) -> None:
    claim = _claim(nlp, "Anne Morel a visité la ville. Le préfet assure que le pont tiendra.")
    assert claim.source_name == "Le préfet"


def test_another_bearer_of_the_post_is_somebody_else(nlp: Language) -> None:
    claim = _claim(nlp, "Paul Rey, maire de Lurcy, est ravi. Le maire de Valbrune assure que la gare fermera.")
    assert claim.source_name == "Le maire de Valbrune"


def test_two_equal_candidates_leave_the_own_words_and_less_confidence(nlp: Language) -> None:
    equal = _claim(nlp, "La CGT et la CFDT ont quitté la table. Le syndicat affirme que la direction ment.")
    clear = _claim(nlp, "La CFDT a quitté la table. Le syndicat affirme que la direction ment.")
    assert equal.source_name == "Le syndicat"
    assert equal.confidence < clear.confidence


def test_the_first_person_in_a_quotation_is_who_says_it(nlp: Language) -> None:
    claims = nlp("« Je pense que le pont est sûr », a déclaré Paul Rey.")._.claims
    assert {claim.source_name for claim in claims} == {"Paul Rey"}


def test_she_in_a_quotation_is_not_who_says_it(nlp: Language) -> None:
    text = "« J'ai vu Julie Arnoux hier. Elle affirme que la route est coupée », a raconté Anne Morel."
    names = {claim.source: claim.source_name for claim in nlp(text)._.claims}
    assert names["Elle"] == "Julie Arnoux"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Rien n'est signé », explique-t-on au ministère de la Santé.", "ministère de la Santé"),
        ("Le pont est fermé. « Rien n'est signé », insiste-t-on à la mairie.", "mairie"),
    ],
)
def test_on_with_a_place_is_the_body_that_speaks_there(nlp: Language, text: str, name: str) -> None:
    assert name in _claim(nlp, text).source_name


def test_an_acronym_takes_the_name_that_the_article_gives_to_it(nlp: Language) -> None:
    text = "L'agence régionale de santé (ARS) a enquêté. L'ARS affirme que l'eau est potable."
    assert _claim(nlp, text).source_name == "agence régionale de santé"


def test_an_initial_and_a_surname_are_the_full_name(nlp: Language) -> None:
    text = "Emmanuel Macron était à Lyon. E. Macron affirme que le tunnel ouvrira."
    assert _claim(nlp, text).source_name == "Emmanuel Macron"


def test_a_name_behind_a_function_and_a_comma_names_the_source(nlp: Language) -> None:
    claim = _claim(nlp, "Le directeur du port, Yann Kerbrat, affirme que la grue est sûre.")
    assert claim.source_name == "Yann Kerbrat"


def test_several_take_the_fuller_words_that_brought_them_in(nlp: Language) -> None:
    text = "Deux chercheurs de Grenoble ont étudié le glacier. Les chercheurs affirment qu'il recule."
    assert _claim(nlp, text).source_name == "Deux chercheurs de Grenoble"


def test_a_newspaper_is_a_medium_by_the_first_word_of_its_name(nlp: Language) -> None:
    claim = _claim(nlp, "Selon le Courrier de Tarvanne, le pont est fermé. Le quotidien affirme qu'il rouvrira.")
    assert (claim.source_name, claim.source_type) == ("Courrier de Tarvanne", "media")


def test_who_spoke_just_before_may_be_called_by_another_noun(nlp: Language) -> None:
    text = "« On ferme », a dit Étienne Barral, maire de Montravel. L'ancien pharmacien assure que le bassin rouvrira."
    assert _claim(nlp, text).source_name == "Étienne Barral"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "La gare est fermée. Le directeur du port, l'ancien capitaine Yann Kerbrat, affirme que la grue est sûre.",
            "Yann Kerbrat",
        ),
        ("Le porteur du projet, la société Terravent, assure que les mâts sont sûrs.", "Terravent"),
    ],
)
def test_a_name_in_apposition_may_have_a_noun_of_its_own(nlp: Language, text: str, name: str) -> None:
    assert name in _claim(nlp, text).source_name


def test_a_phrase_for_an_office_is_read_from_its_first_word(nlp: Language) -> None:
    text = "Le maire, Paul Rey, a réuni les riverains. Le premier magistrat assure que la rue rouvrira."
    assert _claim(nlp, text).source_name == "Paul Rey"


@pytest.mark.parametrize("words", ["Ils assurent", "Le couple assure", "Les deux hommes assurent"])
def test_persons_whose_names_are_joined_are_taken_up_together(nlp: Language, words: str) -> None:
    text = f"Paul Rey et Marc Vial ont vendu la ferme. {words} que le toit est neuf."
    assert _claim(nlp, text).source_name == "Paul Rey et Marc Vial"


def test_one_of_two_is_told_by_where_he_comes_from(nlp: Language) -> None:
    text = "Le Danois Lars Holm a battu le Portugais Rui Costa. Le Portugais affirme que la piste glissait."
    assert _claim(nlp, text).source_name == "Rui Costa"


def test_a_description_with_a_complement_is_somebody_new(nlp: Language) -> None:
    text = "Hugo Lasserre compte deux matchs. Le médecin du club affirme que la fracture est nette."
    assert _claim(nlp, text).source_name == "Le médecin du club"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ancienne championne de judo, Awa Fall dirige le club. La championne affirme que le dojo rouvrira.",
            "Awa Fall",
        ),
        (
            "Léa Vial a croisé Anne Morel. Quant à la mairie de Lurcy, elle affirme que le port est sale.",
            "mairie de Lurcy",
        ),
        (
            "Un seul des deux prévenus, absent la veille, était là. Il affirme que la voiture était garée.",
            "Un seul des deux",
        ),
        ("Paul Rey a parlé. Luc Vial a été écarté alors qu'il affirme avoir tout rendu.", "Luc Vial"),
        ("Paul Rey est soupçonné par le parquet d'avoir menti. « J'étais absent », a-t-il affirmé.", "Paul Rey"),
        ("Interrogé par Reuters, le constructeur affirme que la voiture est sûre.", "le constructeur"),
    ],
)
def test_who_stands_first_or_goes_on_is_meant(nlp: Language, text: str, name: str) -> None:
    assert name in _claim(nlp, text).source_name


def test_what_a_title_says_of_a_person_is_no_rival_of_the_name(nlp: Language) -> None:
    text = (
        "Prison requise contre l'ancien courtier\n\nStéphane Lautier a baissé les yeux. "
        "Cet ancien courtier affirme que tout est faux."
    )
    assert _claim(nlp, text).source_name == "Stéphane Lautier"


def test_who_stands_behind_a_preposition_and_its_article_may_be_taken_up(nlp: Language) -> None:
    text = "La lettre est parvenue au préfet. Il affirme que la route est sûre."
    assert _claim(nlp, text).source_name == "préfet"


def test_who_directs_is_not_those_who_are_directed(nlp: Language) -> None:
    text = "Une équipe dirigée par l'anthropologue Anne Morel affirme que la grotte est vide."
    assert _claim(nlp, text).source_name.startswith("Une équipe")


def test_a_new_paragraph_goes_on_with_the_one_to_whom_somebody_is_a_friend(nlp: Language) -> None:
    text = (
        "Nadia Ferrand boucle sa dernière saison. La skieuse a tout gagné, confie la fédération.\n\n"
        "Selon son amie Claire Vasseur, le départ était prévu.\n\n"
        "Les honneurs la laissent froide. Elle affirme que la retraite sera longue."
    )
    assert _claim(nlp, text).source_name != "Claire Vasseur"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les démineurs sont venus. L'engin pouvait exploser, explique l'un d'eux.", "l'un des démineurs"),
        ("Deux infirmières ont écrit. « La nuit est longue », raconte l'une d'elles.", "l'une des deux infirmières"),
    ],
)
def test_one_out_of_several_is_named_by_them(nlp: Language, text: str, name: str) -> None:
    claim = _claim(nlp, text)
    assert (claim.source_name, claim.source_type) == (name, "person")


def test_a_body_called_after_a_person_is_no_person(nlp: Language) -> None:
    claim = _claim(nlp, "Le gouvernement Rey affirme que le pont tiendra.")
    assert (claim.source_name, claim.source_type) == ("gouvernement Rey", "organization")


def test_a_plural_pronoun_is_never_the_person_who_is_named_next(nlp: Language) -> None:
    claims = nlp("Ils soutiennent que la rue fermera. Le maire, Paul Rey, est absent.")._.claims
    assert claims[0].source_name == "Ils"
