"""What somebody sees in something: « voit dans ce vote un signe », « y voit un progrès », « voit en X un rival »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import aside_end
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def sees_in(view: DocView, group: VerbGroup, start: int, high: int) -> bool:
    """Tell « y voit un signe » and « voit dans ce vote un signe » from seeing with one's eyes."""
    if has_y(view, group):
        return view.is_in(start, view.grammar.determiners) or view.opening_at(start) is not None
    if not view.is_in(start, view.grammar.attribution.seen_in):
        return False
    if not view.is_in(start, view.grammar.en):
        return view.pos[start + 1] == "DET"
    named = view.entity_at[start + 1] in SPEAKING_LABELS
    return (
        named
        or view.is_in(start + 1, view.grammar.disjunctive_pronouns)
        or view.is_in(start + 1, view.grammar.demonstratives)
    )  # « voit en elle un rempart », not « a vu en mars un accident »


def seen_in_at(view: DocView, group: VerbGroup, high: int) -> int | None:
    """Find the "dans" of « voit, dans une note, | dans la réforme un signe »: the nearest before what is seen in it.

    Args:
        view: the Doc as lists.
        group: the verb of seeing.
        high: token that may not be passed.

    Returns:
        Its token; None where nothing is seen in something.
    """
    if has_y(view, group):
        return None
    joint = None
    at = group.end - 1
    while at + 1 < high:
        at += 1
        if view.words[at] in DASHES:
            at = max(aside_end(view, at, high) - 1, at)
            continue
        if view.is_clause_verb(at):
            return None
        if view.is_in(at, view.grammar.attribution.seen_in) and sees_in(view, group, at, high):
            joint = at
        elif view.words[at] == ",":
            joint = None
        elif joint is not None and _is_seen(view, joint, at):
            return joint
    return None


def seen_start(view: DocView, group: VerbGroup, near: int, high: int) -> int:
    """Find what is seen in what "y" stands for, over any adjuncts: « y voit, ému, dans une lettre, un aveu ».

    Args:
        view: the Doc as lists.
        group: the verb of seeing.
        near: token behind the adjuncts that are known for such.
        high: token that may not be passed.

    Returns:
        The token where it begins; ``near`` where it begins there or nowhere.
    """
    at_once = view.is_in(near, view.grammar.determiners) and not view.is_in(near, view.grammar.linking_prepositions)
    at_once = at_once and not view.phrase_from(near, view.grammar.attribution.grades)
    at_once = at_once or view.is_in(near, view.grammar.que) or bool(view.entity_at[near])
    if at_once or not has_y(view, group):
        return near
    for at in range(near, high):
        if view.is_clause_verb(at) or view.may_be_infinitive(at):
            return near
        if _opens_seen(view, at):
            return at
    return near


def has_y(view: DocView, group: VerbGroup) -> bool:
    """Tell whether "y" stands before a verb."""
    return not view.grammar.y.isdisjoint(view.words[max(0, group.start - 1) : group.verb])


def _opens_seen(view: DocView, at: int) -> bool:
    """Tell what somebody sees in something: « un signe », « des menaces », « « un aveu » », no complement."""
    if view.opening_at(at) is None and not view.is_in(at, view.grammar.indefinite_articles):
        return False
    governed = (
        view.pos[at - 1] in ("ADP", "DET")
        or view.is_in(at - 1, view.grammar.linking_prepositions)
        or view.is_present_participle(at - 1)
    )
    graded = view.phrase_from(at, view.grammar.attribution.grades)  # « y voit, un brin agacé, un aveu »
    return not (governed or graded or view.texts[at][:1].isupper())


def _is_seen(view: DocView, joint: int, at: int) -> bool:
    """Tell what somebody sees in what a joint opens, a definite thing where that is known: « voit en elle un rempart ».

    « Voit dans cette fermeture la fin du village », not « a vu dans la rue le maire ».
    """
    nearest = joint + 2 if view.is_in(joint, view.grammar.en) else joint + 3
    if at >= nearest and _opens_seen(view, at):
        return True
    taken_up = view.is_in(joint + 1, view.grammar.demonstratives)
    anew = view.pos[at - 1] in ("NOUN", "PROPN", "ADJ") and view.is_in(at, view.grammar.definite_articles)
    return at > joint + 2 and taken_up and anew and not view.is_in(at, view.grammar.contracted_prepositions)
