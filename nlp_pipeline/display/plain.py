"""Marked text without colour: brackets and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.display.marked_stretches import Role, segments
from nlp_pipeline.display.visible import visible
from nlp_pipeline.messages import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Row

BRACKETS: dict[Role, tuple[str, str]] = {"claim": ("[", "]"), "source": ("{", "}"), "cue": ("<", ">")}
LEGEND = N_("[n claim]  {n source}  <n cue>")


def plain_marks(text: str, rows: Sequence[Row]) -> str:
    """Give a text with every claim as ``[1 …]``, its source as ``{1 …}`` and its cue as ``<1 …>``.

    Args:
        text: the article's text.
        rows: the claim table's rows of that article, with the keys of ``CLAIM_JSON_KEYS``.
    """
    parts: list[str] = []
    for segment in segments(text, rows):
        parts += [f"{BRACKETS[mark.role][0]}{mark.number} " for mark in segment.opening()]
        parts.append(visible(text[segment.start : segment.end]))
        parts += [BRACKETS[mark.role][1] for mark in segment.closing()]
    return "".join(parts)
