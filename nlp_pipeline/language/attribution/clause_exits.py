"""What leaves a claim behind a comma or a coordinator: another attribution, an addition, what is set against it.

A stretch leaves the claim only where both the arcs and its own shape send it out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.claim_additions import comments_on_claim, contrasts, tells_occasion, withholds
from nlp_pipeline.language.attribution.further_attributions import (
    omits_cue,
    opens_reporting,
    others_report,
    sets_beside,
    takes_on,
)
from nlp_pipeline.language.attribution.sequence_of_tenses import (
    agrees_with_claim,
    doubts_alike,
    keeps_backshift,
    leaves_backshift,
    narrates,
    turns_back,
)
from nlp_pipeline.language.attribution.verb_rests import lacks_complement, participle_behind_aside
from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS
from nlp_pipeline.language.syntax.adjuncts import is_subordinator
from nlp_pipeline.language.syntax.clauses import closes_leading, main_verb, opens_clause
from nlp_pipeline.language.syntax.complements import infinitive_from
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import opening_verb, past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

HIGHEST_CLIMB = 40
"""Arcs from a token to what it hangs on: a guard of running time in very long sentences."""


def leaves_clause(scene: Scene, start: int, at: int, governor: int, limit: int) -> bool:
    """Tell whether what follows a comma or a coordinator stands outside of the clause."""
    view = scene.view
    if _parts_object(view, start, at):
        return False
    if view.opening_at(at + 1) is not None and is_subordinator(view, at + 2):
        return False  # « a répondu que P, | « parce que Q » »
    adds = view.is_in(at, view.grammar.clause_joints) and view.word(at + 1) == ","
    incise = scene.incise_at.get(at + 1 + adds)
    if incise is not None and (adds or incise.end is None or not view.has_clause_verb(incise.end, limit)):
        return True  # « dit que P | et, a-t-il ajouté, Q »
    if view.words[at] == ":" and at + 1 in scene.phrase_at:
        return True  # « craint que P : selon elle, P' »
    if view.words[at] == "," and (
        closes_with_source(scene, at + 1, limit) or contrasts(scene, at + 1, limit) or closes_leading(view, at, limit)
    ):
        return True
    if view.words[at] == "," and (tells_occasion(view, at, limit) or omits_cue(view, at + 1)):
        return True
    if _reporter_goes_on(scene, at, governor, limit) or _closes_relative(scene, at, governor):
        return True
    if sets_beside(scene, at, governor, limit):
        return True
    if view.words[at] == "," and _is_in_vain(scene, governor) and opens_clause(view, at + 1, limit):
        return True  # « Le maire a beau jurer que P, | personne n'y croit »
    if view.words[at] == "," and _is_set_against_infinitive(view, start, at, limit):
        return True
    after = at + 1
    while after < limit and (
        view.words[after] == ","
        or view.is_in(after, view.grammar.tout)
        or view.is_in(after, view.grammar.clause_joints)
        or view.pos[after] == "ADV"
    ):
        after += 1
    if after >= limit:
        return False
    if view.words[at] == "," and view.is_in(after, view.grammar.que) and _accuses(scene, governor):
        return True  # « soupçonnés de tricher, | et que le président a traités de lâches »
    if _joins_gerunds(view, start, at, after):
        return False
    if (
        view.is_in(after, view.grammar.que)
        or view.phrase_from(after, view.grammar.attribution.hypotheses)
        or view.is_in(after, view.grammar.strong_relatives)
    ):
        return False
    if view.words[after - 1] == "," and (_continues_clause(scene, after) or _awaits_verb(view, start, at)):
        return False
    if (
        view.is_in(start - 1, view.grammar.de)
        and view.is_in(after, view.grammar.de)
        and infinitive_from(view, after + 1, limit) is not None
    ):
        return False  # « accusé d'être corrompu et d'avoir menti »
    if agrees_with_claim(view, start, at, after, governor):
        return False
    if opens_reporting(scene, after, limit, coordinated=view.words[at] != ","):
        return True
    if takes_on(scene, (start, at), after, governor, limit) or others_report(scene, after, limit):
        return True
    bare = infinitive_from(view, start, at) is not None and not view.has_clause_verb(start, at)
    if bare and view.words[at] == ":" and view.has_clause_verb(at, limit):
        return True  # « se plaint d'être surveillé : une caméra le filme »
    joint = after - 1
    while joint > at and view.pos[joint] == "ADV" and not view.is_in(joint, view.grammar.clause_joints):
        joint -= 1  # « mais n'a pas donné »
    joined = view.is_in(joint, view.grammar.clause_joints)
    if joined and _joins_nouns(view, after, limit):
        return False
    if bare and view.words[at] == "," and (joined or view.phrase_from(at + 1, view.grammar.attribution.contrasts)):
        told = main_verb(view, after, _segment_end(view, after, limit))
        if told is not None and told > after:
            return True  # « dit avoir visé l'armée, mais l'explication ne convainc pas »
    group = scene.group_at.get(governor)
    if joined and group is not None and _has_no_speaker(view, group):
        return False  # « il a été dit que le stade est vétuste et doit être détruit »
    if joined and group is not None and group.shape == "gerund" and view.is_present_participle(after):
        return True  # « affirmant que P et essayant de convaincre »
    if joined and (turns_back(view, start, at, after, governor) or _leaves_infinitive(view, start, at, after)):
        return True
    if joined and group is not None and narrates(view, start, at, after, group):
        return True
    if joined and group is not None and keeps_backshift(view, start, at, after, group):
        return False
    stop = _segment_end(view, after, limit)
    if joined and doubts_alike(view, (start, at), (after, stop)):
        return False
    reasons = view.phrase_from(at + 1, view.grammar.attribution.reasons) > 0
    turns = joined or reasons or view.words[at] == ":"
    if turns and group is not None and leaves_backshift(view, (start, at), (after, stop), group):
        return True
    if reasons:
        return False  # « souligne que P, puisque Q »
    led = view.may_be_infinitive(governor) or view.may_be_infinitive(start - 2)
    if led and view.phrase_from(at + 1, view.grammar.attribution.concessive_openers):
        return False  # « insiste pour dire que P, même si Q »
    top = _top(view, after, stop)
    if _hangs_inside(view, top, start, at):
        return False
    return _has_verb_besides_dates(view, after, stop) and _hangs_on(view, top, governor)


def _parts_object(view: DocView, start: int, comma: int) -> bool:
    """Tell an aside between an infinitive and its object: « dit détenir, comme preuve, | une lettre »."""
    if view.words[comma] != "," or not view.is_in(comma + 1, view.grammar.determiners):
        return False
    opening = next((at for at in range(comma - 1, start, -1) if view.words[at] == ","), None)
    alone = opening is not None and not any(map(view.is_clause_verb, range(opening, comma)))
    return alone and opening is not None and view.may_be_infinitive(opening - 1)


def _accuses(scene: Scene, governor: int) -> bool:
    group = scene.group_at.get(governor)
    return group is not None and group.entry("accuse") is not None


def _joins_gerunds(view: DocView, start: int, joint: int, after: int) -> bool:
    """Tell a second "en": « accusé d'avoir fauté en se taisant et | en blâmant les siens »."""
    grammar = view.grammar
    if not view.is_in(joint, grammar.clause_joints) or not view.is_in(after, grammar.en):
        return False
    gerunds = (at for at in range(start, joint) if view.is_in(at, grammar.en))
    return view.is_present_participle(after + 1) and any(
        any(map(view.is_present_participle, range(at + 1, joint))) for at in gerunds
    )


