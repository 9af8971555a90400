"""The page on architecture says what import-linter checks, and what it names is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "nlp_pipeline"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def table(heading: str) -> list[list[str]]:
    """Give the rows of the first table below a heading, what stands in code marks of each first cell."""
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("|")][2:]
    return [re.findall(r"`([^`]+)`", row[0]) for row in rows]


def test_the_rooms_of_the_page_are_those_that_are_checked_in_their_order() -> None:
    (layers,) = (each["layers"] for each in CONTRACTS if each["type"] == "layers")
    assert table("The rooms") == [[room.strip() for room in layer.split("|")] for layer in layers]


def test_every_room_of_the_package_is_on_the_page() -> None:
    rooms = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert {room for row in table("The rooms") for room in row} == rooms - {"__init__", "__main__"}


def test_every_folder_of_the_language_layer_is_on_the_page() -> None:
    folders = {path.parent.name for path in (PACKAGE / "language").glob("*/__init__.py")}
    assert {folder for row in table("Inside `language`") for folder in row} == folders


@pytest.mark.parametrize("place", [place for row in table("Where data lives") for place in row])
def test_data_lives_where_the_page_says(place: str) -> None:
    assert any((ROOT / place).iterdir())


def test_circles_are_checked_too() -> None:
    assert {each["type"] for each in CONTRACTS} == {"layers", "acyclic_siblings", "forbidden"}


DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_what_why_for_what_and_what_holds_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^\*\*(\w+(?: \w+)?)\*\*: \S", text, re.MULTILINE) == ["Decided", "Why", "Given up", "Held by"]
    held = text.split("**Held by**")[1]
    places = re.findall(r"`((?:tests|tools)/[\w/.]+)`", held)
    places += [module.replace(".", "/") for module in re.findall(r"python -m ([\w.]+)", held)]
    assert places, path.name
    assert all((ROOT / place).exists() or (ROOT / f"{place}.py").exists() for place in places), places


def test_decisions_are_numbered_and_listed() -> None:
    assert [int(path.name[:2]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    for path in DECISIONS:
        title = path.read_text(encoding="utf-8").partition("\n")[0].partition(". ")[2]
        assert f"({path.name}) | {title} |" in listed
