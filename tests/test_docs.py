"""Every command and snippet of the pages under docs/ runs, in order, beside the files that the page shows.

The French guides have the very blocks of the English ones, as tests/test_docs_site.py sees to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages import ROOT, blocks, copy_corpus, run

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = 5
SERVED = "serve"
"""The page whose first command goes on until it is ended: tests/serve has a test of its own for it."""

PAGES = sorted(
    page
    for page in (ROOT / "docs").rglob("*.md")
    if page.stem != SERVED and not page.name.endswith(".fr.md") and (blocks(page, "console") or blocks(page, "python"))
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_and_snippets_of_the_page_run(page: Path, tmp_path: Path) -> None:
    copy_corpus(tmp_path, ARTICLES)
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
    leading = ("README.md", "mkdocs.yml", "docs/decisions/README.md")
    linked = "".join((ROOT / name).read_text(encoding="utf-8") for name in leading)
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.name.removesuffix(".md").removesuffix(".fr").removesuffix(".en") + ".md"
        assert name in linked, page.name
