"""Where claims, sources and cues begin and end in a text, cut into stretches with the same marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nlp_pipeline.schema import Row

Role = Literal["claim", "source", "cue"]
ROLES: tuple[Role, ...] = ("claim", "source", "cue")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text: a claim's piece, its source or its cue. ``number`` counts claims from 1."""

    start: int
    end: int
    role: Role
    number: int
    row: Row


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text with the same marks from its beginning to its end, the widest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    def opening(self) -> list[Mark]:
        """Give the marks that begin here, the widest first."""
        return [mark for mark in self.marks if mark.start == self.start]

    def closing(self) -> list[Mark]:
        """Give the marks that end here, the narrowest first."""
        return [mark for mark in reversed(self.marks) if mark.end == self.end]


def segments(text: str, rows: Sequence[Row], breaks: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut a text where a mark begins or ends.

    Args:
        text: the article's text.
        rows: the claim table's rows of that article, with the keys of ``CLAIM_JSON_KEYS``.
        breaks: offsets where it is cut besides, such as the ends of its paragraphs.

    Returns:
        Segments that cover the text from beginning to end; marks may lie inside and across one another.
    """
    pending = sorted(_marks(rows), key=_width_first, reverse=True)
    edges = sorted({0, len(text), *breaks, *(edge for mark in pending for edge in (mark.start, mark.end))})
    active: list[Mark] = []
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        while pending and pending[-1].start == start:
            active.append(pending.pop())
        yield Segment(start, end, tuple(sorted(active, key=_width_first)))


def number_of_parent(row: Row) -> str:
    """Give the number of the claim that this one stands inside, or an empty string."""
    parent = str(row["parent_id"])
    return parent.rpartition("#")[2] if parent else ""


def _marks(rows: Sequence[Row]) -> Iterator[Mark]:
    for number, row in enumerate(rows, 1):
        spans = {
            "claim": row["claim_spans"],
            "source": [row["source_span"]] if row["source_span"] else [],
            "cue": row["cue_spans"],
        }
        for role in ROLES:
            for start, end in spans[role]:
                if start < end:
                    yield Mark(start, end, role, number, row)


def _width_first(mark: Mark) -> tuple[int, int, int, int]:
    return mark.start, -mark.end, ROLES.index(mark.role), mark.number
