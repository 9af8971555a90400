"""What goes into the dossier by the page: pasted, chosen, dropped, by its address."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from nlp_pipeline.readers import Inputs
from nlp_pipeline.schema import Article
from tests.browsers import api
from tests.pages import ROOT
from tests.readers.test_europresse import ARTICLE, HEAD
from tests.serve.browser.hands import said
from tests.serve.quick import BRIDGE
from tests.site import served_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


WORD_DOCUMENT = ROOT / "tests" / "readers" / "files" / "libreoffice.docx"


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
