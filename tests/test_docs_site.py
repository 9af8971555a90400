"""The site of the documentation: built without a warning, in French and English, loading nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pages import ROOT

if TYPE_CHECKING:
    from spacy.language import Language

for package in ("material", "mkdocs_static_i18n"):
    pytest.importorskip(package, reason='the site is made with MkDocs: pip install "selon[docs]"')

DOCS = ROOT / "docs"
LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Loaded(HTMLParser):
    """What a page loads, and where it leads to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.language = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in LOADED and given.get("rel") != "canonical" and (place := given.get(LOADED[tag])):
            self.loaded.append(place)
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "html":
            self.language = given.get("lang", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_is_there_in_both_languages(site: Path) -> None:
    french = {page.relative_to(site) for page in site.rglob("*.html") if "en" not in page.relative_to(site).parts}
    english = {page.relative_to(site / "en") for page in (site / "en").rglob("*.html")}
    assert english == french - {Path("404.html")}
    for name in ("index", "guides/one-article", "guides/europresse", "guides/millions", "cli", "scale"):
        assert Loaded(site / f"{name}.html").language == "fr"
        assert Loaded(site / "en" / f"{name}.html").language == "en"


def test_nothing_is_loaded_from_elsewhere_and_links_lead_to_pages(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # a server shows it at any address, so its own begin at the root
            continue
        found = Loaded(page)
        places = [*found.loaded, *(link for link in found.links if not re.match(r"https?:|mailto:|#|$", link))]
        assert [place for place in found.loaded if "//" in place] == []
        gone = [place for place in places if not (page.parent / re.sub(r"[#?].*", "", place)).resolve().exists()]
        assert gone == [], page


def test_the_examples_of_the_first_page_are_what_selon_finds(nlp: Language) -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.*?) ?\| `(\w+)` \|$", (DOCS / "index.en.md").read_text("utf-8"), re.M)
    assert len(rows) == 4
    doc = nlp("\n".join(text for text, *_ in rows))
    assert [(claim.claim, claim.source_name, claim.kind) for claim in doc._.claims] == [tuple(row[1:]) for row in rows]
