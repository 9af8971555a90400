"""The syntax layer's answers, read as a tree's are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.finite_clauses import read_clauses
from nlp_pipeline.language.syntax.infinitive_governors import infinitive_governors
from nlp_pipeline.language.syntax.inverted_subjects import inverted_heads
from tests.treebanks.facts import QUE, Clause, Facts, bare_end
from tests.treebanks.reading import starts_of

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.clause_record import ClauseRecord
    from nlp_pipeline.language.syntax.finite_clauses import FiniteClauses


def facts_of_layer(view: DocView) -> Facts:
    """Give what the layer says of a Doc."""
    layer = read_clauses(view)
    starts = starts_of(view)

    def placed(clause: ClauseRecord) -> Clause:
        start = next((at for at in range(clause.start, clause.end) if view.is_word(at)), clause.start)
        last = max(clause.end - 1, start)
        return Clause(starts[clause.verb], clause.kind, starts[start], bare_end(view.words[last], view.doc[last].idx))

    return Facts(
        clauses=[placed(clause) for clause in layer.clauses],
        que=_que(view, layer, starts),
        infinitives={starts[at]: starts[governor] for at, governor in infinitive_governors(view, layer).items()},
        inverted={starts[verb]: starts[subject] for verb, subject in inverted_heads(view, layer).items()},
    )


def _que(view: DocView, layer: FiniteClauses, starts: list[int]) -> dict[int, str]:
    kinds = {opener.at: opener.kind for opener in layer.openers.values() if not opener.cleft}
    found = (at for at, word in enumerate(view.words) if word in QUE)
    return {
        starts[at]: kind if (kind := kinds.get(at, "other")) in ("complement", "relative") else "other" for at in found
    }
