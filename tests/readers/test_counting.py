"""No article is lost without a word; ``python -m tests.readers.counting`` does the same with more files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers.counting import count, read, words_in
from tests.readers.exports import EXPORTS

if TYPE_CHECKING:
    from pathlib import Path

MUTATED = 16
"""Files a kind: some 300 with those of all kinds."""


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
    wrong = {number: problems for number in range(MUTATED) if (problems := count(tmp_path, name, number)[1])}
    assert not wrong
