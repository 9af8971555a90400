"""Marks, coordinators and clitics at the edges of clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

RESTARTS = frozenset((":", ";"))
"""Behind them a clause begins anew."""


def is_mark(view: DocView, at: int) -> bool:
    """Tell punctuation from words and from signs of units, which end a clause as words do."""
    return not view.is_word(at) and not view.is_in(at, view.grammar.unit_signs)


def is_joint(view: DocView, at: int) -> bool:
    """Tell a coordinator."""
    return view.is_in(at, view.grammar.clauses.inner_joints)


def over_joints(view: DocView, start: int, limit: int) -> int:
    """Move over the marks and the coordinators that lead to a clause."""
    while start < limit and (is_joint(view, start) or is_mark(view, start)):
        start += 1
    return start


def before_joints(view: DocView, end: int, low: int) -> int:
    """Move back over the marks and the coordinators behind a clause."""
    while end > low and (is_joint(view, end - 1) or is_mark(view, end - 1)):
        end -= 1
    return end


def group_start(view: DocView, verb: int, low: int) -> int:
    """Give the first of a verb's clitics and negation, or the verb."""
    start = verb
    while start > low and (
        view.is_in(start - 1, view.grammar.object_clitics) or view.is_in(start - 1, view.grammar.negation_marks)
    ):
        start -= 1
    return start
