"""The trimming of a claim: white space, marks, "que" and the guillemets around a whole quotation go, words stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS, SENTENCE_MARKS
from nlp_pipeline.language.syntax.clauses import main_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

EDGE_MARKS = SENTENCE_MARKS | CLAUSE_MARKS | frozenset(("-", "*", "•", "_", "'", "''"))
EDGE_CHARACTERS = "".join(sorted(EDGE_MARKS))
INNER_MARKS = frozenset(("'", "''"))
"""Marks of a quotation within a quotation, alike at both ends."""

SPEAKING_MARKS = frozenset(("!", "?", "…", "..."))
"""They belong to what is said; the full stop does not."""

BRACKETS = {"(": ")", "[": "]", "{": "}"}
CLOSING = {closing: opening for opening, closing in BRACKETS.items()}
BRACKET_MARKS = BRACKETS.keys() | CLOSING.keys()


def tidy(view: DocView, start: int, end: int, *, leads: bool = True) -> TokenRange | None:
    """Trim white space, outer punctuation, an introducing "que" and the guillemets around a whole quotation.

    Args:
        view: the Doc as lists.
        start: first token.
        end: token after the last.
        leads: whether the piece is the claim's first: a "que" within one is the claim's own.

    Returns:
        The trimmed range, or None where no word is left (looked up once: constructions propose the same pieces).
    """
    piece = start, end, leads
    if piece not in view.tidied:
        view.tidied[piece] = _tidied(view, start, end, leads=leads)
    return view.tidied[piece]


def _tidied(view: DocView, start: int, end: int, *, leads: bool) -> TokenRange | None:
    before = None
    while (start, end) != before:
        before = (start, end)
        while start < end and _is_edge(view, start, leading=True):
            start += 1
        while end > start and _is_edge(view, end - 1, leading=False) and not _closes_inner(view, start, end - 1):
            end -= 1
        start, end = _without_lone_brackets(view, start, end)
        end = _without_comment(view, start, end)
        asks = view.is_in(start + 2, view.grammar.inverted_pronouns) or (  # « qu'est-ce que », « qu'est ce que »
            view.is_in(start + 2, view.grammar.plain_ce) and not view.grammar.being.isdisjoint(view.lemmas(start + 1))
        )
        introduces = leads and view.is_in(start, view.grammar.que) and not (asks or view.texts[start].istitle())
        if start < end and introduces and end - start > 1:
            start += 1  # a capital belongs to the quotation: « Qu'attend le gouvernement ? »
        opening = view.opening_at(start) if start < end else None
        if opening is not None and opening.end >= end:
            start, end = start + (not view.is_word(start)), min(end, opening.end - 1 if opening.closed else opening.end)
        closing = view.closing_before(end)
        if closing is not None and closing.start < start < closing.end:
            end -= 1
    bare = end == start + 1 and view.is_in(start, view.grammar.que)  # « la loi prévoit que : »
    return (start, end) if not bare and any(view.is_word(at) for at in range(start, end)) else None


def _closes_inner(view: DocView, start: int, last: int) -> bool:
    """Tell a single mark that closes what is quoted within a claim: « On ne dit pas ‘jamais’ »."""
    if view.texts[last] not in INNER_MARKS:
        return False
    return sum(view.texts[at] == view.texts[last] for at in range(start + 1, last + 1)) % 2 == 0


def _without_lone_brackets(view: DocView, start: int, end: int) -> TokenRange:
    """Leave out a bracket at an edge, or a word that one is glued to, whose partner stands outside the range."""
    first, last = (view.texts[start], view.texts[end - 1]) if start < end else ("", "")
    opening, closing = first.lstrip(EDGE_CHARACTERS)[:1], last.rstrip(EDGE_CHARACTERS)[-1:]  # « -(Selon »
    if opening in CLOSING or (
        opening in BRACKETS and not _is_closed(view, range(start, end), opening, BRACKETS[opening])
    ):
        return start + 1, end
    backwards = range(end - 1, start - 1, -1)
    if closing in BRACKETS or (closing in CLOSING and not _is_closed(view, backwards, closing, CLOSING[closing])):
        return start, end - 1
    return start, end


def _without_comment(view: DocView, start: int, end: int) -> int:
    """Leave out a clause of the reporter's in brackets behind what was said: « d'avoir menti (alors que P) »."""
    if start >= end or view.texts[end - 1] not in CLOSING:
        return end
    opening = next((at for at in range(end - 2, start, -1) if view.texts[at] == CLOSING[view.texts[end - 1]]), start)
    verb = main_verb(view, opening + 1, end - 1) if opening > start and view.quotation(opening) is None else None
    return opening if verb is not None and verb > opening + 1 else end  # not « (est de la Libye) »


def _is_closed(view: DocView, places: range, bracket: str, partner: str) -> bool:
    """Tell whether the bracket at the first of some places has its partner at one of the others."""
    depth = 0
    for at in places:
        depth += view.texts[at].count(bracket) - view.texts[at].count(partner)
        if depth <= 0:
            return True
    return False


def tidy_pieces(view: DocView, pieces: list[TokenRange]) -> tuple[TokenRange, ...]:
    """Trim every piece of a claim and leave out those without a word."""
    kept: list[TokenRange] = []
    for piece in pieces:
        tidied = tidy(view, *piece, leads=not kept)
        if tidied is not None:
            kept.append(tidied)
    return tuple(kept)


def _is_edge(view: DocView, at: int, *, leading: bool) -> bool:
    text = view.texts[at]
    if text.isspace() or (len(text) > 1 and not BRACKET_MARKS.isdisjoint(text) and not view.is_word(at)):
        return True  # a smiley is one token
    return text in EDGE_MARKS and (leading or text not in SPEAKING_MARKS)
