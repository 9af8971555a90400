"""Batches of articles in, batches of claims out, whatever engine gives and takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from nlp_pipeline.arrow import arrow_schema, claim_schema, result_schema
from nlp_pipeline.run import Extracted, extract_articles
from nlp_pipeline.run.batches import ROWS, claim_batches, result_batches, rows_of
from nlp_pipeline.run.records import articles_to_arrow, results_from_arrow
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.schema import ENTITY_COLUMNS, Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

    from tests.quick_language import QuickLanguage

TEXTS = ["Selon ève, il pleut. Selon luc, non.", "Rien.", "Selon ève, oui."]


@pytest.fixture
def load(quick_language: QuickLanguage) -> Callable[[Settings], Any]:
    return lambda settings: quick_language


def articles(count: int) -> list[Article]:
    return [Article(f"a{number}", TEXTS[number % 3], title=f"t{number}") for number in range(count)]


def test_batches_give_the_rows_of_the_plain_run(load: Callable[[Settings], Any], quick_language: QuickLanguage) -> None:
    given = articles(3 * ROWS)
    table = articles_to_arrow(given)
    found = list(extract_articles(quick_language, given))
    rows = [row for result in found if isinstance(result, Extracted) for row in result.claims]
    names = [row for result in found if isinstance(result, Extracted) for row in result.entities]
    for batches in ([table], table.to_batches(max_chunksize=100), [table.slice(0, 5), table.slice(5)]):
        claims = pa.Table.from_batches(claim_batches(batches, load=load), claim_schema())
        assert claims.to_pylist() == rows
        results = list(result_batches(batches, load=load))
        assert [one for batch in results for one in results_from_arrow(batch)] == found
        entities = pa.Table.from_batches(rows_of(results, "entities"), arrow_schema(ENTITY_COLUMNS))
        assert entities.to_pylist() == names
        stored = pa.Table.from_batches(results)
        assert pa.Table.from_batches(rows_of([stored]), claim_schema()) == claims


def test_a_slice_of_the_results_gives_the_claims_of_that_slice(load: Callable[[Settings], Any]) -> None:
    results = pa.Table.from_batches(result_batches([articles_to_arrow(articles(9))], load=load))
    claims = pa.Table.from_batches(rows_of([results.slice(4, 2)]), claim_schema())
    assert claims.column("doc_id").to_pylist() == ["a5"]


def test_two_columns_are_enough_and_types_may_be_others(load: Callable[[Settings], Any]) -> None:
    batch = pa.record_batch(
        {"doc_id": pa.array([7]), "text": pa.array([TEXTS[0]], pa.large_string()), "other": pa.array([1.5])}
    )
    (claims,) = claim_batches([batch], load=load)
    assert claims.schema == claim_schema()
    assert claims.column("claim_id").to_pylist() == ["7#1", "7#2"]
    with pytest.raises(ValueError, match="missing: text"):
        list(claim_batches([batch.select(["doc_id"])], load=load))


def test_an_article_that_fails_is_not_lost_silently(load: Callable[[Settings], Any]) -> None:
    table = articles_to_arrow([Article("a", TEXTS[2]), Article("b", "POISON"), Article("c", TEXTS[2])])
    results = pa.Table.from_batches(result_batches([table], load=load), result_schema())
    assert results.column("doc_id").to_pylist() == ["a", "b", "c"]
    assert results.column("failure").to_pylist() == [None, "RuntimeError: poisoned", None]
    with pytest.raises(ValueError, match="b: RuntimeError: poisoned"):
        list(claim_batches([table], load=load))
    with pytest.warns(UserWarning, match="b: RuntimeError: poisoned"):
        (claims,) = claim_batches([table], load=load, on_error="warn")
    assert claims.column("doc_id").to_pylist() == ["a", "c"]


def test_a_large_batch_is_worked_through_in_parts(quick_language: QuickLanguage) -> None:
    asked = []

    class Counting(type(quick_language)):  # type: ignore[misc]
        def pipe(self, texts: Any, **options: Any) -> Iterator[Any]:
            for pair in texts:
                asked.append(pair)
                yield from super().pipe([pair], **options)

    results = result_batches([articles_to_arrow(articles(10 * ROWS))], load=lambda _: Counting())
    assert next(results).num_rows == ROWS
    assert len(asked) == ROWS


def test_claims_below_the_confidence_wanted_are_left_out(load: Callable[[Settings], Any]) -> None:
    table = articles_to_arrow(articles(3))
    assert list(claim_batches([table], min_confidence=0.95, load=load)) == []


def test_the_real_model_is_loaded_by_its_settings(nlp: Language) -> None:
    given = Article("a", "Selon la préfecture, deux personnes ont été blessées.")
    (claims,) = claim_batches([articles_to_arrow([given])], Settings())
    (result,) = extract_articles(nlp, [given])
    assert isinstance(result, Extracted)
    assert claims.to_pylist() == result.claims
    assert claims.num_rows == 1
