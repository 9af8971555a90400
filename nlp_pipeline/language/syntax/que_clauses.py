"""What each "que" opens: a complement, a relative clause, an adverbial one, or none.

The tag tells a complement "que" from a relative one in three cases of four. What stands before it tells more: behind a
verb, its negation and its adjuncts there is a complement; behind a noun a relative clause, unless the noun is one that
takes a clause; behind a word of comparison, or "ne" and a verb, neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import PAUSE_MARKS
from nlp_pipeline.language.syntax.finite_verbs import is_inverted
from nlp_pipeline.language.syntax.opener import Opener, opens_question
from nlp_pipeline.language.syntax.time_phrases import is_time_itself

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.opener import Kind


def que_at(view: DocView, finite: list[bool], at: int) -> Opener | None:
    """Give the clause that a "que" opens; None where it opens none: « ne dit que cela », « est-ce que ».

    Args:
        view: the Doc as lists.
        finite: for every token, whether it is a finite verb.
        at: the "que".
    """
    before = view.word(at - 1)
    if opens_question(view, at):
        return None
    if at + 1 < view.length and finite[at + 1] and is_inverted(view, at + 1):
        return None  # « que puis-je faire »
    if before in view.grammar.clauses.inverted_ce:
        return None  # « est-ce que »
    phrased = view.phrase_until(at, view.grammar.clauses.subordinating_phrases)
    if phrased:
        return Opener(at, at + 1 - phrased, "adverbial")
    if before in view.grammar.clauses.before_adverbial_que and not (
        at > 1 and finite[at - 2] and before in view.grammar.clauses.loose_adverbs
    ):
        return Opener(at, _subordinator_start(view, at), "adverbial")
    if before in view.grammar.plain_ce and view.is_in(at - 2, view.grammar.plain_to):
        return Opener(at, at, "complement")  # « s'attend à ce que »
    if before in view.grammar.clauses.neuter_antecedents:
        return Opener(at, at, "relative")
    if _is_restriction(view, finite, at):
        return None
    if _is_compared(view, finite, at):
        return Opener(at, at, "adverbial", verbless=True)
    if _is_cleft(view, finite, at):
        return Opener(at, at, "relative", cleft=True)
    return Opener(at, at, _kind_of_que(view, finite, at))


def _is_cleft(view: DocView, finite: list[bool], at: int) -> bool:
    """Tell the "que" of « c'est à Lyon que P »: what stands behind "c'est" is neither an adjective nor a noun alone."""
    verb = next((p for p in range(at - 1, view.sentence(at)[0], -1) if finite[p]), None)
    if verb is None or verb == at - 1 or not view.is_in(verb - 1, view.grammar.ce):
        return False
    lead = verb + 1
    while (
        view.is_in(lead, view.grammar.full_negations) or view.is_in(lead, view.grammar.que) or view.pos[lead] == "ADV"
    ):
        lead += 1
    if lead == at:
        return view.is_in(at - 1, view.grammar.time_words)
    return (
        view.pos[lead] == "ADP"
        or view.is_in(lead, view.grammar.syntax.prepositions)
        or (lead == at - 1 and lead > verb + 1)
    )


def _subordinator_start(view: DocView, at: int) -> int:
    start = at - 1
    while start > 0 and view.is_in(start - 1, view.grammar.clauses.before_subordinators):
        start -= 1
    return start


def _is_restriction(view: DocView, finite: list[bool], at: int) -> bool:
    """Tell "ne … que": the verb before it has a "ne" and no other word of negation."""
    if at + 1 < view.length and view.is_in(at + 1, view.grammar.clauses.clause_subjects):
        return False
    inverted = at + 1
    while view.is_in(inverted, view.grammar.object_clitics):
        inverted += 1
    if inverted < view.length and finite[inverted]:
        return False
    negated = False
    for place in range(at - 1, max(view.sentence(at)[0], at - view.grammar.clauses.farthest_comparison) - 1, -1):
        if _negates_fully(view, place):
            return False
        if view.is_in(place, view.grammar.negation_marks):
            negated = True
            return not any(_negates_fully(view, p) for p in range(max(0, place - 2), place))
        if view.is_in(place, view.grammar.que) or view.words[place] in (";", ":"):
            return False
    return negated


