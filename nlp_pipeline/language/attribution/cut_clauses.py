"""The dependent clause that an attribution cuts: « Le plan, qui, selon X, coûtera cher, est retiré »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.embedded_clauses import embedded_end
from nlp_pipeline.language.attribution.framed_claims import framed_end
from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import is_subordinator
from nlp_pipeline.language.syntax.clauses import announces, main_verb, opens_clause
from nlp_pipeline.language.syntax.verb_clitics import opening_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def cut_clause(scene: Scene, at: int, resume: int, low: int, high: int) -> TokenRange | None:
    """Give the relative or subordinate clause that an attribution cuts, where the main clause goes on behind it.

    Args:
        scene: the Doc with its verb groups.
        at: first token of what cuts the clause.
        resume: token where the clause goes on.
        low: token before which it may not begin.
        high: token that it may not pass.

    Returns:
        Its range: a relative pronoun belongs to it, a subordinator does not; None where no such clause is cut here.
    """
    view = scene.view
    opener = _opener(view, at, low)
    if opener is None:
        return None
    end = _dependent_end(view, opener, resume, low, high)
    if end is None and _joins(view, opener) and _is_cut_at_verb(view, opener, at):
        end = framed_end(scene, resume, high)
    if end is None or resume >= end or main_verb(view, opener + 1, end) is None:
        return None
    return opener + (not view.is_in(opener, view.grammar.relatives) or _is_subordinator(view, opener)), end


def _joins(view: DocView, opener: int) -> bool:
    """Tell a subordinator behind a main clause: « ferme car », « ferme parce que »."""
    return view.phrase_from(opener, view.grammar.attribution.reasons) == 1 or _is_subordinator(view, opener)


def _is_cut_at_verb(view: DocView, opener: int, at: int) -> bool:
    """Tell whether a clause is cut before its verb, or right behind it: « car elle menace, | selon lui, de céder »."""
    last = at - 1 - (view.word(at - 1) == ",")
    return last > opener and (not view.has_clause_verb(opener, at) or view.is_clause_verb(last))


def _opener(view: DocView, at: int, low: int) -> int | None:
    """Give what opens the clause that is still open before a token; None where that is no dependent clause."""
    verbs = 0
    place = at - 1
    while place >= low:
        closing = view.closing_before(place + 1)
        if closing is not None and closing.start >= low:
            place = closing.start - 1
            continue
        if view.words[place] in (";", ":") or (view.words[place] == "," and verbs and place < at - 1):
            return None
        if announces(view, place) or _is_subordinator(view, place):
            complement = view.is_in(place, view.grammar.que) and view.dep[place] == "mark"
            return None if complement and not _is_subordinator(view, place) else place
        verbs += view.is_clause_verb(place)
        if verbs > 1:
            return None
        place -= 1
    return None


def _is_subordinator(view: DocView, at: int) -> bool:
    """Tell the "que" of « alors que », and a subordinator of one word."""
    two_words = view.is_in(at, view.grammar.que) and view.is_in(at - 1, view.grammar.two_word_subordinators)
    return two_words or (view.is_in(at, view.grammar.leading_subordinators) and is_subordinator(view, at))


def _dependent_end(view: DocView, opener: int, resume: int, low: int, high: int) -> int | None:
    """Give the mark or the verb where the main clause goes on behind the one that a word opens."""
    if view.word(opener - 1) in DASHES:
        return next((at for at in range(resume, high) if view.words[at] in DASHES), None)
    if _is_subordinator(view, opener):
        first = opener - view.is_in(opener, view.grammar.que)
        if any(view.is_word(at) for at in range(low, first)):
            return None
        closings = [*_closings(view, opener, resume, high)]
        clear = (at for at in closings if opens_clause(view, at + 1, high))
        led = (at for at in closings if view.has_clause_verb(at + 1, high))
        # a main clause must follow, whose verb may be misread, unless a participle goes on
        last = closings[-1] if closings and not view.may_be_participle(closings[-1] + 1) else None
        return next(clear, next(led, last))
    if view.words[opener] not in view.grammar.relatives:
        return None
    comma = next((at for at in _closings(view, opener, resume, high) if opening_verb(view, at + 1) is not None), None)
    if comma is not None:
        return comma
    if view.word(opener - 1) == ",":
        return None
    end = embedded_end(view, opener + 1, high)
    return end if end < high else None


def _closings(view: DocView, opener: int, resume: int, high: int) -> Iterator[int]:
    """Give the commas behind which the clause that a word opens may be over: its verb has been there."""
    verb = main_verb(view, opener + 1, high)
    return (at for at in range(resume, high) if view.words[at] == "," and verb is not None and verb < at)
