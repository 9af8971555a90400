"""Where the object of a verb begins, over what stands between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def skip_aside(view: DocView, at: int, limit: int) -> int:
    """Move from a verb over a date, an adverb and an aside between commas to its object."""
    while at < limit and (
        view.is_in(at, view.grammar.time_words)
        or (
            view.pos[at] == "ADV"
            and not view.is_in(at, view.grammar.negations)
            and not view.is_in(at, view.grammar.attribute_openers)
        )
    ):
        at += 1
    if view.word(at) == ",":
        closing = next((place for place in range(at + 1, limit) if view.words[place] == ","), None)
        if closing is not None and not view.has_finite_verb(at, closing):
            return closing + 1
    return at
