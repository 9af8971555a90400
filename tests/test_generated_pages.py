"""Pages that tools write are what the tools would write now."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from nlp_pipeline.language.attribution.registry import CONSTRUCTIONS

ROOT = Path(__file__).parent.parent
PAGES = {"cli.md": ("cli_reference", "reference"), "constructions.md": ("constructions_page", "page")}


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_up_to_date(page: str) -> None:
    tool, function = PAGES[page]
    made = runpy.run_path(str(ROOT / "tools" / f"{tool}.py"))[function]()
    assert (ROOT / "docs" / page).read_text("utf-8") == made, f"run: python tools/{tool}.py"


def test_every_construction_has_its_example_and_what_it_must_leave_alone() -> None:
    text = (ROOT / "docs" / "constructions.md").read_text("utf-8")
    parts = {part.partition("\n")[0]: part for part in text.split("\n## ")[1:]}
    assert list(parts) == [construction.name for construction in CONSTRUCTIONS]
    for construction in CONSTRUCTIONS:
        assert construction.example in parts[construction.name]
        assert "It finds nothing in" in parts[construction.name], construction.name
