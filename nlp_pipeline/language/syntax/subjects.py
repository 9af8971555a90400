"""The subject of a verb: before it, behind it, doubled, shared, or what a relative pronoun takes up.

Arcs are taken where word order bears them out; where the parser gives none, word order decides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from nlp_pipeline.language.syntax.apposed_names import with_apposed_name
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.datelines import dateline_end
from nlp_pipeline.language.syntax.enumerations import with_first_members
from nlp_pipeline.language.syntax.noun_phrases import (
    noun_phrase_before,
    noun_phrase_from,
    noun_phrase_starts,
    noun_phrase_until,
)
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human, speaks_itself
from nlp_pipeline.language.syntax.subject_agreement import agrees
from nlp_pipeline.language.syntax.subject_arcs import relative_antecedent, shared_subject, subject_arc
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subjects
from nlp_pipeline.language.syntax.subject_positions import (
    adjacent_phrase,
    before_clitics,
    is_impersonal,
    phrase_by_position,
    pronoun_before,
)
from nlp_pipeline.language.syntax.verb_clitics import clitics_before
from nlp_pipeline.language.syntax.verb_groups import VerbGroup

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def subject_of(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Find the subject of a verb group.

    Args:
        view: the Doc as lists.
        group: the cue's verb group.

    Returns:
        The subject's noun phrase as a token range, or None where the clause names none.
    """
    if group.inverted is not None:
        return _doubled(view, group) or (group.inverted, group.inverted + 1)
    floor = dateline_end(view, view.window(group.verb)[0])
    if group.shape == "finite":
        floor = _past_open_bracket(view, floor, group.start)
    if group.start > floor and view.texts[group.start - 1].startswith("@"):
        return group.start - 1, group.start  # a handle speaks for itself: « @nom ironise »
    start = before_clitics(view, group.start, floor)
    if start != group.start:
        group = replace(group, start=start)
    length = view.phrase_until(group.start - 1, view.grammar.pronoun_phrases)
    if length:
        return group.start - length, group.start  # « d'autres affirment que »
    clitic = pronoun_before(view, group.start, floor)
    if clitic is not None and view.phrase_until(clitic - 1, view.grammar.syntax.among):
        return noun_phrase_until(view, clitic + 1, floor) or (clitic, clitic + 1)  # « deux d'entre elles »
    if clitic is not None:
        return None if is_impersonal(view, clitic) else (clitic, clitic + 1)
    if view.is_in(group.start - 1, view.grammar.que) and group.shape == "finite":
        return None  # « un argument que balaie X »: it stands behind
    which = view.is_in(group.start - 1, view.grammar.relatives) and view.word(group.start - 2) == ","
    if _goes_on_with_qui(view, group.start - 1):
        return group.start - 1, group.start
    if view.is_in(group.start - 1, view.grammar.qui) or which:
        return relative_antecedent(view, group.start - 1, floor)  # « X, lequel s'étonne que P »
    relative = relative_before_aside(view, group.start, floor)
    if relative is not None:
        return relative_antecedent(view, relative, floor)
    if group.shape == "finite":
        span = _finite_subject(view, group, floor)
        outer = None if span is None else _outside_relative(view, span[0], group.start, floor)
        whole = outer or (span and (_whole_phrase(view, span, group.start, floor) or span))
        return whole and with_first_members(view, whole, floor)
    narrated = _narrated(view, group, floor) if group.shape == "infinitive" else None
    if narrated is not None:
        return narrated
    given = _given_chance(view, group, floor) if group.shape == "infinitive" else None
    if given is not None:
        return given
    if group.shape == "gerund":
        own = _absolute(view, group, floor) or _qualified(view, group, floor)
        if own is not None:
            return own
    if group.shape == "infinitive" and not _is_governed(view, group.start, floor):
        return None
    shared = shared_subject(view, group.verb, group.start, floor)
    if shared is not None or group.shape != "infinitive":
        return shared
    verb = main_verb(view, floor, group.start)  # where no arc leads there
    return None if verb is None else subject_at(view, verb)


def _past_open_bracket(view: DocView, floor: int, end: int) -> int:
    """Give the token behind brackets that are open before a verb and hold its subject: « (Anne Rey, élue, dit P) »."""
    for at in range(end - 1, floor - 1, -1):
        if view.words[at] in CLOSING_BRACKETS:
            break
        if view.words[at] in OPENING_BRACKETS:
            return at + 1
    return floor


