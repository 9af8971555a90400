"""Whom an apposition before a relative is said of: « Paul Rey, délégué du préfet, qui promet »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, is_human

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def apposition_head(view: DocView, relative: int, floor: int) -> TokenRange | None:
    """Find the noun phrase that a bare apposition before a relative stands behind: who the relative speaks of.

    Args:
        view: the Doc as lists.
        relative: the relative pronoun, or the preposition that opens it.
        floor: first token of the clause's window.

    Returns:
        The phrase before the first of the appositions; None where none stands before the relative, or where that may
        speak of somebody in the apposition (« Paul Rey, fils d'un mineur qui raconte »).
    """
    apart = view.word(relative - 1) == ","
    end = relative - apart
    comma = _comma_before(view, end, floor)
    if comma is None or not (apart or _is_of_one(view, comma + 1, end)):
        return None
    while comma is not None and _opens(view, comma + 1):
        named = view.entity_at[comma - 1] == "PER"
        span = noun_phrase_until(view, comma, floor) or (_name_until(view, comma, floor) if named else None)
        if span is not None and (named or _tells_who(view, comma + 1)) and is_human(view, *span):
            numbers = _numbers_of_verb(view, relative)
            if numbers == {"p"} and named:
                return None
            return _bearing_name(view, _last_of_list(view, span) if numbers == {"s"} else span)
        comma = _comma_before(view, comma, floor)
    return None


def _numbers_of_verb(view: DocView, relative: int) -> set[str]:
    """Give the numbers of the verb whose subject a relative is; none where a preposition opens it."""
    if view.pos[relative] == "ADP":
        return set()
    verb = next((at for at in range(relative + 1, view.window(relative)[1]) if view.is_clause_verb(at)), None)
    return set() if verb is None else view.verb_numbers(verb)


def _comma_before(view: DocView, end: int, floor: int) -> int | None:
    """Give the last comma before a token, with no clause and no other mark between."""
    for at in range(end - 1, floor, -1):
        if view.words[at] == ",":
            return at
        stops = view.words[at] in CLAUSE_MARKS or view.quotation_at[at] != view.quotation_at[end - 1]
        if stops or view.is_clause_verb(at) or view.is_in(at, view.grammar.relatives):
            return None
    return None


def _opens(view: DocView, at: int) -> bool:
    """Tell an age, or a noun without a determiner, "délégué", "étudiant" for the tagger too."""
    if view.pos[at] == "NUM":
        return view.is_in(at + 1, view.grammar.time_nouns)
    nominal = view.pos[at] in ("NOUN", "ADJ") or view.words[at] in view.lexicon.source_nouns
    bare = nominal and view.texts[at][:1].islower() and not view.is_clause_verb(at)
    return bare and not (view.is_in(at, view.grammar.time_nouns) or view.is_in(at, view.grammar.determiners))


def _tells_who(view: DocView, at: int) -> bool:
    """Tell a noun for somebody, an adjective before it or not: « ancienne élue », « filiale »."""
    return view.words[at] in view.lexicon.source_nouns or view.words[at + 1] in view.lexicon.source_nouns


def _is_of_one(view: DocView, start: int, end: int) -> bool:
    """Tell whether an apposition speaks of nobody but whom it is set behind: not « fils d'un mineur »."""
    complement = next(
        (at for at in range(start, end) if view.pos[at] == "ADP" or view.is_in(at, view.grammar.linking_prepositions)),
        end,
    )
    return not any(
        view.words[at] in view.lexicon.source_nouns or view.entity_at[at] in SPEAKING_LABELS
        for at in range(complement, end)
    )


def _bearing_name(view: DocView, span: TokenRange) -> TokenRange:
    """Leave out what a preposition joins a name to: « le maire à | Paul Rey |, candidat, selon qui »."""
    start, end = span
    name = end
    while name > start and view.entity_at[name - 1] == "PER" and not (name < end and view.begins_entity(name)):
        name -= 1
    joined = any(
        view.pos[at] == "ADP" and not view.is_in(at, view.grammar.linking_prepositions) for at in range(start, name)
    )
    return (name, end) if joined and name < end else span


def _name_until(view: DocView, end: int, floor: int) -> TokenRange:
    """Give the name that ends at a token: « la réaction est celle de | Anne Roy |, élue, qui »."""
    start = end - 1
    while start > floor and view.entity_at[start - 1] == "PER" and not view.begins_entity(start):
        start -= 1
    return start, end


def _last_of_list(view: DocView, span: TokenRange) -> TokenRange:
    """Give the last of those whom "et" joins: « Luc Morand et | Zoé Petit |, présidente du club, qui estime »."""
    joint = next((at for at in range(span[1] - 1, span[0], -1) if view.is_in(at, view.grammar.et)), None)
    return span if joint is None else (joint + 1, span[1])
