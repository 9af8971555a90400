from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.readers import ReadError
from nlp_pipeline.run import Extracted, Failure, Summary, extract_articles
from nlp_pipeline.run.frame import data_frame
from nlp_pipeline.run.stream import BATCH_SIZE
from nlp_pipeline.schema import CLAIM_COLUMNS, ENTITY_COLUMNS, Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.quick_language import QuickLanguage


def article(number: int, text: str = "Selon ève, tout va bien.") -> Article:
    return Article(f"a{number}", text)


def names(results: list[Extracted | Failure]) -> list[str]:
    return [result.name if isinstance(result, Failure) else result.article.doc_id for result in results]


def test_rows_come_article_by_article_in_order(quick_language: QuickLanguage) -> None:
    articles = [article(number) for number in range(3 * BATCH_SIZE + 5)]
    results = list(extract_articles(quick_language, articles))
    assert names(results) == [item.doc_id for item in articles]
    assert all(isinstance(result, Extracted) and len(result.claims) == 1 for result in results)
    assert quick_language.zones == 4


def test_what_could_not_be_read_keeps_its_place_among_the_articles(quick_language: QuickLanguage) -> None:
    items = [ReadError("x.txt", "empty"), article(1), ReadError("y.txt", "binary"), article(2)]
    results = list(extract_articles(quick_language, items))
    assert names(results) == ["x.txt", "a1", "y.txt", "a2"]
    assert results[0] == Failure("x.txt", "read", "empty")


def test_an_article_that_makes_the_model_fail_is_lost_alone(quick_language: QuickLanguage) -> None:
    items = [article(1), article(2, "POISON"), article(3)]
    results = list(extract_articles(quick_language, items))
    assert names(results) == ["a1", "a2", "a3"]
    assert results[1] == Failure("a2", "model", "RuntimeError: poisoned")
    assert isinstance(results[2], Extracted)


def test_text_that_is_no_valid_unicode_is_refused_with_the_place(quick_language: QuickLanguage) -> None:
    (result,) = extract_articles(quick_language, [article(1, "abc\ud800")])
    assert result == Failure("a1", "read", "not valid text: half of a surrogate pair at character 3")


def test_articles_are_read_as_they_are_needed(quick_language: QuickLanguage) -> None:
    asked = []

    def endless() -> Iterator[Article]:
        number = 0
        while True:
            asked.append(number)
            yield article(number)
            number += 1

    results = extract_articles(quick_language, endless())
    for _ in range(BATCH_SIZE + 1):
        next(results)
    assert len(asked) == 2 * BATCH_SIZE


def test_very_long_articles_do_not_pile_up_in_a_batch(quick_language: QuickLanguage) -> None:
    long = [article(number, "x" * 300_000) for number in range(4)]
    list(extract_articles(quick_language, long))
    assert quick_language.zones == 2


def test_a_pipeline_without_the_components_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="no component selon_claims"):
        extract_articles(SimpleNamespace(pipe_names=["tagger"]), [])  # type: ignore[arg-type]


def test_the_summary_counts_what_passes_by(quick_language: QuickLanguage) -> None:
    texts = ["Selon ève, a. Selon luc, b.", "Selon ève, c.", "Rien.", "POISON"]
    summary = Summary()
    for result in extract_articles(quick_language, [article(n, text) for n, text in enumerate(texts)]):
        summary.add(result)
    assert (summary.articles, summary.claims, summary.entities) == (3, 3, 3)
    assert summary.most_quoted() == [("Ève", 2), ("Luc", 1)]
    assert summary.most_quoted(1) == [("Ève", 2)]
    assert [failure.name for failure in summary.failures] == ["a3"]


def test_summaries_of_parts_add_up_to_the_summary_of_the_whole(quick_language: QuickLanguage) -> None:
    texts = ["Selon ève, a. Selon luc, b.", "Selon ève, c.", "POISON", "Rien.", *["Selon luc, d."] * 9]
    results = list(extract_articles(quick_language, [article(n, text) for n, text in enumerate(texts)]))
    whole, sum_of_parts = Summary(), Summary()
    for at in range(0, len(results), 4):
        part = Summary()
        for result in results[at : at + 4]:
            whole.add(result)
            part.add(result)
        sum_of_parts.merge(part)
    assert sum_of_parts == whole
    assert (whole.articles, whole.claims, len(whole.failures)) == (12, 12, 1)


def test_a_frame_has_the_columns_and_types_also_without_rows(quick_language: QuickLanguage) -> None:
    (result,) = extract_articles(quick_language, [article(1)])
    assert isinstance(result, Extracted)
    for rows, columns in (
        (result.claims, CLAIM_COLUMNS),
        ([], CLAIM_COLUMNS),
        (result.entities, ENTITY_COLUMNS),
    ):
        frame = data_frame(rows, columns)
        assert list(frame.columns) == [column.name for column in columns]
        assert [str(dtype) for dtype in frame.dtypes] == [column.dtype for column in columns]
        assert len(frame) == len(rows)
