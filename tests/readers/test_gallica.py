"""What Gallica gives: its text mode, saved as text or HTML, tables of such texts, and pages in ALTO."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = """Rappel de votre demande:
Format de téléchargement: : Texte
Vues 1 à 4 sur 4
Nombre de pages: 4
Notice complète:
Titre : Le Phare de la Valmerle (Lurçay. 1871)
Éditeur : Imprimerie du Phare (Lurçay)
Date d'édition : {date}
Contributeur : Morel, Anne (1843-1928). Directeur de publication
Type : texte
Type : publication en série imprimée
Langue : français
Identifiant : ark:/12148/bpt6k000001z
Source : Bibliothèque de Lurçay
Date de mise en ligne : 15/10/2007
"""
RECOGNISED = """Le texte affiché peut comporter un certain nombre d'erreurs.
Le taux de reconnaissance estimé pour ce document est de 95 %.
"""
WORDS = """LE PHARE DE LA VALMERLE
Paris : le ministre a déclaré que la ligne ouvrira.
Titre : une ligne du journal, et non de la notice.
"""


def read(path: Path) -> list[Article | ReadError]:
    return list(Inputs([path]))


def markup(notice: str, words: str) -> str:
    """As the library's page has it: the names of the fields in bold, a paragraph each."""
    fields = (line.partition(": ") for line in notice.splitlines())
    told = "".join(f"<p><b>{name}{sign}</b>{value}</p>" for name, sign, value in fields)
    return f"<html><body>{told}<hr>{''.join(f'<p>{line}</p>' for line in words.splitlines())}</body></html>"


@pytest.mark.parametrize("suffix", [".txt", ".html"])
@pytest.mark.parametrize("recognised", [RECOGNISED, RECOGNISED.replace("\n", " ", 1), ""])
def test_an_issue_is_one_article_without_its_notice(tmp_path: Path, suffix: str, recognised: str) -> None:
    notice = NOTICE.format(date="1889-05-04") + recognised
    words = WORDS if recognised else WORDS.replace("Titre :", "Titres :")
    path = tmp_path / f"phare{suffix}"
    path.write_text(notice + "\n" + words if suffix == ".txt" else markup(notice, words), encoding="utf-8")
    (article,) = read(path)
    assert isinstance(article, Article), article
    assert article.text.splitlines() == words.splitlines()
    assert (article.outlet, article.title, article.date) == ("Le Phare de la Valmerle", "", "1889-05-04")
    assert article.doc_id == "bpt6k000001z"
    assert article.url == "https://gallica.bnf.fr/ark:/12148/bpt6k000001z"


@pytest.mark.parametrize(("date", "found"), [("1904-10", ""), ("1889-05-04", "1889-05-04"), ("", "")])
def test_a_date_is_a_day_or_empty(tmp_path: Path, date: str, found: str) -> None:
    (tmp_path / "a.txt").write_text(NOTICE.format(date=date) + RECOGNISED + WORDS, encoding="utf-8")
    (article,) = read(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.date == found


def test_a_book_has_an_author_and_a_title(tmp_path: Path) -> None:
    notice = NOTICE.format(date="1871").replace("Contributeur", "Auteur").replace("publication en série", "monographie")
    (tmp_path / "a.txt").write_text(notice + RECOGNISED + WORDS, encoding="utf-8")
    (article,) = read(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("Le Phare de la Valmerle", "")
    assert article.author.startswith("Morel, Anne")


def test_a_notice_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE.format(date="1889-05-04") + RECOGNISED, encoding="utf-8")
    (error,) = read(tmp_path / "a.txt")
    assert isinstance(error, ReadError)
    assert "notice" in error.reason


def test_a_table_of_texts_has_what_its_notices_tell(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["identifier", "entete", "texteBrut", "recordId"])
        address = "https://gallica.bnf.fr/ark:/12148/bpt6k000001z"
        writer.writerow([address, NOTICE.format(date="1889-05-04") + RECOGNISED, WORDS, "1"])
        writer.writerow(["autre", "", WORDS, "2"])
    first, second = read(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.outlet, first.date, first.url) == ("Le Phare de la Valmerle", "1889-05-04", address)
    assert (second.outlet, second.date) == ("", "")
    assert first.text == second.text == WORDS
