"""Every finite clause of a Doc: where it begins and ends, of what kind it is, and what it stands in.

Decided from verb forms, the words that open clauses, punctuation and coordination; the parser's arcs are one witness.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.arc_edges import ArcEdges
from nlp_pipeline.language.syntax.clause_openers import find_openers
from nlp_pipeline.language.syntax.finite_verbs import finite_verbs
from nlp_pipeline.language.syntax.open_clauses import SentenceClauses

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.clause_record import ClauseRecord
    from nlp_pipeline.language.syntax.opener import Opener


@dataclass(frozen=True, slots=True)
class FiniteClauses:
    """The clauses of a Doc and what was asked to find them.

    Attributes:
        clauses: in the order of their verbs.
        finite: for every token, whether it is a finite verb (of a compound tense, its auxiliary).
        openers: what opens a clause, by the first token of the clause.
    """

    clauses: tuple[ClauseRecord, ...]
    finite: list[bool]
    openers: dict[int, Opener]

    def innermost(self, length: int) -> list[ClauseRecord | None]:
        """Give for every token of a Doc of so many the innermost clause that it stands in."""
        holders: list[ClauseRecord | None] = [None] * length
        for clause in sorted(self.clauses, key=lambda clause: clause.start - clause.end):
            holders[clause.start : clause.end] = [clause] * (clause.end - clause.start)
        return holders


def read_clauses(view: DocView) -> FiniteClauses:
    """Find the finite clauses of a Doc, in time that grows with its length alone."""
    finite = finite_verbs(view)
    openers = find_openers(view, finite)
    arcs = ArcEdges(view)
    found = [
        clause
        for start, end in view.sentences
        for clause in SentenceClauses(view, finite, openers, arcs, (start, end)).read()
    ]
    return FiniteClauses(tuple(sorted(found, key=lambda clause: clause.verb)), finite, openers)
