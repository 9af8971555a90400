"""A model loaded in less time: what spaCy works out again for every word, part or pattern is worked out once.

Only while a model is loaded, other functions stand in the place of some of spaCy's and Python's; what is loaded is the
same.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Any

import catalogue
from spacy.lookups import Table
from spacy.strings import get_string_id

from nlp_pipeline.language.acceleration.patterns import large_sets_read_once

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quick_loading() -> Iterator[None]:
    """Let ``spacy.load`` take about half of its time."""
    with large_sets_read_once(), _tables_filled_at_once(), _entry_points_sought_once():
        yield


@contextmanager
def _tables_filled_at_once() -> Iterator[None]:
    """Fill a table of lemmas, of tens of thousands of words, without a call of Python for each word."""
    if "update" in vars(Table):  # another thread loads too; or another version's has its own way
        yield
        return
    Table.update = _fill  # type: ignore[assignment]
    try:
        yield
    finally:
        with suppress(AttributeError):  # the other thread was there first
            del Table.update


def _fill(table: Any, data: Any) -> None:
    put, note = OrderedDict.__setitem__, table.bloom.add
    for word, value in data.items():
        key = get_string_id(word)
        put(table, key, value)
        note(key)


@contextmanager
def _entry_points_sought_once() -> Iterator[None]:
    """Remember which entry points a group has: spaCy asks hundreds of times, and each time all are gone through."""
    own = catalogue.AVAILABLE_ENTRY_POINTS
    if not hasattr(own, "select") or isinstance(own, _SoughtOnce):  # another version's are in a table
        yield
        return
    catalogue.AVAILABLE_ENTRY_POINTS = _SoughtOnce(own)
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = own


class _SoughtOnce:
    """Entry points of which each group is sought once."""

    def __init__(self, own: Any) -> None:
        self.select = cache(lambda group: own.select(group=group))
