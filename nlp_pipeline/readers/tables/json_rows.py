"""JSON and JSON Lines: a list of articles, one somewhere inside an object, or an object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.readers.base import NotArticles, Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.tables.columns import Columns, articles_of, find_columns, is_list_of_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

FLAT_NAMES = 200
"""Of how many objects the names are gathered: not every one has all of them."""


class JsonRows:
    """JSON whose objects are articles."""

    name = "JSON"
    suffixes = (".json", ".jsonl", ".ndjson")

    def recognises(self, head: bytes) -> bool:
        """Tell JSON by its first mark."""
        return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the article of every object; a line that is no JSON comes as the reason why it is left out.

        Raises:
            Unreadable: the file is no JSON, is nested too deep, or no object has a text.
        """
        if _has_an_object_a_line(stream):
            yield from _lines(stream, options)
            return
        try:
            content = json.loads(decode(stream.read(), options.encoding))
        except RecursionError:
            raise Unreadable("JSON nested too deep") from None
        except ValueError as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable(f"not valid JSON: {error}") from None
        objects = _objects(content)
        if not objects:
            raise NotArticles("no list of articles in this JSON")
        names = list(dict.fromkeys(name for each in objects[:FLAT_NAMES] for name in _flat_names(each)))
        yield from articles_of(objects, _columns(names, options))


def _lines(stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
    """Read an object a line, the file never whole in memory; names are told by the first lines."""
    columns: Columns | None = None
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(decode(line, options.encoding))
        except (ValueError, RecursionError) as error:
            yield Unreadable(f"line {number}: {getattr(error, 'reason', 'not valid JSON')}")
            continue
        if not isinstance(found, dict):
            yield Unreadable(f"line {number}: no object")
            continue
        if columns is None or columns.text not in found:
            columns = _columns(_flat_names(found), options)
        yield from articles_of([found], columns, number)


def _flat_names(found: Mapping[str, Any]) -> list[str]:
    """Give the names of an object that hold text, or texts: offsets of a "content" in another file are none."""
    return [name for name, value in found.items() if not isinstance(value, (dict, list)) or is_list_of_texts(value)]


def _columns(names: list[str], options: ReadOptions) -> Columns:
    """Find the columns; JSON without texts is some other JSON, of which folders are full."""
    try:
        return find_columns(names, options)
    except Unreadable as error:
        if options.text_column is None and options.id_column is None:
            raise NotArticles(error.reason) from None
        raise


def _has_an_object_a_line(stream: BinaryIO) -> bool:
    """Tell JSON Lines from JSON: the first line is an object by itself, and another line follows."""
    lines = (line for line in stream if line.strip())
    first, second = next(lines, b""), next(lines, b"")
    stream.seek(0)
    try:
        return bool(second) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _objects(content: Any) -> list[Mapping[str, Any]]:
    """Give the longest list of objects: the content itself, or one value of the outer object, or its values."""
    if isinstance(content, list):
        return [each for each in content if isinstance(each, dict)]
    if not isinstance(content, dict):
        return []
    lists = [_objects(value) for value in content.values() if isinstance(value, list)]
    longest = max(lists, key=len, default=[])
    values = list(content.values())
    if not longest and values and all(isinstance(value, dict) for value in values):
        return values
    return longest or [content]
