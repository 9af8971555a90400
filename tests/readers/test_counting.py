"""No article is lost without a word: those in a file are those that are read and those that are named.

The files are made of articles whose number is known, and then articles and their parts are dropped, doubled, nested and
put in another order. Every article has a word of its own, so that a text that went to another one is seen too.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.readers import Inputs, ReadError
from tests.readers.exports import EXPORTS, Export, Unit

if TYPE_CHECKING:
    from pathlib import Path

    from nlp_pipeline.schema import Article

MUTATED = 60
"""Files a kind: with nineteen kinds more than a thousand."""


def read(path: Path, export: Export, units: list[Unit]) -> tuple[list[Article], list[ReadError]]:
    file = path / f"export{export.suffix}"
    file.write_bytes(export.file(units))
    items = list(Inputs([file]))
    errors = [item for item in items if isinstance(item, ReadError)]
    return [item for item in items if not isinstance(item, ReadError)], errors


def words_in(texts: list[str]) -> Counter[str]:
    return Counter(each.strip(".,") for text in texts for each in text.split() if each.startswith("jeton"))


def mutate(export: Export, chance: random.Random) -> list[tuple[Unit, list[Unit]]]:
    """Give articles with those that stand inside each."""
    units = [export.unit(number) for number in range(1, chance.randint(2, 7))]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(units))
        act = chance.choice(("drop", "double", "reorder", "part"))
        if act == "drop" and len(units) > 1:
            del units[at]
        elif act == "double":
            units.insert(chance.randrange(len(units) + 1), units[at])
        elif act == "reorder":
            chance.shuffle(units)
        elif act == "part" and export.optional:
            # One part of an article: without any of its marks, nothing could tell that it begins.
            part = "body" if "body" in export.optional and chance.random() < 0.5 else chance.choice(export.optional)
            units[at] = export.unit(units[at].number).without(part)
    if export.nests and len(units) > 1 and chance.random() < 0.5:
        holder = chance.randrange(len(units) - 1)
        inner = units.pop(holder + 1)
        return [(unit, [inner] if at == holder and unit.has_body() else []) for at, unit in enumerate(units)]
    return [(unit, []) for unit in units]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_article_of_a_sound_file_is_read_with_its_own_words(name: str, tmp_path: Path) -> None:
    export = EXPORTS[name]
    units = [export.unit(number) for number in range(1, 6)]
    articles, errors = read(tmp_path, export, units)
    assert errors == []
    assert [list(words_in([article.text])) for article in articles] == [[unit.word] for unit in units]


PRESS = [name for name in EXPORTS if name.startswith(("europresse", "factiva", "lexisnexis", "nexis"))]


@pytest.mark.parametrize("name", PRESS)
def test_an_export_tells_title_date_outlet_and_author(name: str, tmp_path: Path) -> None:
    articles, _ = read(tmp_path, EXPORTS[name], [EXPORTS[name].unit(1), EXPORTS[name].unit(2)])
    assert {(each.title, each.outlet, each.author) for each in articles} == {("Le pont", "Le Val", "Anne Morel")}
    assert all(each.date[:4] in ("2006", "2012", "2024") and len(each.date) == 10 for each in articles)


@pytest.mark.parametrize("name", EXPORTS)
def test_articles_seen_are_articles_read_and_articles_named(name: str, tmp_path: Path) -> None:
    export = EXPORTS[name]
    for number in range(MUTATED):
        mutated = mutate(export, random.Random(f"{name} {number}"))  # noqa: S311 - no secret
        outer = [unit.holding("".join(map(str, inner))) for unit, inner in mutated]
        every = [each for unit, inner in mutated for each in (unit, *inner)]
        articles, errors = read(tmp_path, export, outer)
        whole = [unit for unit in every if unit.has_body()]
        if not whole and not articles and len(errors) == 1:
            continue  # the file as a whole is named: nothing in it has words
        told = [f"{name} {number}", *(error.reason for error in errors)]
        assert len(articles) == len(whole), told
        assert len(errors) == len(every) - len(whole), told
        assert words_in([each.text for each in articles]) == Counter(unit.word for unit in whole), told
        assert all(len(words_in([each.text])) == 1 for each in articles), told
