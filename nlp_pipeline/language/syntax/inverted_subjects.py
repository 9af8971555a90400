"""Subjects that stand behind their verb: « que guettent les chats », « , a dit la source », « Où est X ? »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.clause_joints import group_start

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.clause_record import ClauseRecord
    from nlp_pipeline.language.syntax.finite_clauses import FiniteClauses

HEADS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))


def inverted_heads(view: DocView, layer: FiniteClauses) -> dict[int, int]:
    """Give, for every finite verb whose subject stands behind it, the head of that subject.

    Args:
        view: the Doc as lists.
        layer: its clauses.

    Returns:
        By the token of the finite verb the token of the noun or pronoun.
    """
    found: dict[int, int] = {}
    for clause in layer.clauses:
        head = _pronoun_behind(view, clause.verb)
        if head is None and _lacks_subject(view, layer, clause):
            head = _noun_behind(view, layer, clause)
        if head is not None:
            found[clause.verb] = head
    return found


def _pronoun_behind(view: DocView, verb: int) -> int | None:
    at = verb + 1 + (view.is_in(verb + 1, view.grammar.syntax.euphonic_t) or view.word(verb + 1) == "-")
    apart = view.word(at - 1) == "-" and view.is_in(at, view.grammar.clauses.hyphened_pronouns)
    commands = view.words[verb].endswith(view.grammar.imperative_endings)
    if commands and view.words[view.sentence(verb)[1] - 1] != "?" and not view.is_word(verb - 1):
        return None  # « Attardons-nous »
    return at if apart or view.is_in(at, view.grammar.inverted_pronouns) else None


def _lacks_subject(view: DocView, layer: FiniteClauses, clause: ClauseRecord) -> bool:
    """Tell whether no subject stands before a clause's verb, and the clause is one that may have it behind."""
    group = group_start(view, clause.verb, clause.start)
    opener = layer.openers.get(clause.start)
    low = clause.start if opener is None else opener.at + 1
    person = view.words[clause.verb].endswith(view.grammar.clauses.second_person_endings)
    if person and any(view.is_in(at, view.grammar.plural_speakers) for at in range(group, clause.verb)):
        return False  # « nous avons »
    if opener is not None and view.is_in(opener.at, view.grammar.qui):
        return False
    if any(_may_be_subject(view, at, low) for at in range(low, group)):
        return False
    asked = view.is_in(clause.start, view.grammar.asked) or view.is_in(clause.start, view.grammar.interrogatives)
    if opener is not None:
        said = view.is_in(opener.at, view.grammar.comme) or view.phrase_until(opener.at, view.grammar.as_said)
        return opener.kind in ("relative", "complement") or bool(said)
    if clause.beside is not None and not asked:
        return not view.is_word(group - 1) and _may_report(view, clause.verb)
    return not view.words[clause.verb].endswith(view.grammar.imperative_endings)


def _may_be_subject(view: DocView, at: int, low: int) -> bool:
    """Tell a noun or pronoun before the verb that no preposition governs."""
    if (
        view.is_in(at, view.grammar.qui)
        or view.is_in(at, view.grammar.subject_pronouns)
        or view.is_in(at, view.grammar.clauses.clause_subjects)
    ):
        return True
    if (
        view.is_in(at, view.grammar.interrogatives)
        or view.is_in(at, view.grammar.que)
        or view.is_in(at, view.grammar.asked)
    ):
        return False
    named = view.texts[at][:1].isupper() and at > low
    described = view.pos[at] == "ADJ" and view.is_in(at - 1, view.grammar.clear_determiners)
    subject = view.pos[at] in HEADS or named or described or view.is_in(at, view.grammar.clauses.subject_words)
    if not subject or (view.is_in(at, view.grammar.object_clitics) and view.pos[at] != "DET"):
        return False
    start = at
    while (
        start > low
        and view.pos[start - 1] in ("DET", "ADJ", "NUM", "ADV", "PROPN", "NOUN")
        and not (
            view.is_in(start - 1, view.grammar.contracted_prepositions)
            or view.is_in(start - 1, view.grammar.linking_prepositions)
        )
    ):
        start -= 1
        if view.is_in(start, view.grammar.determiners):
            break
    before = start - 1
    governed = before >= low and (
        view.pos[before] == "ADP"
        or view.is_in(before, view.grammar.syntax.prepositions)
        or view.is_in(before, view.grammar.linking_prepositions)
    )
    return not governed or bool(view.phrase_until(before, view.grammar.connectives))


def _may_report(view: DocView, verb: int) -> bool:
    """Tell a verb of an incise, or the auxiliary of one."""
    last = verb
    while last + 1 < view.length and (view.pos[last + 1] == "ADV" or view.is_participle(last + 1)):
        last += 1
    forms = (form for at in {verb, last} for form in view.forms[at])
    return any("incise" in entry.frames for form in forms for entry in view.lexicon.verbs.get(form.lemma, ()))


def _noun_behind(view: DocView, layer: FiniteClauses, clause: ClauseRecord) -> int | None:
    """Give the head of the first noun phrase behind a verb, over its participle, its adverbs and its adjuncts."""
    at = clause.verb + 1
    limit = min(view.window(clause.verb)[1], clause.verb + view.grammar.clauses.farthest_subject)
    while at < limit:
        if view.pos[at] == "ADP" and not view.is_in(at, view.grammar.determiners):
            return None
        if view.pos[at] in ("DET", *HEADS) or view.is_in(at, view.grammar.determiners):
            return _head_from(view, at, limit)
        passes = (
            view.pos[at] == "ADV"
            or view.is_participle(at)
            or view.is_in(at, view.grammar.negations)
            or view.pos[at] == "ADJ"
        )
        if not passes:
            return None
        at += 1
    return None


def _head_from(view: DocView, at: int, limit: int) -> int | None:
    bare = not view.is_in(at, view.grammar.determiners)
    while at < limit and (
        view.pos[at] not in HEADS or (view.pos[at] == "NUM" and view.pos[at + 1 : at + 2] == ["NOUN"])
    ):
        if (
            view.pos[at] not in ("DET", "ADJ", "NUM", "ADV")
            and view.is_word(at)
            and not view.is_in(at, view.grammar.determiners)
        ):
            return None
        at += 1
    if (
        bare
        and at + 1 < limit
        and view.is_in(at + 1, view.grammar.determiners)
        and not view.is_in(at + 1, view.grammar.linking_prepositions)
    ):
        return _head_from(view, at + 1, limit)  # « où a lieu la fête », « a dit lundi le maire »
    return at if at < limit else None
