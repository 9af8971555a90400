"""The order in which the lines of a page are read: columns one after the other, between what stands over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from math import inf
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp_pipeline.readers.pdf.lines import Line

NARROWEST = 0.6
"""In heights of a line: a narrower gap parts no columns."""

FEWEST = 3
"""Lines side by side without which there are no columns, unless the file draws all of one before the other."""

MOST_ACROSS = 0.4
"""Lines across a gap between columns, to those of the longer one."""

DEEPEST = 12
"""How often columns are cut within columns."""

SAME_ROW = 0.5

Column = list["Line"]
"""Lines one below the other."""


def columns_in_order(lines: Sequence[Line], depth: int = 0) -> list[Column]:
    """Give the columns of a page in the order of reading, the lines of each from top to bottom.

    Args:
        lines: of one page.
        depth: how often the page has been cut already.
    """
    gap = _gap(lines) if depth < DEEPEST else None
    if gap is None:
        return [_from_top(lines)] if lines else []
    left, right = _sides(lines, gap)
    across = _from_top([line for line in lines if line.left < gap < line.right])
    found: list[Column] = []
    for over, *sides in zip([*across, None], _bands(left, across), _bands(right, across), strict=True):
        columns = [column for side in sides for column in columns_in_order(side, depth + 1)]
        if over is not None and found and not columns:
            found[-1].append(over)
        else:
            found += columns if over is None else [*columns, [over]]
    return found


def _sides(lines: Sequence[Line], place: float) -> tuple[list[Line], list[Line]]:
    """Give the lines on the left of a place and those on the right of it."""
    return [line for line in lines if line.right <= place], [line for line in lines if line.left >= place]


def _bands(lines: Sequence[Line], across: Sequence[Line]) -> list[list[Line]]:
    """Part lines by what stands across: for each of these what is over it, and at last what is below them all."""
    depths = [-height for height in accumulate((over.middle for over in across), min)]
    bands: list[list[Line]] = [[] for _ in range(len(across) + 1)]
    for line in lines:
        bands[bisect_right(depths, -line.middle)].append(line)
    return bands


def _gap(lines: Sequence[Line]) -> float | None:
    """Give the place from left to right at which columns are parted; None where there is one column."""
    if len(lines) <= FEWEST:
        return None
    narrowest = NARROWEST * median(line.size for line in lines)
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    wide: list[tuple[float, float, float]] = []
    for start, end in pairwise(sorted({*lefts, *rights})):
        place = (start + end) / 2
        ended, to_begin = bisect_right(rights, place), bisect_left(lefts, place)
        if end - start < narrowest / 4 or not ended or to_begin == len(lines):
            continue
        width = lefts[to_begin] - rights[ended - 1]
        across = to_begin - ended
        if width >= narrowest and across <= MOST_ACROSS * max(ended, len(lines) - to_begin):
            wide.append((across, -width, place))
    drawn = {line: at for at, line in enumerate(lines)}
    return next((place for *_, place in sorted(wide) if _parts_columns(*_sides(lines, place), drawn)), None)


def _parts_columns(left: Sequence[Line], right: Sequence[Line], drawn: Mapping[Line, int]) -> bool:
    """Tell whether lines on both sides of a gap are two columns: beside one another, or drawn one after the other."""
    beside = min(_beside(left, right), _beside(right, left))
    if beside >= FEWEST:
        return True
    drawn_after = max(map(drawn.__getitem__, left)) < min(map(drawn.__getitem__, right))
    return max(len(left), len(right)) >= FEWEST and drawn_after and beside > 0


def _beside(lines: Sequence[Line], others: Sequence[Line]) -> int:
    """Count the lines that have one of the others beside them."""
    from_below = sorted((other.bottom, other.top) for other in others)
    bottoms = [bottom for bottom, _ in from_below]
    highest = [-inf, *accumulate((top for _, top in from_below), max)]
    return sum([line.bottom < highest[bisect_left(bottoms, line.top)] for line in lines])


def _from_top(lines: Sequence[Line]) -> Column:
    """Put lines in order from top to bottom, those of one row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: -each.middle):
        if rows and abs(rows[-1][0].middle - line.middle) < SAME_ROW * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each.left)]
