"""One word a thing: files, classes and columns are called what the glossary calls them."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from nlp_pipeline import schema

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "nlp_pipeline"
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
CONVENTIONAL = {"__init__", "__main__"}


def table(heading: str) -> list[list[str]]:
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")
    ][2:]


@cache
def names() -> dict[str, set[str]]:
    """Give what files, classes and columns are called, in words, and where."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        called = [path.stem]
        called += [node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ClassDef)]
        for each in called:
            words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", each).lower().strip("_")
            found[words].add(str(path.relative_to(PACKAGE)))
    for column in schema.CLAIM_COLUMNS + schema.ENTITY_COLUMNS:
        found[column.name].add("schema.py")
    return found


@pytest.mark.parametrize("row", table("Words"), ids=lambda row: row[0])
def test_a_thing_has_one_word(row: list[str]) -> None:
    _, meaning, others = row
    assert meaning
    for other in re.split(r",\s*", others):
        called = {name: places for name, places in names().items() if re.search(rf"(?:^|_){other}s?(?:_|$)", name)}
        assert not called, f"{row[0]} is called {other}"


def test_words_stand_once() -> None:
    words = [row[0] for row in table("Words")]
    others = [other for row in table("Words") for other in re.split(r",\s*", row[2])]
    assert len(words) == len(set(words))
    assert set(words).isdisjoint(others)
    assert len(others) == len(set(others))


def test_a_name_of_a_file_stands_for_one_thing() -> None:
    places = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE).with_suffix("").as_posix()
        if path.stem not in CONVENTIONAL:
            places[path.stem].add(place)
    several = {stem: found for stem, found in places.items() if len(found) > 1}
    shared = {name for row in table("Names that several rooms share") for name in re.findall(r"`([^`]+)`", row[0])}
    assert shared <= set(several), "the glossary has names that no longer stand for several files"
    assert {stem: found for stem, found in several.items() if stem not in shared} == {}
