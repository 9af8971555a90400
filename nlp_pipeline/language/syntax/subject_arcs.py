"""The subject of a verb by the parser's arcs: its own, that of the verb it is joined to, what "qui" takes up."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import with_apposed_name
from nlp_pipeline.language.syntax.apposition_heads import apposition_head
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_before, noun_phrase_from, noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

PEOPLE = frozenset(("person", "group"))
SUBJECT_ARCS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "csubj"))


def relative_antecedent(view: DocView, relative: int, floor: int) -> TokenRange | None:
    """Find the noun phrase that a relative "qui" takes up: by the arc of its clause, or the one just before it.

    Behind an apposition it is whom that is said of. Where its verb has another number, the complement that agrees:
    « les accusations de l'agence, qui lui reproche ».
    """
    joined = _joined_relative(view, relative, floor)
    if joined is not None:
        return relative_antecedent(view, joined, floor)
    apposed = apposition_head(view, relative, floor)
    if apposed is not None:
        return apposed
    edge = relative - (view.words[relative - 1] == ",")
    near = noun_phrase_until(view, edge, floor) or noun_phrase_until(view, _before_brackets(view, edge, floor), floor)
    if near is not None and view.is_in(near[0] - 1, view.grammar.par) and view.entity_at[near[0]]:
        return near  # « confirmé par Atlantica, qui dit que P », whatever the name is taken for
    taken = near is not None and can_speak(view, *near)
    if near is not None and taken and (_agrees_alone(view, near, relative) or not _speaks(view, relative, floor)):
        return speaking_part(view, near, relative)
    verb = view.head[relative]
    head = view.head[verb] if view.dep[verb] in ("acl:relcl", "acl") else -1
    if not (floor <= head < relative and view.pos[head] in ("NOUN", "PROPN", "PRON")):
        head = relative - 1
        while head >= floor and view.pos[head] not in ("NOUN", "PROPN", "PRON"):
            head -= 1
        if head < floor:
            return None
        while (
            head > floor
            and view.dep[head] in ("nmod", "flat:name", "appos", "amod")
            and floor <= view.head[head] < head
        ):
            head = view.head[head]
    span = speaking_part(view, noun_phrase_before(view, _agreeing(view, head, relative), relative, floor), relative)
    if can_speak(view, *span):
        return span
    return _speaker_first(view, relative, floor) or _speaker_before_place(view, relative, floor) or span


def _before_brackets(view: DocView, edge: int, floor: int) -> int:
    """Give the token that opens brackets which close before another, which it gives for none: « X (24 ans), qui »."""
    if view.word(edge - 1) != ")":
        return edge
    return next((at for at in range(edge - 2, floor, -1) if view.words[at] == "("), edge)


def speaking_part(view: DocView, span: TokenRange, relative: int, *, documents: bool = True) -> TokenRange:
    """Give the person in the complement of a noun that cannot speak: « l'arrivée de la maire, qui promet que ».

    Args:
        view: the Doc as lists.
        span: the noun phrase.
        relative: token behind it, and behind its comma if it has one.
        documents: whether a noun for a document will do (it can speak, but not be accused).

    Returns:
        The person's noun phrase, or the whole one where its own noun can speak or no person ends it.
    """
    start, end = span
    contracted = view.is_in(start, view.grammar.contracted_prepositions) and not view.is_in(
        start, view.grammar.plural_determiners
    )
    start += end > start + 1 and (contracted or view.is_in(start, view.grammar.de))  # « du président Omar Diallo »
    start += end > start + 1 and start > span[0] and view.pos[start] == "ADP"  # « d'|après| la maire, qui ajoute »
    head = next((at for at in range(start, end) if view.pos[at] in ("NOUN", "PROPN")), start)
    noun = view.lexicon.source_nouns.get(view.words[head])
    speaks = noun is not None and (documents or noun.type != "document")
    named = view.entity_at[head] not in ("", "LOC") or speaks
    if named or (view.pos[head] != "NOUN" and view.entity_at[head] != "LOC"):
        return start, end
    stop = relative - (view.word(relative - 1) == ",")
    for at in range(stop - 1, start, -1):
        joins = view.is_in(at, view.grammar.linking_prepositions) or view.pos[at] == "ADP"
        if joins and noun_phrase_from(view, at + 1, stop) == stop and is_human(view, at + 1, stop):
            return at + 1, stop
        if not view.is_word(at):
            break
    return start, end


def _speaker_first(view: DocView, relative: int, floor: int) -> TokenRange | None:
    """Give who opens the sentence, where a comma parts "qui" from it: « Les élus ne cèdent pas, qui … »."""
    end = noun_phrase_from(view, floor, relative)
    apart = view.words[relative - 1] == "," and end > floor and view.has_clause_verb(end, relative)
    return (floor, end) if apart and can_speak(view, floor, end) else None


def _speaker_before_place(view: DocView, relative: int, floor: int) -> TokenRange | None:
    """Give whom an adjunct parts from "qui": « une habitante | face au stade | qui dit avoir peur »."""
    for at in range(relative - 1, floor, -1):
        if not view.is_word(at) or view.is_clause_verb(at):
            return None
        if skip_adjuncts(view, at, relative, marks=False) == relative:
            span = noun_phrase_until(view, at, floor)
            if span is not None and can_speak(view, *span):
                return span
    return None


def _speaks(view: DocView, relative: int, floor: int) -> bool:
    """Tell whether what the parser takes "qui" up with can speak."""
    head = _taken_up(view, relative)
    return floor <= head < relative and can_speak(view, *noun_phrase_before(view, head, relative, floor))


def _taken_up(view: DocView, relative: int) -> int:
    """Give the word that the parser takes "qui" up with; -1 for none."""
    verb = view.head[relative]
    return view.head[verb] if view.dep[verb] in ("acl:relcl", "acl") else -1


def _agrees_alone(view: DocView, near: TokenRange, relative: int) -> bool:
    """Tell whether a phrase has the number of the verb behind "qui", and its complement that the parser takes has not.

    « le patron des Verts, qui estime que P »
    """
    head = next((at for at in range(*near) if view.pos[at] in ("NOUN", "PROPN")), -1)
    taken = _taken_up(view, relative)
    wanted = _numbers_of_verb(view, relative)
    if not near[0] <= head < taken < near[1] or len(wanted) != 1:
        return False
    return _noun_number(view, head) in wanted and _noun_number(view, taken) not in ("", *wanted)


def _agreeing(view: DocView, head: int, relative: int) -> int:
    """Give the noun from a head on, among its complements before a relative, that has the number of its verb."""
    agent = next((at for at in range(relative - 1, head, -1) if view.is_in(at, view.grammar.par)), None)
    if agent is not None and not is_human(view, head, head + 1) and not view.has_clause_verb(head, relative):
        whose = next((at for at in range(agent + 1, relative) if view.pos[at] in ("NOUN", "PROPN")), head)
        return whose if can_speak(view, agent + 1, whose + 1) else head  # « contestée par la famille, qui affirme »
    wanted = _numbers_of_verb(view, relative)
    if len(wanted) != 1 or _noun_number(view, head) in ("", *wanted):
        return head
    nouns = (at for at in range(head + 1, relative) if view.pos[at] in ("NOUN", "PROPN"))
    return next((at for at in nouns if _noun_number(view, at) in wanted), head)


def _numbers_of_verb(view: DocView, relative: int) -> set[str]:
    """Give the numbers that the first verb behind a relative may have."""
    verb = next((at for at in range(relative + 1, view.window(relative)[1]) if view.is_clause_verb(at)), None)
    return set() if verb is None else view.verb_numbers(verb)


def _noun_number(view: DocView, noun: int) -> str:
    """Give "s" or "p" where the determiner before a noun tells its number; '' in a coordination or without one."""
    at = noun - 1
    while at >= 0 and view.pos[at] == "ADJ":
        at -= 1
    if view.is_in(noun + 1, view.grammar.name_joints):
        return ""
    if view.is_in(at, view.grammar.plural_determiners) or view.is_in(at, view.grammar.syntax.plural_contractions):
        return "p"
    singular = view.is_in(at, view.grammar.definite_determiners) or view.is_in(at, view.grammar.clear_determiners)
    return "s" if singular and not view.is_in(noun, view.grammar.quantities) else ""


def subject_arc(view: DocView, verb: int, floor: int, end: int) -> int | None:
    """Give the word that depends on a verb as its subject, on the same side of a quotation."""
    for child in view.children[verb]:
        if floor <= child < end and _is_subject(view, child) and _same_side(view, child, end):
            return child
    return None


def _is_subject(view: DocView, at: int) -> bool:
    return (
        view.dep[at] in SUBJECT_ARCS
        and view.pos[at] != "PUNCT"
        and not (view.may_be_participle(at) and view.entity_at[at] == "" and view.pos[at] == "PROPN")
        and (view.pos[at] not in ("VERB", "AUX") or view.entity_at[at] != "")
    )


def _same_side(view: DocView, at: int, end: int) -> bool:
    """Tell whether no quotation closes between subject and verb: the arc would reach out of the quotation."""
    inside = view.quotation_at[at]
    outside = view.quotation_at[end - 1] if end else -1
    return inside == outside or inside == -1 or view.quotations[inside].end > end


def shared_subject(view: DocView, verb: int, end: int, floor: int) -> TokenRange | None:
    """Climb from a coordinated verb, an infinitive or a gerund to the verb whose subject it shares."""
    at = verb
    while True:
        head = view.head[at]
        if head == at or not floor <= head:
            return None
        if view.dep[at] in ("acl", "acl:relcl", "amod") and view.pos[head] in ("NOUN", "PROPN", "PRON"):
            span = noun_phrase_before(view, head, end, floor) if head < end else None
            other = at == verb and end < verb and view.is_in(end, view.grammar.third_person_clitics)
            speaks = span is not None and can_speak(view, *span) and not _is_scene(view, span)
            if span is None or speaks or view.pos[head] != "NOUN" or other:
                return span  # « ils reçoivent un appel les informant que P »
            at = head  # « il s'est baigné dans le lac affirmant que P »
            continue
        subject = _arc_subject(view, head, floor)
        if subject is not None and subject != at and _same_side(view, subject, end):
            if view.is_in(subject, view.grammar.qui):
                return relative_antecedent(view, subject, floor)
            if view.is_in(subject, view.grammar.inverted_pronouns):
                return subject, subject + 1
            if subject > end:
                return None
            if _hears(view, verb - 1, subject):
                at = head
                continue
            limit = next(
                (p for p in range(subject + 1, end) if view.pos[p] in ("VERB", "AUX") and view.is_finite(p)),
                end,
            )
            return with_apposed_name(view, noun_phrase_before(view, subject, limit, floor), limit)
        at = head
    return None


def _is_scene(view: DocView, span: TokenRange) -> bool:
    """Tell where or on what occasion somebody speaks: « lors d'un point de presse, | soulignant que P »."""
    before = span[0] - (not view.is_in(span[0], view.grammar.linking_prepositions))
    led = view.is_in(before, view.grammar.adjunct_prepositions) or view.is_in(
        before - 1, view.grammar.adjunct_prepositions
    )
    nouns = [view.lexicon.source_nouns.get(view.words[at]) for at in range(*span)]
    people = any(noun is not None and noun.type in PEOPLE for noun in nouns)
    return led and not people and "PER" not in view.entity_at[span[0] : span[1]]


