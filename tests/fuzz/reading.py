"""One file through the readers: nothing but articles and reasons comes out, in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.run.stream import Failure, checked
from nlp_pipeline.schema import Article
from tests.alarms import within

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 600
"""In seconds, for a file of some kilobytes: what takes longer does not end. No busy machine is that slow."""

MOST_ITEMS = 100_000


def read(path: Path, seconds: int = LONGEST) -> list[Article | ReadError]:
    """Read a file as ``selon extract`` does, within some seconds.

    Raises:
        AssertionError: something else than articles and reasons came out, or articles without end.
        TooSlowError: it took too long.
    """
    with within(seconds):
        return items_of(path)


def items_of(path: Path) -> list[Article | ReadError]:
    """Read a file as ``selon extract`` does; raises AssertionError."""
    found: list[Article | ReadError] = []
    for item in Inputs([path]):
        assert isinstance(item, Article | ReadError)
        assert len(found) < MOST_ITEMS, "articles without end"
        found.append(item)
    assert found, "neither an article nor a reason"
    for item in found:
        if isinstance(item, ReadError):
            assert item.reason.strip(), "a reason that says nothing"
        elif not isinstance(checked(item), Failure):
            assert item.doc_id, "an article without a name"
            assert item.text.strip(), "an article without words"
    return found
