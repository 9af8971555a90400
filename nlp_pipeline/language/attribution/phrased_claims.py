"""What a source phrase frames: before it, behind it, around it, or in the aside that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.clause_exits import comments_on_claim
from nlp_pipeline.language.attribution.clause_starts import clause_start
from nlp_pipeline.language.attribution.framed_claims import framed_end, opens_parallel, skip_connectives
from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.clauses import main_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def phrased_content(scene: Scene, phrase: SourcePhrase, source: TokenRange, low: int, high: int) -> list[TokenRange]:
    """Give the stretches of the statement that a source phrase frames.

    Args:
        scene: the Doc with its verb groups.
        phrase: the source phrase.
        source: its noun phrase.
        low: token before which the statement may not begin.
        high: token that it may not pass.
    """
    view = scene.view
    bracket = _opening_bracket(view, phrase.lead, low)
    if bracket is not None and any(view.is_word(at) for at in range(bracket + 1, phrase.lead)):
        return [(bracket + 1, phrase.lead)]  # « des milliers de personnes (8 000 selon les organisateurs) »
    opening = skip_adjuncts(view, skip_connectives(view, low, phrase.lead), phrase.lead)
    said = any(view.is_word(at) for at in range(opening, phrase.lead))
    resume = skip_apposition(view, max(source[1], phrase.end), high, final=said)
    if not said:
        adjuncts = skip_adjuncts(view, resume, high, marks=False)  # « d'après une étude menée auprès de X, P »
        resume = adjuncts + 1 if view.word(adjuncts) == "," and resume < adjuncts else resume
    goes_on = any(view.is_word(at) for at in range(resume, high)) and not comments_on_claim(scene, resume - 1, high)
    aside = _aside_before(view, phrase.lead, low) if view.word(resume - 1) == "," else None
    if aside is not None and _lacks_subject(view, resume):
        return [(aside, phrase.lead)]
    first = clause_start(scene, phrase.lead, low, inserted=goes_on)
    start = skip_connectives(view, first, phrase.lead)
    openings = (
        incise.opening
        for incise in scene.incises
        if start < incise.opening < phrase.lead <= (incise.end or 0)
        and view.is_in(incise.group.inverted or -1, view.grammar.general_pronouns)
    )
    left = (start, next(openings, phrase.lead))  # « P, indique-t-on de source policière »
    has_left = any(view.is_word(at) for at in range(*left))
    opener = view.word(view.skip_space(phrase.lead - 1, -1)) if phrase.lead > low else ""
    if has_left and goes_on and opener == "," and _follows_another(scene, phrase, low, high):
        return [(resume, framed_end(scene, resume, high))]
    if has_left and not view.has_finite_verb(*left) and goes_on:
        return [left, (resume, framed_end(scene, resume, high))]
    if not has_left or opener in view.grammar.attribution.phrase_openers:
        return [(resume, framed_end(scene, resume, high))] if goes_on else [left]
    if goes_on and view.word(resume - 1) == "," and view.word(phrase.lead - 1) == ",":
        return [left, (resume, framed_end(scene, resume, high))]
    if goes_on and _splits_group(view, phrase.lead, resume):
        return [left, (resume, framed_end(scene, resume, high))]
    return [left]


def relative_end(scene: Scene, phrase: SourcePhrase, low: int, high: int) -> int:
    """Give where « X, selon qui P, | V » leaves the relative clause: at the verb of its antecedent."""
    view = scene.view
    end = clause_end(scene, phrase.end + 1, phrase.end)
    if view.word(phrase.lead - 1) != "," or view.has_clause_verb(low, phrase.lead):
        return end
    commas = (at for at in range(phrase.end + 1, min(end, high)) if view.words[at] == ",")
    return next(
        (at for at in commas if _lacks_subject(view, at + 1) and main_verb(view, phrase.end + 1, at) is not None), end
    )


def _aside_before(view: DocView, lead: int, low: int) -> int | None:
    """Give where the aside begins that a phrase without a comma belongs to: « Les blessés, | trois selon X, »."""
    if not (view.is_word(lead - 1) or view.closing_before(lead) is not None):
        return None
    comma = next((at for at in range(lead - 1, low, -1) if view.words[at] == ","), None)
    return None if comma is None or view.has_clause_verb(low, lead) else comma + 1


def _lacks_subject(view: DocView, at: int) -> bool:
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negation_marks):
        at += 1
    return at < view.length and view.is_clause_verb(at)


def _follows_another(scene: Scene, phrase: SourcePhrase, low: int, high: int) -> bool:
    """Tell « selon A, P, | selon B, P' »: another phrase frames what stands before this one."""
    view = scene.view
    return opens_parallel(scene, phrase, high) and any(
        low <= other.lead < phrase.lead
        and view.word(other.start) == view.word(phrase.start)
        and main_verb(view, other.end, phrase.lead) is not None
        for other in scene.source_phrases
    )


def _opening_bracket(view: DocView, at: int, low: int) -> int | None:
    """Give the bracket, or the comma inside brackets, that the words before a phrase in brackets begin behind."""
    mark = None
    for place in range(at - 1, low - 1, -1):
        if view.words[place] in CLOSING_BRACKETS or view.is_clause_verb(place):
            return None
        if mark is None and view.words[place] in (",", ";"):
            mark = place
        if view.words[place] in OPENING_BRACKETS:
            return place if mark is None else mark
    return None


def _splits_group(view: DocView, left: int, right: int) -> bool:
    """Tell whether the phrase stands between a verb and what it needs: no mark before it, the sentence not over."""
    last = view.skip_space(left - 1, -1)
    if not (view.is_word(right) or view.opening_at(right) is not None):
        return False
    # « Cela est dû selon eux au fait que … », but « P selon X dans un communiqué ».
    complement = view.is_in(right, view.grammar.attribution.complement_openers) and not view.phrase_from(
        right, view.grammar.recipients
    )
    object_follows = view.opening_at(right) is not None or view.is_in(right, view.grammar.indefinite_articles)
    governs = view.is_clause_verb(last) and object_follows  # « ce qui constitue selon elle « un avertissement » »
    return governs or view.pos[last] in ("AUX", "DET", "ADP") or (complement and view.is_word(last))
