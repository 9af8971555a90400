"""Batches of articles to batches of what is found in them, in Arrow: what any engine can run, such as Spark or Ray.

An engine gives a function batches of its own and takes batches back. Nothing here knows an engine, and nothing is kept
between batches but the pipeline, which a process loads once.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Literal

from nlp_pipeline.arrow import result_schema
from nlp_pipeline.run.records import articles_from_arrow, results_to_arrow
from nlp_pipeline.run.settings import Settings, loaded
from nlp_pipeline.run.stream import extract_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyarrow as pa
    from spacy.language import Language

ROWS = 256
"""Articles of a batch that is given back: an engine's own batches may be larger, but not what is held of them."""


def result_batches(
    articles: Iterable[pa.RecordBatch | pa.Table],
    settings: Settings | None = None,
    *,
    min_confidence: float = 0.0,
    load: Callable[[Settings], Language] = loaded,
) -> Iterator[pa.RecordBatch]:
    """Give what is found in articles, a row an article, also for one that fails.

    Args:
        articles: batches with the columns ``doc_id`` and ``text``, and any other of ``arrow.article_schema``. The
            ids should be unique in the whole of the data: an engine's batches know nothing of each other.
        settings: the model and the user's own words; None for the default ones.
        min_confidence: claims whose confidence is below it are left out.
        load: gives the pipeline of settings, by default loaded once in a process.

    Returns:
        Batches of ``arrow.result_schema`` in the order of the articles. ``failure`` says why an article gave nothing
        and is null for all others.

    Raises:
        ValueError: a batch lacks a column that an article cannot be without.
        ModelNotFoundError: the model is not installed where this runs.
    """
    nlp = load(settings or Settings())
    for batch in articles:
        for start in range(0, batch.num_rows, ROWS):
            items = articles_from_arrow(batch.slice(start, ROWS))
            yield from results_to_arrow(extract_articles(nlp, items, min_confidence=min_confidence)).to_batches()


def rows_of(
    results: Iterable[pa.RecordBatch | pa.Table], table: Literal["claims", "entities"] = "claims"
) -> Iterator[pa.RecordBatch]:
    """Give the rows of one of the two tables out of what :func:`result_batches` gave.

    Args:
        results: its batches, also read again from where they were stored.
        table: which table.

    Returns:
        Batches of ``arrow.claim_schema``, or of the entities' columns; none for a batch without a row.
    """
    import pyarrow as pa

    row = result_schema().field(table).type
    for batch in results:
        for part in batch.to_batches() if isinstance(batch, pa.Table) else [batch]:
            rows = part.column(table).cast(row).flatten()
            if len(rows):
                yield pa.RecordBatch.from_struct_array(rows)


def claim_batches(
    articles: Iterable[pa.RecordBatch | pa.Table],
    settings: Settings | None = None,
    *,
    min_confidence: float = 0.0,
    on_error: Literal["raise", "warn"] = "raise",
    load: Callable[[Settings], Language] = loaded,
) -> Iterator[pa.RecordBatch]:
    """Give the claims of articles.

    The claim table has no place for an article that fails, so that ends the work, or is told in a warning. Where there
    are too many articles for either, keep the batches of :func:`result_batches`, which tell the failures, and take
    the claims out of them with :func:`rows_of`.

    Args:
        articles: batches of articles, as for :func:`result_batches`.
        settings: the model and the user's own words; None for the default ones.
        min_confidence: claims whose confidence is below it are left out.
        on_error: "raise" to stop at the first article that fails, "warn" to pass it over and say so.
        load: gives the pipeline of settings, by default loaded once in a process.

    Returns:
        Batches of ``arrow.claim_schema``; none for articles without a claim.

    Raises:
        ValueError: an article fails, unless ``on_error`` is "warn"; a batch lacks a column.
        ModelNotFoundError: the model is not installed where this runs.
    """
    for results in result_batches(articles, settings, min_confidence=min_confidence, load=load):
        for doc_id, failure in _failures(results):
            if on_error == "raise":
                raise ValueError(f"{doc_id}: {failure}")
            warnings.warn(f"{doc_id}: {failure}", stacklevel=2)
        yield from rows_of([results])


def _failures(results: pa.RecordBatch) -> list[tuple[str, str]]:
    from pyarrow import compute

    failed = results.filter(compute.is_valid(results.column("failure")))
    return list(zip(failed.column("doc_id").to_pylist(), failed.column("failure").to_pylist(), strict=True))
