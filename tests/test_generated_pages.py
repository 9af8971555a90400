"""Pages that tools write are what the tools would write now."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from nlp_pipeline.language.attribution.registry import CONSTRUCTIONS
from nlp_pipeline.messages import LANGUAGES

ROOT = Path(__file__).parent.parent


def test_the_page_of_the_constructions_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "constructions_page.py"))["page"]()
    assert (ROOT / "docs" / "constructions.md").read_text("utf-8") == made, "run: python tools/constructions_page.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_reference_is_up_to_date(language: str) -> None:
    made = runpy.run_path(str(ROOT / "tools" / "cli_reference.py"))["in_language"](language)
    assert (ROOT / "docs" / f"cli.{language}.md").read_text("utf-8") == made, "run: python tools/cli_reference.py"


def test_every_construction_has_its_example_and_what_it_must_leave_alone() -> None:
    text = (ROOT / "docs" / "constructions.md").read_text("utf-8")
    parts = {part.partition("\n")[0]: part for part in text.split("\n## ")[1:]}
    assert list(parts) == [construction.name for construction in CONSTRUCTIONS]
    for construction in CONSTRUCTIONS:
        assert construction.example in parts[construction.name]
        assert "It finds nothing in" in parts[construction.name], construction.name
