"""What stands around a colon: where the words before it begin, and the paragraph behind it that they announce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS, SENTENCE_MARKS
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import head_speaks

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.incises import Incise
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
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
        if not alone and not claimed and _is_aside(view, quotation):
            at = quotation.start - 1  # « X regrette que Y, « sans remords », se taise : « P » »
            continue
        if alone or claimed or _introduces(view, at + 1, colon) or _opens_turn(view, quotation, colon):
            return at + 1
        at = quotation.start - 1  # « dénonce un « scandale » : « P » »
    return low


def paragraph_behind(view: DocView, colon: int) -> TokenRange | None:
    """Give the paragraph without quotation marks that a colon at the end of another announces: « X écrit :¶ P ».

    Args:
        view: the Doc as lists.
        colon: token of the colon.
    """
    start = view.skip_space(colon + 1, 1)
    if start >= view.length or view.block_at[start] == view.block_at[colon] or not view.texts[start][:1].isalnum():
        return None
    if view.navigation[start] or view.opening_at(start) is not None:
        return None
    end = view.block(start)[1]
    while end > start and view.texts[end - 1].isspace():
        end -= 1
    return (start, end) if view.words[end - 1] in SENTENCE_MARKS and view.has_finite_verb(start, end) else None


def incise_of(scene: Scene, quotation: Quotation) -> Incise | None:
    """Give the incise that says whose quotation it is."""
    return next((incise for incise in scene.incises if incise.quotation is quotation), None)


def _is_aside(view: DocView, quotation: Quotation) -> bool:
    """Tell words without a verb that commas set off on both sides."""
    set_off = view.word(quotation.start - 1) == view.word(quotation.end) == ","
    return set_off and not view.has_finite_verb(quotation.start, quotation.end)


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
