"""The place that a sentence is dated from: « Genève – Le procureur a estimé »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def dateline_end(view: DocView, start: int) -> int:
    """Give the token behind the place and the dash that a sentence opens with, its own first token where it does not.

    Args:
        view: the Doc as lists.
        start: first token of the sentence.
    """
    place = start
    while place < view.length and view.entity_at[place] == "LOC":
        place += 1
    return place + 1 if place > start and view.word(place) in DASHES else start
