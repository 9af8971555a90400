"""What may be said of somebody or something: an adjective, a participle, an adjective that an infinitive follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def opens_with_predicate(view: DocView, at: int) -> bool:
    """Tell an adjective or a participle, an adverb before it or none: « mal financée »."""
    while view.pos[at : at + 1] == ["ADV"] or view.phrase_from(at, view.grammar.inside_compounds):
        at += max(1, view.phrase_from(at, view.grammar.inside_compounds))
    if at >= view.length:
        return False
    ends = view.pos[at] == "VERB" and view.words[at].endswith(view.grammar.participle_endings)
    return ends or view.may_be_adjective(at) or view.may_be_participle(at)


def opens_infinitive(view: DocView, at: int) -> bool:
    """Tell whether a word is said of an infinitive: « juge urgent de rouvrir », however the tagger reads it."""
    governs = view.pos[at : at + 1] == ["ADV"] and view.is_in(at + 1, view.grammar.de) and at + 2 < view.length
    return (governs and "inf" in view.moods[at + 2]) or (governs and view.is_infinitive(at + 2))


def is_past_participle(view: DocView, at: int) -> bool:
    """Tell a participle that may be said of something: « jugé », « financé »."""
    return at < view.length and view.pos[at] == "VERB" and view.is_participle(at)
