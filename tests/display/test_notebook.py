from __future__ import annotations

from types import SimpleNamespace

import pytest
from lxml import html

from nlp_pipeline.display.notebook import MarkedText, show
from nlp_pipeline.messages import speaking
from tests.display.test_marked_stretches import ROWS, TEXT, row


def shown(text: str, rows: list) -> html.HtmlElement:  # type: ignore[type-arg]
    return html.fromstring(MarkedText(text, rows)._repr_html_())


def test_the_text_is_all_there_with_its_lines_and_the_numbers_apart() -> None:
    text = "Titre\n\n  " + TEXT
    page = shown("Titre\n\n  " + TEXT, [])
    assert page.find_class("selon-text")[0].text_content() == text
    marked = shown(TEXT, ROWS).find_class("selon-text")[0]
    assert [number.text for number in marked.findall(".//sup")] == ["1", "1", "2"]
    for number in marked.findall(".//sup"):
        number.drop_tag()
    assert marked.text_content() == "« 1Oui », dit Ève, « 1si Luc 2le dit »."


def test_claims_sources_and_cues_are_told_apart_by_their_tags_and_tips() -> None:
    marked = shown(TEXT, ROWS).find_class("selon-text")[0]
    (first, *_) = marked.findall(".//mark")
    assert first.get("class").split() == ["selon-direct"]
    assert first.get("title") == "claim 1 · direct · report · Ève"
    assert [strong.text_content() for strong in marked.findall(".//strong")] == ["Ève", "Luc"]
    assert [cue.text_content() for cue in marked.findall(".//em")] == ["dit", "dit"]
    assert marked.findall(".//strong")[0].get("title") == "source of claim 1 · direct · report · Ève"


def test_the_claims_are_listed_below() -> None:
    cells = [[cell.text_content() for cell in line] for line in shown(TEXT, ROWS).findall(".//tbody/tr")]
    assert cells == [["1", "Ève", "dit", "direct", "Oui", "0.90"], ["2 in 1", "Ève", "dit", "direct", "Oui", "0.90"]]
    assert shown(TEXT, []).find(".//table") is None


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", "</style><b>", "\"'><img src=x onerror=y>", "&amp;{{ 7*7 }}"]
)
def test_whatever_a_text_holds_stays_text(evil: str) -> None:
    claim = row([(0, len(evil))], None)
    claim.update(dict.fromkeys(("source_name", "source", "cue", "claim", "kind", "stance"), evil))
    page = shown(evil + TEXT, [claim])
    assert page.find_class("selon-text")[0].text_content() == "1" + evil + TEXT
    assert page.find(".//tbody/tr/td[5]").text_content() == evil
    assert len(page.findall(".//style")) == 1
    for tag in ("script", "img", "b"):
        assert page.find(f".//{tag}") is None


def test_nothing_is_loaded_from_elsewhere() -> None:
    source = MarkedText(TEXT, ROWS)._repr_html_()
    for way in ("http:", "https:", "url(", "src=", "href=", "@import", "<script"):
        assert way not in source


def test_printed_it_marks_by_brackets() -> None:
    marked = MarkedText(TEXT, ROWS)
    assert str(marked) == repr(marked)
    assert "[1 Oui]" in str(marked)


def test_a_doc_of_another_pipeline_is_refused() -> None:
    with pytest.raises(ValueError, match="carries no claims"):
        show(SimpleNamespace(has_extension=lambda _: False))  # type: ignore[arg-type]


def test_legend_table_and_tips_are_in_the_language_that_is_spoken() -> None:
    with speaking("fr"):
        french = shown(TEXT, ROWS)
    assert [mark.text for mark in french.find_class("selon-legend")[0]] == [
        *("direct", "indirect", "mixte", "conditionnel", "source", "marque")
    ]
    heads = [head.text for head in french.findall(".//th")]
    assert heads == ["n", "source", "marque", "genre", "affirmation", "confiance"]
    assert french.find(".//thead").get("lang") == "fr"
    assert french.find(".//mark").get("title") == "affirmation 1 · direct · report · Ève"
    assert french.findall(".//tbody/tr")[1][0].text == "2 dans 1"
