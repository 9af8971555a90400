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
