"""P ¶ — Une citation de X: a paragraph that a line below calls somebody's words, without quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    leads = view.grammar.attribution.signature_leads
    for at in places_of(view.words, leads.by_first_word):
        length = view.phrase_from(at, leads)
        candidate = _signed(view, at, at + length) if length and not view.navigation[at] else None
        if candidate is not None:
            yield candidate


def _signed(view: DocView, at: int, end: int) -> Candidate | None:
    """Give the words above a line that says whose they are."""
    last = _last_before(view, at)
    start = end + (view.word(end) == ":")
    stop = noun_phrase_from(view, start, view.sentence(at)[1])
    opens = at == view.sentence(at)[0] or not view.is_word(at - 1)
    if last is None or not opens or stop == start or view.closing_before(last + 1) is not None:
        return None
    first = view.block(last)[0]
    content = tidy_pieces(view, [(first, last + 1)])
    if not content or not view.has_finite_verb(first, last + 1):
        return None
    return Candidate(content=content, source=(start, stop), cue=((at, end),), confidence=0.85)


def _last_before(view: DocView, at: int) -> int | None:
    """Give the last token of the words before a line, over its dash and the marks that end them."""
    places = range(at - 1, -1, -1)
    return next((place for place in places if view.is_word(place) or view.closing_before(place + 1)), None)


CONSTRUCTION = Construction(
    name="signed-block",
    example="[c Le four est tombé en panne]. [q Une citation de] [s la gérante].",
    gives="the paragraph that a line below it calls a citation of somebody",
    find=_find,
)
