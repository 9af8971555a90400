"""The subject just before its verb, by position alone: a pronoun over clitics, or the adjacent noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import OPENING_QUOTATION_MARKS, PAUSE_MARKS
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def before_clitics(view: DocView, start: int, floor: int) -> int:
    """Move back over the object pronouns before a verb: they are no part of its subject (« le juge lui reproche »).

    Right before a verb « le » and « la » are pronouns, whatever the tagger sees.
    """
    end = start
    while (
        start - 1 > floor
        and view.is_in(start - 1, view.grammar.object_clitics)
        and (view.pos[start - 1] == "PRON" or view.is_in(start - 1, view.grammar.syntax.clear_clitics) or start == end)
        and not (view.is_in(start - 1, view.grammar.plural_speakers) and _agrees(view, start, view.words[start - 1]))
    ):
        start -= 1
    return start


def _is_adverbial(view: DocView, at: int) -> bool:
    if view.is_in(at, view.grammar.time_words):
        return True
    return view.pos[at] == "ADV" and not view.entity_at[at] and not view.texts[at][:1].isupper()


def pronoun_before(view: DocView, start: int, floor: int) -> int | None:
    """Find a subject pronoun just before the group, over clitics and a note in brackets."""
    at = start - 1
    if view.word(at) == ")":
        bracket = next((place for place in range(at, floor, -1) if view.words[place] == "("), floor)
        noted = bracket > floor and view.is_in(bracket - 1, view.grammar.personal_subjects)
        return bracket - 1 if noted else None  # « il (Poutine, ndlr) dit »
    while at >= floor:
        word = view.words[at]
        if word in view.grammar.plural_speakers and not _agrees(view, start, word):
            at -= 1
            continue
        if word in view.grammar.subject_pronouns and (
            view.pos[at] == "PRON" or word in view.grammar.clear_subject_pronouns
        ):
            return at
        if word not in view.grammar.object_clitics and word not in view.grammar.negation_marks:
            return None
        at -= 1
    return None


def _agrees(view: DocView, at: int, pronoun: str) -> bool:
    """Tell whether the word after "nous" or "vous" has its ending: otherwise the pronoun is an object."""
    at = past_clitics(view, at)
    person = "1p" if pronoun in view.grammar.syntax.nous else "2p"
    at = past_clitics(view, at)
    forms = view.forms[at]
    return not forms or any(feature.endswith(person) for form in forms for feature in form.features)


def is_impersonal(view: DocView, at: int) -> bool:
    """Tell the pronoun that is nobody: « ce », « c' »."""
    return view.is_in(at, view.grammar.ce)


def adjacent_phrase(view: DocView, end: int, floor: int) -> TokenRange | None:
    """Take the noun phrase just before the verb, if a coordinator, a comma or the sentence's start opens it."""
    if end - 1 < floor or not (view.pos[end - 1] in ("NOUN", "PROPN", "ADJ") or view.entity_at[end - 1]):
        return None
    span = phrase_by_position(view, end, floor)
    if span is None or span[1] != end:
        return None
    before = span[0] - 1
    opens = (
        before < floor
        or view.words[before] in PAUSE_MARKS | OPENING_QUOTATION_MARKS
        or view.is_in(before, view.grammar.clause_openers)
    )
    return span if opens and (view.pos[span[0]] in ("DET", "PROPN") or view.entity_at[span[0]]) else None


def phrase_by_position(view: DocView, end: int, floor: int) -> TokenRange | None:
    """Take the noun phrase that ends just before the verb, where the parser gives no subject."""
    at = end - 1
    while at >= floor and (_is_adverbial(view, at) or view.pos[at] == "ADV"):
        at -= 1
    if at >= floor and view.words[at] == ",":
        opening = next((p for p in range(at - 1, floor - 1, -1) if view.words[p] == ","), None)
        at = opening - 1 if opening is not None else at - 1
    head = None
    while at >= floor:
        word = view.words[at]
        if view.pos[at] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X") or view.entity_at[at]:
            head = at
        elif not (view.pos[at] in ("DET", "ADP") or word in view.grammar.linking_prepositions or word in (")", "(")):
            break
        at -= 1
    if head is None:
        return None
    start = at + 1
    while (
        start < end
        and (view.pos[start] == "ADP" or view.is_in(start, view.grammar.time_words))
        and not view.entity_at[start]
    ):
        start += 1
    stop = noun_phrase_from(view, start, end)
    if time_end(view, start, end) >= stop:
        return None  # « depuis le 29 avril en Turquie, l'élu, | exige »
    return (start, stop) if stop > start else None
