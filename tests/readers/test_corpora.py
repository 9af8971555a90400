"""TEI, XML-TXM and IRaMuTeQ: texts and metadata, and XML that would do harm."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.readers import Inputs, ReadOptions, Unreadable, find_reader
from nlp_pipeline.readers.corpora import Iramuteq, XmlText
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from pathlib import Path

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="val-1"><teiHeader><fileDesc><titleStmt><title>Le pont</title>
<author>Odile Bastien</author></titleStmt><publicationStmt><publisher>Le Courrier du Val</publisher>
<date when="2024-09-11">11 septembre</date></publicationStmt></fileDesc></teiHeader>
<text><front><p>Sommaire</p></front><body><head>Le pont rouvre</head>
<p>Selon la <hi>mairie</hi>,<lb/> le pont rouvre<note>Voir page 3.</note>.</p>
<p><said who="#m">« Tout est prêt »</said>, dit-elle.</p></body></text></TEI>"""

TXM = """<?xml version="1.0"?><corpus xmlns:txm="http://textometrie.org/1.0">
<text id="t1" titre="Le lac" journal="La Gazette" auteur="K. Benali" date="31/01/2024"><p>
<w><txm:form>«</txm:form><txm:ana>PUN</txm:ana></w><w><txm:form>Il</txm:form></w><w><txm:form>gèle</txm:form></w>
<w><txm:form>»</txm:form></w><w><txm:form>,</txm:form></w><w><txm:form>dit</txm:form></w><w><txm:form>l'</txm:form></w>
<w><txm:form>élu</txm:form></w><w><txm:form>.</txm:form></w></p></text>
<text id="t2"><p>Un mot simple.</p></text></corpus>"""

STARS = """**** *journal_LeVal *date_2024-01-31 *auteur_Bastien
-*economie
Selon la mairie, le pont rouvre.
Les bus repassent.

**** *journal_LaCote
« Il gèle », dit-il.
**** *journal_Vide
"""


def xml(text: str | bytes) -> list[Article | Unreadable]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(XmlText().read(io.BytesIO(data), ReadOptions()))


def test_tei_gives_the_body_and_the_header() -> None:
    assert xml(TEI) == [
        Article(
            doc_id="val-1",
            text="Le pont rouvre\nSelon la mairie, le pont rouvre.\n« Tout est prêt », dit-elle.",
            title="Le pont",
            date="2024-09-11",
            outlet="Le Courrier du Val",
            author="Odile Bastien",
        )
    ]


def test_a_tei_corpus_gives_every_text() -> None:
    inner = TEI.partition("?>")[2]
    found = xml(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{inner}{inner.replace("val-1", "val-2")}</teiCorpus>')
    assert [each.doc_id for each in found if isinstance(each, Article)] == ["val-1", "val-2"]


def test_txm_joins_words_as_they_are_printed() -> None:
    first, second = xml(TXM)
    assert first == Article("t1", "« Il gèle », dit l'élu.", "Le lac", "2024-01-31", "La Gazette", "K. Benali")
    assert second == Article("t2", "Un mot simple.")


def test_a_text_without_words_is_named() -> None:
    found = xml("<corpus><text id='a'><p/></text><text id='b'><p>Un mot.</p></text></corpus>")
    assert isinstance(found[0], Unreadable)
    assert found[0].reason == "text 1: no words"
    assert isinstance(found[1], Article)


BOMB = """<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
<text><p>&c;</p></text>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]><text><p>&x;</p></text>"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_entities_of_its_own_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="entities"):
        xml(text)


@pytest.mark.parametrize("text", ["", "<text><p>rien", "<a/>", "\x89PNG", "<text>" * 100_000])
def test_what_is_no_tei_says_so(text: str) -> None:
    with pytest.raises(Unreadable):
        xml(text)


def test_iramuteq_gives_texts_with_their_variables() -> None:
    first, second, third = Iramuteq().read(io.BytesIO(STARS.encode()), ReadOptions())
    assert first == Article(
        "", "Selon la mairie, le pont rouvre.\nLes bus repassent.", "", "2024-01-31", "LeVal", "Bastien"
    )
    assert second == Article("", "« Il gèle », dit-il.", outlet="LaCote")
    assert isinstance(third, Unreadable)
    assert "*journal_Vide" in third.reason


def test_white_space_before_its_first_line_loses_no_text_of_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n   0001 *journal_LeVal\nLe pont ferme.\n  0002 *journal_LeVal\nIl rouvre.\n", encoding="utf-8")
    assert [(each.text, each.outlet) for each in Inputs([path]) if isinstance(each, Article)] == [
        ("Le pont ferme.", "LeVal"),
        ("Il rouvre.", "LeVal"),
    ]


def test_iramuteq_is_told_from_plain_text() -> None:
    assert find_reader(".txt", STARS.encode()).name == "IRaMuTeQ corpus"
    assert find_reader(".txt", "**** quatre étoiles".encode()).name == "plain text"
    assert find_reader(".xml", TEI.encode()).name == "TEI or XML-TXM"
