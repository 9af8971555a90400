"""Figures that something is estimated at, by the words before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def opens_estimate(view: DocView, at: int) -> bool:
    """Tell « à 300 », « à près de trois millions », « entre 20 et 30 »: what something is estimated at."""
    if not view.is_in(at, view.grammar.estimate_openers):
        return False
    at += 1 + view.phrase_from(at + 1, view.grammar.about)
    if view.is_in(at, view.grammar.plural_determiners) and view.is_in(at + 1, view.grammar.quantities):
        return True  # « à plusieurs millions », « à quelques dizaines »
    if view.is_in(at, view.grammar.indefinite_articles) and view.is_in(at + 1, view.grammar.quantities):
        return True  # « à une dizaine »
    return view.is_number(at) or view.pos[at : at + 1] == ["NUM"]
