"""Where a clause ends: before the marks that follow it, and before what the arcs hang outside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.clause_joints import is_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.arc_edges import ArcEdges
    from nlp_pipeline.language.syntax.clause_record import ClauseRecord


def closed_end(
    view: DocView,
    arcs: ArcEdges,
    found: Sequence[ClauseRecord],
    brackets: Mapping[int, ClauseRecord],
    clause: ClauseRecord,
    end: int,
) -> int:
    """Give the token after a clause's last word.

    Args:
        view: the Doc as lists.
        arcs: what hangs on each token.
        found: the clauses of the sentence so far.
        brackets: by the token after each closing bracket, what stands in it.
        clause: the one that is closed.
        end: where what follows it begins.
    """
    end = _cut_by_arcs(view, arcs, found, clause, end)
    while end > clause.start + 1 and is_mark(view, end - 1) and end not in brackets:
        end -= 1
    note = brackets.get(end)
    if note is not None and note.verb >= 0 and note.start > clause.verb >= 0:
        end = note.start - 1  # a clause of its own in brackets
    while end > clause.start + 1 and is_mark(view, end - 1):
        end -= 1
    return end


def end_by_arcs(arcs: ArcEdges, places: Sequence[int], clause: ClauseRecord) -> int:
    """Of the places where a clause can end, give the one that the arcs mean, or the last."""
    right = arcs.right[arcs.predicate(clause.verb)] + 1
    return right if right in places else places[-1]


def _cut_by_arcs(view: DocView, arcs: ArcEdges, found: Sequence[ClauseRecord], clause: ClauseRecord, end: int) -> int:
    """Leave out what the arcs hang outside of a clause, where a mark or a coordinator parts it."""
    if clause.verb < 0 or (clause.opener < 0 and clause.beside is None):
        return end
    right = arcs.right[arcs.predicate(clause.verb)] + 1
    while right < end and view.closing_before(right + 1) is not None:
        right += 1
    if not clause.verb < right < end or any(right <= other.verb < end for other in found):
        return end
    after = right + 1 + (view.words[right] == "," and view.is_in(right + 1, view.grammar.clause_joints))
    goes_on = view.is_present_participle(after) if after < end else False
    return right if goes_on else end
