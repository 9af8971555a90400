"""Where a clause ends that stands inside another: « l'idée que P | a surpris »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.clauses import main_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def embedded_end(view: DocView, start: int, end: int, *, heads: bool = False) -> int:
    """Find where a clause ends that stands inside another, before the outer verb: « l'idée que P | a surpris X ».

    Args:
        view: the Doc as lists.
        start: first token of the inner clause.
        end: token after it, as :func:`clause_end` gives it.
        heads: whether the noun that the clause belongs to heads its sentence, whose verb must then follow.

    Returns:
        The token where the outer clause goes on; ``end`` where it does not within the stretch.
    """
    first = main_verb(view, start, end)
    outer = None if first is None else main_verb(view, first + 1, end)
    closing = None if outer is None or heads else _before_clitics(view, outer) - 1
    if closing is not None and view.words[closing] == "," and _stands_in_aside(view, start):
        return closing  # « L'enquête, ouverte sur une lettre selon laquelle P, a été close »
    if heads and outer is not None:
        outer = _last_main_verb(view, outer, end)
    parted = first is not None and outer is not None and not heads
    parted = parted and any(view.is_in(at, view.grammar.clause_openers) for at in range((first or 0) + 1, outer or 0))
    if first is None or outer is None or parted:
        return end
    if outer == first + 1 and view.is_in(first - 1, view.grammar.clause_joints):
        return end  # « argent et talent seraient liés »: a noun that can be a verb
    outer = _before_clitics(view, outer)
    while outer > start and view.opening_at(outer - 1) is not None:
        outer -= 1
    if heads:
        return outer
    if view.is_in(outer - 1, view.grammar.clause_joints):
        return end  # « l'idée que le stade est vétuste et doit être détruit »
    joint = outer - 1 - view.is_in(outer - 1, view.grammar.subject_pronouns)
    if joint > first and joint < outer - 1 and view.is_in(joint, view.grammar.attribution.mais):
        return joint
    has_own_subject = view.is_in(outer - 1, view.grammar.subject_pronouns) or view.words[outer - 1] == ","
    return end if has_own_subject or (outer <= first + 1 and view.pos[first] == "AUX") else outer


def before_main_verb(view: DocView, start: int, end: int) -> int:
    """Leave out the clause that a relative parts from its subject: « celle qu'ils jugent têtue | a démissionné »."""
    at = start + (view.opening_at(start) is None)
    while at < end:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= end:
            at = quotation.end
            continue
        joins = view.is_in(at, view.grammar.clause_joints) or (
            view.is_in(at, view.grammar.comme) and not view.is_in(at + 1, view.grammar.subject_pronouns)
        )
        reflexive = view.is_in(at, view.grammar.se) and not view.is_in(at + 1, view.grammar.personal_subjects)
        if view.is_in(at, view.grammar.clause_openers) and not (joins or reflexive):
            return end  # « s'il », not « s'ouvre »
        if view.is_clause_verb(at) and not view.may_be_adjective(at):
            return _before_clitics(view, at)
        at += 1
    return end


def _before_clitics(view: DocView, verb: int) -> int:
    while view.is_in(verb - 1, view.grammar.object_clitics) or view.is_in(verb - 1, view.grammar.negation_marks):
        verb -= 1
    return verb


def _stands_in_aside(view: DocView, at: int) -> bool:
    """Tell whether a comma has opened an aside before a token that no verb of its own has closed."""
    low = view.window(at)[0]
    comma = next((place for place in range(at - 1, low, -1) if view.words[place] == ","), None)
    return comma is not None and main_verb(view, comma + 1, at) is None and main_verb(view, low, comma) is None


def _last_main_verb(view: DocView, verb: int, end: int) -> int:
    """Give the last verb of a stretch that nothing announces, from one on; an auxiliary stands for its participle."""
    while True:
        further = main_verb(view, verb + 1, end)
        while further is not None and view.pos[further - 1] == "AUX":
            further = main_verb(view, further + 1, end)
        if further is None:
            return verb
        verb = further


def heads_sentence(view: DocView, noun: int) -> bool:
    """Tell whether a noun stands before the verb of its sentence: « L'annonce par X que P a surpris »."""
    low = view.window(noun)[0]
    governed = not view.is_in(noun - 1, view.grammar.determiners) or view.is_in(
        noun - 1, view.grammar.contracted_prepositions
    )
    if governed or view.has_clause_verb(low, noun):
        return False
    return not any(view.words[at] in (":", ";") or view.pos[at] == "ADP" for at in range(low, noun))
