"""What leaves a claim behind a comma or a coordinator: another attribution, an addition, what is set against it.

A stretch leaves the claim only where both the arcs and its own shape send it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.claim_additions import comments_on_claim, contrasts, tells_occasion, withholds
from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS
from nlp_pipeline.language.syntax.adjuncts import is_adverb
from nlp_pipeline.language.syntax.clauses import closes_leading, main_verb
from nlp_pipeline.language.syntax.complements import complement_que, infinitive_from
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

HIGHEST_CLIMB = 40
"""Arcs from a token to what it hangs on: a guard of running time in very long sentences."""


def leaves_clause(scene: Scene, start: int, at: int, governor: int, limit: int) -> bool:
    """Tell whether what follows a comma or a coordinator stands outside of the clause."""
    view = scene.view
    incise = scene.incise_at.get(at + 1)
    if incise is not None and (incise.end is None or not view.has_clause_verb(incise.end, limit)):
        return True
    if view.words[at] == ":" and at + 1 in scene.phrase_at:
        return True  # « craint que P : selon elle, P' »
    if view.words[at] == "," and (
        closes_with_source(scene, at + 1, limit) or contrasts(scene, at + 1, limit) or closes_leading(view, at, limit)
    ):
        return True
    if view.words[at] == "," and (tells_occasion(view, at, limit) or _omits_cue(view, at + 1)):
        return True
    if _reporter_goes_on(scene, at, governor, limit) or _closes_relative(scene, at, governor):
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
    if (
        view.is_in(after, view.grammar.que)
        or view.phrase_from(after, view.grammar.attribution.hypotheses)
        or view.is_in(after, view.grammar.strong_relatives)
    ):
        return False
    if view.words[after - 1] == "," and _continues_clause(scene, after):
        return False
    if (
        view.is_in(start - 1, view.grammar.de)
        and view.is_in(after, view.grammar.de)
        and infinitive_from(view, after + 1, limit) is not None
    ):
        return False  # « accusé d'être corrompu et d'avoir menti »
    if opens_reporting(scene, after, limit, coordinated=view.words[at] != ","):
        return True
    bare = infinitive_from(view, start, at) is not None and not view.has_clause_verb(start, at)
    if bare and view.words[at] == ":" and view.has_clause_verb(at, limit):
        return True  # « se plaint d'être surveillé : une caméra le filme »
    joint = after - 1
    while joint > at and view.pos[joint] == "ADV" and not view.is_in(joint, view.grammar.clause_joints):
        joint -= 1  # « mais n'a pas donné »
    joined = view.is_in(joint, view.grammar.clause_joints)
    if bare and view.words[at] == "," and (joined or view.phrase_from(at + 1, view.grammar.attribution.contrasts)):
        told = main_verb(view, after, _segment_end(view, after, limit))
        if told is not None and told > after:
            return True  # « dit avoir visé l'armée, mais l'explication ne convainc pas »
    group = scene.group_at.get(governor)
    if joined and group is not None and _has_no_speaker(view, group):
        return False  # « il a été dit que le stade est vétuste et doit être détruit »
    if joined and group is not None and group.shape == "gerund" and view.is_present_participle(after):
        return True  # « affirmant que P et essayant de convaincre »
    if joined and (_turns_back(view, start, at, after, governor) or _leaves_infinitive(view, start, at, after)):
        return True
    if joined and group is not None and _narrates(view, start, at, after, group):
        return True
    if joined and group is not None and _keeps_backshift(view, start, at, after, group):
        return False
    stop = _segment_end(view, after, limit)
    turns = joined or view.words[at] == ":"
    if turns and group is not None and _leaves_backshift(view, (start, at), (after, stop), group):
        return True
    top = _top(view, after, stop)
    if _hangs_inside(view, top, start, at):
        return False
    return _has_verb_besides_dates(view, after, stop) and _hangs_on(view, top, governor)


def _omits_cue(view: DocView, at: int) -> bool:
    """Tell what others say by the same verb, left out: « les uns disent que P, | les autres que P' »."""
    length = view.phrase_from(at, view.grammar.pronoun_phrases)
    if not length:
        return False
    return view.is_in(at + length, view.grammar.que) or view.is_in(at + length, view.grammar.determiners)


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
    if not relative or view.word(lead - 1) != ",":
        return False
    at = comma + 1
    at = past_clitics(view, at)
    further = scene.group_at.get(at)
    return (further is not None and further.shape == "finite") or (at < view.length and view.is_clause_verb(at))


def _turns_back(view: DocView, start: int, end: int, after: int, governor: int) -> bool:
    """Tell a coordinated verb whose number is the reporter's: « il a jugé les faits graves, et l'a puni »."""
    after = past_clitics(view, after)
    own = main_verb(view, start, end)
    if own is None or after >= view.length or not view.is_clause_verb(after):
        return False
    claim, further, cue = (view.verb_numbers(at) for at in (own, after, governor))
    if not cue:
        cue = next((numbers for at in (governor - 1, governor - 2) if (numbers := view.verb_numbers(at))), set())
    return bool(claim and further) and claim.isdisjoint(further) and not cue.isdisjoint(further)


