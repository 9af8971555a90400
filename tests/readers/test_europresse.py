"""Europresse exports: both shapes, the faults that they have, and the articles that come of them."""

# ruff: noqa: E501 - exports stand as they are printed

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.readers import Inputs, ReadError, ReadOptions, Unreadable
from nlp_pipeline.readers.dates import date_in_id, date_in_words
from nlp_pipeline.readers.press import Europresse
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Europresse</title></head><body>'

ARTICLE = """
<article>
<header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier de Valbrune, no. 4512</span></div>
<span class="DocHeader">mercredi 11 septembre 2024 134 mots, p. 11</span>
<div class="titreArticle"><p class="titreArticleVisu">Le pont <mark>rouvrira</mark> lundi</p></div>
<div class="docAuthors">Odile Bastien</div>
</header>
<section>
<div class="docOcurrContainer"><p>Selon la <b>préfecture</b>, le pont rouvrira lundi.</p><p>« Tout est prêt », assure la maire.</p>
<p>Note(s) :</p><p>obastien@exemple.fr</p></div>
</section>
<footer><div class="publiC-lblNodoc">news·20240911·CV·4512_17</div><p>© 2024 Le Courrier de Valbrune</p></footer>
</article>
"""

OLD = """
<div id="docs"><div class="doc">
<div><span class="DocPublicationName">La Gazette du Val (site web)</span></div>
<div><span class="DocHeader">Friday, March 1, 2024 - 210 words</span></div>
<p class="rdp__articletitle">La gare ferme</p>
<div class="DocText clearfix">La gare fermera en mai, a annoncé la région.<br><br>Les usagers protestent.</div>
</div>
<div class="doc">
<div><span class="DocPublicationName">La Gazette du Val</span></div>
<div><span class="DocHeader">samedi 2 mars 2024 90 mots</span></div>
<p class="rdp__articletitle">Le lac gèle</p>
<div class="DocText clearfix">Le lac a gelé, raconte un pêcheur.</div>
</div></div>
"""


def read(page: str | bytes) -> list[Article | Unreadable]:
    data = page if isinstance(page, bytes) else page.encode()
    return list(Europresse().read(io.BytesIO(data), ReadOptions()))


def only(page: str | bytes) -> Article:
    (article,) = read(page)
    assert isinstance(article, Article)
    return article


def test_article_elements_give_text_and_metadata() -> None:
    assert only(HEAD + ARTICLE) == Article(
        doc_id="news·20240911·CV·4512_17",
        text="Selon la préfecture, le pont rouvrira lundi.\n« Tout est prêt », assure la maire.",
        title="Le pont rouvrira lundi",
        date="2024-09-11",
        outlet="Le Courrier de Valbrune",
        author="Odile Bastien",
    )


def test_divisions_without_article_elements_are_cut_by_their_bodies() -> None:
    first, second = read(HEAD + OLD)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.date, first.outlet) == ("La gare ferme", "2024-03-01", "La Gazette du Val")
    assert first.text == "La gare fermera en mai, a annoncé la région.\nLes usagers protestent."
    assert (second.title, second.date) == ("Le lac gèle", "2024-03-02")


def test_the_identifier_dates_an_article_before_its_header() -> None:
    article = only(HEAD + ARTICLE.replace("20240911", "20240910"))
    assert article.date == "2024-09-10"


def test_entities_escaped_twice_are_undone() -> None:
    article = only(HEAD + ARTICLE.replace("la maire", "l&amp;amp;#39;&amp;eacute;lue"))
    assert article.text.endswith("assure l'élue.")


def test_unbalanced_divisions_are_survived() -> None:
    broken = ARTICLE.replace("</section>", "</div></div></section>").replace("</footer>", "</div></footer>")
    assert [each.title for each in read(HEAD + broken + broken) if isinstance(each, Article)] == [
        "Le pont rouvrira lundi"
    ] * 2


def test_an_article_without_words_is_named_and_the_others_are_read() -> None:
    start = ARTICLE.index("<p>Selon")
    empty = ARTICLE[:start] + "</div>" + ARTICLE[ARTICLE.index("</section>") :]
    found = read(HEAD + empty + ARTICLE)
    assert isinstance(found[0], Unreadable)
    assert "news·20240911·CV·4512_17" in found[0].reason
    assert isinstance(found[1], Article)


def test_windows_1252_is_read() -> None:
    page = (HEAD.replace("utf-8", "windows-1252") + ARTICLE).replace("·", "-").encode("cp1252")
    assert "« Tout est prêt »" in only(page).text


def test_a_file_cut_off_gives_what_is_whole() -> None:
    page = HEAD + ARTICLE + ARTICLE[: ARTICLE.index("<p>« Tout")]
    first, second = read(page)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert second.text == "Selon la préfecture, le pont rouvrira lundi."


def test_the_same_identifier_twice_stays_unique_in_a_run(tmp_path: Path) -> None:
    (tmp_path / "export.html").write_text(HEAD + ARTICLE + ARTICLE, encoding="utf-8")
    ids = [each.doc_id for each in Inputs([tmp_path]) if isinstance(each, Article)]
    assert ids == ["news·20240911·CV·4512_17", "news·20240911·CV·4512_17~2"]


def test_the_run_names_the_file_of_an_article_without_words(tmp_path: Path) -> None:
    file = tmp_path / "export.html"
    file.write_text(HEAD + ARTICLE + '<article><div class="DocText"></div></article>', encoding="utf-8")
    errors = [each for each in Inputs([file]) if isinstance(each, ReadError)]
    assert [(each.path, each.reason) for each in errors] == [(str(file), "article 2: no text")]


@pytest.mark.parametrize("page", ["", "<html><style>.DocPublicationName{}</style><body>rien</body></html>"])
def test_a_file_without_articles_says_so(page: str) -> None:
    with pytest.raises(Unreadable):
        read(page)


def test_scripts_and_search_marks_leave_no_trace() -> None:
    article = only(HEAD + ARTICLE.replace("<p>Selon", "<script>alert(1)</script><p>Selon"))
    assert "alert" not in article.text
    assert "<" not in article.text + article.title


def test_deep_markup_is_read_without_an_error() -> None:
    deep = "<div>" * 5_000 + "mot" + "</div>" * 5_000
    found = read(HEAD + ARTICLE + ARTICLE.replace("<p>Selon", f"{deep}<p>Selon"))
    assert isinstance(found[0], Article)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("mercredi 11 septembre 2024 134 mots, p. 11", "2024-09-11"),
        ("lundi 1er août 2022", "2022-08-01"),
        ("Wednesday, September 11, 2024 134 words", "2024-09-11"),
        ("Mercredi 32 septembre 2024", ""),
        ("134 mots", ""),
    ],
)
def test_dates_in_words(words: str, date: str) -> None:
    assert date_in_words(words) == date


@pytest.mark.parametrize(
    ("identifier", "date"), [("news·20240911·LM·7163", "2024-09-11"), ("news·20241399·LM·1", ""), ("LM·1", "")]
)
def test_dates_in_identifiers(identifier: str, date: str) -> None:
    assert date_in_id(identifier) == date
