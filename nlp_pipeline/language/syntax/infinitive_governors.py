"""What each infinitive hangs on: the verb, noun or adjective that governs it.

Words decide where they can: a verb right before an infinitive or before its "de" or "à" governs it, and so does an
adjective behind its copula. Between a noun and the verb before that noun, the parser's arc is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import OPENING_BRACKETS, PAUSE_MARKS

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.clause_record import ClauseRecord
    from nlp_pipeline.language.syntax.finite_clauses import FiniteClauses

NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))


def infinitive_governors(view: DocView, layer: FiniteClauses) -> dict[int, int]:
    """Give, for every infinitive that something governs, what does.

    Args:
        view: the Doc as lists.
        layer: its clauses.

    Returns:
        By the token of the infinitive (of a compound one, its auxiliary) the token of its governor: of a compound
        tense the participle, of a copula what it links.
    """
    found: dict[int, int] = {}
    clause_at = layer.innermost(view.length)
    before: int | None = None
    for at in range(view.length):
        if layer.finite[at] or not _is_infinitive(view, at):
            continue
        governor = _governor(view, layer, found, clause_at, at, before)
        if governor is not None and governor != at:
            found[at] = governor
        before = at
    return found


def _is_infinitive(view: DocView, at: int) -> bool:
    endings = tuple(view.grammar.infinitive_endings)
    if (
        not view.words[at].endswith(endings)
        or not view.texts[at].isalpha()
        or view.phrase_until(at, view.grammar.clauses.dead_infinitives)
    ):
        return False
    known = "inf" in view.moods[at]
    if view.word_forms is not None:
        known = known or view.word_forms.is_infinitive(view.words[at])
    capital = view.texts[at][:1].isupper() and at > view.sentence(at)[0] and view.is_word(at - 1)
    if capital or view.is_in(at - 1, view.grammar.contracted_prepositions):
        return False
    if view.is_in(at - 1, view.grammar.determiners) and not view.is_in(at - 1, view.grammar.clauses.before_infinitives):
        return False
    if view.pos[at - 1] == "ADJ" and view.is_in(at - 2, view.grammar.clear_determiners):
        return False  # « un ancien boucher »
    led = view.is_in(at - 1, view.grammar.clauses.infinitive_prepositions) and view.pos[at] in ("NOUN", "VERB", "AUX")
    return (
        view.is_infinitive(at)
        or (led and _is_no_noun(view, at))
        or (known and view.may_be_infinitive(at) and view.pos[at] in ("NOUN", "ADJ", "ADP"))
    )


def _is_no_noun(view: DocView, at: int) -> bool:
    return view.word_forms is not None and not view.word_forms.possible_of(view.words[at]).other


def _governor(
    view: DocView,
    layer: FiniteClauses,
    found: dict[int, int],
    clause_at: list[ClauseRecord | None],
    at: int,
    before: int | None,
) -> int | None:
    start = at - 1
    while start >= 0 and (
        view.is_in(start, view.grammar.que)
        or view.is_in(start, view.grammar.object_clitics)
        or view.is_in(start, view.grammar.negations)
        or view.pos[start] == "ADV"
    ):
        start -= 1
    if start < 0:
        return _of_clause(view, clause_at[at], at)
    if view.words[start] in OPENING_BRACKETS:
        return None
    causes = not view.grammar.causing.isdisjoint(view.lemmas(start))
    if before is not None and before == start and causes:
        return found.get(before)  # « pour faire venir X »
    if causes:
        gerund = view.is_present_participle(start)
        return _by_arc(view, clause_at[at], start, layer) if gerund else None  # « fait venir X »: one predicate
    joiner = (
        start if view.pos[start] == "ADP" or view.is_in(start, view.grammar.clauses.infinitive_prepositions) else None
    )
    place = start if joiner is None else start - 1
    while place > 0 and view.is_in(place, view.grammar.clauses.subordinating_adverbs):
        place -= 1  # « avant de », « afin de »
    if view.is_in(place, view.grammar.clauses.inner_joints) or (
        place >= 0 and view.word(place) == "," and before is not None
    ):
        shared = _shared(view, layer, found, before, place)
        if shared is not None:
            return shared
    if joiner is not None and view.is_in(joiner - 1, view.grammar.clauses.purpose):
        return joiner - 1  # « afin de venir »
    if joiner is not None and not view.is_in(joiner, view.grammar.clauses.light_joiners):
        return _by_arc(view, clause_at[at], at, layer)
    return _nearest(view, layer, clause_at, place, at)


def _shared(view: DocView, layer: FiniteClauses, found: dict[int, int], before: int | None, joint: int) -> int | None:
    """Give the governor of the infinitive before, which this one is joined to."""
    if before is None or joint - before > view.grammar.clauses.farthest_governor or any(layer.finite[before:joint]):
        return None
    return found.get(before)


def _nearest(
    view: DocView, layer: FiniteClauses, clause_at: list[ClauseRecord | None], place: int, at: int
) -> int | None:
    """Give what stands before an infinitive or its "de": a verb at once, between a noun and its verb the arc's word."""
    low = max(view.sentence(at)[0], at - view.grammar.clauses.farthest_governor)
    while place >= low and (
        view.pos[place] == "ADV"
        or view.is_in(place, view.grammar.negations)
        or view.is_in(place, view.grammar.inverted_pronouns)
        or view.is_in(place, view.grammar.syntax.euphonic_t)
        or view.is_in(place, view.grammar.syntax.bare_inverted)
        or (view.is_in(place, view.grammar.syntax.doubling_pronouns) and view.pos[place] == "PRON")
    ):
        place -= 1
    if place < low or (not view.is_word(place) and view.opening_at(place) is None):
        return _by_arc(view, clause_at[at], at, layer)
    if _is_verb(view, layer, place):
        return place
    if view.pos[place] == "ADJ" and not _describes_noun(view, place):
        return place
    controlling = _controlling(view, layer, place, low)
    return controlling if controlling is not None else _by_arc(view, clause_at[at], at, layer)


