from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.readers import ReadOptions, Unreadable, find_reader
from nlp_pipeline.readers.plain_text import PlainText
from nlp_pipeline.readers.web_page import WebPage
from tests.shares import tried

if TYPE_CHECKING:
    from nlp_pipeline.schema import Article

PARAGRAPHS = (
    "La papeterie de Morlange, qui emploie 214 personnes, fermera ses portes en juin.",
    "« Nous n’avons plus de commandes », a déclaré sa directrice, Hélène Varin, devant les salariés.",
    "Selon le syndicat, d’autres solutions existaient pourtant ; il compte saisir la justice.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="fr"><head>
<meta charset="utf-8">
<title>La papeterie ferme - Le Courrier de l’Orne</title>
<meta property="og:title" content="La papeterie ferme">
<meta property="og:site_name" content="Le Courrier de l’Orne">
<meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
<meta name="author" content="Jeanne Petit">
<link rel="canonical" href="https://courrier.example/papeterie">
<script>var publicite = "a déclaré";</script>
</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>La papeterie ferme</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<section id="comments"><p>Votre adresse email ne sera pas publiée.</p></section>
<footer>Mentions légales</footer>
</body></html>"""


def read(page: str | bytes, encoding: str | None = None) -> Article:
    data = page.encode() if isinstance(page, str) else page
    (article,) = WebPage().read(io.BytesIO(data), ReadOptions(encoding))
    return article


def test_the_article_comes_with_what_the_page_says_about_it() -> None:
    article = read(PAGE)
    assert article.text.splitlines()[-3:] == list(PARAGRAPHS)
    assert article.title == "La papeterie ferme"
    assert article.outlet == "Le Courrier de l’Orne"
    assert article.date == "2024-03-05"
    assert article.author == "Jeanne Petit"
    assert article.url == "https://courrier.example/papeterie"
    for strange in ("Accueil", "publicite", "adresse email", "Mentions"):
        assert strange not in article.text


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_pages_are_read_in_other_encodings(encoding: str) -> None:
    page = PAGE.replace("utf-8", "iso-8859-1")
    assert read(page.encode(encoding)).text.splitlines()[-3:] == list(PARAGRAPHS)


def test_the_encoding_that_the_page_names_is_taken_where_it_is_no_utf8() -> None:
    page = PAGE.replace("utf-8", "windows-1254").replace("Varin", "Çağlar")
    assert "Hélène Çağlar" in read(page.encode("cp1254")).text


def test_a_few_broken_bytes_do_not_lose_the_page() -> None:
    assert "a déclaré sa directrice" in read(PAGE.encode().replace(b"Mentions", b"\xe9\xe9")).text


def test_character_references_are_resolved_as_browsers_do() -> None:
    page = PAGE.replace("n’avons", "n&#146;avons&#xD800;&#0;&#1;&#7;").replace("Morlange,", "Morlange&nbsp;&#233;,")
    text = read(page).text
    assert "n’avons" in text
    assert "é," in text
    text.encode("utf-8")


def test_entities_are_not_expanded_and_nothing_is_read_from_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader must not open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    bomb = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    declaration = f'<!DOCTYPE html [<!ENTITY l0 "lol">{bomb}<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    remote = '<link rel="stylesheet" href="http://127.0.0.1:9/x.css"><img src="http://127.0.0.1:9/x.png">'
    page = declaration + PAGE.removeprefix("<!DOCTYPE html>").replace(
        "<article>", f"{remote}<article><p>&l9;&secret;</p>"
    )
    text = read(page).text
    assert len(text) < 1000
    assert PARAGRAPHS[1] in text


def test_a_fragment_without_a_frame_is_read() -> None:
    assert read(f"<p>{PARAGRAPHS[0]}</p>").text == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("<html><body><script>var accueil = 1;</script></body></html>", "no article"),
        ("<html><body>" + "<div>" * 50_000, "no article"),
        (b"\x89PNG\r\n\x1a\n\0", "binary"),
    ],
)
def test_pages_without_an_article_are_refused_with_the_reason(page: str | bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(page)


def test_the_reader_is_found_by_ending_and_by_content() -> None:
    assert isinstance(find_reader(".HTM", b""), WebPage)
    assert isinstance(find_reader(".txt", b"<html>"), PlainText)
    assert isinstance(find_reader("", b"  <!-- saved --><HTML lang=fr>"), WebPage)
    assert isinstance(find_reader("", b"Bonjour"), PlainText)
    with pytest.raises(Unreadable, match=r"unknown ending \.pages"):
        find_reader(".pages", b"")


TAGS = "<p> </p> <html> <body> <article> <div> <!-- --> <![CDATA[ <?xml?> <title> <td> <script> </script>"
ODD = ["<meta charset=utf-7>", "&#x110000;", "&#55296;", "&amp;lt;", "\x00", "\x85", "«"]
MARKUP = st.sampled_from(TAGS.split() + ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(MARKUP, max_size=30))
@settings(deadline=None, max_examples=tried(24, 60))
def test_any_markup_gives_valid_text_or_is_refused(parts: list[str]) -> None:
    try:
        article = read("".join(parts))
    except Unreadable:
        return
    assert article.text.strip()
    for value in (article.text, article.title, article.author):
        value.encode("utf-8")
        assert "\0" not in value
