"""The sequence of tenses: what is reported keeps it, what the reporter goes on to say falls out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import is_adverb
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.verb_clitics import opening_verb, past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def turns_back(view: DocView, start: int, end: int, after: int, governor: int) -> bool:
    """Tell a coordinated verb whose number is the reporter's: « il a jugé les faits graves, et l'a puni »."""
    claim, further, cue = _numbers(view, start, end, after, governor)
    return bool(claim and further) and claim.isdisjoint(further) and not cue.isdisjoint(further)


def agrees_with_claim(view: DocView, start: int, end: int, after: int, governor: int) -> bool:
    """Tell a joined verb whose number is the claim's alone: « Le maire dit que des agents passent | et l'aident »."""
    claim, further, cue = _numbers(view, start, end, after, governor)
    return bool(cue and further) and cue.isdisjoint(further) and not claim.isdisjoint(further)


def _numbers(view: DocView, start: int, end: int, after: int, governor: int) -> tuple[set[str], set[str], set[str]]:
    """Give the numbers of the claim's verb, of the one that is joined to it, and of the cue; nothing for no verb."""
    own, other = main_verb(view, start, end), opening_verb(view, after)
    if own is None or other is None:
        return set(), set(), set()
    possible = None if view.word_forms is None else view.word_forms.possible_of(view.words[other])
    if possible is not None and possible.participle and not possible.finite:
        return set(), set(), set()  # « dit que les fusées ont été lancées et parcouru 300 km », whatever its tag
    claim, further, cue = (view.verb_numbers(at) for at in (own, other, governor))
    if not cue:
        cue = next((numbers for at in (governor - 1, governor - 2) if (numbers := view.verb_numbers(at))), set())
    return claim, further, cue


def narrates(view: DocView, start: int, end: int, after: int, group: VerbGroup) -> bool:
    """Tell the cue's tense from the claim's: « a estimé que la preuve manquait | et a relaxé le prévenu »."""
    after = past_clitics(view, after)
    own = main_verb(view, start, end)
    if own is None or not (_is_past(view, group.start, group.verb) and _is_past(view, after, after + 1)):
        return False
    alike = view.words[after] == view.words[past_clitics(view, group.start)]
    return _is_backshifted(view, own) and alike and not view.is_in(after + 1, view.grammar.been)


def leaves_backshift(view: DocView, claim: TokenRange, further: TokenRange, group: VerbGroup) -> bool:
    """Tell the reporter's own present behind a claim told in the past: « a dit que P fermerait, mais X n'y croit pas ».

    What is reported keeps the sequence of tenses; a clause with a subject of its own that falls out of it is not.
    """
    own, other = main_verb(view, *claim), main_verb(view, *further)
    if own is None or other is None or other == further[0] or past_clitics(view, further[0]) == other:
        return False
    if view.quotation_at[other] != view.quotation_at[group.verb]:
        return False
    told = _is_past(view, group.start, group.verb) or "Tense=Past" in view.morph[group.verb]
    return told and _is_backshifted(view, own) and "Mood=Ind" in view.morph[other] and "Tense=Pres" in view.morph[other]


def leaves_tense(view: DocView, own: int, other: int, governor: int) -> bool:
    """Tell the cue's own present behind a claim in the past: « estime que P était utile, mais il déplore Y ».

    Args:
        view: the Doc as lists.
        own: the claim's verb.
        other: the verb behind the coordinator.
        governor: the cue's verb.
    """
    past = _is_backshifted(view, own) or "Tense=Past" in view.morph[own]
    return past and _is_present(view, governor) and _is_present(view, other)


def keeps_backshift(view: DocView, start: int, end: int, after: int, group: VerbGroup) -> bool:
    """Tell a second verb in the claim's tense, which is not the cue's: « a dit que P était vieux et devait … »."""
    own, other = main_verb(view, start, end), opening_verb(view, after)
    if own is None or other is None:
        return False
    told = any(_is_past(view, group.start, at) for at in range(group.start + 1, group.verb + 1))  # « a tenu à dire »
    both = _is_backshifted(view, own) and _is_backshifted(view, other)
    ahead = is_future(view, own) and is_future(view, other)  # « a dit que P sera objectif et tiendra compte de Y »
    return told and (both or ahead or (_is_present(view, own) and _is_present(view, other)))


