"""Segments as the template ``segment.html`` takes them: the one way in which a text is marked in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from nlp_pipeline.display.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.display.marked_stretches import Mark, Segment

Attributes = dict[str, str]
"""Names and values of an element's attributes; the template escapes them."""


class Marking(Protocol):
    """What a page puts on the elements that mark a text, besides their classes."""

    def on_number(self, mark: Mark) -> Attributes:
        """Give the attributes of the link on a claim's number; without any, the number is no link."""

    def on_marks(self, segment: Segment, marks: Sequence[Mark]) -> Attributes:
        """Give the attributes of the element for one claim, or for all sources or all cues of a segment."""


def html_segment(text: str, segment: Segment, marking: Marking) -> dict[str, Any]:
    """Give what the template needs to mark one segment.

    Args:
        text: the article's text.
        segment: a stretch of it, as ``segments`` gives it.
        marking: what the page puts on the elements.

    Returns:
        The words, made harmless, and their offset; the numbers of the claims that open here; and the attributes of each
        element around the words, the widest claim first, then the source, then the cue.
    """
    claims = [mark for mark in segment.marks if mark.role == "claim"]
    return {
        "text": visible(text[segment.start : segment.end]),
        "at": segment.start,
        "numbers": [
            {"number": mark.number, "link": marking.on_number(mark)}
            for mark in segment.opening()
            if mark.role == "claim"
        ],
        "claims": [{"class": f"selon-{mark.row['kind']}", **marking.on_marks(segment, [mark])} for mark in claims],
        "source": _attributes(segment, "source", marking),
        "cue": _attributes(segment, "cue", marking),
    }


def _attributes(segment: Segment, role: str, marking: Marking) -> Attributes | None:
    marks = [mark for mark in segment.marks if mark.role == role]
    if not marks:
        return None
    kinds = {mark.row["kind"] for mark in marks}
    # Where claims of several kinds share a source, it has the colour of none.
    shared = f"selon-{kinds.pop()}" if len(kinds) == 1 else "selon-several"
    return {"class": shared, **marking.on_marks(segment, marks)}
