"""LexisNexis and Nexis Uni exports: told from other files, and the details that their articles have."""

from __future__ import annotations

import io

import pytest

from nlp_pipeline.readers import ReadOptions, Unreadable
from nlp_pipeline.readers.press import LexisNexisHtml, LexisNexisRtf, LexisNexisText, LexisNexisWord
from nlp_pipeline.schema import Article
from tests.readers.exports import EXPORTS
from tests.readers.exports.lexisnexis import word_file

NEXIS = """Nom d'utilisateur : Anne Morel
Date et heure : lundi 9 septembre 2024 10:00
Documents (2)
Le pont rouvre
Le Val (site web)
mercredi 11 septembre 2024
Copyright 2024 Le Val Tous droits réservés
Rubrique: Région
Longueur: 34 mots
Auteur: Anne Morel
Encart: Après trois semaines
Corps
Sujet : le pont. « Tout est prêt », assure la maire.
Organisation : la ville et la région.
Classification
Langue: FRENCH; FRANÇAIS
Date de chargement: 12 septembre 2024
Fin du document
La piscine ferme
Le Val
12 septembre 2024
Corps
Selon la maire, la piscine fermera.
Fin du document"""


def file(name: str) -> bytes:
    return EXPORTS[name].file([EXPORTS[name].unit(1), EXPORTS[name].unit(2)])


@pytest.mark.parametrize(
    ("reader", "own"),
    [
        (LexisNexisHtml(), "lexisnexis"),
        (LexisNexisText(), "lexisnexis-text"),
        (LexisNexisRtf(), "nexis-rtf"),
        (LexisNexisWord(), "nexis-word"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_exports_are_told_from_other_files(reader: LexisNexisHtml, own: str) -> None:
    recognised = {name for name in EXPORTS if reader.recognises(file(name))}
    assert recognised == {own}
    assert not reader.recognises(word_file(b"<w:document><w:body><w:p>Body of work</w:p></w:body></w:document>"))


def test_a_french_export_in_word_has_its_labels_and_a_cover_before_the_first_article() -> None:
    lines = "".join(f"<p><t>{line}</t></p>" for line in NEXIS.splitlines())
    first, second = LexisNexisWord().read(io.BytesIO(word_file(f"<doc>{lines}</doc>".encode())), ReadOptions())
    assert first == Article(
        doc_id="",
        text=(
            "Après trois semaines\nSujet : le pont. « Tout est prêt », assure la maire.\n"
            "Organisation : la ville et la région."
        ),
        title="Le pont rouvre",
        date="2024-09-11",
        outlet="Le Val (site web)",
        author="Anne Morel",
    )
    assert isinstance(second, Article)
    assert (second.title, second.outlet, second.date) == ("La piscine ferme", "Le Val", "2024-09-12")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", word_file(b"<doc><p><t>Rien</t></p></doc>"), word_file(b"<doc>")])
def test_a_document_without_articles_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(LexisNexisWord().read(io.BytesIO(data), ReadOptions()))
