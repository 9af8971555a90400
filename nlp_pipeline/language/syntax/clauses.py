"""Clauses by word order: where what opens a clause ends, and where its own verb stands.

A subordinator or a relative pronoun announces a verb; the first verb that nothing has announced is the clause's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.verb_tokens import OPEN_CLASSES
from nlp_pipeline.language.syntax.adjuncts import BRACKETS, adjunct_end, aside_end, is_preposition, is_subordinator
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import opening_verb, past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def main_verb(view: DocView, start: int, end: int) -> int | None:
    """Give the first verb of a stretch that no relative pronoun or subordinator has announced; None where all are."""
    announced = 0
    at = start
    while at < end:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= end:
            verb = opening_verb(view, at + 1)  # « La thèse « ne repose sur rien » »
            if verb is not None and not announced:
                return verb
            announced -= verb is not None
            at = quotation.end
            continue
        if view.words[at] in BRACKETS:
            at = max(aside_end(view, at, end), at + 1)
            continue
        if announces(view, at):
            announced += 1
        elif view.is_clause_verb(at):
            if not announced:
                return at
            announced -= 1
        at += 1
    return None


def announces(view: DocView, at: int) -> bool:
    """Tell a word that announces a verb of its own: a relative pronoun or a subordinator."""
    word = view.words[at]
    if word in view.grammar.clause_relatives:
        return not view.is_in(at - 1, view.grammar.two_word_subordinators)
    return word in view.grammar.subordinators and is_subordinator(view, at)


def leading_end(view: DocView, start: int, limit: int) -> int:
    """Give the token behind what stands before a clause's own subject: « si P1, | P2 », « sans les nommer, | P ».

    Args:
        view: the Doc as lists.
        start: first token of the clause.
        limit: token that may not be passed.

    Returns:
        The token behind the comma that ends the leading subordinate clause, participial clause or adjunct, where a
        verb follows that is the clause's own; ``start`` where nothing of the kind leads.
    """
    dated = time_end(view, start, limit) > start
    if start >= limit or not (
        dated
        or _opens_subordinate(view, start)
        or is_preposition(view, start)
        or _opens_participial(view, start, limit)
    ):
        return start
    subordinate = _opens_subordinate(view, start)
    first = start + 1 + view.is_in(start + 1, view.grammar.que)
    at = begins = start if subordinate else adjunct_end(view, start, limit)
    if dated and view.is_in(at, view.grammar.que):
        return start  # « qu'il y a deux ans que P »
    verbs = 0
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        if view.words[at] in (";", ":", "."):
            return start
        verbs += view.is_clause_verb(at)
        if view.words[at] == "," and verbs and subordinate and main_verb(view, first, at) is None:
            at += 1  # « si X, l'entité qui l'a bâti, | était une société privée, P »
            continue
        if view.words[at] == "," and (verbs or not subordinate):
            if not subordinate and main_verb(view, begins, at) is not None:
                return start  # « près de cent civils ont péri, tandis que »
            return at + 1 if main_verb(view, at + 1, limit) is not None else start
        at += 1
    return start


def _opens_subordinate(view: DocView, at: int) -> bool:
    if view.is_in(at, view.grammar.leading_subordinators):
        return True
    return view.is_in(at + 1, view.grammar.que) and view.is_in(at, view.grammar.two_word_subordinators)


def _opens_participial(view: DocView, start: int, limit: int) -> bool:
    """Tell « le pape étant …, P » and « interrogé par X, P »: a participle before any finite verb and any comma."""
    if view.may_be_participle(start) and not view.is_finite(start):
        return True
    for at in range(start, limit):
        if view.words[at] in (",", ":", ";") or view.is_clause_verb(at) or view.opening_at(at) is not None:
            return False
        if view.is_in(at, view.grammar.absolute_participles):
            return True
    return False


def closes_leading(view: DocView, comma: int, limit: int) -> bool:
    """Tell the comma between a leading subordinate clause and the main one: « si X dit que P, | la loi reste ».

    Args:
        view: the Doc as lists.
        comma: the comma.
        limit: token that the main clause may not pass.
    """
    low = view.window(comma)[0]
    if view.words[comma] != "," or not _opens_subordinate(view, low):
        return False
    if not (_begins_clause(view, comma + 1, limit) or _begins_misread(view, comma + 1, limit)):
        return False
    waiting = 0
    for at in range(low, comma):
        waiting += announces(view, at) or (at == low and not announces(view, at))
        waiting -= view.is_clause_verb(at)
    return waiting == 0


def opens_clause(view: DocView, at: int, limit: int) -> bool:
    """Tell a subject and the verb of its clause right behind it.

    Args:
        view: the Doc as lists.
        at: first token of what may be the subject.
        limit: token that neither may pass.
    """
    return _verb_behind_subject(view, at, limit) is not None


def _verb_behind_subject(view: DocView, at: int, limit: int) -> int | None:
    end = at + 1 if view.is_in(at, view.grammar.subject_pronouns) else noun_phrase_from(view, at, limit)
    if (
        view.word(end) == ","
        and view.is_in(end + 1, view.grammar.syntax.doubling_pronouns)
        and view.word(end + 2) == ","
    ):
        end += 3  # « le préfet, lui, n'y voit aucun danger »
    verb = past_clitics(view, end)
    return verb if end > at and verb < limit and view.is_clause_verb(verb) else None


def _begins_misread(view: DocView, start: int, limit: int) -> bool:
    """Tell a main clause whose verb the tagger takes for a noun or an adjective: « Si X nie, | la tension monte ».

    A main clause must follow; where nothing there is read as its verb, what can be one is.
    """
    pronoun = any(view.is_in(start, words) for words in _subject_pronouns(view))  # « Si X nie, | rien ne va »
    opens = pronoun or view.is_in(start, view.grammar.determiners) or view.begins_entity(start)
    if view.word_forms is None or not opens or view.has_clause_verb(start, limit):
        return False
    if any(view.words[at] == "," for at in range(start, limit)):
        return False
    verb = past_clitics(view, start + 1) if pronoun else start
    return any(
        view.pos[at] in OPEN_CLASSES
        and (at == verb or view.pos[at - 1] in OPEN_CLASSES or view.is_in(at - 1, view.grammar.object_clitics))
        and view.texts[at].islower()
        and view.word_forms.possible_of(view.words[at]).finite
        for at in range(start + 1, limit)
    )


def _subject_pronouns(view: DocView) -> tuple[frozenset[str], ...]:
    grammar = view.grammar
    return grammar.subject_pronouns, grammar.clauses.subject_words, grammar.syntax.counting_pronouns


def _begins_clause(view: DocView, at: int, limit: int) -> bool:
    """Tell a subject and its verb, and no further subject and verb behind a comma."""
    verb = _verb_behind_subject(view, at, limit)
    if verb is None:
        return False
    commas = (later for later in range(verb, limit - 1) if view.words[later] == ",")
    return not any(opens_clause(view, later + 1, limit) for later in commas)