def _narrates(view: DocView, start: int, end: int, after: int, group: VerbGroup) -> bool:
    """Tell the cue's tense from the claim's: « a estimé que la preuve manquait | et a relaxé le prévenu »."""
    after = past_clitics(view, after)
    own = main_verb(view, start, end)
    if own is None or not (_is_past(view, group.start, group.verb) and _is_past(view, after, after + 1)):
        return False
    alike = view.words[after] == view.words[past_clitics(view, group.start)]
    return _is_backshifted(view, own) and alike and not view.is_in(after + 1, view.grammar.been)


def _leaves_backshift(view: DocView, claim: TokenRange, further: TokenRange, group: VerbGroup) -> bool:
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


def _keeps_backshift(view: DocView, start: int, end: int, after: int, group: VerbGroup) -> bool:
    """Tell a second verb in the claim's tense, which is not the cue's: « a dit que P était vieux et devait … »."""
    own, after = main_verb(view, start, end), past_clitics(view, after)
    if own is None or after >= view.length or not view.is_clause_verb(after):
        return False
    told = any(_is_past(view, group.start, at) for at in range(group.start + 1, group.verb + 1))  # « a tenu à dire »
    return told and _is_backshifted(view, own) and _is_backshifted(view, after)


def _is_backshifted(view: DocView, verb: int) -> bool:
    return "Tense=Imp" in view.morph[verb] or "Mood=Cnd" in view.morph[verb]


def _is_past(view: DocView, start: int, end: int) -> bool:
    """Tell « a estimé »: the present of "avoir" before a participle."""
    having = past_clitics(view, start)
    has = having < view.length and not view.lemmas(having).isdisjoint(view.grammar.having)
    participle = end if end > having else having + 1
    while participle < view.length and is_adverb(view, participle):
        participle += 1  # « n'a pas donné »
    return has and "Tense=Pres" in view.morph[having] and view.may_be_participle(participle)


def _leaves_infinitive(view: DocView, start: int, end: int, after: int) -> bool:
    """Tell a finite verb joined to an infinitive clause, which it cannot be part of: « soutient avoir P | et met »."""
    after = past_clitics(view, after)
    infinitive = infinitive_from(view, start, end)
    if infinitive is None or view.has_clause_verb(start, end):
        return False
    compound = not view.lemmas(infinitive).isdisjoint(view.grammar.auxiliaries)
    if compound and view.words[after].endswith(view.grammar.possible_participle_endings):
        return False  # « affirme avoir tué deux hommes et détruit un pont »
    return after < view.length and view.is_clause_verb(after)


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
    view = scene.view
    at = past_clitics(view, at)
    return at < view.length and view.is_clause_verb(at) and at not in scene.group_at


def _shares_auxiliary(scene: Scene, joint: int, governor: int) -> bool:
    """Tell a participle that goes with the cue's auxiliary: « a jugé que P et ordonné un procès »."""
    view = scene.view
    group = scene.group_at.get(governor)
    if group is None or group.verb == group.start or not view.is_participle(group.verb):
        return False
    bare = view.may_be_participle(joint + 1) and not view.is_finite(joint + 1)
    governs = view.is_in(joint + 2, view.grammar.determiners) or view.opening_at(joint + 2) is not None
    compound = any(view.may_be_participle(place) and view.pos[place - 1] == "AUX" for place in range(group.end, joint))
    return bare and governs and not compound


def opens_reporting(scene: Scene, at: int, limit: int, *, coordinated: bool) -> bool:
    """Tell whether another attribution by the same source begins: « et ajoute que », « , estimant que »."""
    view = scene.view
    place = at
    lead = False
    while place < limit and (
        view.is_in(place, view.grammar.attribution.between_cue_and_verb) or view.pos[place] in ("ADV", "AUX")
    ):
        lead = lead or view.is_in(place, view.grammar.attribution.infinitive_leads)
        place += 1
    group = scene.group_at.get(place)
    if group is None or all("impersonal" in entry.frames for entry in group.entries):
        return False  # « n'existait pas mais semblait exister »
    introduces = (
        view.word(group.end) == ":"
        or view.opening_at(group.end) is not None
        or (group.entry("que") is not None and complement_que(view, group) is not None)
    )
    if group.shape == "gerund":
        return True
    if group.shape == "infinitive":
        return lead and group.start == group.verb  # « avant d'ajouter », not « avoir vu X, avant d'avoir aperçu Y »
    passed_on = group.moods == {"cnd"} and not introduces  # « que P et aurait avoué »
    return coordinated and group.shape == "finite" and not passed_on and (introduces or view.head[group.verb] != place)


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