def _joins_nouns(view: DocView, at: int, limit: int) -> bool:
    """Tell « les lettres et | notes | et a demandé », « les travaux d'isolation et | de peinture | vont durer »."""
    if view.is_in(at, view.grammar.de) and view.pos[at + 1 : at + 2] == ["NOUN"] and at + 1 < limit:
        return not view.may_be_infinitive(at + 1)
    end = noun_phrase_from(view, at, limit)
    return end > at and view.is_in(end, view.grammar.clause_joints) and opening_verb(view, end + 1) is not None


def _is_set_against_infinitive(view: DocView, start: int, comma: int, limit: int) -> bool:
    """Tell what the reporter sets against an infinitive: « dit vouloir partir, | alors que son contrat court »."""
    length = view.phrase_from(comma + 1, view.grammar.attribution.contrasts)
    if not length or view.has_clause_verb(start, comma) or infinitive_from(view, start, comma) is None:
        return False
    first = comma + 1 + length
    return main_verb(view, first, _segment_end(view, first, limit)) is not None


def _is_in_vain(scene: Scene, governor: int) -> bool:
    """Tell a cue under « avoir beau », whose clause leads another."""
    group, view = scene.group_at.get(governor), scene.view
    return group is not None and any(
        view.is_in(at, view.grammar.attribution.in_vain) for at in range(group.start, governor)
    )


