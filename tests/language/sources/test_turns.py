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
