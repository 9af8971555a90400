"""The page in a real browser: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.report.packing import PACKED_FROM
from tests.report.pages import HOSTILE, bridge, hostile, many, market, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
api = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright: pip install playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser tests need chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page from a file; at the end no script has failed, asked or fetched anything."""
    said: list[str] = []
    asked_for: list[str] = []
    contexts = []

    def open_page(source: str, width: int = 1280, height: int = 800, anchor: str = "", **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(source, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked: asked_for.append(asked.url))
        page.goto(path.as_uri() + anchor)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    page_itself = (tmp_path / "page.html").as_uri()
    assert [address for address in asked_for if not address.startswith((page_itself, "data:image/svg+xml"))] == []


CORPUS = page_of([bridge(), market()])


def rows(page: Page) -> list[str]:
    return [said.replace("\u00a0", " ") for said in page.locator("#rows tr[data-row] .said").all_inner_texts()]


def count(page: Page) -> str:
    return page.locator("#count").inner_text()


# --- filters


def test_all_claims_stand_in_the_table_under_their_articles(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    assert count(page) == "6 affirmations sur 6"
    assert len(rows(page)) == 6
    assert page.locator("#rows .group").all_inner_texts() == ["Le pont de Lurcay rouvrira lundi", "Le marché déménage"]


@pytest.mark.parametrize(
    ("field", "label", "shown"),
    [
        ("by-who", "Anne Morel (2)", 2),
        ("by-type", "organisation (2)", 2),
        ("by-kind", "conditionnel (1)", 1),
        ("by-stance", "dément (1)", 1),
        ("by-article", "2. Le marché déménage (2)", 2),
    ],
)
def test_the_table_is_filtered(opened: Callable[..., Page], field: str, label: str, shown: int) -> None:
    page = opened(CORPUS)
    page.select_option(f"#{field}", label=label)
    assert len(rows(page)) == shown
    assert count(page) == f"{shown} affirmation{'s' if shown > 1 else ''} sur 6"
    page.click("#clear")
    assert len(rows(page)) == 6
    assert page.locator("#clear").is_hidden()


@pytest.mark.parametrize(
    ("sought", "shown"),
    [
        ("petit assure", 3),  # the sentence that a claim stands in
        ("le MARCHE demenage", 2),  # a title, accents and capitals aside
        ("courrier", 2),  # an outlet
    ],
)
def test_sentences_titles_and_outlets_are_searched(opened: Callable[..., Page], sought: str, shown: int) -> None:
    page = opened(CORPUS)
    page.fill("#search", sought)
    api.expect(page.locator("#rows tr[data-row]")).to_have_count(shown)


def test_what_is_shown_can_be_copied_and_saved_as_a_table(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(CORPUS, permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page.select_option("#by-who", label="Anne Morel (2)")
    page.click("#copy")
    api.expect(page.locator("#count")).to_have_text("Lignes copiées\u00a0: 2")
    copied = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert [line.split("\t")[7] for line in copied] == ["claim", "Les travaux sont finis", "la halle soit vendue"]
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "claims.csv")
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")
    found = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert [(row["doc_id"], row["source_name"], row["confidence"]) for row in found] == [
        ("pont", "Anne Morel", "0,9"),
        ("marche", "Anne Morel", "0,9"),
    ]


def test_a_text_that_looks_like_a_formula_is_none_in_the_table(opened: Callable[..., Page], tmp_path: Path) -> None:
    article, (row, *_) = bridge()
    page = opened(page_of([(article, [{**row, "claim": "=1+1", "source_name": "@SUM(A1)"}])]), accept_downloads=True)
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "claims.csv")
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")
    assert '"\'=1+1"' in text
    assert '"\'@SUM(A1)"' in text


def test_of_many_articles_only_those_looked_at_are_unpacked(opened: Callable[..., Page]) -> None:
    article, found = market()
    made = [  # the same claims over and over
        (
            replace(article, doc_id=f"marche-{number}", title=f"Titre {number} {HOSTILE}"),
            [
                {**row, "doc_id": f"marche-{number}", "claim_id": f"marche-{number}#{at}"}
                for at, row in enumerate(found)
            ],
        )
        for number in range(250)
    ]
    source = page_of(made)
    assert source.count("La halle") + source.count("halle soit vendue") < 5  # packed, but for the first
    page = opened(source)
    page.wait_for_selector("#rows tr[data-row]")
    assert count(page) == "500 affirmations sur 500"
    page.fill("#search", "titre 249")
    api.expect(page.locator("#rows tr[data-row]")).to_have_count(2)
    page.click("#rows tr[data-row]")
    page.wait_for_selector("#paper .on")
    assert "marche-249" in page.locator("#paper .id").inner_text()
    assert page.locator("#paper script, #paper img").count() == 0  # what a text holds stays text
    page.click("#previous")
    api.expect(page.locator("#paper .id")).to_have_text("marche-248")


def test_turning_on_in_a_hurry_stops_at_the_last_article(opened: Callable[..., Page]) -> None:
    page = opened(page_of(many(PACKED_FROM + 1, 1)))
    page.wait_for_selector("#rows tr[data-row]")
    page.select_option("#picked", index=PACKED_FROM - 1)
    page.evaluate("() => { for (let turn = 0; turn < 3; turn += 1) document.getElementById('next').click(); }")
    api.expect(page.locator("#paper h2")).to_have_text(f"Dossier {PACKED_FROM}")
    assert page.locator("#next").is_disabled()


def test_what_is_typed_counts_for_what_is_taken_away_at_once(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(CORPUS, accept_downloads=True)
    with page.expect_download() as download:
        page.evaluate(
            """() => {
                const search = document.getElementById("search");
                search.value = "courrier";
                search.dispatchEvent(new Event("input"));
                document.getElementById("csv").click();
            }"""
        )
    download.value.save_as(tmp_path / "claims.csv")
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(text.splitlines(), delimiter=";"))) == 2


def test_by_lines_and_credits_are_set_small(opened: Callable[..., Page]) -> None:
    article, found = bridge()
    text = article.text + "\nPar Anne Morel\n\nCrédit photo : Luc Petit / AFP\n"
    page = opened(page_of([(replace(article, text=text), found)]))
    assert page.locator("#paper .aside").all_inner_texts() == ["Par Anne Morel", "Crédit photo : Luc Petit / AFP"]
    sizes = [
        page.eval_on_selector(selector, "part => parseFloat(getComputedStyle(part).fontSize)")
        for selector in ("#paper p.text:not(.aside)", "#paper p.aside")
    ]
    assert sizes[1] < 0.8 * sizes[0]


def test_filters_narrow_each_other_and_say_when_nothing_is_left(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.select_option("#by-who", label="Anne Morel (2)")
    page.select_option("#by-stance", label="dément (1)")
    assert rows(page) == ["la halle soit vendue"]
    page.select_option("#by-kind", label="direct (1)")
    assert rows(page) == []
    assert count(page) == "0 affirmation sur 6"
    assert "Aucune affirmation" in page.locator("#rows").inner_text()


@pytest.mark.parametrize("words", ["signé", "SIGNE", "n'est signe", "n’est  signé"])
def test_free_text_finds_whatever_its_case_accents_and_apostrophes(opened: Callable[..., Page], words: str) -> None:
    page = opened(CORPUS)
    page.fill("#search", words)
    api.expect(page.locator("#rows tr[data-row]")).to_have_count(2)
    # The other claim stands in the same sentence.
    assert rows(page) == ["la halle soit vendue", "rien n’est signé"]


def test_choosing_an_article_shows_it_and_turning_on_takes_the_filter_along(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.select_option("#by-article", index=2)
    assert page.locator("#paper h2").inner_text() == "Le marché déménage"
    page.click("#previous")
    assert "Le pont de Lurcay" in page.locator("#paper h2").inner_text()
    assert len(rows(page)) == 4
    assert page.locator("#previous").is_disabled()


def test_the_figures_lead_to_the_claims_of_a_source(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.locator("figure summary").first.click()
    page.get_by_role("button", name="Afficher les affirmations de la préfecture").first.click()
    assert len(rows(page)) == 2
    assert page.input_value("#by-who") == "la préfecture"


# --- from the text to the table and back


def test_a_claim_in_the_text_leads_to_its_row(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.click("#paper strong[data-c='0']")
    assert page.locator("#rows tr.on .said").inner_text() == "Les travaux sont finis"
    assert page.url.endswith("#c0")
    assert page.evaluate("document.activeElement.closest('tr').id") == "r0"


def test_a_row_leads_to_its_claim_also_in_another_article(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.click("#r5 .said")
    assert page.locator("#paper h2").inner_text() == "Le marché déménage"
    assert page.input_value("#picked") == "1"
    lit = page.locator("#paper .on").all_inner_texts()
    assert {"rien n’est signé", "la préfecture", "Selon"} <= set(lit)
    assert page.evaluate("document.activeElement.dataset.c") == "5"


def test_an_address_leads_to_its_claim_and_back_goes_back(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS, anchor="#c5")
    assert page.locator("#rows tr.on .said").inner_text() == "rien n’est signé"
    page.click("#r0 .said")
    assert page.url.endswith("#c0")
    page.go_back()
    api.expect(page.locator("#rows tr.on")).to_have_id("r5")
    assert page.locator("#paper h2").inner_text() == "Le marché déménage"


@pytest.mark.parametrize("anchor", ["#c999", "#c-1", "#%3Cscript%3E", "#a0"])
def test_an_address_of_nothing_does_nothing(opened: Callable[..., Page], anchor: str) -> None:
    page = opened(CORPUS, anchor=anchor)
    assert page.locator("#rows tr.on").count() == 0
    assert len(rows(page)) == 6


def test_a_claim_that_the_filters_hide_lifts_them(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.select_option("#by-kind", label="conditionnel (1)")
    page.click("#paper mark[data-c='0']")
    assert page.locator("#rows tr.on .said").inner_text() == "Les travaux sont finis"
    assert count(page).startswith("Filtres levés.")


def test_a_source_of_two_claims_leads_to_one_after_the_other(opened: Callable[..., Page]) -> None:
    article, rows_ = bridge()
    rows_[2]["source_span"] = rows_[1]["source_span"]
    page = opened(page_of([(article, rows_)]))
    selected = []
    for _ in range(3):
        page.click("#paper strong[data-c='1 2']")
        selected.append(page.evaluate("document.querySelector('#rows tr.on').id"))
    assert selected == ["r1", "r2", "r1"]


# --- what a mark tells


def test_hovering_tells_source_stance_and_confidence_of_all_claims_there(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.hover("#paper mark[data-c='2']")
    told = page.locator("#tip").inner_text()
    first, *others = [line for line in told.splitlines() if line.strip()]
    assert first == "3. Luc Petit"
    assert others[:3] == ["personne", "mixte · affirme · « assure »", "confiance 0,90 · dans l’affirmation 2"]
    assert others[3] == "2. la préfecture"
    page.hover("h1")
    assert page.locator("#tip").is_hidden()
    assert page.locator("#paper .on").count() == 0


# --- keyboard and screen reader


def test_everything_is_reached_by_keyboard(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    focused = "(({id, dataset, className}) => id || dataset.c || className)(document.activeElement)"
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(focused))
        if seen[-1] == "rows-box":
            break
    # What leads past the text, the article, its claims, the filters, the table: in the order of the page.
    order = ["skip", "picked", "next", "0", "1", "2", "3"]
    order += ["search", "by-who", "by-article", "by-type", "by-kind", "by-stance", "rows-box"]
    assert [name for name in seen if name in order] == order


def test_the_keyboard_goes_from_text_to_row_and_back(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS)
    page.locator("#next").focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.c") == "1":
            break
    assert "la préfecture" in page.locator("#tip").inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "tip"
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('tr')?.id") == "r1"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.c") == "1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_accessibility_rules_hold(opened: Callable[..., Page], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = opened(CORPUS, width=width, color_scheme=scheme, bypass_csp=True)
    page.click("#r1 .said")
    for summary in page.locator("summary").all():
        summary.click()
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found] == []


# --- whatever a text holds


def test_hostile_text_stays_text(opened: Callable[..., Page]) -> None:
    page = opened(page_of([hostile(), bridge()]))
    page.hover("#paper mark >> nth=0")
    page.click("#r1 .said")
    page.select_option("#picked", index=1)
    page.select_option("#picked", index=0)
    assert page.locator("#paper b, #rows b, #rows img, #paper img, #rows script, #paper script").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#r0 .said").inner_text()
    assert page.evaluate("document.scripts.length") == 2


def test_a_script_that_got_in_would_not_run(browser: Browser, tmp_path: Path) -> None:
    got_in = "<script>document.title = 'entré'</script><p onclick=\"document.title = 'entré'\">x</p>"
    (tmp_path / "page.html").write_text(CORPUS.replace("<main>", f"<main>{got_in}"), encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    page.click("main > p")
    assert page.title().startswith("Qui dit quoi")
    assert len([words for words in refused if "Content Security Policy" in words]) == 2
    page.close()


# --- widths, paper, size


@pytest.mark.parametrize("width", [400, 700, 1280])
def test_nothing_stands_out_of_the_window(opened: Callable[..., Page], width: int) -> None:
    page = opened(page_of([bridge(), market(), hostile()], title="Un titre avec-un-mot-" + "long" * 40), width=width)
    page.select_option("#picked", index=2)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_narrow_window_the_table_stands_below_the_article(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS, width=400)
    reading, table = page.locator("#reading").bounding_box(), page.locator("#table").bounding_box()
    assert reading
    assert table
    assert table["y"] >= reading["y"] + reading["height"]


def test_on_paper_all_filtered_rows_stand_without_the_controls(opened: Callable[..., Page]) -> None:
    page = opened(page_of(many(4, 30)))
    assert page.locator("#rows tr[data-row]").count() == 50
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#rows tr[data-row]").count() == 120
    for part in ("#filters", "#pager", ".picker", ".masthead nav"):
        assert page.locator(part).is_hidden()
    assert page.locator("#paper h2").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#rows tr[data-row]").count() == 50
    assert page.pdf()[:5] == b"%PDF-"


def test_pages_of_the_table_are_turned(opened: Callable[..., Page]) -> None:
    page = opened(page_of(many(4, 30)))
    assert page.locator("#rows-shown").inner_text() == "1–50 sur 120"
    page.click("#rows-after")
    page.click("#rows-after")
    assert page.locator("#rows-shown").inner_text() == "101–120 sur 120"
    assert page.locator("#rows-after").is_disabled()
    page.click("#paper mark >> nth=0")
    assert page.locator("#rows-shown").inner_text() == "1–50 sur 120"


def test_five_hundred_articles_stay_light(opened: Callable[..., Page]) -> None:
    page = opened(page_of(many(500, 18)))
    api.expect(page.locator("#count")).to_have_text("9000 affirmations sur 9000")  # unpacked after the page is there
    # Articles and rows that are not shown are not in the document: it is no heavier than one of a few articles.
    assert page.evaluate("document.querySelectorAll('*').length") < 4000
    page.select_option("#picked", index=499)
    api.expect(page.locator("#paper h2")).to_have_text("Dossier 499")


def test_without_script_the_first_article_can_be_read(opened: Callable[..., Page]) -> None:
    page = opened(CORPUS, java_script_enabled=False)
    assert page.locator("#paper mark").first.is_visible()
    assert "demandent JavaScript" in page.locator("noscript").inner_text()