def _arc_subject(view: DocView, verb: int, floor: int) -> int | None:
    """Give the subject of a verb, behind a clause with one of its own: « Interrogé si le but comptait, | X | a ri »."""
    subjects = [child for child in view.children[verb] if child >= floor and _is_subject(view, child)]
    for first, later in pairwise(subjects):
        if later < verb and view.has_clause_verb(first, later):
            start = noun_phrase_before(view, later, verb, floor)[0]
            return later if view.word(start - 1) == "," else first
    return next(iter(subjects), None)


def _hears(view: DocView, clitic: int, subject: int) -> bool:
    """Tell whether a verb's "lui", "leur" is who a pronoun stands for: « ils sont venus, en leur disant que P »."""
    if not view.is_in(clitic, view.grammar.syntax.object_pronouns) or view.pos[subject] != "PRON":
        return False
    told, tells = (view.grammar.agreement.get(view.words[at]) for at in (clitic, subject))
    return told is not None and tells is not None and told[1] == tells[1]


def _joined_relative(view: DocView, relative: int, floor: int) -> int | None:
    """Give the relative that "et" joins another one to: « Anne Roy, |qui| dirige le club et qui estime que P »."""
    if not view.is_in(relative - 1, view.grammar.name_joints):
        return None
    earlier = (at for at in range(relative - 2, floor, -1) if view.is_in(at, view.grammar.qui))
    return next(earlier, None)
