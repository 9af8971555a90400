"""The application in a real browser: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

import base64
import shutil
import socket
import threading
from contextlib import contextmanager
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from nlp_pipeline.readers import Inputs
from nlp_pipeline.schema import Article
from nlp_pipeline.serve.access import Access
from tests.pages import ROOT
from tests.readers.test_europresse import ARTICLE, HEAD
from tests.report.pages import HOSTILE
from tests.serve.quick import BRIDGE, TOKEN, Application
from tests.site import served_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page

CHROMIUM = shutil.which("chromium")
api = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright: pip install playwright")
api.expect.set_options(timeout=15_000)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser tests need chromium: apt-get install chromium")

WORD_DOCUMENT = ROOT / "tests" / "readers" / "files" / "libreoffice.docx"
SMILING = (
    "Un titre \U0001f600\r\n\r\nLe maire \U0001f600 se tait. "
    "Selon ève roux, le \U0001f600 pont tient.\r\nBon.\r\nEt puis rien.\r\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The application on a port of its own, without plots, which take a second each."""
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as listening:
        patch.setattr("nlp_pipeline.report.plotting.can_plot", lambda: False)
        access = Access("127.0.0.1", listening.getsockname()[1], TOKEN)
        made = Application(tmp_path_factory.mktemp("served"), access=access)
        config = uvicorn.Config(made.app, log_level="warning", lifespan="off", ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield made
        server.should_exit = True
        thread.join()
        made.close()


def spoken(dialog: Dialog) -> list[str]:
    """What a script had a dialog say; the browser's own question to who leaves says nothing."""
    return [] if dialog.type == "beforeunload" else [f"dialog: {dialog.message}"]


@pytest.fixture
def opened(browser: Browser, served: Application) -> Iterator[Callable[..., Page]]:
    """Opens a page of the application; at the end no script has failed, and nothing was asked of anybody else."""
    said: list[str] = []
    foreign: list[str] = []
    contexts = []

    def open_page(path: str = "", width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", **options)
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        # An answer that says no is for the reader, though the browser notes it.
        page.on("console", lambda message: "status of 4" in message.text or said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (said.extend(spoken(dialog)), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.startswith(served.access.address) or foreign.append(asked.url))
        page.goto(f"{served.access.address}?token={TOKEN}")
        if path:
            page.goto(served.access.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert foreign == []


@pytest.fixture
def article(served: Application) -> int:
    """The number of an article of its own."""
    number, result = served.intake.add_text(Article("pont", BRIDGE, "Le pont rouvrira", "2024-03-12", "La Gazette"))
    result.result()
    return number


def reading(opened: Callable[..., Page], number: int, **options: Any) -> Page:
    page = opened(f"articles/{number}", **options)
    page.wait_for_selector("#rows tr[data-claim]")
    return page


def said(page: Page) -> list[str]:
    return [words.strip() for words in page.locator("#rows .said").all_inner_texts()]


def select(page: Page, words: str) -> None:
    """Select words of the article, as a mouse does."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById("paper"), NodeFilter.SHOW_TEXT);
            const nodes = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode())
                if (node.parentElement.closest(".text") && !node.parentElement.closest("sup")) nodes.push(node);
            const whole = nodes.map((node) => node.data).join("");
            const start = whole.indexOf(words), end = start + words.length;
            if (start < 0) throw new Error("not there: " + words);
            const place = (offset, isEnd) => {
                let at = 0;
                for (const node of nodes) {
                    const length = node.data.length;
                    if (isEnd ? offset <= at + length : offset < at + length) return [node, offset - at];
                    at += length;
                }
            };
            getSelection().setBaseAndExtent(...place(start, false), ...place(end, true));
        }""",
        words,
    )


# --- what goes in


def test_a_pasted_article_stands_beside_its_claims_in_french(opened: Callable[..., Page]) -> None:
    page = opened()
    assert page.locator("h1").inner_text() == "Qui dit quoi"
    page.fill("#text", BRIDGE)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/articles/*")
    page.wait_for_selector("#rows tr[data-claim]")
    assert said(page) == ["le pont rouvrira lundi", "rien n’est sûr"]
    assert page.locator("#paper h2").inner_text() == "Le pont rouvrira"
    assert page.locator("#paper mark").count() == 2
    assert page.locator("#count").inner_text() == "2 affirmations sur 2"
    assert "Accepter" in page.locator("#rows .tools").first.inner_text()


def test_files_are_chosen_and_dropped(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened()
    (tmp_path / "choisi.txt").write_text("Selon ève, choisi.\n")
    page.set_input_files("#chosen", tmp_path / "choisi.txt")
    api.expect(page.locator("#articles")).to_contain_text("choisi")
    page.evaluate(
        """(export_) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([export_], "europresse.HTML", { type: "text/html" }));
            transfer.items.add(new File([new Uint8Array([255, 216])], "photo.jpg"));
            const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
            for (const kind of ["dragenter", "dragover", "drop"]) document.dispatchEvent(new DragEvent(kind, options));
        }""",
        HEAD + ARTICLE,
    )
    api.expect(page.locator("#articles")).to_contain_text("Le pont rouvrira lundi")
    api.expect(page.locator("#articles")).to_contain_text("Le Courrier de Valbrune")
    api.expect(page.locator("#failures")).to_contain_text("photo.jpg")
    page.click("#forget")
    api.expect(page.locator("#failures")).to_be_hidden()


def test_a_word_document_is_dropped(opened: Callable[..., Page]) -> None:
    page = opened()
    page.evaluate(
        """(encoded) => {
            const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], "le-phare.docx"));
            const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
            for (const kind of ["dragenter", "dragover", "drop"]) document.dispatchEvent(new DragEvent(kind, options));
        }""",
        base64.b64encode(WORD_DOCUMENT.read_bytes()).decode(),
    )
    (article,) = (item for item in Inputs([WORD_DOCUMENT]) if isinstance(item, Article))
    row = page.locator("#articles a", has_text=article.title)
    api.expect(row).to_be_visible()
    row.click()
    page.wait_for_url("**/articles/*")
    api.expect(page.locator("#paper h2")).to_have_text(article.title)
    api.expect(page.locator("#paper")).to_contain_text(article.text.split("\n")[-1].strip()[:40])


def test_the_page_at_an_address_stands_beside_its_claims(opened: Callable[..., Page]) -> None:
    page = opened()
    with served_site() as site:
        page.fill("#page", f"{site}/home")
        page.click("#fetch button")
        page.wait_for_url("**/articles/*")
    page.wait_for_selector("#rows tr[data-claim]")
    assert page.locator("#paper h2").inner_text() == "Le pont rouvrira lundi"
    assert page.locator("#rows tr[data-claim]").count() == 2


def test_an_address_that_is_none_is_said_beside(opened: Callable[..., Page]) -> None:
    page = opened()
    page.fill("#page", "file:///etc/passwd")
    page.click("#fetch button")
    api.expect(page.locator("#said")).to_contain_text("Ce n’est pas l’adresse d’une page web")


# --- from text to row and back


def test_a_mark_leads_to_its_row_and_a_row_to_its_mark(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.click("#paper mark[data-c='1']")
    assert page.locator("#rows tr.on .said").inner_text() == "rien n’est sûr"
    assert page.evaluate("document.activeElement.closest('tr').className") == "on"
    page.locator("#rows .said").first.click()
    lit = page.locator("#paper .on").all_inner_texts()
    assert {"le pont rouvrira lundi", "anne morel", "Selon"} <= {words.rstrip("12") for words in lit}
    assert "#claim-" in page.url
    page.reload()
    page.wait_for_selector("#rows tr.on")
    assert page.locator("#rows tr.on .said").inner_text() == "le pont rouvrira lundi"


def test_filters_and_search_narrow_the_table(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.fill("#search", "N'EST SUR")
    assert said(page) == ["rien n’est sûr"]
    page.click("#clear")
    page.select_option("#by-who", label="Anne Morel (1)")
    assert said(page) == ["le pont rouvrira lundi"]
    page.fill("#search", "tramway")
    assert page.locator("#rows").inner_text() == "Aucune affirmation ne répond à ces filtres."


# --- the work


def test_judging_mending_and_undoing_outlive_a_reload(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    first, second = page.locator("#rows tr").nth(0), page.locator("#rows tr").nth(1)
    first.locator(".reject").click()
    api.expect(first).to_have_class("on rejected")
    assert page.locator("#paper mark").count() == 1
    second.locator(".accept").click()
    api.expect(second.locator(".accept")).to_have_attribute("aria-pressed", "true")
    page.reload()
    page.wait_for_selector("#rows tr.rejected")
    assert page.locator("#figures").inner_text() == "1 affirmation"
    api.expect(page.locator("#undo")).to_have_attribute("title", "Annuler\u00a0: accepter une affirmation")
    page.click("#undo")
    api.expect(second.locator(".accept")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Control+z")
    api.expect(page.locator("#paper mark")).to_have_count(2)
    page.keyboard.press("Control+Shift+z")
    api.expect(page.locator("#paper mark")).to_have_count(1)


def test_words_are_mended_by_selecting_them_and_the_source_by_its_name(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.locator("#rows .mend").first.click()
    api.expect(page.locator("#claim-words")).to_have_value("le pont rouvrira lundi")
    assert page.locator("#take-claim").is_disabled()
    select(page, "pont rouvrira lundi. Selon luc")
    page.click("#take-claim")
    assert page.input_value("#claim-words") == "pont rouvrira lundi. Selon luc"
    page.select_option("#source-name", label="Luc Petit (personne)")
    page.fill("#note", "Vérifié au téléphone")
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    api.expect(page.locator("#rows tr.on .noted")).to_have_text("Vérifié au téléphone")
    row = served.dossier.claims.of_article(article)[0].row
    assert (row["claim"], row["source_name"]) == ("pont rouvrira lundi. Selon luc", "Luc Petit")
    assert BRIDGE[row["claim_start"] : row["claim_end"]] == "pont rouvrira lundi. Selon luc"


def test_a_claim_that_was_missed_is_added_with_a_source_that_is_selected(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    select(page, "Le pont rouvrira")
    page.click("#add")
    api.expect(page.locator("#claim-words")).to_have_value("Le pont rouvrira")
    select(page, "luc petit")
    page.click("#take-source")
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    api.expect(page.locator("#rows .said").first).to_have_text("Le pont rouvrira")
    added = served.dossier.claims.of_article(article)[0]
    assert (added.found, added.row["source"], added.row["source_start"]) == (
        None,
        "luc petit",
        BRIDGE.index("luc petit"),
    )
    api.expect(page.locator("#undo")).to_be_enabled()
    page.keyboard.press("Control+z")
    api.expect(page.locator("#rows tr")).to_have_count(2)


def test_selections_count_code_points_and_line_ends_as_the_text_has_them(
    opened: Callable[..., Page], served: Application
) -> None:
    number, result = served.intake.add_text(Article("smiling", SMILING))
    result.result()
    page = reading(opened, number)
    for words in ("maire \U0001f600 se", "\U0001f600 pont tient.\nBon", "Bon.\nEt puis", "Un titre \U0001f600"):
        page.click("#add")
        select(page, words)
        page.click("#take-claim")
        page.click("#mending button[type=submit]")
        page.wait_for_selector("#mending", state="hidden")
    found = {
        SMILING[slice(*claim.row["claim_spans"][0])]
        for claim in served.dossier.claims.of_article(number)
        if claim.found is None
    }
    assert found == {
        "maire \U0001f600 se",
        "\U0001f600 pont tient.\r\nBon",
        "Bon.\r\nEt puis",
        "Un titre \U0001f600",
    }


def test_words_that_are_not_in_the_article_are_refused_and_the_form_stays(
    opened: Callable[..., Page], article: int
) -> None:
    page = reading(opened, article)
    page.locator("#rows .mend").first.click()
    page.fill("#claim-words", "le tramway")
    page.click("#mending button[type=submit]")
    api.expect(page.locator("#said")).to_contain_text("ne se trouvent pas dans l’article")
    assert page.input_value("#claim-words") == "le tramway"
    page.keyboard.press("Escape")
    assert page.locator("#mending").is_hidden()


def test_two_windows_do_not_overwrite_each_other(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    one, other = reading(opened, article), reading(opened, article)
    one.locator("#rows .mend").first.click()
    one.wait_for_selector("#mending")
    other.locator("#rows .reject").first.click()
    api.expect(other.locator("#rows tr").first).to_have_class("on rejected")
    one.fill("#note", "en retard")
    one.click("#mending button[type=submit]")
    api.expect(one.locator("#said")).to_contain_text("modifié entre-temps dans une autre fenêtre")
    assert served.dossier.claims.of_article(article)[0].note == ""
    one.click("#cancel")
    api.expect(one.locator("#rows tr").first).to_have_class("on rejected")


def test_what_is_known_of_an_article_is_corrected(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.click(".known summary")
    assert page.input_value("#known-outlet") == "La Gazette"
    page.fill("#known-outlet", "Le Courrier")
    page.click("#known button[type=submit]")
    api.expect(page.locator("#paper .folio")).to_contain_text("Le Courrier · 12 mars 2024")
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        page.check("#reviewed")
    page.goto(page.url.partition("/articles")[0])
    api.expect(page.locator(f"#articles li:has(a[href='/articles/{article}'])")).to_contain_text("relu")


# --- in a hurry: what is done while an answer is under way


@contextmanager
def held_up(page: Page, method: str, path: str) -> Iterator[None]:
    """The first request of its kind is sent on only when what is done within has been done."""
    held: list[Any] = []

    def hold(route: Any) -> None:
        if held or route.request.method != method:
            route.fallback()
        else:
            held.append(route)

    page.route(path, hold)
    with page.expect_request(lambda asked: asked.method == method and fnmatch(asked.url, path)):
        yield
    page.evaluate("0")  # the request has been held up by now
    held[0].continue_()
    page.unroute(path)


def verdicts(served: Application, article: int) -> list[str]:
    return [claim.verdict for claim in served.dossier.claims.of_article(article)]


def test_a_box_ticked_before_the_fields_are_kept_stays_ticked(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.click(".known summary")
    page.fill("#known-outlet", "Le Courrier")
    with held_up(page, "GET", f"**/api/articles/{article}"):
        page.click("#known button[type=submit]")
        api.expect(page.locator("#said")).to_contain_text("Enregistré")
        page.check("#reviewed")
    api.expect(page.locator("#paper .folio")).to_contain_text("Le Courrier")
    api.expect(page.locator("#reviewed")).to_be_checked()
    page.keyboard.press("Control+z")
    api.expect(page.locator("#said")).to_have_text("Annulé\u00a0: marquer comme relu")
    api.expect(page.locator("#reviewed")).not_to_be_checked()
    assert served.dossier.articles.get(article).article.outlet == "Le Courrier"


def test_a_box_ticked_while_the_fields_are_sent_is_no_conflict(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.click(".known summary")
    page.fill("#known-outlet", "Le Courrier")
    with held_up(page, "PATCH", f"**/api/articles/{article}"):
        page.click("#known button[type=submit]")
        page.check("#reviewed")
    page.keyboard.press("Control+z")
    api.expect(page.locator("#said")).to_have_text("Annulé\u00a0: marquer comme relu")
    api.expect(page.locator("#reviewed")).not_to_be_checked()
    assert served.dossier.articles.get(article).article.outlet == "Le Courrier"


@pytest.mark.parametrize("late", ["state", "articles/{article}"])
def test_a_step_is_taken_back_before_the_page_has_heard_of_it(
    opened: Callable[..., Page], article: int, late: str
) -> None:
    page = reading(opened, article)
    select(page, "Le pont rouvrira")
    page.click("#add")
    with held_up(page, "GET", f"**/api/{late.format(article=article)}"):
        page.click("#mending button[type=submit]")
        page.wait_for_selector("#mending", state="hidden")
        page.keyboard.press("Control+z")
    api.expect(page.locator("#said")).to_have_text("Annulé\u00a0: ajouter une affirmation")
    api.expect(page.locator("#rows tr")).to_have_count(2)


def test_claims_are_judged_faster_than_answers_come(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.focus("#rows-box")
    page.keyboard.press("ArrowDown")
    with held_up(page, "PATCH", "**/api/claims/*"):
        for key in ("a", "ArrowDown", "r", "ArrowUp", "a"):
            page.keyboard.press(key)
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("rejected")
    api.expect(page.locator("#rows tr").nth(0)).to_have_class("on accepted")
    assert verdicts(served, article) == ["accepted", "rejected"]
    for _ in range(2):
        page.keyboard.press("Control+z")
    api.expect(page.locator("#rows tr.rejected, #rows tr.accepted")).to_have_count(0)


def test_a_claim_is_mended_right_after_it_was_judged(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    with held_up(page, "PATCH", "**/api/claims/*"):
        page.locator("#rows .accept").first.click()
        page.locator("#rows .mend").first.click()
    page.fill("#note", "Vérifié")
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    assert served.dossier.claims.of_article(article)[0].note == "Vérifié"


def test_who_leaves_before_all_is_kept_is_asked(opened: Callable[..., Page], article: int, served: Application) -> None:
    page = reading(opened, article)
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    with held_up(page, "PATCH", "**/api/claims/*"):
        page.locator("#rows .accept").nth(0).click()
        page.locator("#rows .reject").nth(1).click()
        page.locator("header a").first.click()
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("on rejected")
    assert verdicts(served, article) == ["accepted", "rejected"]
    assert asked == ["beforeunload"]


def test_a_claim_sent_twice_is_added_once(opened: Callable[..., Page], article: int, served: Application) -> None:
    page = reading(opened, article)
    select(page, "Le pont rouvrira")
    page.click("#add")
    with held_up(page, "POST", f"**/api/articles/{article}/claims"):
        page.dblclick("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    api.expect(page.locator("#rows tr")).to_have_count(3)
    assert len(served.dossier.claims.of_article(article)) == 3


def test_what_changes_elsewhere_leaves_what_is_selected_typed_and_pressed(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page, other = reading(opened, article), reading(opened, article)
    page.click(".known summary")
    page.fill("#known-author", "Luc")
    select(page, "le pont rouvrira lundi. Selon")
    other.click(".known summary")
    other.fill("#known-outlet", "Le Courrier")
    other.click("#known button[type=submit]")
    api.expect(page.locator("#known-outlet")).to_have_value("Le Courrier")
    assert page.input_value("#known-author") == "Luc"
    page.evaluate("window.row = document.querySelector('#rows tr')")
    other.locator("#rows .accept").nth(1).click()
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("accepted")
    page.click("#add")
    api.expect(page.locator("#claim-words")).to_have_value("le pont rouvrira lundi. Selon")
    # A button that is pressed as the page hears of a change is let go on the same element.
    assert page.evaluate("window.row === document.querySelector('#rows tr')")


def test_a_citation_is_copied(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#rows .cite").first.click()
    api.expect(page.locator("#said")).to_contain_text("Copié")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "«\u00a0le pont rouvrira lundi\u00a0», selon Anne Morel, dans La Gazette, 12 mars 2024, §\u00a02"


def test_the_article_is_taken_away_as_a_table(opened: Callable[..., Page], article: int) -> None:
    page = reading(opened, article)
    page.click("#take-away summary")
    with page.expect_download() as download:
        page.click("text=CSV pour Excel en français")
    assert download.value.suggested_filename == "Le-pont-rouvrira.csv"


# --- the dossier as a whole


def test_the_search_over_the_dossier_leads_to_the_claim(opened: Callable[..., Page], article: int) -> None:
    page = opened()
    page.fill("#q", "n'est sur")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims?q=*")
    api.expect(page.locator("h1")).to_have_text("Qui dit quoi de «\u00a0n'est sur\u00a0»")
    api.expect(page.locator("#figures")).to_contain_text("Qui est le plus cité")
    page.click(f".hit[href^='/articles/{article}#']")
    page.wait_for_selector("#rows tr.on")
    assert page.locator("#rows tr.on .said").inner_text() == "rien n’est sûr"


# --- keyboard, screen reader, widths


def test_the_table_is_worked_through_by_keyboard(
    opened: Callable[..., Page], article: int, served: Application
) -> None:
    page = reading(opened, article)
    page.focus("#rows-box")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("a")
    api.expect(page.locator("#rows tr").nth(0)).to_have_class("on accepted")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("r")
    api.expect(page.locator("#rows tr").nth(1)).to_have_class("on rejected")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("e")
    api.expect(page.locator("#claim-words")).to_be_focused()
    page.keyboard.type("a r e c")  # letters, not commands
    page.keyboard.press("Escape")
    assert [claim.verdict for claim in served.dossier.claims.of_article(article)] == ["accepted", "rejected"]
    api.expect(page.locator("#rows tr.on a")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.c") == "0"


SCREENS = ["", "articles/{article}", "articles/{article}#mending", "claims?q=pont", "docs", "articles/999"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])
def test_accessibility_rules_hold_on_every_screen(
    opened: Callable[..., Page], article: int, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = opened(width=width, color_scheme=scheme, bypass_csp=True)
    for screen in SCREENS:
        show(page, screen, article)
        found = axe.Axe().run(page).response["violations"]
        assert [(screen, rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("width", [400, 700, 1600])
def test_nothing_stands_out_of_the_window_on_any_screen(
    opened: Callable[..., Page], served: Application, width: int
) -> None:
    long = "interminable" * 30
    text = f"{HOSTILE}\n\nSelon {long}, {long} {HOSTILE} fin.\n"
    number, result = served.intake.add_text(Article(long, text, long, long, long, long, f"https://a.example/{long}"))
    result.result()
    page = opened(width=width)
    for screen in SCREENS:
        show(page, screen, number)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, screen


def show(page: Page, screen: str, article: int) -> None:
    """Open a screen, with what has to be seen on it."""
    path, _, part = screen.format(article=article).partition("#")
    root = "/".join(page.url.split("/")[:3])
    page.goto(f"{root}/{path}")
    if path == f"articles/{article}":
        page.wait_for_selector("#rows tr[data-claim]")
        page.locator("#rows .accept").first.click()
        page.wait_for_selector("#rows tr.on")
    if part:
        page.locator("#rows .mend").first.click()
        page.wait_for_selector("#mending")
    if path.startswith("claims"):
        page.wait_for_selector("#figures .overview")
    for summary in page.locator("summary:visible").all():
        summary.click()


def test_hostile_text_stays_text(opened: Callable[..., Page], served: Application) -> None:
    text = f"{HOSTILE}\n\nSelon {HOSTILE}, {HOSTILE} fin.\n"
    number, result = served.intake.add_text(
        Article(HOSTILE, text, HOSTILE, HOSTILE, HOSTILE, HOSTILE, "javascript:alert(3)")
    )
    result.result()
    page = reading(opened, number)
    page.locator("#rows .mend").first.click()
    page.fill("#note", HOSTILE)
    page.click("#mending button[type=submit]")
    page.wait_for_selector("#mending", state="hidden")
    root = "/".join(page.url.split("/")[:3])
    for path in (f"/articles/{number}", "/", "/claims"):
        page.goto(root + path)
        page.wait_for_selector(f"text={HOSTILE[:25]} >> nth=0", state="attached")
        assert page.locator("main b:not([class]), main img:not(picture img), main script:not([type])").count() == 0
        assert page.locator("main a[href^=javascript]").count() == 0