def breaks_off(view: DocView, start: int, joint: int, limit: int) -> bool:
    """Tell what happened, joined to what is only said: « il n'aurait bu qu'un verre | et n'a pas convaincu ».

    Args:
        view: the Doc as lists.
        start: first token of the claim.
        joint: the coordinator.
        limit: token that the claim may not pass.
    """
    own, other = main_verb(view, start, joint), opening_verb(view, joint + 1)
    if own is None or other is None or other >= limit or not is_conditional(view, own):
        return False
    if any(view.opening_at(at) is not None for at in range(other, limit)):
        return False  # « l'arme aurait servi et a été « jetée à l'eau » »
    return "Mood=Ind" in view.morph[other] and _is_past(view, other, other + 1)


def adds_hearsay(view: DocView, start: int, end: int, joint: int) -> bool:
    """Tell a conditional joined behind a source: « P, selon X | et menacerait Y »: the reporter does not vouch for it.

    Args:
        view: the Doc as lists.
        start: first token of the claim before the source.
        end: token after its last.
        joint: the token behind the source, perhaps a coordinator.
    """
    other = opening_verb(view, joint + 1) if view.is_in(joint, view.grammar.clause_joints) else None
    return other is not None and is_conditional(view, other) and main_verb(view, start, end) is not None


def doubts_alike(view: DocView, claim: TokenRange, further: TokenRange) -> bool:
    """Tell two conditionals in a row, or a number that stands for the noun before: « 3 seraient morts | et 4 blessés ».

    Args:
        view: the Doc as lists.
        claim: the clause before the coordinator.
        further: the one behind it.
    """
    own, other = main_verb(view, *claim), main_verb(view, *further)
    if own is None or other is None:
        return False
    counted = view.is_number(further[0]) and past_clitics(view, further[0] + 1) == other
    return counted or (is_conditional(view, own) and is_conditional(view, other))


def is_conditional(view: DocView, at: int) -> bool:
    """Tell a verb in the conditional, whatever its tag."""
    if view.pos[at] not in ("VERB", "AUX"):
        return False
    # The tagger takes a conditional that it has not met for an imperfect, and the other way round.
    plain = view.words[at].endswith(view.grammar.attribution.clear_conditional_endings)
    if plain or view.word_forms is None:
        return plain or "Mood=Cnd" in view.morph[at]
    never = view.words[at].endswith(view.grammar.attribution.never_conditional_endings)
    if never or view.word_forms.is_imperfect(view.words[at]):
        return False
    return "Mood=Cnd" in view.morph[at] or view.word_forms.is_conditional(view.words[at])


def _is_present(view: DocView, verb: int) -> bool:
    """Tell a verb in the present that is no auxiliary: « traduisent », not « ont traduit »."""
    plain = not view.is_auxiliary[verb] and "Mood=Ind" in view.morph[verb]
    return plain and "Tense=Pres" in view.morph[verb] and "VerbForm=Fin" in view.morph[verb]


def is_future(view: DocView, verb: int) -> bool:
    """Tell a verb in the future, by its form or its tag."""
    return "Tense=Fut" in view.morph[verb] or view.may_be_future(verb)


def _is_backshifted(view: DocView, verb: int) -> bool:
    return "Tense=Imp" in view.morph[verb] or is_conditional(view, verb)


def _is_past(view: DocView, start: int, end: int) -> bool:
    """Tell « a estimé »: the present of "avoir" before a participle."""
    having = past_clitics(view, start)
    has = having < view.length and not view.lemmas(having).isdisjoint(view.grammar.having)
    participle = end if end > having else having + 1
    while participle < view.length and is_adverb(view, participle):
        participle += 1  # « n'a pas donné »
    return has and "Tense=Pres" in view.morph[having] and view.may_be_participle(participle)
