from __future__ import annotations

import pytest

from nlp_pipeline.language.layout.block_labels import is_caption, is_navigation, label_blocks
from nlp_pipeline.language.layout.blocks import find_blocks
from nlp_pipeline.language.layout.data import load_layout

PROSE = (
    "Le conseil municipal a voté mardi soir, après trois heures de débat, le budget de la ville, qui prévoit deux "
    "millions d'euros de plus pour les écoles et une nouvelle ligne de tramway entre la gare et le port."
)


def labels(text: str) -> list[tuple[str, str]]:
    blocks = find_blocks(text)
    found = label_blocks(text, blocks, load_layout())
    return [(label, text[start:end]) for label, (start, end) in zip(found, blocks, strict=True)]


def navigation(text: str) -> list[str]:
    return [block for label, block in labels(text) if label == "NAVIGATION"]


@pytest.mark.parametrize(
    "block",
    [
        "ville-de-brest-tramway-nouvelle-ligne-2024",
        "photo_du_port_de_brest",
        "IMG_2034.jpg",
        "https://www.exemple.fr/article",
        "redaction@exemple.fr",
        "#Brest #Ille-et-Vilaine",
        "Recevez chaque matin l'essentiel de l'actualité bretonne.",
        "Votre e-mail",
        "Visuel dossier Visuel dossier",
        "Accueil > Régions > Bretagne",
        "Politique | Société | Sport",
        "Partager sur Facebook",
        "Partager cet article sur WhatsApp",
        "Facebook Twitter LinkedIn",
        "Courriel , Facebook , Reddit",
        "Partager cet article :",
        "S'abonner",
        "Je m'inscris",
        "Inscrivez-vous à notre newsletter pour ne rien manquer",
        "Cet article est réservé aux abonnés.",
        "Il vous reste 72 % de cet article à lire.",
        "Nous utilisons des cookies pour mesurer l'audience de ce site.",
        "Ce site utilise Akismet pour réduire les indésirables.",
        "En savoir plus sur la façon dont les données de vos commentaires sont traitées.",
        "Temps de lecture : 3 min",
        "Publié le 3 mars 2024 à 10h12, mis à jour le 4 mars à 9h",
        "© Jean Durand / Ouest-Photo",
        "Crédit photo : AFP/Jean Durand",
        "Mentions légales",
        "Publicité",
    ],
)
def test_navigation_is_known_by_its_own_words(block: str) -> None:
    assert is_navigation(block, load_layout())


@pytest.mark.parametrize(
    "block",
    [
        PROSE,
        "Le maire démissionne.",
        "Un budget en hausse",
        "« On ne lâchera rien »",
        "Villeneuve-sur-Lot",
        "Rendez-vous",
        "Données personnelles",
        "— Jeanne Petit, maire",
        "En continuant à creuser, les ouvriers ont trouvé un trésor.",
        "Publié le 3/03/2024, le décret est déjà contesté.",
        "Le site utilise des cookies, selon la Cnil.",
        "Partager le pouvoir, dit-elle, est un art.",
        "Recevez nos vœux, a lancé le maire aux abonnés.",
        "Cholet bat Lyon (88-79)",
        "« non, merci » ( « no, gracias » )",
        "Tout accepter n'est pas possible, estime-t-il.",
        "Selon l'AFP, le suspect est en fuite.",
        "Benalla : « Je n'ai jamais menti »",
        "Suivez le guide !",
        "Duran Duran",
        "14 h 30",
    ],
)
def test_prose_and_titles_are_no_navigation(block: str) -> None:
    assert not is_navigation(block, load_layout())


@pytest.mark.parametrize(
    "block",
    [
        "Le port de Brest, mardi. © Jean Durand - stock.adobe.com",
        "Le port de Brest. (Photo Jean Durand)",
        "Le port de Brest, mardi (Crédit : ville de Brest)",
        "Photo : le port de Brest, mardi",
        "Le ministre Jean Durand, à Paris, le 3 mars. Crédit photo : Anne Petit",
        "Le ministre à Paris – AFP",
        "Le ministre à Paris. JEAN DURAND / AFP",
        "Le ministre à Paris (Shutterstock)",
    ],
)
def test_a_caption_names_who_took_the_picture(block: str) -> None:
    assert is_caption(block, load_layout())


