"""How much one file may take: memory, time, reasons, and what it may unfold to."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _, ngettext
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEMORY = 2_000_000_000
"""In bytes, for whatever is read of a file."""

MEMORY_PER_BYTE = 10
"""Of a large file: a table of 500 MB may take ten times as much."""

PATIENCE = 45
"""In seconds, for each article of a file of some kilobytes."""

BYTES_A_SECOND = 200_000
"""By so much a larger file may be read slower; what is usual is some megabytes a second."""

MOST_REASONS = 10
"""How many rows of a file are named for one reason; the others are counted."""

HIGHEST_RATIO = 500
"""Characters of text to bytes of the file: text is rarely packed below a twentieth, a bomb far below a thousandth."""

RATIO_FROM = 10_000_000
"""In characters: below it, no ratio does harm."""

PASSED_OVER = 0.8
"""Of the time that the next article may take: so long rows are passed over, and then their number is told."""

ARTICLE_WEIGHT = 100
"""What an article counts in characters besides its text: a million empty ones are much work too."""


def memory_for(size: int) -> int:
    """Give how many bytes of memory may be taken for a file of so many bytes."""
    return max(MEMORY, MEMORY_PER_BYTE * size)


def seconds_for(size: int) -> float:
    """Give how many seconds the next article of a file of so many bytes may take."""
    return PATIENCE + size / BYTES_A_SECOND


def does_not_end(seconds: float) -> str:
    """Say that no article came of a file in so many seconds."""
    return _("reading it does not end: nothing came in {number} seconds").format(number=f"{seconds:.0f}")


def bounded(items: Iterable[Article | Unreadable], size: int) -> Iterator[Article | Unreadable]:
    """Pass on what a file holds, within bounds.

    Rows, lines and articles that fail for one reason are named ten times; the others are counted at the end.

    Args:
        items: articles, and the reasons why some cannot be read.
        size: of the file, in bytes.

    Raises:
        Unreadable: the file unfolds to more than is sensible, or gives nothing for long but rows that are passed over.
    """
    given = 0
    patience = PASSED_OVER * seconds_for(size)
    last = time.monotonic()
    beginning = _beginning()
    reasons: Counter[tuple[str, str, str]] = Counter()
    try:
        for item in items:
            if isinstance(item, Article):
                given += len(item.text) + ARTICLE_WEIGHT
                if given > RATIO_FROM and given > HIGHEST_RATIO * size:
                    raise Unreadable(_("unfolds to hundreds of times its size, as no text does: it may be a bomb"))
            elif place := beginning.match(item.reason):
                reason = place[1] or "", place[2], item.reason[place.end() :]
                reasons[reason] += 1
                if reasons[reason] > MOST_REASONS:
                    if time.monotonic() - last > patience:
                        raise Unreadable(does_not_end(patience))
                    continue
            yield item
            last = time.monotonic()
    except Exception:
        yield from _counted(reasons)  # what was passed over until it broke off
        raise
    yield from _counted(reasons)


def _counted(reasons: Counter[tuple[str, str, str]]) -> Iterator[Unreadable]:
    for (member, kind, reason), count in reasons.items():
        if (more := count - MOST_REASONS) > 0:
            words = _("{place}: {reason}").format(place=_more(kind, more), reason=reason)
            yield Unreadable(f"{member}{words}")


def _beginning() -> re.Pattern[str]:
    """Give what the reasons of rows, lines and articles begin with, in the user's language; a member's name first."""
    names = "|".join(re.escape(name) for name in _names_of_places())
    return re.compile(rf"(.*?: )??({names}) [\d,]+(?: \([^)]*\))?\s?: ")


def _names_of_places() -> dict[str, str]:
    return {_("row"): "row", _("line"): "line", _("article"): "article", _("page"): "page", _("record"): "record"}


def _more(name: str, number: int) -> str:
    """Say how many more of them there are."""
    match _names_of_places()[name]:
        case "row":
            return ngettext("{number} more row", "{number} more rows", number)
        case "line":
            return ngettext("{number} more line", "{number} more lines", number)
        case "article":
            return ngettext("{number} more article", "{number} more articles", number)
        case "page":
            return ngettext("{number} more page", "{number} more pages", number)
        case _record:
            return ngettext("{number} more record", "{number} more records", number)
