"""What every page repeats at its head and foot, and the numbers of pages: no part of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from nlp_pipeline.readers.titles import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from nlp_pipeline.readers.pdf.lines import Line

MARGIN = 0.12
"""Share of a page's height, at its head and at its foot, in which a running line may stand."""

ALONE = 2.5
"""In heights of a line: how far from the text a head or foot stands."""

DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"^(?:(?:page|p\.)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|sur|of)\s*\d{1,4})?$", re.IGNORECASE)


def without_running_lines(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[list[Line]]:
    """Leave out the running lines.

    Args:
        pages: the height of each page in points, and its lines.

    Returns:
        What is left of each page.
    """
    edges = [_edge(lines, height) for height, lines in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    running = {key for key, count in counts.items() if count > 1 and 2 * count >= len(pages)}
    left: list[list[Line]] = []
    for (_, lines), edge in zip(pages, edges, strict=True):
        out = {line for line in edge if _key(line) in running or NUMBER.match(line.text)}
        if left:  # what one page alone has is no head on the first: its title stands there
            out |= _alone(edge, lines)
        left.append([line for line in lines if line not in out])
    return left


def _edge(lines: Sequence[Line], height: float) -> frozenset[Line]:
    """Give the lines in which something may run: those in the margins, and the first and the last one."""
    in_margins = (line for line in lines if not MARGIN * height <= line.middle <= (1 - MARGIN) * height)
    ends = (end(lines, key=lambda line: line.middle) for end in (min, max)) if lines else ()
    return frozenset((*in_margins, *ends))


def _alone(edge: Set[Line], lines: Sequence[Line]) -> set[Line]:
    """Give the heads and feet that one page alone has: far from all the rest, no larger than it, and no sentence."""
    if not edge:
        return set()
    usual = median(each.size for each in lines)
    middles = sorted(each.middle for each in lines)
    return {
        line
        for line in edge
        if line.size <= 1.1 * usual and not SENTENCE_END.search(line.text) and _is_far(line, middles)
    }


def _is_far(line: Line, middles: Sequence[float]) -> bool:
    """Tell whether no line but those of its own row is near, by the sorted heights of all lines."""
    below = bisect_left(middles, line.middle - line.size / 2)
    above = bisect_right(middles, line.middle + line.size / 2)
    others = [*middles[max(0, below - 1) : below], *middles[above : above + 1]]
    return all(abs(line.middle - other) > ALONE * line.size for other in others)


def _key(line: Line) -> str:
    """Give what a line says, numbers aside."""
    return DIGITS.sub("0", line.text)
