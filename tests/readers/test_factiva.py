"""Factiva exports: HTML and RTF, with the keys of their fields and as printed."""

# ruff: noqa: E501 - exports stand as they are printed

from __future__ import annotations

import io

import pytest

from nlp_pipeline.readers import ReadOptions, Unreadable, find_reader
from nlp_pipeline.readers.press import FactivaHtml, FactivaRtf
from nlp_pipeline.schema import Article

KEYED = """<html><head><title>Factiva</title></head><body>
<div class="article frArticle"><table>
<tr><td class="index"><b>HD</b></td><td><span class="frHeadline">Le port s'agrandit</span></td></tr>
<tr><td class="index"><b>BY</b></td><td>Par Karim Benali</td></tr>
<tr><td class="index"><b>WC</b></td><td>312 mots</td></tr>
<tr><td class="index"><b>PD</b></td><td>11 septembre 2024</td></tr>
<tr><td class="index"><b>SN</b></td><td>Le Quotidien du port</td></tr>
<tr><td class="index"><b>LP</b></td><td><p>Le port double ses quais, a annoncé la région.</p></td></tr>
<tr><td class="index"><b>TD</b></td><td><p>« C'est un pari », admet le maire.</p><p>Les pêcheurs doutent.</p></td></tr>
<tr><td class="index"><b>AN</b></td><td>Document LQDP000020240911ek9b0002a</td></tr>
</table></div></body></html>"""

PRINTED = """<html><body><div class="article frArticle"><div id="hd"><span class="frHeadline">La digue tient</span></div>
<div>Par Odile Bastien</div><div>1 204 mots</div><div>3 mars 2024</div><div>La Gazette du Val</div><div>GAZVAL</div>
<div>Français</div><div>(c) 2024 La Gazette du Val</div>
<p class="articleParagraph frarticleParagraph">La digue a tenu, selon la préfecture.</p>
<p class="articleParagraph frarticleParagraph">Les riverains respirent.</p>
<p>Document GAZVAL0020240303ek3300001</p></div></body></html>"""

RTF = r"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}
\pard HD\par Le vin gel\'e9\par WC\par 90 mots\par PD\par 2 mai 2024\par SN\par Le Val\par LP\par Les vignes ont gel\'e9.\par
TD\par \'ab On a tout perdu \'bb, dit un vigneron.\par AN\par Document LEVAL00020240502ek520001\par
La neige revient\par Par A. Morel\par 80 mots\par 3 mai 2024\par Le Val\par LEVAL\par Il neige, dit-on.\par Document LEVAL00020240503ek530001\par }"""


def test_html_with_keys() -> None:
    (article,) = FactivaHtml().read(io.BytesIO(KEYED.encode()), ReadOptions())
    assert article == Article(
        doc_id="LQDP000020240911ek9b0002a",
        text="Le port double ses quais, a annoncé la région.\n« C'est un pari », admet le maire.\nLes pêcheurs doutent.",
        title="Le port s'agrandit",
        date="2024-09-11",
        outlet="Le Quotidien du port",
        author="Karim Benali",
    )


def test_html_as_printed() -> None:
    (article,) = FactivaHtml().read(io.BytesIO(PRINTED.encode()), ReadOptions())
    assert article == Article(
        doc_id="GAZVAL0020240303ek3300001",
        text="La digue a tenu, selon la préfecture.\nLes riverains respirent.",
        title="La digue tient",
        date="2024-03-03",
        outlet="La Gazette du Val",
        author="Odile Bastien",
    )


def test_rtf_with_keys_and_as_printed() -> None:
    first, second = FactivaRtf().read(io.BytesIO(RTF.encode("ascii")), ReadOptions())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.date, first.outlet) == ("Le vin gelé", "2024-05-02", "Le Val")
    assert first.text == "Les vignes ont gelé.\n« On a tout perdu », dit un vigneron."
    assert (second.title, second.author, second.text) == ("La neige revient", "A. Morel", "Il neige, dit-on.")


def test_an_article_without_text_is_named() -> None:
    start, end = KEYED.index('<tr><td class="index"><b>LP'), KEYED.index('<tr><td class="index"><b>AN')
    (found,) = FactivaHtml().read(io.BytesIO((KEYED[:start] + KEYED[end:]).encode()), ReadOptions())
    assert isinstance(found, Unreadable)
    assert found.reason == "article 1 (LQDP000020240911ek9b0002a): no text"


def test_rtf_exports_joined_end_to_end_give_all_articles() -> None:
    alone = list(FactivaRtf().read(io.BytesIO(RTF.encode()), ReadOptions()))
    joined = list(FactivaRtf().read(io.BytesIO(RTF.encode() * 2), ReadOptions()))
    assert joined == [*alone, *alone]


@pytest.mark.parametrize("data", [b"", b"{\\rtf1 rien ici}", b"PK\x03\x04"])
def test_rtf_without_articles_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(FactivaRtf().read(io.BytesIO(data), ReadOptions()))


def test_exports_are_told_from_saved_pages() -> None:
    assert find_reader(".html", KEYED.encode()).name == "Factiva export"
    assert find_reader(".html", PRINTED.encode()).name == "Factiva export"
    assert (
        find_reader(".html", b"<html><body><article class='post'><p>x</p></article></body></html>").name
        == "saved web page"
    )
    assert find_reader(".html", b'<html><p class="titreArticleVisu">x</p></html>').name == "Europresse export"
    assert find_reader(".rtf", RTF.encode()).name == "Factiva export (RTF)"
    assert find_reader(".rtf", b"{\\rtf1 Le pont.}").name == "RTF document"