def _controlling(view: DocView, layer: FiniteClauses, place: int, low: int) -> int | None:
    """Give the verb that tells a person to do something: « demande aux élus de voter », « persuade le maire de »."""
    for at in range(place, low - 1, -1):
        if (
            view.words[at] in PAUSE_MARKS
            or view.is_in(at, view.grammar.strong_relatives)
            or view.is_in(at, view.grammar.que)
        ):
            return None
        if _is_verb(view, layer, at) and not (view.is_participle(at) and view.pos[at - 1] in NOUNS):
            return at if view.lemmas(at) & view.grammar.clauses.verbs_of_control else None
    return None


def _is_verb(view: DocView, layer: FiniteClauses, at: int) -> bool:
    return layer.finite[at] or view.is_participle(at) or _is_infinitive(view, at) or view.is_present_participle(at)


def _describes_noun(view: DocView, at: int) -> bool:
    while at > 0 and view.pos[at] in ("ADJ", "ADV"):
        at -= 1
    return view.pos[at] in NOUNS or view.is_in(at, view.grammar.determiners)


def _by_arc(view: DocView, clause: ClauseRecord | None, at: int, layer: FiniteClauses) -> int | None:
    """Give the word that the arcs hang an infinitive on, if it can govern one; else the verb of its clause."""
    top = view.head[at] if view.dep[at].partition(":")[0] in ("aux", "cop") else at
    if view.head[top] == at + 1 and _is_infinitive(view, at + 1):
        top = at + 1  # « faire venir »: one predicate
    head = view.head[top]
    for _ in range(view.grammar.clauses.farthest_governor):
        if view.dep[top] != "conj" or head == top:
            break
        top, head = head, view.head[head]
    able = view.pos[head] in NOUNS or view.pos[head] in ("VERB", "ADJ", "AUX", "ADV")
    if head != top and able and view.sentence_at[head] == view.sentence_at[at]:
        return head
    return _of_clause(view, clause, at)


def _of_clause(view: DocView, clause: ClauseRecord | None, at: int) -> int | None:
    """Give the predicate of the clause that an infinitive stands in."""
    if clause is None or clause.verb < 0:
        return None
    predicate = predicate_of(view, clause.verb)
    return None if predicate == at else predicate


def predicate_of(view: DocView, verb: int) -> int:
    """Give the head of a finite verb's clause: the participle of a compound tense, what a copula links, or the verb."""
    if not any(form.lemma in view.grammar.auxiliaries for form in view.forms[verb]):
        return verb
    head = view.head[verb]
    helps = view.dep[verb].partition(":")[0] in ("aux", "cop") and head > verb
    return head if helps else verb
