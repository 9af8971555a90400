"""A page of very many articles loads what is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.report.packing import PACKED_FROM
from tests.browsers import api
from tests.report.browser.shown import count
from tests.report.pages import HOSTILE, many, market, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@pytest.fixture(autouse=True)
def without_plots(monkeypatch: pytest.MonkeyPatch) -> None:
    """They take a second each, and look at many articles as at few."""
    monkeypatch.setattr("nlp_pipeline.report.plotting.can_plot", lambda: False)


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


def test_five_hundred_articles_stay_light(opened: Callable[..., Page]) -> None:
    page = opened(page_of(many(500, 4)))
    api.expect(page.locator("#count")).to_have_text("2\u202f000 affirmations sur 2\u202f000")
    # Articles and rows that are not shown are not in the document: it is no heavier than one of a few articles.
    assert page.evaluate("document.querySelectorAll('*').length") < 4000
    page.select_option("#picked", index=499)
    api.expect(page.locator("#paper h2")).to_have_text("Dossier 499")
