"""Sentences as the field writes them; "|" marks where the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.blank import blank_french
from tests.shares import tried

if TYPE_CHECKING:
    from spacy.tokens import Doc

NLP = blank_french()
NLP.add_pipe("selon_quotes")
NLP.add_pipe("selon_layout")

PLAIN = [
    "Il est venu. |Elle est partie.",
    "Est-il venu ? |Oui ! |Elle aussi…",
    "Il est venu... |Puis reparti.",
    "Il a hésité... puis il est parti.",
    "Il a hésité… et c'est tout.",
    "Le prix : 10 euros. |Le reste est gratuit.",
    "Une seule chose compte : Paris.",
    "Il vend l'iPhone. |eBay aussi.",
    "C'est fini.|Le reste viendra.",
    "Bravo ! |👍 Le club gagne.",
    "Ils étaient 12. |3 sont restés.",
    "Il aime Yahoo! et les autres.",
    "Elle l'a dit à E !Online hier.",
    "Vraiment ?! |Non.",
    "Il a écrit (à tort ?) Paris sans s.",
    "(Il est venu.) |Elle est partie.",
    "Il est venu (avec elle ?). |Ils sont restés.",
    "Tout va bien (ou presque). |On verra.",
]

ABBREVIATIONS = [
    "M. Durand et MM. Petit et Roy ont vu Mme. Leroy.",
    "Le Dr. Martin, Me. Blanc et Mgr. Noir sont là. |Ils restent.",
    "Voir p. 12, art. 5 et vol. II du code.",
    "C'est une œuvre d'art. |Le musée l'expose.",
    "Il a pris le vol. |Les pilotes étaient prêts.",
    "L'art. L. 313-1 du code s'applique.",
    "En 52 av. J.-C. César a vaincu.",
    "En 52 av. J.-C. |Les Gaulois ont perdu.",
    "J. K. Rowling et J.-P. Dupont sont venus.",
    "George W. Bush a parlé. |Il est parti.",
    "Selon J. Le Goff, tout va bien.",
    "Il faut un plan B. |Le ministre le sait.",
    "Le groupe B. |La France y est.",
    "La U.S. Navy est là. |Elle vient des U.S.A. |Les marins aussi.",
    "Des poires, des pommes, etc. |Le marché est plein.",
    "Des poires, etc., et des pommes.",
    "Le n° 5 et l'article 1er. |Le reste suit.",
    "La société Apple Inc. a vendu. |Le cours monte.",
    "Une ville de 5.000 hab. environ.",
    "Il a payé 5.000 euros, soit 3.5 % de plus.",
    "1. Le contexte est clair.",
    "II. Les acteurs se parlent.",
    "C'était en 2016. |Le reste suit.",
    "Il roulait à 130 km/h. |Plus loin, il a freiné.",
    "Ils étaient sept. |Le maire aussi.",
    "Le site www.exemple.fr. |Il est fermé.",
]

QUOTATIONS = [
    "« Non ! », a-t-il dit. |Puis il est parti.",
    "« C'est fini. » a dit Paul.",
    "« C'est fini. » |Le ministre est parti.",
    "« C'est fini ». |Le ministre est parti.",
    "« Est-ce fini ? » demande-t-il. |« Oui. »",
    "Il dit : « C'est fini. |On rentre. » |Puis il part.",
    "Il dit : « C'est fini, M. Durand. |On rentre », puis il part.",
    "« C'est fini. » |– Paul",
    'Il dit : "C\'est fini. |On rentre." |Puis il part.',
    "Il dit : “C’est fini.” |Puis il part.",
    "Il dit : « Tout va bien. |(…) On rentre. » |Puis il part.",
    "Il dit : « Tout va bien […] Puis on rentre. »",
    "Il dit : « … Tout va bien ».",
    "Il part. |« [...] les travaux sont finis », dit-il.",
    "Il part. |« (…) on rentre », dit-il.",
    "« Oui. |– Non. |– Si. »",
    "Il a crié « Au feu ! » avant de partir.",
    "Il part. |« Enfin ! », dit-elle.",
    "Dans « Qui l'eût cru ? » Jean Petit raconte sa vie.",
    "Il a lancé « Vive la fête ! » |Puis il est parti.",
    "Il a lancé : « Vive la fête ! » |Jean est parti.",
    "Il part. » |Puis il revient.",
]

DATELINES = [
    "4 janvier 2016 . – |Aujourd’hui, le maire est parti.",
    "12 mars 2016, Lyon . –\n|Le club a gagné.",
    "PARIS (AFP) — |Le ministre est parti.",
    "Paris, le 4 janvier - |Le ministre est parti.",
    "En 2014-2015, tout allait bien.",
    "Le 4 janvier – et non le 5 – il est venu.",
    "Le ministre – arrivé en 2012 – Est parti.",
]

LAYOUT = [
    "Un titre sans point\n\n|Le paragraphe commence. |Il continue.\n\n|Un autre.",
    "Un titre\n|Le paragraphe commence.",
    "Il a dit que la ville serait\nfermée. |Elle rouvrira.",
    "Elle ferme.  |Elle rouvrira.",
]


def marked(doc: Doc) -> str:
    return "".join(("|" if token.is_sent_start and token.i else "") + token.text_with_ws for token in doc)


@pytest.mark.parametrize("sentence", [*PLAIN, *ABBREVIATIONS, *QUOTATIONS, *DATELINES, *LAYOUT])
def test_sentences_begin_where_they_should(sentence: str) -> None:
    doc = NLP(sentence.replace("|", ""))
    assert marked(doc).split() == sentence.replace("’", "'").split()


def test_white_space_begins_no_sentence_but_the_first() -> None:
    doc = NLP("\n\n  Un titre\n\nUn paragraphe. \n Une phrase.\n")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Un titre", "Un paragraphe.", "Une phrase."]


def test_navigation_and_titles_begin_sentences() -> None:
    doc = NLP("Le titre\nPartager sur Facebook\nLe paragraphe commence ici.")
    assert len(list(doc.sents)) == 3


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=("Cs",))),
        st.lists(
            st.sampled_from([*'.!?…«»"“”()[]–- \n', "M.", "Mot", "mot", "5", "\n\n", "J.", "…", "etc.", "\x00", "😀"])
        ).map(" ".join),
    )
)
@settings(deadline=None, max_examples=tried(60, 150))
def test_every_token_says_whether_it_begins_a_sentence(text: str) -> None:
    doc = NLP(text)
    assert all(token.is_sent_start in (True, False) for token in doc)
    assert not doc or doc[0].is_sent_start
    assert all(not token.is_space for token in doc if token.is_sent_start and token.i)
    starts = {token.i for token in doc if token.is_sent_start}
    assert {block.start for block in doc.spans["blocks"]} <= starts
