"""The page as a file: what it holds, and that nothing in it comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from lxml import etree, html

from nlp_pipeline.report import plotting
from nlp_pipeline.report.page_words import load_labels
from nlp_pipeline.schema import Article
from tests.report.pages import HOSTILE, bridge, bridge_page, corpus_page, hostile, many, market, page_of


def paper(source: str) -> html.HtmlElement:
    return html.fromstring(source).get_element_by_id("paper")


def data(source: str) -> dict:  # type: ignore[type-arg]
    return json.loads(html.fromstring(source).get_element_by_id("data").text)  # type: ignore[no-any-return]


@pytest.fixture
def without_plots(monkeypatch: pytest.MonkeyPatch) -> None:
    """They take a second for a page, and what is looked at stands beside them."""
    monkeypatch.setattr(plotting, "can_plot", lambda: False)


def test_the_article_stands_in_it_with_its_headline_and_its_paragraphs() -> None:
    article = paper(bridge_page())
    for number in article.findall(".//sup"):
        number.drop_tag() if not number.text_content().isdigit() else number.drop_tree()
    assert article.find(".//h2").text_content() == "Le pont de Lurcay rouvrira lundi"
    paragraphs = [part.text_content() for part in article.findall(".//p[@class='text']")]
    assert paragraphs == bridge()[0].text.strip().split("\n\n")[1:]
    assert "12 mars 2024" in article.find_class("folio")[0].text_content()


def test_claim_source_and_cue_carry_the_same_number_and_kind() -> None:
    article = paper(bridge_page())
    parts = {part.tag: part for part in article.findall(".//*[@data-c='0']")}
    assert {tag: parts[tag].text_content() for tag in ("mark", "strong", "em", "a")} == {
        "mark": "Les travaux sont finis",
        "strong": "Anne Morel",
        "em": "a déclaré",
        "a": "1",
    }
    assert {part.get("class") for part in parts.values()} == {"selon-direct"}
    assert parts["strong"].get("data-n") == "1"
    assert parts["em"].get("data-n") is None  # beside its source, which shows it
    assert parts["a"].get("aria-label") == "1. Affirmation, direct, source Anne Morel"


def test_a_claim_inside_a_claim_is_a_mark_inside_a_mark() -> None:
    article = paper(bridge_page())
    (inner,) = article.findall(".//mark[@data-c='2']")
    assert inner.getparent().get("data-c") == "1"
    (row,) = [row for row in data(bridge_page())["rows"] if row["number"] == 3]
    assert row["parent"] == 2


def test_claims_are_numbered_by_their_place_also_where_rows_were_taken_out() -> None:
    article, rows = bridge()
    source = page_of([(article, rows[1:])])
    assert [(row["number"], row.get("parent")) for row in data(source)["rows"]] == [(1, None), (2, 1), (3, None)]
    assert [mark.text for mark in paper(source).findall(".//sup/a")] == ["1", "2", "3"]


@pytest.mark.usefixtures("without_plots")
def test_every_article_is_there_also_one_without_claims() -> None:
    source = page_of([bridge(), market(), (Article("vide", "Rien à dire."), [])])
    page = html.fromstring(source)
    assert len(page.findall(".//template")) == 3
    assert data(source)["articles"] == ["Le pont de Lurcay rouvrira lundi", "Le marché déménage", "vide"]
    assert "Aucune affirmation" in page.findall(".//template")[2].text_content()
    assert [row["article"] for row in data(source)["rows"]] == [0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize("made", [[], [(Article("vide", ""), [])], [(Article("blanc", " \n\n "), [])]])
def test_a_page_of_nothing_is_a_page(made: list) -> None:  # type: ignore[type-arg]
    assert paper(page_of(made)) is not None


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Un.\r\n\r\nDeux.\r\n \r\nTrois.", ["Un.", "Deux.", "Trois."]),
        ("Un.\nDeux.\n", ["Un.", "Deux."]),
        ("Un\nsuite.\n\n\nDeux.", ["Un\nsuite.", "Deux."]),
        ("Un\r\nsuite.\r\n\r\nDeux.", ["Un\nsuite.", "Deux."]),
        ("  Un.\u2028\u2029Deux.", ["  Un.", "Deux."]),
    ],
)
def test_paragraphs_end_at_blank_lines_or_else_at_lines(text: str, paragraphs: list[str]) -> None:
    article = paper(page_of([(Article("a", text), [])]))
    assert [part.text_content() for part in article.find_class("text")] == paragraphs


def test_a_title_that_the_text_repeats_is_shown_once() -> None:
    article, rows = bridge()
    known = replace(article, title="Le pont de Lurcay rouvrira lundi")
    assert len(paper(page_of([(known, rows)])).findall(".//h2")) == 1
    other = paper(page_of([(replace(article, title="Lurcay"), rows)])).findall(".//h2")
    assert [part.text for part in other] == ["Lurcay"]


def test_only_addresses_of_the_web_become_links() -> None:
    page = html.fromstring(corpus_page())
    links = [link.get("href") for link in page.findall(".//a") if not link.get("href").startswith("#")]
    assert set(links) == {"https://gazette.example/pont"}


def test_the_page_allows_its_own_style_and_script_and_nothing_else() -> None:
    source = page_of([bridge(), hostile()])
    page = html.fromstring(source)
    (policy,) = [meta.get("content") for meta in page.findall(".//meta") if meta.get("http-equiv")]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (words,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert not page.xpath("//*[@style or starts-with(name(@*), 'on')]")


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = html.fromstring(corpus_page())
    assert not page.xpath("//link | //iframe | //object | //embed | //base | //script[@src]")
    for address in page.xpath("//@src | //@srcset"):
        assert address.startswith("data:image/svg+xml;base64,")


def test_whatever_a_text_holds_stays_text() -> None:
    source = page_of([hostile(), bridge()], title=HOSTILE)
    page = html.fromstring(source)
    assert len(page.findall(".//script")) == 2
    assert len(page.findall(".//style")) == 1
    assert len(page.findall(".//template")) == 2
    assert not page.xpath("//b | //img[not(starts-with(@src, 'data:'))] | //a[starts-with(@href, 'javascript')]")
    harmless = HOSTILE.replace("\u202e", "\ufffd")
    assert paper(source).findall(".//strong")[0].text_content() == f"{harmless} x"
    assert data(source)["rows"][0]["claim"] == f"{harmless} y"
    assert "\u202e" not in source


def test_every_plot_is_an_image_in_words_too_and_its_figures_are_a_table() -> None:
    page = html.fromstring(corpus_page())
    plates = page.findall(".//figure")
    titles = [plate.findtext(".//h3") for plate in plates]
    assert titles == [
        "Qui est le plus cité",
        "Comment chacun est cité",
        "Ce que fait chacun",
        "Les sources dans le temps",
        "Les sources selon le titre de presse",
        "Le genre des affirmations selon le titre de presse",
        "Le type des sources selon le titre de presse",
    ]
    assert "Anne Morel 2, la préfecture 2, Luc Petit 1" in plates[0].find(".//img").get("alt")
    for plate in plates:
        assert plate.find(".//img").get("alt")
        assert plate.findall(".//tbody/tr")
        for address in plate.xpath(".//@src | .//@srcset"):
            picture = etree.fromstring(base64.b64decode(address.partition(",")[2]))
            assert not picture.xpath("//*[local-name() = 'script' or local-name() = 'image']")
    first = [[cell.text_content() for cell in line] for line in plates[0].findall(".//tbody/tr")]
    assert first == [["Anne Morel", "2", "2"], ["la préfecture", "2", "2"], ["Luc Petit", "1", "1"]]


def test_shares_stand_with_their_intervals_and_the_number_behind_them() -> None:
    page = html.fromstring(corpus_page())
    kinds = page.findall(".//figure")[5]
    head = [cell.text_content() for cell in kinds.findall(".//thead//th")]
    first = [cell.text_content() for cell in kinds.find(".//tbody/tr")]
    assert head == ["Titre de presse", "direct", "indirect", "mixte", "conditionnel"]
    assert first == ["La Gazette (4)", "25\u202f% (5–70)", "25\u202f% (5–70)", "25\u202f% (5–70)", "25\u202f% (5–70)"]
    assert "La Gazette (4): direct 25\u202f% (5–70)" in kinds.find(".//img").get("alt")


@pytest.mark.usefixtures("without_plots")
def test_women_and_men_stand_once_for_all_outlets_and_months_where_a_text_tells_them() -> None:
    genders = {"Anne Morel": "f", "Luc Petit": "m"}
    made = [
        (article, [{**row, "source_gender": genders.get(row["source_name"], "")} for row in rows])
        for article, rows in (bridge(), market())
    ]
    plates = {plate.findtext(".//h3"): plate for plate in html.fromstring(page_of(made)).findall(".//figure")}
    assert [title for title in plates if "Femmes" in title] == [
        "Femmes et hommes parmi les personnes citées",
        "Femmes et hommes selon le titre de presse",
        "Femmes et hommes selon le mois",
    ]
    whole, outlets = (
        [[cell.text_content() for cell in line] for line in plates[title].findall(".//tbody/tr")]
        for title in ("Femmes et hommes parmi les personnes citées", "Femmes et hommes selon le titre de presse")
    )
    assert whole == [
        ["par affirmations", "2", "1", "0", "67\u202f% (21–94)", "0\u202f%"],
        ["par personnes", "1", "1", "0", "50\u202f% (9–91)", "0\u202f%"],
    ]
    assert outlets[0] == ["La Gazette", "1", "1", "0", "50\u202f% (9–91)", "0\u202f%"]


@pytest.mark.usefixtures("without_plots")
def test_where_no_outlet_is_known_months_are_compared() -> None:
    made = [
        (replace(article, outlet=""), [{**row, "outlet": ""} for row in rows]) for article, rows in (bridge(), market())
    ]
    titles = [plate.findtext(".//h3") for plate in html.fromstring(page_of(made)).findall(".//figure")]
    assert "Le genre des affirmations selon le mois" in titles


def test_names_are_no_formulas_and_no_markup_in_plots() -> None:
    names = ["$\\frac{1}{2}$ & <b>", "\u0645\u0631\u062d\u0628\u0627", "漢字 \ufffe", "_a_"]
    plot = plotting.bars(names, [4, 3, 2, 1], "claims")
    picture = etree.fromstring(base64.b64decode(plot.light.partition(",")[2]))
    words = picture.xpath("//*[local-name() = 'text']//text()")
    assert {"$\\frac{1}{2}$ & <b>", "漢字 \ufffd", "_a_"} <= {word.strip() for word in words}


def test_plots_need_dates_and_outlets_that_are_there() -> None:
    without = {"outlet": "", "date": ""}
    made = [
        (replace(article, **without), [{**row, **without} for row in rows]) for article, rows in (bridge(), market())
    ]
    assert len(html.fromstring(page_of(made)).findall(".//figure")) == 3
    assert html.fromstring(page_of([bridge()])).find(".//figure") is None


@pytest.mark.usefixtures("without_plots")
def test_without_matplotlib_the_figures_are_tables_and_a_line_says_how_to_get_plots() -> None:
    source = page_of([bridge(), market()])
    page = html.fromstring(source)
    assert page.find(".//img") is None
    assert len(page.xpath("//figure//details[@open]")) == 7
    assert "pip install &#34;selon[report]&#34;" in source


def test_the_same_corpus_gives_the_same_page() -> None:
    assert page_of([bridge(), market()]) == corpus_page()


def test_five_hundred_articles_make_a_page_that_can_be_mailed() -> None:
    assert len(page_of(many(500, 9))) < 6_000_000


def test_both_languages_have_the_same_words() -> None:
    def names(table: dict) -> dict:  # type: ignore[type-arg]
        return {key: names(value) if isinstance(value, dict) else type(value) for key, value in table.items()}

    french, english = (load_labels(language)._words for language in ("fr", "en"))
    assert names(french) == names(english)
    with pytest.raises(ValueError, match="no page in the language de"):
        load_labels("de")


def test_every_value_of_the_table_has_a_word() -> None:
    from typing import get_args

    from nlp_pipeline.lexicon import load_lexicon
    from nlp_pipeline.schema import Kind, SourceType

    labels = load_labels("fr")
    assert set(labels.table("kinds")) == set(get_args(Kind))
    assert set(labels.table("types")) == set(get_args(SourceType))
    assert set(labels.table("stances")) == set(load_lexicon().stances)
    assert labels.of("stances", "une posture à soi") == "une posture à soi"


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        ("fr", "2024-03-01", "1er mars 2024"),
        ("fr", "2024-08-12T10:00:00", "12 août 2024"),
        ("fr", "2024-08", "août 2024"),
        ("en", "2024-03-01", "1 March 2024"),
        ("fr", "2024-13-01", "2024-13-01"),
        ("fr", "hier", "hier"),
        ("fr", "", ""),
    ],
)
def test_dates_are_told_in_words(language: str, date: str, words: str) -> None:
    assert load_labels(language).date(date) == words


def test_numbers_and_nouns_agree() -> None:
    french, english = load_labels("fr"), load_labels("en")
    assert [french.counted(number, "article") for number in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert [english.counted(number, "article") for number in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert (french.number(12345), english.number(12345)) == ("12\u202f345", "12,345")
