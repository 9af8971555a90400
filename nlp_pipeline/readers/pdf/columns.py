"""The order in which the lines of a page are read: columns one after the other, between what stands over them."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    left = [line for line in lines if line.right <= gap]
    right = [line for line in lines if line.left >= gap]
    across = _from_top([line for line in lines if line.left < gap < line.right])
    found: list[Column] = []
    for over in [*across, None]:
        band_left = [line for line in left if over is None or line.middle > over.middle]
        band_right = [line for line in right if over is None or line.middle > over.middle]
        for band in (band_left, band_right):
            found += columns_in_order(band, depth + 1)
        left = [line for line in left if line not in band_left]
        right = [line for line in right if line not in band_right]
        if over is not None:
            if found and found[-1][-1] in across:
                found[-1].append(over)
            else:
                found.append([over])
    return found


def _gap(lines: Sequence[Line]) -> float | None:
    """Give the place from left to right at which columns are parted; None where there is one column."""
    if len(lines) <= FEWEST:
        return None
    narrowest = NARROWEST * median(line.size for line in lines)
    edges = sorted({line.right for line in lines} | {line.left for line in lines})
    number = {line: at for at, line in enumerate(lines)}
    best: tuple[float, float, float] | None = None
    for start, end in pairwise(edges):
        if end - start < narrowest / 4:
            continue
        place = (start + end) / 2
        across = sum(line.left < place < line.right for line in lines)
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        if not left or not right or across > MOST_ACROSS * max(len(left), len(right)):
            continue
        beside = min(_beside(left, right), _beside(right, left))
        drawn_after = max(map(number.__getitem__, left)) < min(map(number.__getitem__, right))
        apart = max(len(left), len(right)) >= FEWEST and drawn_after and beside > 0
        width = min(line.left for line in right) - max(line.right for line in left)
        if (beside >= FEWEST or apart) and width >= narrowest and (best is None or (across, -width) < best[:2]):
            best = (across, -width, place)
    return None if best is None else best[2]


def _beside(lines: Sequence[Line], others: Sequence[Line]) -> int:
    """Count the lines that have one of the others beside them."""
    return sum(any(line.bottom < other.top and other.bottom < line.top for other in others) for line in lines)


def _from_top(lines: Sequence[Line]) -> Column:
    """Put lines in order from top to bottom, those of one row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: -each.middle):
        if rows and abs(rows[-1][0].middle - line.middle) < SAME_ROW * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each.left)]