def _has_verb_besides_dates(view: DocView, start: int, end: int) -> bool:
    """Tell a finite verb that is none of a date's: not « Paul Rey, émissaire nommé il y a un mois »."""
    if not view.has_finite_verb(start, end):
        return False
    at = start
    while at < end:
        after = time_end(view, at, end)
        if after == at and view.is_finite(at):
            return True
        at = max(after, at + 1)
    return False


def _has_no_speaker(view: DocView, group: VerbGroup) -> bool:
    """Tell the passive of "il", who does nothing else: « il a été dit que »."""
    return group.passive and view.is_in(group.start - 1, view.grammar.attribution.impersonal_pronouns)


def closes_with_source(scene: Scene, at: int, limit: int) -> bool:
    """Tell a source phrase that ends the sentence and frames all of it: « X se dit prêt à partir, selon Y. »."""
    view = scene.view
    phrase = scene.phrase_at.get(at)
    if phrase is None or phrase.entry.kind == "opinion_pour":
        return False
    end = noun_phrase_from(view, phrase.end, limit)
    if view.word(end) == "," and lacks_complement(view, at, end + 1):
        return False  # « que l'accord est, selon X, une erreur »
    resumed = end + 1 if view.word(end) == "," else end
    if view.pos[at - 2] == "NOUN" and view.is_in(resumed, view.grammar.de) and view.may_be_infinitive(resumed + 1):
        return False  # « que les communes ont le devoir, selon X, d'accueillir tout le monde »
    if participle_behind_aside(view, at - 1, end, limit) is not None:
        return False  # « que X aurait, selon Y, été vu »
    return end > phrase.end and main_verb(view, end, limit) is None


def _closes_relative(scene: Scene, comma: int, governor: int) -> bool:
    """Tell the comma behind a relative clause, where the main verb follows: « X, qui dit P, juge … »."""
    view = scene.view
    group = scene.group_at.get(governor)
    if group is None or view.words[comma] != ",":
        return False
    opening = next((at for at in range(group.start - 1, -1, -1) if not view.is_word(at)), -1) + 1
    relative = view.is_in(opening, view.grammar.relatives)  # « X, que Y accuse d'avoir menti, se tait » too
    pronoun = relative or view.is_in(opening, view.grammar.which)
    lead = opening if pronoun else group.start
    relative = lead < group.start or group.shape == "participle"  # « X, soupçonné d'avoir menti, comparaît »
    low = view.window(governor)[0]  # « X, apprenant que P, | est parti », not « X est venu, disant que Y, âgé, dort »
    relative = relative or (group.shape == "gerund" and main_verb(view, low, lead - 1) is None)
    if not relative or view.word(lead - 1) != ",":
        return False
    further = scene.group_at.get(past_clitics(view, comma + 1))
    return (further is not None and further.shape == "finite") or opening_verb(view, comma + 1) is not None


