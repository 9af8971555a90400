"""Who does what an infinitive says where somebody else is the subject: « a fait dire à X », « conduit X à dire »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import PAUSE_MARKS
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.auxiliaries import auxiliary_before
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_from, noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.language.syntax.verb_clitics import clitics_before
from nlp_pipeline.language.syntax.verb_groups import VerbGroup

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.lexicon.grammar import Words


def causee_of(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Find the causee of an infinitive under a verb of causing or perceiving.

    Args:
        view: the Doc as lists.
        group: the infinitive's verb group.

    Returns:
        The noun phrase of who speaks: behind « faire dire à X », between « conduire X à dire », « voir X dire »; None
        where no such verb governs the infinitive.
    """
    low, high = view.window(group.verb)
    before = group.start - 1
    while before > low and is_adverb(view, before):
        before -= 1  # « fait également réagir »
    if before < low:
        return None
    if _is_verb(view, before, view.grammar.causing):
        told = any(view.is_in(at, view.grammar.se) for at in (before - 1, before - 2))  # « s'est fait dire par X »
        end = noun_phrase_from(view, group.end, high) if group.entry("que", "object") is None else group.end
        if end > group.end and is_human(view, group.end, end):
            return group.end, end  # « a fait réagir Paul Rey »
        return _behind(view, group.end, high, agents=told)
    if view.is_in(before, view.grammar.de):
        return _enabled(view, before, low)
    if view.is_in(before, view.grammar.plain_to):
        span = noun_phrase_until(view, before, low)
        return span if span is not None and _is_verb(view, span[0] - 1, view.grammar.periphrases.driving) else None
    return _perceived(view, before + 1, low)


def _behind(view: DocView, at: int, high: int, *, agents: bool) -> TokenRange | None:
    """Give who stands behind "à"; behind "par" only where agents may: « a fait dire par un ami » is X's own."""
    while at < high:
        told = view.is_in(at, view.grammar.to) or (agents and view.is_in(at, view.grammar.par))
        if told:
            span = governed_phrase(view, at, high)
            if span is not None and can_speak(view, *span):
                return span
        after = adjunct_end(view, at, high, whole=False)
        after = aside_end(view, at, high) if after == at else after
        if after == at:
            return None
        at = after
    return None


def _enabled(view: DocView, end: int, low: int) -> TokenRange | None:
    """Give who is enabled to say something: « a permis à la ministre de déclarer que »."""
    whose = whose_turn(view, low, end)
    if whose is not None and (whose[1] == end or "," == view.words[whose[1]] == view.words[end - 1]):
        return whose  # « c'est au tour | du maire | de réagir »
    span = noun_phrase_until(view, end, low)
    if span is None or not view.is_in(span[0] - 1, view.grammar.to):
        return None
    verbs = range(low, span[0] - 1)
    return span if any(_is_verb(view, at, view.grammar.periphrases.enabling) for at in verbs) else None


def whose_turn(view: DocView, low: int, limit: int) -> TokenRange | None:
    """Give whose turn it is to do something: « C'est au tour ensuite | du maire | de réagir ».

    Args:
        view: the Doc as lists.
        low: first token of the clause.
        limit: token that may not be passed.

    Returns:
        The noun phrase; None where it is nobody's turn.
    """
    turn = next((at for at in range(limit - 1, low, -1) if view.phrase_until(at, view.grammar.syntax.turns)), None)
    if turn is None:
        return None
    start = turn + 1
    while start < limit and is_adverb(view, start):
        start += 1
    return governed_phrase(view, start, limit)


def _perceived(view: DocView, end: int, low: int) -> TokenRange | None:
    """Give who is seen doing something, over infinitives and adjuncts joined before: « vu X entrer et dire »."""
    for at in range(end - 1, low - 1, -1):
        if view.words[at] in PAUSE_MARKS or view.is_in(at, view.grammar.que):
            return None
        if _is_verb(view, at, view.grammar.periphrases.perceiving):
            stop = noun_phrase_from(view, at + 1, end)
            if stop <= at + 1:
                return None
            if stop == end:
                return at + 1, stop
            place = stop + view.may_be_infinitive(stop)
            place = skip_adjuncts(view, place, end)
            joined = place > stop and view.is_in(place, view.grammar.clause_joints) and place + 1 == end
            return (at + 1, stop) if joined else None
    return None


def _is_verb(view: DocView, at: int, verbs: Words) -> bool:
    """Tell whether a word is a form of one of these verbs (lemmas)."""
    lemmas = view.lemmas(at)
    return not lemmas.isdisjoint(verbs)


def undergoing(view: DocView, group: VerbGroup) -> VerbGroup | None:
    """Find the verb under which somebody undergoes an infinitive: « |se voit| reprocher », « |s'est fait| accuser ».

    Args:
        view: the Doc as lists.
        group: the infinitive's verb group.

    Returns:
        The group of that verb, whose subject undergoes it; None where none governs the infinitive.
    """
    before = group.start - 1
    while is_adverb(view, before):
        before -= 1  # « se voit aussi reprocher »
    causes = _is_verb(view, before, view.grammar.causing)
    if group.shape != "infinitive" or before < 1:
        return None
    if not causes and not _is_verb(view, before, view.grammar.periphrases.perceiving):
        return None
    auxiliary = auxiliary_before(view, before)
    finite = before if auxiliary is None else auxiliary
    start, _, reflexive = clitics_before(view, finite)
    return VerbGroup(before, start, before + 1, (), "finite") if reflexive else None
