"""P (AFP). — P (source : préfecture): a note in brackets at the end of a sentence, the weakest of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import SENTENCE_MARKS
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for at in places_of(view.words[: view.length - 2], {"("}):
        if at > 0 and not view.navigation[at]:
            candidate = _noted(view, at)
            if candidate is not None:
                yield candidate


def _noted(view: DocView, opening: int) -> Candidate | None:
    low, high = view.sentence(opening)
    closing = next((p for p in range(opening, high) if view.words[p] == ")"), None)
    if closing is None or any(view.is_word(at) for at in range(closing + 1, high)):
        return None
    if view.quotation(opening) is not None:
        return None
    told = _headline_source(view, opening, closing)
    if told is None and not view.has_finite_verb(low, opening):
        return None
    source = told or _source(view, opening + 1, closing)
    content = tidy_pieces(view, [(skip_connectives(view, low, opening), opening)])
    if source is None or not content:
        return None
    cue = ((opening + 1, source[0]),) if source[0] > opening + 1 else ()
    return Candidate(content=content, source=source, cue=cue, confidence=0.4, core=told is not None)


def _headline_source(view: DocView, opening: int, closing: int) -> TokenRange | None:
    """Give who is answerable for a headline, named by a noun behind it: « Nulle aide n'est refusée (ministre) »."""
    low, high = view.block(opening)
    start = opening + 1
    noun = view.lexicon.source_nouns.get(view.words[start])
    if noun is None or noun.type == "document" or view.texts[start].istitle():
        return None  # « (IMAGES) », « (Paris) »
    alone = not any(view.is_word(at) or view.words[at] in SENTENCE_MARKS for at in range(closing + 1, high))
    told = sum(view.is_word(at) for at in range(low, opening)) >= view.grammar.shortest_quotation
    bare = noun_phrase_from(view, start, closing) == closing or closing == start + 1
    return (start, closing) if alone and told and bare and not _is_of_somebody(view, opening) else None


def _is_of_somebody(view: DocView, opening: int) -> bool:
    """Tell what a name or a function before a bracket is told by: « Paul Rey (maire) », « un élu (opposition) »."""
    before = opening - 1
    return view.entity_at[before] != "" or view.words[before] in view.lexicon.source_nouns


def _source(view: DocView, start: int, end: int) -> TokenRange | None:
    """Give the source of a note: what follows "source", or the name of a news agency by itself."""
    if view.is_in(start, view.grammar.source_labels):
        at = start + 1
        while at < end and not view.is_word(at):
            at += 1
        stop = noun_phrase_from(view, at, end)
        return (at, stop) if at > start + 1 and stop > at else None
    length = view.phrase_from(start, view.grammar.attribution.agencies)
    return (start, end) if length and length == end - start else None


CONSTRUCTION = Construction(
    name="source-note",
    example="[c La route est coupée depuis mardi] ([s AFP]).",
    gives='the sentence that a note in brackets ends: a news agency, or what follows "source :"',
    find=_find,
)
