"""Where the clause of a claim ends: at a mark, or at what follows a comma or a coordinator and stands out.

The parser's tree says where a clause ends only when it is right; punctuation, coordination and the next reporting verb
say it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import is_by_thing
from nlp_pipeline.language.attribution.claim_additions import gives_reason
from nlp_pipeline.language.attribution.clause_exits import closes_with_source, leaves_clause
from nlp_pipeline.language.attribution.verb_rests import verb_before
from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS, CLOSING_BRACKETS, OPENING_BRACKETS
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.clauses import leading_end, main_verb, opens_clause
from nlp_pipeline.language.syntax.complements import complement_infinitive, complement_que, infinitive_from
from nlp_pipeline.language.syntax.participles import opens_with_reflexive
from nlp_pipeline.language.syntax.verb_clitics import opening_verb, past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation

TELLING = frozenset(("report", "assert", "announce"))
"""Stances of verbs that tell what somebody has said, whatever it is."""

CREDIT_MARKS = frozenset(("©", "®"))


def clause_end(scene: Scene, start: int, governor: int, limit: int | None = None, *, has_verb: bool = True) -> int:
    """Find where the clause ends that a reporting verb governs.

    Args:
        scene: the Doc with its verb groups.
        start: first token of the clause (after "que").
        governor: token of the reporting verb.
        limit: token that the clause may not pass; by default the end of the verb's window.
        has_verb: whether the clause must have a verb before it can end (not what is judged and said of it).

    Returns:
        The token after the clause, punctuation before it not yet trimmed.
    """
    view = scene.view
    if limit is None:
        limit = view.window(governor)[1]
    at = leading_end(view, start, limit) if has_verb else start
    depth = 0
    seen_verb = not has_verb or infinitive_from(view, start, limit) is not None
    own = main_verb(view, at, limit)
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit and (at > start or quotation.closed):
            if at > start and view.word(at - 1) == ":" and not _is_told_inside(scene, start, at - 1):
                return at - 1
            if at == start and view.has_finite_verb(at, quotation.end) and leaves_quotation(view, quotation.end):
                return quotation.end
            leads = view.word(quotation.end) == "," and opens_clause(view, quotation.end + 1, limit)
            seen_verb = seen_verb or (at == start and not leads) or view.has_finite_verb(at, quotation.end)
            own = None if own is not None and own < quotation.end else own
            at = _past_strung_predicates(view, quotation, limit)
            continue
        word = view.words[at]
        if word in CREDIT_MARKS or (not has_verb and _leaves_judgement(scene, at, limit)):
            return at
        if word in OPENING_BRACKETS:
            depth += 1
        elif word in CLOSING_BRACKETS:
            if depth == 0:
                return at
            depth -= 1
        elif (
            depth == 0
            and at > start
            and seen_verb
            and not _is_told_inside(scene, start, at)
            and (begins_sentence(view, at) or _ends_at(scene, start, at, governor, limit) or _reports_on(scene, at))
        ):
            return at
        seen_verb = seen_verb or (view.is_finite(at) if own is None else at >= own)
        at += 1
    return limit


def _is_told_inside(scene: Scene, start: int, colon: int) -> bool:
    """Tell a colon behind which a verb of the clause itself quotes: « dit que le maire a déclaré | : | « P » »."""
    view = scene.view
    if view.word(colon) != ":" or view.opening_at(view.skip_space(colon + 1, 1)) is None:
        return False
    groups = (group for group in scene.groups_between(start, colon) if group.shape == "finite")
    told = (g for g in groups if skip_adjuncts(view, g.end, colon) == colon and not is_by_thing(scene, g))
    return any(entry.core and entry.stance in TELLING for group in told for entry in group.entries)


def _past_strung_predicates(view: DocView, quotation: Quotation, limit: int) -> int:
    """Move over quoted predicates that share a subject: « qu'ils « partent », « cèdent » et « se taisent » | »."""
    end = quotation.end
    if opening_verb(view, quotation.pieces[0][0]) is None:
        return end
    while True:
        at = end + (view.word(end) == ",")
        at += view.is_in(at, view.grammar.clause_joints)
        further = view.opening_at(at) if at > end else None
        if further is None or further.end > limit or opening_verb(view, further.pieces[0][0]) is None:
            return end
        end = further.end


def leaves_quotation(view: DocView, at: int) -> bool:
    """Tell what the reporter sets beside a whole clause that is quoted: « que « P » (…) », « que « P », alors que ».

    Args:
        view: the Doc as lists.
        at: the token behind the quotation.
    """
    if view.word(at) in OPENING_BRACKETS:
        return True
    joint = at + (view.word(at) == ",")
    goes_on = view.is_in(joint + 1, view.grammar.que) or view.opening_at(joint + 1) is not None
    return view.is_in(joint, view.grammar.attribution.behind_whole_quotation) and not (
        goes_on and view.is_in(joint, view.grammar.clause_joints)  # « que « P » mais que « Q » »
    )