def _leaves_infinitive(view: DocView, start: int, end: int, after: int) -> bool:
    """Tell a finite verb joined to an infinitive clause, which it cannot be part of: « soutient avoir P | et met »."""
    verb, infinitive = opening_verb(view, after), infinitive_from(view, start, end)
    if verb is None or infinitive is None or view.has_clause_verb(start, end):
        return False
    compound = not view.lemmas(infinitive).isdisjoint(view.grammar.auxiliaries)
    # « affirme avoir tué deux hommes et détruit un pont »
    return not (compound and view.words[verb].endswith(view.grammar.possible_participle_endings))


def _reporter_goes_on(scene: Scene, at: int, governor: int, limit: int) -> bool:
    """Tell what the reporter adds about the speaker: « , tout en souriant », « , ce qu'un cadre a démenti »."""
    view = scene.view
    if view.phrase_from(at + 1, view.grammar.attribution.reporter_goes_on) or withholds(view, at + 1, limit):
        return True
    if comments_on_claim(scene, at, limit):
        return True
    return view.is_in(at, view.grammar.clause_joints) and _shares_auxiliary(scene, at, governor)


def _continues_clause(scene: Scene, at: int) -> bool:
    """Tell a verb right behind the comma that closes its subject's aside: « le chauffeur, un Niçois, | a été tué »."""
    verb = opening_verb(scene.view, at)
    return verb is not None and verb not in scene.group_at


def _awaits_verb(view: DocView, start: int, comma: int) -> bool:
    """Tell the comma behind an aside where a clause has no verb yet: « si Paul Rey, le maire, | le souhaitait »."""
    for at in range(comma - 1, start, -1):
        if view.is_clause_verb(at):
            return False
        if view.is_in(at, view.grammar.leading_subordinators) and not view.is_in(at, view.grammar.comme):
            return noun_phrase_from(view, at + 1, comma) > at + 1
    return False


def _shares_auxiliary(scene: Scene, joint: int, governor: int) -> bool:
    """Tell a participle that goes with the cue's auxiliary: « a jugé que P et ordonné un procès »."""
    view = scene.view
    group = scene.group_at.get(governor)
    if group is None or group.verb == group.start or not view.is_participle(group.verb):
        return False
    bare = view.may_be_participle(joint + 1) and not view.is_finite(joint + 1)
    governs = view.is_in(joint + 2, view.grammar.determiners) or view.opening_at(joint + 2) is not None
    words = [place for place in range(group.end, joint) if view.is_word(place)]
    # « que le bateau avait « franchi la ligne » | et ignoré une sommation »
    compound = any(
        view.pos[one] == "AUX" and (view.may_be_participle(place) or _is_had(view, place))
        for one, place in pairwise(words)
    )
    return bare and governs and not compound


def _is_had(view: DocView, at: int) -> bool:
    """Tell a participle that the tagger takes for an adjective by its "avoir": « avait | uni »."""
    return view.pos[at] == "ADJ" and not view.lemmas(at - 1).isdisjoint(view.grammar.having)


def _segment_end(view: DocView, at: int, limit: int) -> int:
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        if view.words[at] in CLAUSE_MARKS:
            return at
        at += 1
    return limit


def _top(view: DocView, start: int, end: int) -> int:
    """Give the token of a stretch whose head stands outside of it, a verb before anything else."""
    tops = [at for at in range(start, end) if not start <= view.head[at] < end or view.head[at] == at]
    tops = [at for at in tops if view.is_word(at) and view.dep[at] not in ("cc", "mark", "punct", "advmod")] or tops
    return next((at for at in tops if view.pos[at] in ("VERB", "AUX")), tops[0] if tops else start)


def _hangs_inside(view: DocView, top: int, start: int, end: int) -> bool:
    """Tell whether the arcs lead from a token up into the clause."""
    at = top
    for _ in range(HIGHEST_CLIMB):
        head = view.head[at]
        if start <= head < end:
            return True
        if head == at:
            return False
        at = head
    return False


def _hangs_on(view: DocView, top: int, governor: int) -> bool:
    """Tell whether the arcs lead from a token to the reporting verb or past it to the root."""
    at = top
    for _ in range(HIGHEST_CLIMB):
        head = view.head[at]
        if head in (governor, at):
            return True
        at = head
    return False