def _negates_fully(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.full_negations) and not view.is_in(at, view.grammar.syntax.plus)


def _is_compared(view: DocView, finite: list[bool], at: int) -> bool:
    """Tell the "que" of a comparison: a word of comparison stands before it, and no verb since."""
    low = max(view.sentence(at)[0], at - view.grammar.clauses.farthest_comparison)
    for place in range(at - 1, low - 1, -1):
        if finite[place] or view.is_in(place, view.grammar.que) or view.words[place] in (",", ";", ":", ")"):
            return False
        if not view.is_in(place, view.grammar.clauses.compared) or is_time_itself(view, place):
            continue  # « a dit le matin même que P »
        if place == at - 1:
            loose = view.is_in(place, view.grammar.syntax.adverbs_before_que) and finite[at - 2]  # « note aussi que »
            return not loose
        if view.is_in(place, view.grammar.clauses.degree_words):
            return not view.is_in(place + 1, view.grammar.clear_determiners)
        return not view.is_in(place, view.grammar.clauses.loosely_compared) or not _is_negated(view, place)
    return False


def _is_negated(view: DocView, at: int) -> bool:
    return any(
        view.is_in(place, view.grammar.negation_marks)
        for place in range(max(0, at - view.grammar.clauses.farthest_compared_negation), at)
    )


def _kind_of_que(view: DocView, finite: list[bool], at: int) -> Kind:
    before = view.skip_space(at - 1, -1)
    inverted = at + 1 < view.length and finite[at + 1]
    tagged: Kind = "relative" if view.pos[at] == "PRON" else "complement"
    if view.words[before] == ",":
        return "relative" if inverted else tagged
    if view.is_in(before, view.grammar.clause_joints):
        return "complement"
    verbal = finite[before] or view.is_infinitive(before) or view.is_participle(before)
    verbal = verbal or view.is_present_participle(before)
    if verbal or view.pos[before] in ("ADV", "VERB", "AUX") or view.is_in(before, view.grammar.full_negations):
        return "complement"
    if inverted:
        return "relative"
    named = view.words[before] in view.lexicon.cue_nouns or view.is_in(before, view.grammar.clauses.nouns_of_clauses)
    if named:
        return (
            "complement"
            if tagged == "complement" or view.is_in(before - 1, view.grammar.definite_articles)
            else "relative"
        )
    if view.pos[before] == "ADJ":
        return "complement" if _is_predicate(view, finite, before) else "relative"
    return "complement" if _governed_from_afar(view, finite, at) else "relative"


def _is_predicate(view: DocView, finite: list[bool], at: int) -> bool:
    """Tell « est certain » and « juge nécessaire » from « un bon restaurant »."""
    while view.pos[at] in ("ADJ", "ADV") and not finite[at] and at > 0:
        at -= 1
    return finite[at] or view.is_infinitive(at) or view.is_participle(at)


def _governed_from_afar(view: DocView, finite: list[bool], at: int) -> bool:
    """Tell whether a verb that takes "que" stands before it, and what is between is no object: « rappelle à X que »."""
    for place in range(at - 1, max(view.sentence(at)[0], at - view.grammar.clauses.farthest_comparison) - 1, -1):
        if view.is_in(place, view.grammar.que) or view.words[place] in PAUSE_MARKS:
            return False
        if finite[place] or view.is_infinitive(place) or view.is_participle(place):
            entries = [entry for form in view.forms[place] for entry in view.lexicon.verbs.get(form.lemma, ())]
            governs = any("que" in entry.frames for entry in entries)
            person = any("whom" in entry.frames for entry in entries)
            after = place + 1
            if view.is_in(after, view.grammar.full_negations):
                after += 1
            oblique = (
                view.is_in(after, view.grammar.syntax.prepositions)
                or view.pos[after] == "ADV"
                or view.is_in(after, view.grammar.time_nouns)
            )
            told = person and view.pos[at] != "PRON" and view.pos[after] in ("DET", "PROPN")
            return governs and (oblique or told)
    return False
