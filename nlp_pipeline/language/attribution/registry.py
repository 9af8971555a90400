"""The one list of constructions, most explicit first.

Where two find the same claim, the learnt probability of the candidates chooses between them, not their place here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.constructions import (
    accusation,
    announced,
    asked,
    bare_quotation,
    colon,
    hearsay,
    incise,
    interview,
    judgement,
    noun_colon,
    noun_cue,
    partial_quotation,
    quotation_in_clause,
    quoted_predicate,
    signed_block,
    source_note,
    source_phrase,
    taken_up,
    verb_infinitive,
    verb_que,
    verb_question,
)

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.construction import Construction

CONSTRUCTIONS: tuple[Construction, ...] = (
    source_phrase.CONSTRUCTION,
    verb_que.CONSTRUCTION,
    incise.CONSTRUCTION,
    colon.CONSTRUCTION,
    accusation.CONSTRUCTION,
    verb_infinitive.CONSTRUCTION,
    verb_question.CONSTRUCTION,
    judgement.CONSTRUCTION,
    noun_cue.CONSTRUCTION,
    noun_colon.CONSTRUCTION,
    partial_quotation.CONSTRUCTION,
    quoted_predicate.CONSTRUCTION,
    quotation_in_clause.CONSTRUCTION,
    taken_up.CONSTRUCTION,
    announced.CONSTRUCTION,
    asked.CONSTRUCTION,
    bare_quotation.CONSTRUCTION,
    signed_block.CONSTRUCTION,
    interview.CONSTRUCTION,
    source_note.CONSTRUCTION,
    hearsay.CONSTRUCTION,
)
"""Every construction that the pipeline knows. To add one: write its file, list it here, and give it test sentences."""
