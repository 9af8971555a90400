"""Lists of who speaks: « la mairie, la région et la SNCF », « Renault, Stellantis et Toyota »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from, noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import can_speak
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import opening_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def with_first_members(view: DocView, span: TokenRange, floor: int) -> TokenRange:
    """Add what a list names before its last two members: « Les syndicats, | la direction et le ministère | disent ».

    Args:
        view: the Doc as lists.
        span: the noun phrase before a verb.
        floor: first token of its clause.
    """
    start, end = span
    joined = _is_joined(view, start, end)
    while joined and start - 1 > floor and view.words[start - 1] == "," and _is_member(view, start, end):
        first = noun_phrase_until(view, start - 1, floor)
        if first is None or not _is_member(view, *first) or not _names_or_speaks(view, *first):
            break
        if first[0] > floor and view.words[first[0] - 1] != "," and view.is_word(first[0] - 1):
            break  # « Devant la presse, la maire et son adjoint »
        start = first[0]
    return start, end


def with_last_members(view: DocView, span: TokenRange, limit: int) -> TokenRange:
    """Add what a list names behind its first member: « ont indiqué | la mairie |, la région et la SNCF ».

    Args:
        view: the Doc as lists.
        span: the list's first member.
        limit: token that the list may not pass.

    Returns:
        The whole list; the span as it was where none follows, or where what follows has a verb of its own.
    """
    start, end = span
    while end + 1 < limit and view.words[end] == "," and _is_member(view, start, end):
        last = end + 1
        end = noun_phrase_from(view, last, limit) if _is_member(view, last, limit) else last
        if end == last or not _names_or_speaks(view, last, end):
            return span
        if _is_joined(view, last, end):
            verb = opening_verb(view, end)
            return span if verb is not None and verb < limit else (start, end)
    return span


def _is_joined(view: DocView, start: int, end: int) -> bool:
    """Tell whether "et" joins two members of a list: a determiner or a name stands behind it."""
    return any(
        view.is_in(at, view.grammar.name_joints) and not view.entity_at[at] and _is_member(view, at + 1, end)
        for at in range(start, end - 1)
    )


def _is_member(view: DocView, start: int, end: int) -> bool:
    """Tell whether a phrase can be a list's member by its first word: a determiner or a name."""
    if start >= end or time_end(view, start, end) > start:
        return False
    return view.is_in(start, view.grammar.determiners) or view.begins_entity(start) or view.pos[start] == "PROPN"


def _names_or_speaks(view: DocView, start: int, end: int) -> bool:
    """Tell a member that can say something, a country with its article among them: « la Suède »."""
    article = view.is_in(start, view.grammar.definite_articles) and start + 1 < end
    return can_speak(view, start, end) or (article and view.entity_at[start + 1] == "LOC")
