"""Quotations that go on with the one before: « « A », « B » et « C » », « « A » dans un « B » »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import infinitive_from

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def strung_end(view: DocView, at: int, high: int) -> int:
    """Give the token behind the quotations that are strung to the one that ends here; ``at`` where none is.

    Args:
        view: the Doc as lists.
        at: token behind a quotation.
        high: token that may not be passed.
    """
    if view.closing_before(at) is None:
        return at
    if view.pos[at] == "ADP":
        end = _quoted_noun_end(view, at + 1, high)
        return end or at
    led = _led_end(view, at, high)
    if led is not None:
        return led
    end = at
    while end < high:
        further = _further_end(view, end, high)
        if further is None:
            return at  # commas alone string nothing
        last, end = end, further
        if _joint_from(view, last) > 0 or _are_parallel(view, at, last):
            return end
    return at


def set_off_quotation(view: DocView, at: int, high: int) -> TokenRange | None:
    """Give the quotation that is joined behind an aside: « « A » et, dans une lettre, | « B » ».

    Args:
        view: the Doc as lists.
        at: token behind the quotation before.
        high: token that may not be passed.
    """
    if not view.is_in(at, view.grammar.clause_joints) or view.word(at + 1) != ",":
        return None
    start = aside_end(view, at + 1, high)
    end = (
        _quoted_noun_end(view, start, high)
        if start > at + 1 and skip_adjuncts(view, at + 2, start) == start - 1
        else None
    )
    return None if end is None else (start, end)


def _led_end(view: DocView, at: int, high: int) -> int | None:
    """Give the token behind a second object that leads to its quotation: « une « erreur » | et un plan « flou » | »."""
    start = at + _joint_from(view, at)
    if start == at or not view.is_in(start, view.grammar.indefinite_articles):
        return None
    place = start
    while place < high and view.pos[place] in ("DET", "NOUN", "ADJ", "NUM") and not view.is_finite(place):
        place += 1
    quotation = view.opening_at(place)
    noun = quotation is not None and place > start + 1 and quotation.closed and quotation.end <= high
    return quotation.end if quotation is not None and noun else None


def _further_end(view: DocView, at: int, high: int) -> int | None:
    """Give the token behind a quotation that a comma or a coordinator joins."""
    start = at + (view.word(at) == ",")
    start += _joint_from(view, at)
    if start > at and view.is_in(start, view.grammar.plain_to):
        return _quoted_infinitive_end(view, at, start + 1, high)
    start += start > at and view.is_in(start, view.grammar.de)
    return None if start == at else _quoted_noun_end(view, start, high)


def _are_parallel(view: DocView, at: int, comma: int) -> bool:
    """Tell a second quoted noun with an article as the first: « dénonce une « comédie », | une « insulte à tous » »."""
    first = view.closing_before(at)
    if first is None or view.word(comma) != ",":
        return False
    return view.is_in(first.start - 1, view.grammar.indefinite_articles) and view.is_in(
        comma + 1, view.grammar.indefinite_articles
    )


def _quoted_infinitive_end(view: DocView, at: int, start: int, high: int) -> int | None:
    """Give the token behind a second infinitive that is quoted: « à « négocier » et à « céder du terrain » | »."""
    first, second = view.closing_before(at), view.opening_at(start)
    if first is None or second is None or second.end > high or not second.closed:
        return None
    opens = (infinitive_from(view, each.pieces[0][0], each.end) is not None for each in (first, second))
    return second.end if all(opens) else None


def _joint_from(view: DocView, at: int) -> int:
    """Give the number of tokens of a coordinator, a comma before it or none: « , | mais aussi | « B » »."""
    at += view.word(at) == ","
    end = at
    while view.is_in(end, view.grammar.clause_joints) or (end > at and view.pos[end] == "ADV"):
        end += 1
    return end - at


def _quoted_noun_end(view: DocView, start: int, high: int) -> int | None:
    """Give the token behind a noun that is quoted, no title and no channel: « un « climat de peur » »."""
    opening = start + view.is_in(start, view.grammar.determiners)
    quotation = view.opening_at(opening)
    if quotation is None or quotation.end > high or not quotation.closed:
        return None
    first, last = quotation.pieces[0]
    words = range(first, last)
    noun = view.texts[first][:1].islower() and not any(view.is_in(at, view.grammar.channel_nouns) for at in words)
    clause = main_verb(view, first, last) is not None or view.may_be_infinitive(first)
    return quotation.end if noun and not clause else None
