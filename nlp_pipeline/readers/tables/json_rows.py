"""JSON and JSON Lines: a list of articles, one somewhere inside an object, or an object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.messages import N_, _, written_number
from nlp_pipeline.readers.base import NotArticles, Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.tables.columns import (
    LONGEST_NAME,
    Columns,
    articles_of,
    find_columns,
    is_list_of_texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

LOOKED_AT = 200
"""So many objects without a text, and it is no JSON of articles."""

MOST_KINDS = 1_000
"""So many sets of names are remembered."""


class JsonRows:
    """JSON whose objects are articles."""

    name = N_("JSON")
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
            yield from _articles(_lines(stream, options), options, "line")
            return
        try:
            content = json.loads(decode(stream.read(), options.encoding))
        except RecursionError:
            raise Unreadable(_("JSON nested too deep")) from None
        except Unreadable:
            raise
        except json.JSONDecodeError as error:
            raise Unreadable(_("not valid JSON: {error}").format(error=error)) from None
        except ValueError:
            raise Unreadable(_("not valid JSON: a number of thousands of digits")) from None
        objects, beside = _objects(content, options)
        yield from _articles(enumerate(objects, 1), options, "row")
        yield from beside


def _lines(stream: BinaryIO, options: ReadOptions) -> Iterator[tuple[int, Any]]:
    """Give what stands in each line, by its number, the file never whole in memory; or why it cannot be read."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(decode(line, options.encoding))
        except (ValueError, RecursionError) as error:
            yield number, Unreadable(getattr(error, "reason", "not valid JSON"))


def _articles(objects: Iterable[tuple[int, Any]], options: ReadOptions, kind: str) -> Iterator[Article | Unreadable]:
    """Give the article of each object; one without a text, and what is no object, comes as the reason.

    Args:
        objects: by their numbers.
        options: what the user says about the file.
        kind: what has a number, for the user.

    Raises:
        NotArticles: none of the first objects has a text, so that it is some other JSON, of which folders are full.
        Unreadable: likewise, where the user has named a column.
    """
    columns_of = _ColumnsOf(options)
    early: list[Unreadable] = []
    found = False
    for number, each in objects:
        if isinstance(each, Unreadable):
            reason = each.reason
        elif not isinstance(each, dict):
            reason = _("no object")
        elif (columns := columns_of(each)) is None:
            reason = _("no text")
        else:
            if not found:
                yield from early
                found = True
            (item,) = articles_of([each], columns, number)
            yield (item if not isinstance(item, Unreadable) else _numbered(kind, number, _("no text")))
            continue
        problem = _numbered(kind, number, reason)
        if found:
            yield problem
            continue
        early.append(problem)
        if len(early) >= LOOKED_AT:
            break
    if not found:
        if columns_of.problem:
            raise columns_of.problem
        yield from early
        raise NotArticles(_("no list of articles in this JSON"))


def _numbered(kind: str, number: int, reason: str) -> Unreadable:
    return Unreadable(_("{place}: {reason}").format(place=f"{_(kind)} {number}", reason=reason))


class _ColumnsOf:
    """Finds the columns of objects, each for itself: not every one has all names."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._known: dict[tuple[str, ...], Columns | None] = {}
        self.problem: Unreadable | None = None

    def __call__(self, found: Mapping[str, Any]) -> Columns | None:
        """Give the columns of an object; None where it has no text.

        Raises:
            NotArticles: it is a row of a table that Selon wrote.
        """
        names = tuple(_flat_names(found))
        if names not in self._known:
            if len(self._known) >= MOST_KINDS:
                self._known.clear()
            self._known[names] = self._columns(names)
        return self._known[names]

    def _columns(self, names: tuple[str, ...]) -> Columns | None:
        try:
            return find_columns(names, self._options)
        except NotArticles:
            raise
        except Unreadable as error:
            own = self._options.text_column is None and self._options.id_column is None
            self.problem = self.problem or (NotArticles(error.reason) if own else error)
            return None


def _flat_names(found: Mapping[str, Any]) -> list[str]:
    """Give the names of an object that hold text, or texts: offsets of a "content" in another file are none."""
    return [name for name, value in found.items() if not isinstance(value, (dict, list)) or is_list_of_texts(value)]


def _has_an_object_a_line(stream: BinaryIO) -> bool:
    """Tell JSON Lines from JSON: the first line is an object by itself, and another line follows."""
    lines = (line for line in stream if line.strip())
    first, second = next(lines, b""), next(lines, b"")
    stream.seek(0)
    try:
        return bool(second) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _objects(content: Any, options: ReadOptions) -> tuple[list[Any], list[Unreadable]]:
    """Give the objects that are articles: those of a list, also of one inside an object, or the object itself.

    Returns:
        The objects, and of each further list of texts, which is not read, that it is there.
    """
    if isinstance(content, list):
        return content, []
    if not isinstance(content, dict):
        return [], []
    lists = {name: value for name, value in content.items() if isinstance(value, list) and _is_of_objects(value)}
    inside = {name: length for name, value in lists.items() if (length := _longest_text(value, options))}
    own = _longest_text([content], options)
    if own and own >= max(inside.values(), default=0):
        return [content], []  # an article, whose lists are comments on it, tags, pictures
    chosen = max(lists, key=lambda name: (name in inside, len(lists[name])), default=None)
    if chosen is not None:
        others = [name for name in inside if name != chosen]
        return lists[chosen], [
            Unreadable(
                _("a list of {number} texts by the name of {name} is not read").format(
                    number=written_number(len(lists[name])), name=name[:LONGEST_NAME]
                )
            )
            for name in others
        ]
    values = list(content.values())
    if values and all(isinstance(value, dict) for value in values):
        return values, []
    return [content], []


def _is_of_objects(value: list[Any]) -> bool:
    return any(isinstance(each, dict) for each in value)


def _longest_text(objects: list[Any], options: ReadOptions) -> int:
    """Give the length of the longest text of some objects, by the first of them; 0 where none has one."""
    lengths = [0]
    for each in objects[:LOOKED_AT]:
        if isinstance(each, dict):
            try:
                text = each.get(find_columns(_flat_names(each), options).text)
            except Unreadable:
                continue
            lengths.append(len("".join(text) if isinstance(text, list) else str(text)))
    return max(lengths)
