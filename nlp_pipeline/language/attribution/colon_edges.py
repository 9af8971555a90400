"""Where the words before a colon begin that announce its quotation: behind another's turn, a quotation of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import head_speaks

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.incises import Incise
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation


def left_edge(scene: Scene, colon: int, announced: Quotation) -> int:
    """Give where the words before a colon begin: the window, or after a quotation that stands for itself there.

    Args:
        scene: the Doc with its incises.
        colon: token of the colon.
        announced: the quotation behind it.
    """
    view = scene.view
    low = view.window(colon)[0]
    claimed = incise_of(scene, announced) is not None
    at = colon - 1
    while at >= low:
        if view.words[at] in CLOSING_BRACKETS:
            at = next((place for place in range(at, low, -1) if view.words[place] in OPENING_BRACKETS), low) - 1
            continue  # « Anne Morel (directrice) : « P » »
        if view.words[at] in (";", *OPENING_BRACKETS):
            return at + 1  # « hésite (lire notre article : « P ») »
        quotation = view.closing_before(at + 1)
        if quotation is None:
            at -= 1
            continue
        alone = not any(view.is_word(place) for place in range(low, quotation.start))
        if alone or claimed or _introduces(view, at + 1, colon) or _opens_turn(view, quotation, colon):
            return at + 1
        at = quotation.start - 1  # « dénonce un « scandale » : « P » »
    return low


def incise_of(scene: Scene, quotation: Quotation) -> Incise | None:
    """Give the incise that says whose quotation it is."""
    return next((incise for incise in scene.incises if incise.quotation is quotation), None)


def _introduces(view: DocView, start: int, colon: int) -> bool:
    """Tell whether the words between a quotation and a colon can announce another: « dit X, avant d'ajouter : »."""
    return view.has_clause_verb(start, colon) or any(view.may_be_infinitive(at) for at in range(start, colon))


def _opens_turn(view: DocView, quotation: Quotation, colon: int) -> bool:
    """Tell somebody else's turn behind a quotation with its own colon: « Elle dit : « P », le maire la coupe : »."""
    start = quotation.end + (view.word(quotation.end) == ",")
    if view.word(quotation.start - 1) != ":" or start >= colon:
        return False
    if view.is_in(start, view.grammar.personal_subjects):
        return True
    end = noun_phrase_from(view, start, colon)
    return end > start and head_speaks(view, start, end)
