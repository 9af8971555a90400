"""Patterns with the same large sets of letters, compiled to the same code in about a tenth of the time.

spaCy's rules for French tokens are such; a second and more of its start.

What reads a pattern and what works a set out are Python's own functions, which are no part of its interface: where
this Python has others, patterns are compiled as usual.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

READS = "parse"
WORKS_SETS_OUT = "_optimize_charset"

LARGE = 200
"""In characters: from which length on a set is read once, and a letter put in its place before the rest is read."""

FIRST_STAND_IN = 0x100000
"""The first of the letters that stand for sets: those of the last plane are nobody's."""

_SET = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
"""A set; or an escaped character, whose bracket opens none."""

_OTHERWISE = re.compile(r"\(\?(?:#|[a-zA-Z-]*x)|\\N|\\U0010|[\U00100000-\U0010ffff]")
"""What may have brackets that open no set, or a letter of those that stand for sets."""


@contextmanager
def large_sets_read_once() -> Iterator[None]:
    """Remember what a set of characters holds, and what it compiles to, while patterns are compiled."""
    parser, compiler = getattr(re, "_parser", None), getattr(re, "_compiler", None)
    with ExitStack() as stack:
        if hasattr(parser, "IN") and hasattr(parser, "LITERAL"):
            stack.enter_context(_instead(parser, READS, _reading_sets_once))
        stack.enter_context(_instead(compiler, WORKS_SETS_OUT, _working_sets_out_once))
        yield


@contextmanager
def _instead(module: Any, name: str, other: Callable[[Any, Any], Any]) -> Iterator[None]:
    """Put another function in the place of one that a module has; not twice, whatever other threads load meanwhile."""
    own = getattr(module, name, None)
    if not callable(own) or own.__module__ == __name__:
        yield
        return
    setattr(module, name, other(own, module))
    try:
        yield
    finally:
        setattr(module, name, own)


def _reading_sets_once(read: Any, parser: Any) -> Callable[..., Any]:
    sets: dict[str, tuple[Any, ...] | None] = {}

    def items_of(written: str) -> tuple[Any, ...] | None:
        """Give what a set holds; None for one of all but some letters, or of a single one."""
        if written not in sets:
            ((kind, items),) = read(written).data
            sets[written] = tuple(items) if kind is parser.IN and written[1] != "^" else None
        return sets[written]

    def remembered(pattern: Any, flags: int = 0, *further: Any) -> Any:
        if not isinstance(pattern, str) or flags & re.VERBOSE or _OTHERWISE.search(pattern):
            return read(pattern, flags, *further)
        stand_ins: dict[tuple[Any, ...], int] = {}

        def put_in(found: re.Match[str]) -> str:
            items = items_of(found[0]) if len(found[0]) >= LARGE else None
            return found[0] if items is None else chr(stand_ins.setdefault(items, FIRST_STAND_IN + len(stand_ins)))

        result = read(_SET.sub(put_in, pattern), flags, *further)
        _put_back(result, {letter: items for items, letter in stand_ins.items()}, parser)
        return result

    return remembered


def _put_back(part: Any, sets: Mapping[int, tuple[Any, ...]], parser: Any) -> None:
    """Put the sets into a pattern that was read, in the place of the letters that stand for them."""
    for at, (kind, given) in enumerate(part.data):
        if kind is parser.LITERAL and given in sets:
            part.data[at] = (parser.IN, list(sets[given]))
        elif kind is parser.IN:  # alternatives of one letter each were made one set
            items = [sets.get(item[1], (item,)) if item[0] is parser.LITERAL else (item,) for item in given]
            part.data[at] = (parser.IN, list(dict.fromkeys(chain.from_iterable(items))))
        else:
            _put_back_within(given, sets, parser)


def _put_back_within(given: Any, sets: Mapping[int, tuple[Any, ...]], parser: Any) -> None:
    if isinstance(given, parser.SubPattern):
        _put_back(given, sets, parser)
    elif isinstance(given, list | tuple):
        for each in given:
            _put_back_within(each, sets, parser)


def _working_sets_out_once(work_out: Any, _: Any) -> Callable[..., Any]:
    known: dict[Hashable, tuple[Any, ...]] = {}

    def remembered(*given: Any) -> Any:
        key = tuple(_key(each) for each in given)
        try:
            found = known.get(key)
        except TypeError:  # a set of something that cannot be a key: another version's
            return work_out(*given)
        if found is None:
            result = work_out(*given)
            if not isinstance(result, tuple):
                return result
            found = known[key] = result
        return tuple(list(part) if isinstance(part, list) else part for part in found)

    return remembered


def _key(given: Any) -> Any:
    if isinstance(given, list):
        return tuple(given)
    return id(given) if isinstance(given, dict) else given  # the only tables are constants of the compiler
