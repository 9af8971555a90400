"""What every page repeats at its head and foot, and the numbers of pages: no part of the text."""

from __future__ import annotations

import re
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
    return [
        [line for line in lines if not (line in edge and _is_no_text(line, lines, running, first=not place))]
        for place, ((_, lines), edge) in enumerate(zip(pages, edges, strict=True))
    ]


def _edge(lines: Sequence[Line], height: float) -> frozenset[Line]:
    """Give the lines in which something may run: those in the margins, and the first and the last one."""
    in_margins = (line for line in lines if not MARGIN * height <= line.middle <= (1 - MARGIN) * height)
    ends = (end(lines, key=lambda line: line.middle) for end in (min, max)) if lines else ()
    return frozenset((*in_margins, *ends))


def _is_no_text(line: Line, lines: Sequence[Line], running: Set[str], *, first: bool) -> bool:
    """Tell a running line, or the number of a page, from what else stands at its edge."""
    if _key(line) in running or NUMBER.match(line.text):
        return True
    return not first and _stands_alone(line, lines)


def _stands_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Tell a head or foot that one page alone has: far from all the rest, no larger than it, and no sentence."""
    others = [abs(line.middle - each.middle) for each in lines if abs(line.middle - each.middle) > line.size / 2]
    usual = median(each.size for each in lines)
    far = not others or min(others) > ALONE * line.size
    return far and line.size <= 1.1 * usual and SENTENCE_END.search(line.text) is None


def _key(line: Line) -> str:
    """Give what a line says, numbers aside."""
    return DIGITS.sub("0", line.text)
