"""Every command and snippet of the pages under docs/ runs, in order, beside the files that the page shows.

The French pages have the very blocks of the English ones, as tests/test_docs_in_step.py sees to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages import ROOT, blocks, copy_corpus, run

if TYPE_CHECKING:
    from pathlib import Path

SERVED = "serve.en.md"
"""The page whose first command goes on until it is ended: tests/serve has a test of its own for it."""

PAGES = sorted(
    page
    for page in (ROOT / "docs").rglob("*.md")
    if page.name != SERVED and not page.name.endswith(".fr.md") and (blocks(page, "console") or blocks(page, "python"))
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_and_snippets_of_the_page_run(page: Path, tmp_path: Path) -> None:
    copy_corpus(tmp_path)
    for block in blocks(page):
        if block.file:
            (tmp_path / block.file).write_text(block.text, encoding="utf-8")
    for block in blocks(page):
        if block.language == "python":
            (tmp_path / "snippet.py").write_text(block.text, encoding="utf-8")
        lines = {"python": ["python snippet.py"], "console": block.text.splitlines()}.get(block.language, [])
        for line in lines:
            result = run(line.removeprefix("$ "), tmp_path)
            assert result.returncode == 0, f"{line}\n{block.text}\n{result.stderr}"
            assert "Traceback" not in result.stderr


def test_no_page_of_the_docs_is_without_a_link_to_it() -> None:
    leading = ("README.md", "README.fr.md", "mkdocs.yml", "docs/decisions/README.md")
    linked = "".join((ROOT / name).read_text(encoding="utf-8") for name in leading)
    for page in (ROOT / "docs").rglob("*.md"):
        on_the_site = page.name.replace(".fr.md", ".md").replace(".en.md", ".md")
        assert page.name in linked or on_the_site in linked, page.name


def test_links_between_pages_lead_to_files_that_are_there() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    for page in pages:
        for link in re.findall(r"\]\((?![a-z]+:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