@pytest.mark.parametrize(
    "block",
    [
        "Le ministre a démissionné, selon l'AFP.",
        "Il a publié une photo du port, où l'on voit deux navires.",
        "Le ministre a démissionné. (AFP)",
        "La photo a fait le tour du monde : on y voit un enfant.",
        PROSE,
    ],
)
def test_prose_is_no_caption(block: str) -> None:
    assert not is_caption(block, load_layout())


def test_the_foot_of_a_page_is_navigation_to_its_end() -> None:
    foot = [
        "Laisser un commentaire",
        "Votre adresse e-mail ne sera pas publiée.",
        "Grand jeu : gagnez un vélo",
        "Tirage au sort, samedi 3 mars à 11h !",
        "Les meilleures adresses de la ville",
    ]
    assert navigation("\n\n".join(["Un budget voté", PROSE, PROSE, *foot])) == foot


def test_prose_below_the_foot_is_prose_again() -> None:
    text = "\n\n".join(["Un budget voté", PROSE, PROSE, "3 commentaires", "Un jeu", PROSE])
    assert navigation(text) == ["3 commentaires", "Un jeu"]


def test_a_count_of_comments_below_the_title_is_no_foot() -> None:
    text = "\n\n".join(["Un budget voté", "3 commentaires", "Le conseil a voté mardi.", "Un crosshead", PROSE])
    assert navigation(text) == ["3 commentaires"]


def test_links_stand_below_their_marker() -> None:
    text = f"Un budget voté\n\n{PROSE}\n\nÀ lire aussi\nLe port fermé\nLe maire élu\n\nUne ligne de plus\n\n{PROSE}"
    assert navigation(text) == ["À lire aussi", "Le port fermé", "Le maire élu"]


def test_a_marker_takes_one_link_over_a_blank_line_inside_the_article() -> None:
    text = "\n\n".join(["Un budget voté", PROSE, "Lire aussi :", "Le port fermé", "Une ligne de plus", PROSE])
    assert navigation(text) == ["Lire aussi :", "Le port fermé"]


def test_links_at_the_end_are_all_navigation() -> None:
    links = ["Sur le même sujet", "Le port fermé", "Le maire élu", "Une ligne de plus"]
    assert navigation("\n\n".join(["Un budget voté", PROSE, *links])) == links


def test_a_marker_with_its_link_is_one_line() -> None:
    text = "\n\n".join([PROSE, "À lire aussi : Le port fermé", "Un vote", PROSE, "LIRE AUSSI > Le maire élu", PROSE])
    assert navigation(text) == ["À lire aussi : Le port fermé", "LIRE AUSSI > Le maire élu"]


def test_a_sentence_below_a_marker_is_no_link() -> None:
    assert navigation(f"À voir\n\nLe maire est parti.\n\n{PROSE}") == ["À voir"]


def test_titles_and_crossheads() -> None:
    text = "\n\n".join(["Un budget voté", PROSE, "Deux millions de plus", PROSE, "Le maire est parti."])
    assert [label for label, _ in labels(text)] == ["TITLE", "PARAGRAPH", "TITLE", "PARAGRAPH", "PARAGRAPH"]


def test_a_title_may_ask_or_quote() -> None:
    for title in ("Faut-il fermer le port ?", "Le maire : « On ferme »", "« On ferme »"):
        assert labels(f"{title}\n\n{PROSE}")[0] == ("TITLE", title)


@pytest.mark.parametrize(
    "line",
    ["« On ferme »", "— Jeanne Petit, maire", "Le maire est parti.", "Il faut :", "- un port"],
    ids=["quotation", "its-author", "sentence", "announcement", "item"],
)
def test_what_is_no_crosshead(line: str) -> None:
    assert labels(f"Un titre\n\n{PROSE}\n\n{line}\n\n{PROSE}")[2] == ("PARAGRAPH", line)


def test_a_list_of_results_is_no_list_of_titles() -> None:
    text = f"Un titre\n\n{PROSE}\n\nDurand (3/4)\nMartin (2/5)\nPetit\n\n{PROSE}"
    assert [label for label, _ in labels(text)][2:4] == ["PARAGRAPH", "PARAGRAPH"]


def test_the_title_below_a_trail_is_the_title() -> None:
    text = f"Accueil > Régions > Bretagne\n\nUn budget voté\n\n{PROSE}"
    assert [label for label, _ in labels(text)] == ["NAVIGATION", "TITLE", "PARAGRAPH"]


def test_one_block_is_a_paragraph() -> None:
    assert labels("Le maire est parti")[0][0] == "PARAGRAPH"