def _leaves_judgement(scene: Scene, at: int, limit: int) -> bool:
    """Tell what is set against a judgement, or a finite verb joined to it: « vu comme « juste », mais inquiète »."""
    view = scene.view
    if closes_with_source(scene, at, limit):
        return True
    if view.words[at] in OPENING_BRACKETS and view.opening_at(at + 1) is not None:
        return True  # « le traite de vaniteux (« Je ne comprends pas ») »
    if view.words[at] == "," and view.phrase_from(at + 1, view.grammar.attribution.contrasts):
        return True
    joint = at + (view.words[at] == ",")
    if view.words[at] == "," and view.is_in(at + 2, view.grammar.attribution.alternants):
        return True  # « y voient un progrès, d'autres une menace »
    if gives_reason(view, joint, view.window(at)[1]):
        return True
    if view.words[at] == "," and view.is_in(joint, view.grammar.strong_relatives):
        return True
    if joint > at and view.is_in(joint, view.grammar.que):
        told = main_verb(view, joint + 1, limit)
        if told is not None and told in scene.group_at:
            return True  # « tient X pour responsable de l'incident, qu'il accuse de négligence »
    after = joint + 1
    if view.is_in(joint, view.grammar.clause_joints) and view.is_in(after, view.grammar.clause_relatives):
        return True
    if joint > at and view.is_in(joint, view.grammar.clause_joints) and opens_clause(view, after, limit):
        return True  # « est vu comme un héros, et certains jugent sa mort suspecte »
    return view.is_in(joint, view.grammar.clause_joints) and opening_verb(view, after) is not None


def _reports_on(scene: Scene, at: int) -> bool:
    """Tell a gerund of saying that goes on without a comma: « a qualifié X de « lâche » estimant que P »."""
    view = scene.view
    word = view.words[at]
    if word in view.grammar.two_word_subordinators and view.is_in(at + 1, view.grammar.que):
        return False  # « il va pouvoir, maintenant qu'il a tout lu, répondre »
    if word in view.grammar.tout and view.is_in(at + 1, view.grammar.en):
        return at + 2 in scene.group_at  # « reconnaît avoir eu peur tout en dénonçant »
    if opens_with_reflexive(view, at):
        return view.pos[at - 1] != "CCONJ"  # « que c'était fini entre eux nous laissant dans le doute »
    if word in view.grammar.before_and_after and view.is_in(at + 1, view.grammar.de):
        infinitive = past_clitics(view, at + 2)
        if not view.lemmas(infinitive).isdisjoint(view.grammar.attribution.recanting_verbs):
            return view.may_be_infinitive(infinitive)  # « que P | avant de se rétracter »
        adds = scene.group_at.get(at + 2)  # « que P | avant d'ajouter que P' »
        return adds is not None and adds.shape == "infinitive" and complement_que(view, adds) is not None
    if word in view.grammar.before_and_after and view.may_be_infinitive(at + 1):
        adds = next((each for each in scene.groups_between(at + 2, at + 4) if each.start == at + 1), None)
        return adds is not None and complement_que(view, adds) is not None  # « que P | après avoir dit que P' »
    group = scene.group_at.get(at + (word in view.grammar.gerund_openers))
    if group is None or group.shape != "gerund" or _qualifies(view, at):
        return False
    accuses = group.start > at and group.entry("accuse") is not None  # « que P | en accusant X de … »
    said = group.entry("inf") is not None and complement_infinitive(view, group) is not None
    return accuses or said or complement_que(view, group) is not None  # « un prêt | affirmant même l'avoir rendu »


def _qualifies(view: DocView, participle: int) -> bool:
    """Tell what somebody is doing, right behind who it is: « un appel d'une passante | disant être blessée »."""
    noun = view.lexicon.source_nouns.get(view.words[participle - 1])
    indefinite = view.is_in(participle - 2, view.grammar.indefinite_articles)
    return indefinite and noun is not None and noun.type in ("person", "group")


def begins_sentence(view: DocView, at: int) -> bool:
    """Tell a semicolon that ends the statement: what follows is not a further clause with "que"."""
    if view.words[at] != ";" or view.quotation(at) is not None:
        return False
    lists = view.pos[at + 1] in ("ADP", "CCONJ") or bool(view.entity_at[at + 1])
    if lists and not view.has_clause_verb(at, view.window(at)[1]):
        return False  # « verra Luc Rey, élu de Lens ; et Anne Vial, élue de Pau »
    return not (
        view.is_in(at + 1, view.grammar.que)
        or (view.is_in(at + 1, view.grammar.coordinators) and view.is_in(at + 2, view.grammar.que))
    )


def _joins_adverbs(view: DocView, joint: int) -> bool:
    """Tell two adverbs between an auxiliary and its participle: « s'étaient en partie | ou totalement effondrées »."""
    behind = joint + 1
    while is_adverb(view, behind):
        behind += 1
    verb = verb_before(view, joint)
    parted = verb is not None and verb < joint - 1 and behind > joint + 1
    return parted and verb is not None and view.is_auxiliary[verb] and view.may_be_participle(behind)


def _closes_inner_lead(view: DocView, start: int, comma: int) -> bool:
    """Tell the comma behind what leads a clause inside the claim: « qu'il voudrait que, si P, | les élus votent »."""
    opening = next((at for at in range(comma - 1, start, -1) if view.words[at] == ","), None)
    led = opening is not None and view.words[comma] == "," and view.is_in(opening - 1, view.grammar.que)
    return led and opening is not None and view.is_in(opening + 1, view.grammar.leading_subordinators)


def _ends_at(scene: Scene, start: int, at: int, governor: int, limit: int) -> bool:
    """Tell whether the clause ends before this token: a mark or a coordinator, and what follows stands outside."""
    view = scene.view
    word = view.words[at]
    may_end = word in CLAUSE_MARKS or word in view.grammar.clause_joints
    may_end = may_end and not view.is_in(at - 1, view.grammar.clause_relatives)  # « , ce qui, selon X, »
    may_end = may_end and not view.is_within(at, view.grammar.attribution.joined_adverbs)  # « plus ou moins close »
    may_end = may_end and not (_joins_adverbs(view, at) or _closes_inner_lead(view, start, at))
    lacks = word == "," and not view.lemmas(at - 1).isdisjoint(view.grammar.attribution.modal_verbs)
    may_end = may_end and not lacks  # « il va pouvoir, dès qu'il aura lu, répondre »
    return may_end and leaves_clause(scene, start, at, governor, limit)
