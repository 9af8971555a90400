"""How much one file may take: memory, time, reasons, and what it may unfold to."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

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

ARTICLE_WEIGHT = 100
"""What an article counts in characters besides its text: a million empty ones are much work too."""

PLACE = re.compile(r"(row|line|article|page|record) [\d,]+(?: \([^)]*\))?: ")


def memory_for(size: int) -> int:
    """Give how many bytes of memory may be taken for a file of so many bytes."""
    return max(MEMORY, MEMORY_PER_BYTE * size)


def seconds_for(size: int) -> float:
    """Give how many seconds the next article of a file of so many bytes may take."""
    return PATIENCE + size / BYTES_A_SECOND


def bounded(items: Iterable[Article | Unreadable], size: int) -> Iterator[Article | Unreadable]:
    """Pass on what a file holds, within bounds.

    Rows, lines and articles that fail for one reason are named ten times; the others are counted at the end.

    Args:
        items: articles, and the reasons why some cannot be read.
        size: of the file, in bytes.

    Raises:
        Unreadable: the file unfolds to more than is sensible.
    """
    given = 0
    reasons: Counter[tuple[str, str]] = Counter()
    try:
        for item in items:
            if isinstance(item, Article):
                given += len(item.text) + ARTICLE_WEIGHT
                if given > RATIO_FROM and given > HIGHEST_RATIO * size:
                    raise Unreadable("unfolds to hundreds of times its size, as no text does: it may be a bomb")
            elif place := PLACE.match(item.reason):
                reason = place[1], item.reason[place.end() :]
                reasons[reason] += 1
                if reasons[reason] > MOST_REASONS:
                    continue
            yield item
    except Exception:
        yield from _counted(reasons)  # what was passed over until it broke off
        raise
    yield from _counted(reasons)


def _counted(reasons: Counter[tuple[str, str]]) -> Iterator[Unreadable]:
    for (kind, reason), count in reasons.items():
        if (more := count - MOST_REASONS) > 0:
            yield Unreadable(f"{more:,} more {kind}{'s' * (more > 1)}: {reason}")