def _goes_on_with_qui(view: DocView, at: int) -> bool:
    """Tell a relative that is a sentence of its own and no question: « P, lâche un maire. | Qui | ajoute : « Q ». »."""
    low, high = view.sentence(at)
    return 0 < at == low and view.is_in(at, view.grammar.qui) and "?" not in view.words[low:high]


def subject_at(view: DocView, verb: int) -> TokenRange | None:
    """Find the subject of any finite verb, whether it can report or not.

    Args:
        view: the Doc as lists.
        verb: its token.

    Returns:
        As :func:`subject_of`.
    """
    return subject_of(view, VerbGroup(verb, clitics_before(view, verb)[0], verb + 1, (), "finite"))


def relative_before_aside(view: DocView, verb: int, floor: int) -> int | None:
    """Give the "qui" or "lequel" that an aside parts from its verb: « X qui, par la voix de son avocate, | évoque »."""
    if view.word(verb - 1) != ",":
        return None
    for at in range(verb - 2, floor, -1):
        if view.is_clause_verb(at):
            return None
        if view.words[at] != ",":
            continue
        if view.is_in(at - 1, view.grammar.qui) or view.is_in(at - 1, view.grammar.which):
            return at - 1
    return None


def _doubled(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Find the noun phrase that an inverted pronoun doubles: « Le directeur a-t-il donné l'assurance que »."""
    spans = preverbal_subjects(view, group, view.window(group.verb)[0])
    doubled = next((span for span in spans if span[1] == group.start), None)
    clitic = doubled is not None and view.is_in(doubled[1] - 1, view.grammar.object_clitics)  # « nous a-t-il dit »
    return doubled if doubled is not None and not clitic and can_speak(view, *doubled) else None


def _narrated(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    """Find the subject of an infinitive of narration: « Et Paul Garnier de conclure : « P » »."""
    end = group.start - 1
    if not view.is_in(end, view.grammar.de):
        return None
    end = _before_apposition(view, end, floor)  # « Et l'avocat, Me Roy, d'insister : « P » »
    span = noun_phrase_until(view, end, floor)
    if span is None and view.is_in(end - 1, view.grammar.disjunctive_pronouns) and end - 1 == floor:
        return floor, end  # « Eux d'ajouter que P »
    named = None if span is None else _named_before(view, (span[0], end), floor, closed=False)
    if named is not None and named[0] == floor:
        return named  # « Luc Rey, le buteur du club de conclure : « P » »
    opens = span is not None and span[0] == floor and speaks_itself(view, *span)  # « Le maire de conclure : « P » »
    if span is None or not (opens or view.is_in(span[0] - 1, view.grammar.name_joints)):
        return None
    return span if can_speak(view, *span) or view.texts[end - 1][:1].isupper() else None  # « Et le Malien d'ajouter »


def _before_apposition(view: DocView, end: int, floor: int) -> int:
    """Step back over what commas set off before a token; the token itself where nothing is set off there."""
    if view.word(end - 1) != ",":
        return end
    opening = next((at for at in range(end - 2, floor, -1) if view.words[at] == ","), end)
    return opening if opening < end and not view.has_clause_verb(opening, end) else end


def _given_chance(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    """Find who has the occasion to say something: « L'occasion pour | le maire | de rappeler que P »."""
    for at in range(group.start - 2, floor, -1):
        if view.is_clause_verb(at):
            return None
        if view.is_in(at, view.grammar.syntax.for_whom) and view.is_in(at - 1, view.grammar.syntax.chance_nouns):
            end = noun_phrase_from(view, at + 1, group.start)
            return (at + 1, end) if end > at + 1 and view.is_in(end, view.grammar.de) else None
    return None


def _absolute(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    """Find the subject of a participle's own clause: « la route est fermée, les pompiers estimant que P »."""
    span = noun_phrase_until(view, group.start, floor)
    if span is None or view.word(span[0] - 1) != "," or not can_speak(view, *span):
        return None
    return span if main_verb(view, floor, span[0] - 1) is not None else None


def _qualified(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    """Find the person that a participle says something of: « la police a arrêté | un homme | disant avoir vu P »."""
    end = group.start
    if not view.is_word(end - 1) or view.pos[end - 1] not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    for start in noun_phrase_starts(view, end, floor):
        told = view.is_in(start - 1, view.grammar.to) or view.is_in(start, view.grammar.contracted_prepositions)
        if told or noun_phrase_from(view, start, end) != end:
            continue
        indefinite = view.is_in(start, view.grammar.indefinite_articles) or view.pos[start] == "NUM"
        if indefinite and is_human(view, start, end):
            return start, end
    return None


def _is_governed(view: DocView, start: int, floor: int) -> bool:
    """Tell whether an infinitive has a subject in its sentence: « a tenu à dire », « pour rappeler »."""
    joiners = view.grammar.periphrases.joiners
    at = start - 1
    while at >= floor:
        word = view.words[at]
        if word in view.grammar.periphrases.openers:
            return True
        if view.doc[at].lemma_.lower() in view.grammar.periphrases.verbs or any(
            form.lemma in view.grammar.periphrases.verbs for form in view.forms[at]
        ):
            return True
        passes = (
            word in joiners or view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negations)
        )
        if not (passes or view.pos[at] == "ADV" or word in view.grammar.syntax.passive_marks):
            return False
        at -= 1
    return False


def _finite_subject(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    by_order = _by_order(view, group, floor)
    if by_order is not None:
        return with_apposed_name(view, by_order, group.start)
    head = subject_arc(view, group.verb, floor, group.start)
    if head is None:
        for at in range(group.start, group.verb):
            head = subject_arc(view, at, floor, group.start)
            if head is not None:
                break
    if head is not None and view.is_in(head, view.grammar.qui):
        return relative_antecedent(view, head, floor)
    if head is None:
        adjacent = adjacent_phrase(view, group.start, floor)
        if adjacent is not None:
            return adjacent
        return shared_subject(view, group.verb, group.start, floor) or phrase_by_position(view, group.start, floor)
    adjacent = adjacent_phrase(view, group.start, floor)
    if adjacent is not None and head < adjacent[0] - 1 and view.words[adjacent[0] - 1] == ",":
        return adjacent
    span = _without_adjunct(view, noun_phrase_before(view, head, group.start, floor), floor)
    span = span[0], max(span[1], noun_phrase_from(view, span[0], group.start))
    return _named_before(view, span, floor) or with_apposed_name(view, span, group.start)


def _by_order(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    """Give the first subject by word order that agrees with the verb: « Ému comme ses élèves, | le maire | a dit »."""
    first: TokenRange | None = None
    for span in preverbal_subjects(view, group, floor):
        if agrees(view, group, span):
            return span
        first = first or span
    return first


def _outside_relative(view: DocView, head: int, end: int, floor: int) -> TokenRange | None:
    """Give the antecedent where the parser's subject stands in a relative clause: « X, que la presse attendait, V »."""
    if view.word(end - 1) != "," or not view.has_clause_verb(head, end):
        return None
    for at in range(head, floor, -1):
        if view.words[at] == "," and view.is_in(at + 1, view.grammar.clause_relatives):
            return noun_phrase_until(view, at, floor)
        if view.is_clause_verb(at):
            return None
    return None


def _whole_phrase(view: DocView, span: TokenRange, end: int, floor: int) -> TokenRange | None:
    """Give the phrase that a noun behind a preposition ends: « une étude publiée dans Nature », not « Nature »."""
    if span[0] - 1 <= floor or span[1] != end or not view.is_in(span[0] - 1, view.grammar.adjunct_prepositions):
        return None
    start = next((at + 1 for at in range(span[0] - 1, floor, -1) if view.words[at] == ","), floor)
    if not (view.pos[start] == "DET" and view.is_word(start)) or view.has_finite_verb(start, end):
        return None
    stop = noun_phrase_from(view, start, end)
    return (start, stop) if stop > start and can_speak(view, start, stop) else None


def _without_adjunct(view: DocView, span: TokenRange, floor: int) -> TokenRange:
    """Leave out the adjunct that runs into the subject without a comma: « Dans son message | le champion affirme »."""
    start, end = span
    if start - 1 < floor or not view.is_in(start - 1, view.grammar.adjunct_prepositions):
        return span
    anew = next(
        (at for at in range(start + 2, end) if view.pos[at] == "DET" and view.pos[at - 1] in ("NOUN", "PROPN", "ADJ")),
        None,
    )
    return span if anew is None else (anew, end)


def _named_before(view: DocView, span: TokenRange, floor: int, *, closed: bool = True) -> TokenRange | None:
    """Give the name that a noun phrase behind a comma is apposed to: « Anne Morel, la maire de Lyon, a dit »."""
    start, end = span
    comma = start - 1
    if comma <= floor or view.words[comma] != "," or (closed and view.word(end) != ","):
        return None
    first = comma
    while first > floor and view.entity_at[first - 1] == "PER":
        first -= 1
    if first == comma:
        return None
    while first > floor and view.head[first - 1] >= first and view.pos[first - 1] in ("DET", "NOUN", "ADJ"):
        first -= 1
    return first, comma
