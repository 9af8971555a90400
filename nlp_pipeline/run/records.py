"""Articles and what was found in them, to Arrow tables and back: the form in which they leave a process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp_pipeline.arrow import ARTICLE_FIELDS, article_schema, result_schema
from nlp_pipeline.readers import ReadError
from nlp_pipeline.run.stream import Extracted, Failure, checked
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from nlp_pipeline.run.stream import Item, Result

_NOTHING = dict.fromkeys(ARTICLE_FIELDS, "")


def articles_to_arrow(items: Iterable[Item]) -> pa.Table:
    """Give articles, and what could not be read between them, as a table of ``arrow.article_schema``."""
    import pyarrow as pa

    return pa.Table.from_pylist([_item_record(item) for item in items], schema=article_schema())


def articles_from_arrow(table: pa.Table | pa.RecordBatch) -> list[Item]:
    """Give the articles of a table.

    Args:
        table: with the columns ``doc_id`` and ``text``, and any other of ``arrow.article_schema``; further columns are
            left out. What is null is an empty string.

    Raises:
        ValueError: a column that an article cannot be without is missing.
    """
    missing = {"doc_id", "text"}.difference(table.schema.names)
    if missing:
        raise ValueError(
            f"a table of articles needs the columns doc_id and text; missing: {', '.join(sorted(missing))}"
        )
    known = [name for name in table.schema.names if name in article_schema().names]
    return [_item(record) for record in table.select(known).to_pylist()]


def results_to_arrow(results: Iterable[Result]) -> pa.Table:
    """Give what was found in articles as a table of ``arrow.result_schema``, a row an article."""
    import pyarrow as pa

    return pa.Table.from_pylist([_result_record(result) for result in results], schema=result_schema())


def results_from_arrow(table: pa.Table) -> Iterator[Result]:
    """Give back what :func:`results_to_arrow` was given."""
    for record in table.to_pylist():
        if record["failure"] is not None:
            yield Failure(record["doc_id"], record["failed_stage"], record["failure"])
        else:
            article = Article(**{name: record[name] for name in ARTICLE_FIELDS})
            yield Extracted(article, record["claims"], record["entities"])


def _item_record(item: Item) -> dict[str, str | None]:
    sound = checked(item)
    if isinstance(sound, Failure):
        return {**_NOTHING, "doc_id": _valid(sound.name), "read_error": _valid(sound.reason)}
    return {**{name: getattr(sound, name) for name in ARTICLE_FIELDS}, "read_error": None}


def _item(record: dict[str, Any]) -> Item:
    strings = {name: _string(record.get(name)) for name in ARTICLE_FIELDS}
    if (reason := record.get("read_error")) is not None:
        return ReadError(strings["doc_id"], reason)
    return Article(**strings)


def _string(value: object) -> str:
    return "" if value is None else str(value)


def _result_record(result: Result) -> dict[str, Any]:
    if isinstance(result, Failure):
        failed = {"doc_id": _valid(result.name), "failed_stage": result.stage, "failure": _valid(result.reason)}
        return _NOTHING | {"claims": [], "entities": []} | failed
    article = {name: getattr(result.article, name) for name in ARTICLE_FIELDS}
    return article | {"claims": result.claims, "entities": result.entities, "failed_stage": None, "failure": None}


def _valid(text: str) -> str:
    """Replace what no UTF-8 can hold, as in a file's name that is no text."""
    return text.encode("utf-8", "replace").decode("utf-8")
