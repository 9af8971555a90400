"""Where a clause begins that no word opens: behind the coordinator, the mark or the clause before its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.clause_joints import RESTARTS, is_joint, is_mark, over_joints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.arc_edges import ArcEdges
    from nlp_pipeline.language.syntax.clause_record import ClauseRecord

PARTING_MARKS = DASHES | frozenset((";", ":", "…", "..."))


def behind_inner(
    view: DocView, arcs: ArcEdges, found: Sequence[ClauseRecord], low: int, group: int, verb: int
) -> int | None:
    """Give where a clause begins whose subject has a clause of its own: « , car le mot, qui P, | a disparu ».

    Args:
        view: the Doc as lists.
        arcs: what hangs on each token.
        found: the clauses before the verb.
        low: first token of the sentence.
        group: first token of the verb's group.
        verb: the finite verb.

    Returns:
        The token behind the coordinator or the colon that leads to the subject; None where there is no such clause.
    """
    left = over_joints(view, arcs.left[arcs.predicate(verb)], group)
    inner = [clause for clause in found if clause.verb >= left]
    if not inner or min(clause.start for clause in inner) < left or left <= low:
        return None
    return left if is_joint(view, left - 1) or view.words[left - 1] in RESTARTS else None


def behind_joint(view: DocView, arcs: ArcEdges, low: int, group: int, verb: int) -> int:
    """Give the first token of a clause that is joined to the one before it.

    Args:
        view: the Doc as lists.
        arcs: what hangs on each token.
        low: token before which it cannot begin: behind the verb before it.
        group: first token of the verb's group.
        verb: the finite verb.
    """
    parting = next((at for at in range(group - 1, low - 1, -1) if view.words[at] in RESTARTS), None)
    if parting is not None:
        return over_joints(view, parting + 1, group)
    left = over_joints(view, arcs.left[arcs.predicate(verb)], group)
    reaches = low < left <= group
    if reaches and is_joint(view, left - 1):
        return left
    if is_mark(view, group - 1) and group > low:
        return group
    if reaches and is_mark(view, left - 1):
        return left
    for at in range(group - 1, low - 1, -1):
        if view.words[at] in PARTING_MARKS or is_joint(view, at) or view.opening_at(at) is not None:
            return at + 1
    comma = next((at for at in range(group - 1, low - 1, -1) if view.words[at] == ","), None)
    return max(low, min(left, group)) if comma is None else comma + 1


def subject_start(view: DocView, arcs: ArcEdges, low: int, group: int, verb: int) -> int:
    """Give where the subject before a verb begins, by its arc; the verb's group itself where it has none."""
    if view.is_in(group - 1, view.grammar.subject_pronouns) and group - 1 >= low:
        return group - 1
    left = arcs.left[arcs.predicate(verb)]
    return left if low <= left < group else group
