"""Clauses that say which one does not matter: « partout, que ce soit à Lens ou à Lille, … »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def indifference_end(view: DocView, que: int, limit: int) -> int:
    """Give the mark that ends such a clause, behind its "que" and its "ou".

    Args:
        view: the Doc as lists.
        que: the token of the "que".
        limit: token that may not be passed.

    Returns:
        The token of the mark; ``que`` where no such clause stands here.
    """
    opened = view.phrase_from(que, view.grammar.syntax.indifferent)
    if not opened or view.word(que - 1) != ",":
        return que
    end = next((at for at in range(que + opened, limit) if not view.is_word(at)), limit)
    return end if any(view.is_in(at, view.grammar.syntax.alternatives) for at in range(que + opened, end)) else que
