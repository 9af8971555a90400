"""Who the subject of a cue verb is: by inversion, by the parser's arc, by position where the arc is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, closing_comma, skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import (
    noun_phrase_before,
    noun_phrase_from,
    noun_phrase_until,
    opens_apposition,
    with_apposed_name,
)
from nlp_pipeline.language.syntax.speakers import can_speak

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView, TokenRange
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

SUBJECT_ARCS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "csubj"))
FARTHEST_PERIPHRASE = 5
"""How many words may stand between a verb and the infinitive that it governs."""

LONGEST_CHAIN = 5
"""How many arcs are climbed from an infinitive or a coordinated verb to the verb that has the subject."""


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
    floor = view.window(group.verb)[0]
    if group.start > floor and view.texts[group.start - 1].startswith("@"):
        return group.start - 1, group.start  # a handle speaks for itself: « @nom ironise »
    group = replace(group, start=_before_clitics(view, group.start, floor))
    clitic = _pronoun_before(view, group.start, floor)
    if clitic is not None:
        return None if _is_impersonal(view, clitic) else (clitic, clitic + 1)
    if view.is_in(group.start - 1, view.grammar.que) and group.shape == "finite":
        return None  # « un argument que balaie X »: it stands behind
    if view.is_in(group.start - 1, view.grammar.syntax.qui):
        return _antecedent(view, group.start - 1, floor)
    if group.shape == "finite":
        span = _finite_subject(view, group, floor)
        return span and (_whole_phrase(view, span, group.start, floor) or span)
    narrated = _narrated(view, group, floor) if group.shape == "infinitive" else None
    if narrated is not None:
        return narrated
    if group.shape == "infinitive" and not _is_governed(view, group.start, floor):
        return None
    return _shared_subject(view, group.verb, group.start, floor)


def fronted_subject(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Find who a gerund or infinitive at the head of a sentence is said of: « Estimant que P, le club a … ».

    Args:
        view: the Doc as lists.
        group: the gerund or infinitive.

    Returns:
        The subject of the main clause behind it; None where the group does not open its sentence, or none follows.
    """
    low, high = view.window(group.verb)
    at = low
    while at < group.start and (
        view.pos[at] in ("ADV", "ADP", "SPACE") or view.is_in(at, view.grammar.syntax.fronting)
    ):
        at += 1
    if group.shape not in ("gerund", "infinitive") or at < group.start or view.quotation(group.verb) is not None:
        return None
    for comma in range(group.end, high):
        if view.words[comma] != ",":
            continue
        start = comma + 1
        if view.is_in(start, view.grammar.personal_subjects) or view.is_in(start, view.grammar.general_pronouns):
            return start, start + 1
        end = noun_phrase_from(view, start, high) if _opens_noun_phrase(view, start) else start
        after = _skip_asides(view, end, high) if end > start else end
        while view.is_in(after, view.grammar.object_clitics) or view.is_in(after, view.grammar.negation_marks):
            after += 1
        if end > start and after < high and view.is_clause_verb(after) and can_speak(view, start, end):
            return with_apposed_name(view, (start, end), high)
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
    span = noun_phrase_until(view, end, floor)
    if span is None and view.is_in(end - 1, view.grammar.disjunctive_pronouns) and end - 1 == floor:
        return floor, end  # « Eux d'ajouter que P »
    if span is None or not view.is_in(span[0] - 1, view.grammar.name_joints):
        return None
    return span if can_speak(view, *span) or view.texts[end - 1][:1].isupper() else None  # « Et le Malien d'ajouter »


def _before_clitics(view: DocView, start: int, floor: int) -> int:
    """Move back over the object pronouns before a verb: they are no part of its subject (« le juge lui reproche »).

    Right before a verb « le » and « la » are pronouns, whatever the tagger sees.
    """
    end = start
    while (
        start - 1 > floor
        and view.is_in(start - 1, view.grammar.object_clitics)
        and (view.pos[start - 1] == "PRON" or view.is_in(start - 1, view.grammar.syntax.clear_clitics) or start == end)
        and not view.is_in(start - 1, view.grammar.plural_speakers)
    ):
        start -= 1
    return start


def _is_governed(view: DocView, start: int, floor: int) -> bool:
    """Tell whether an infinitive has a subject in its sentence: « a tenu à dire », « pour rappeler »."""
    joiners = view.grammar.periphrases.joiners
    at = start - 1
    while at >= floor and at >= start - FARTHEST_PERIPHRASE:
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


def inverted_subject(view: DocView, group: VerbGroup, limit: int) -> TokenRange | None:
    """Find the noun phrase that follows a verb of an incise: « …, a déclaré le maire de Lyon ».

    Adverbs, dates and one run of adjuncts may stand between them, asides in commas too (« a lancé, ému, le maire »,
    « a assuré sur France Bleu Marc Lenoir »).
    """
    near = skip_adjuncts(view, group.end, limit, marks=False, whole=False)
    for at in (near, skip_adjuncts(view, near, limit, whole=False)):
        if at < limit and _opens_noun_phrase(view, at):
            end = noun_phrase_from(view, at, limit)
            if end > at:
                return with_apposed_name(view, (at, end), limit)
    return None


def _opens_noun_phrase(view: DocView, at: int) -> bool:
    if (
        not view.is_word(at)
        or view.is_in(at, view.grammar.relatives)
        or view.is_in(at, view.grammar.syntax.clear_subject_pronouns)
    ):
        return False
    if view.is_in(at, view.grammar.de) and (
        view.pos[at] != "DET" or view.is_in(at + 1, view.grammar.indefinite_articles)
    ):
        return False  # « s'est félicité d'un résultat »
    if view.entity_at[at] == "" and (view.may_be_infinitive(at) or view.may_be_participle(at)):
        return False
    return (
        view.pos[at] in ("DET", "PROPN", "NOUN", "NUM", "ADJ")
        or view.entity_at[at] != ""
        or view.is_in(at, view.grammar.determiners)
        or view.is_in(at, view.grammar.disjunctive_pronouns)
        or view.is_in(at, view.grammar.syntax.free_pronouns)
        or view.texts[at][:1].isupper()
    )


def agrees(view: DocView, group: VerbGroup, span: TokenRange) -> bool:
    """Tell whether a noun phrase can be the subject of a finite verb by person and number, as far as words show it."""
    features = {
        feature[-2:]
        for at in range(group.start, group.verb + 1)
        for form in view.forms[at]
        for feature in form.features
        if feature.startswith(("ind", "cnd", "sub"))
    }
    if not features:
        return True
    third = {feature[1] for feature in features if feature[0] == "3"}
    number = _number(view, span)
    return bool(third) and (not number or number in third)


def _number(view: DocView, span: TokenRange) -> str:
    """Give "s" or "p" where the determiner or a coordination tells the number of a noun phrase, else ''."""
    start, end = span
    if any(view.words[at] in view.grammar.et and not view.entity_at[at] for at in range(start, end)):
        return ""
    if view.is_in(start, view.grammar.plural_determiners) or view.is_in(start, view.grammar.numerals):
        return "" if view.entity_at[start] else "p"
    if view.is_in(start + 1, view.grammar.quantities):
        return ""
    return "s" if view.is_in(start, view.grammar.clear_determiners) and not view.entity_at[start] else ""


def preverbal_subject(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    """Read a clause from its beginning to its verb: adjuncts, a noun phrase, and nothing but asides behind it.

    Args:
        view: the Doc as lists.
        group: the verb.
        floor: first token of the clause.

    Returns:
        The subject's noun phrase, where word order alone makes one out; None where it does not.
    """
    start = _before_clitics(view, group.start, floor)
    at = skip_adjuncts(view, floor, start, whole=False)
    while at < start and (view.is_in(at, view.grammar.coordinators) or view.words[at] == ","):
        at = skip_adjuncts(view, at + 1, start, whole=False)
    if at >= start or not _opens_noun_phrase(view, at) or (at == floor and _opens_complement(view, at, floor)):
        return None
    end = noun_phrase_from(view, at, start)
    free = view.is_in(at, view.grammar.syntax.free_pronouns) and view.is_in(
        at + 1, view.grammar.clause_relatives
    )  # « celle qui préside la région »
    if end <= at or (view.has_clause_verb(at, end) and not free):
        return None
    return (at, end) if _skip_asides(view, end, start) == start else None


def _opens_complement(view: DocView, at: int, floor: int) -> bool:
    """Tell a complement that goes on (« le ministre des Postes, de la Communication et des Médias ») from a subject."""
    return (
        view.is_in(at, view.grammar.linking_prepositions)
        and floor > 0
        and (view.words[floor - 1] == "," or view.is_in(floor - 1, view.grammar.name_joints))
    )


def preverbal_subjects(view: DocView, group: VerbGroup, low: int) -> list[TokenRange]:
    """Give the subjects that word order allows a verb in any clause that begins before it."""
    floors = [low, *(at + 1 for at in range(low, group.start) if _opens_clause(view, at))]
    found = (preverbal_subject(view, group, floor) for floor in floors)
    return [span for span in found if span is not None]


def _opens_clause(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.clause_openers) or view.words[at] in (",", ";", ":", "–", "—")


def _skip_asides(view: DocView, at: int, limit: int) -> int:
    while at < limit:
        after = adjunct_end(view, at, limit)
        if after == at and view.words[at] in (",", "(", "[", "–", "—"):
            after = aside_end(view, at, limit)
            if view.words[at] == "," and view.words[after - 1] != ",":
                after = at
        bare = view.words[at] == "," and not view.is_in(at + 1, view.grammar.determiners)
        if after == at and bare and opens_apposition(view, at + 1):
            after = _skip_asides(view, noun_phrase_from(view, at + 1, limit), limit)
            return after if after == limit else at  # its closing comma is missing
        participle = view.is_participle(at) or (view.may_be_participle(at) and view.pos[at - 1] == "NOUN")
        if after == at and (view.is_in(at, view.grammar.clause_relatives) or participle):
            comma = closing_comma(view, at - 1, limit)
            after = at if comma is None else comma + 1
            if comma is None and sum(view.is_clause_verb(place) for place in range(at, limit)) == 1:
                after = limit  # « la femme qui habite au-dessus a dit »
        if after == at:
            return at
        at = after
    return at


def _is_adverbial(view: DocView, at: int) -> bool:
    if view.is_in(at, view.grammar.time_words):
        return True
    return view.pos[at] == "ADV" and not view.entity_at[at] and not view.texts[at][:1].isupper()


def _pronoun_before(view: DocView, start: int, floor: int) -> int | None:
    """Find a subject pronoun just before the group, over clitics."""
    at = start - 1
    while at >= floor and at >= start - 4:
        word = view.words[at]
        if word in view.grammar.plural_speakers and not _agrees(view, start, word):
            at -= 1
            continue
        if word in view.grammar.subject_pronouns and (
            view.pos[at] == "PRON" or word in view.grammar.syntax.clear_subject_pronouns
        ):
            return at
        if word not in view.grammar.object_clitics and word not in view.grammar.negation_marks:
            return None
        at -= 1
    return None


def _agrees(view: DocView, at: int, pronoun: str) -> bool:
    """Tell whether the word after "nous" or "vous" has its ending: otherwise the pronoun is an object."""
    person = "1p" if pronoun in view.grammar.syntax.nous else "2p"
    forms = view.forms[at]
    return not forms or any(feature.endswith(person) for form in forms for feature in form.features)


def _is_impersonal(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.syntax.ce)


def _antecedent(view: DocView, relative: int, floor: int) -> TokenRange | None:
    """Find the noun phrase that a relative "qui" takes up: by the arc of its clause, or the one just before it."""
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
    return noun_phrase_before(view, head, relative, floor)


def _finite_subject(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    by_order = preverbal_subjects(view, group, floor)
    if by_order:
        return with_apposed_name(view, by_order[0], group.start)
    head = _subject_arc(view, group.verb, floor, group.start)
    if head is None:
        for at in range(group.start, group.verb):
            head = _subject_arc(view, at, floor, group.start)
            if head is not None:
                break
    if head is not None and view.is_in(head, view.grammar.syntax.qui):
        return _antecedent(view, head, floor)
    if head is None:
        adjacent = _adjacent(view, group.start, floor)
        if adjacent is not None:
            return adjacent
        return _shared_subject(view, group.verb, group.start, floor) or _by_position(view, group.start, floor)
    adjacent = _adjacent(view, group.start, floor)
    if adjacent is not None and head < adjacent[0] - 1 and view.words[adjacent[0] - 1] == ",":
        return adjacent
    span = _without_adjunct(view, noun_phrase_before(view, head, group.start, floor), floor)
    span = span[0], max(span[1], noun_phrase_from(view, span[0], group.start))
    return _named_before(view, span, floor) or with_apposed_name(view, span, group.start)


def _whole_phrase(view: DocView, span: TokenRange, end: int, floor: int) -> TokenRange | None:
    """Give the phrase that a noun behind a preposition ends: « une étude publiée dans Nature », not « Nature »."""
    if span[0] - 1 <= floor or span[1] != end or not view.is_in(span[0] - 1, view.grammar.syntax.adjunct_prepositions):
        return None
    start = next((at + 1 for at in range(span[0] - 1, floor, -1) if view.words[at] == ","), floor)
    if not (view.pos[start] == "DET" and view.is_word(start)) or view.has_finite_verb(start, end):
        return None
    stop = noun_phrase_from(view, start, end)
    return (start, stop) if stop > start and can_speak(view, start, stop) else None


def _without_adjunct(view: DocView, span: TokenRange, floor: int) -> TokenRange:
    """Leave out the adjunct that runs into the subject without a comma: « Dans son message | le champion affirme »."""
    start, end = span
    if start - 1 < floor or not view.is_in(start - 1, view.grammar.syntax.adjunct_prepositions):
        return span
    anew = next(
        (at for at in range(start + 2, end) if view.pos[at] == "DET" and view.pos[at - 1] in ("NOUN", "PROPN", "ADJ")),
        None,
    )
    return span if anew is None else (anew, end)


def _named_before(view: DocView, span: TokenRange, floor: int) -> TokenRange | None:
    """Give the name that a noun phrase between commas is apposed to: « Anne Morel, la maire de Lyon, a dit »."""
    start, end = span
    comma = start - 1
    if comma <= floor or view.words[comma] != "," or view.word(end) != ",":
        return None
    first = comma
    while first > floor and view.entity_at[first - 1] == "PER":
        first -= 1
    if first == comma:
        return None
    while first > floor and view.head[first - 1] >= first and view.pos[first - 1] in ("DET", "NOUN", "ADJ"):
        first -= 1
    return first, comma


def _subject_arc(view: DocView, verb: int, floor: int, end: int) -> int | None:
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


def _shared_subject(view: DocView, verb: int, end: int, floor: int) -> TokenRange | None:
    """Climb from a coordinated verb, an infinitive or a gerund to the verb whose subject it shares."""
    at = verb
    for _ in range(LONGEST_CHAIN):
        head = view.head[at]
        if head == at or not floor <= head:
            return None
        if view.dep[at] in ("acl", "acl:relcl", "amod") and view.pos[head] in ("NOUN", "PROPN", "PRON"):
            return noun_phrase_before(view, head, end, floor) if head < end else None
        subject = next((c for c in view.children[head] if _is_subject(view, c) and c >= floor), None)
        if subject is not None and subject != at and _same_side(view, subject, end):
            if view.is_in(subject, view.grammar.syntax.qui):
                return _antecedent(view, subject, floor)
            if view.is_in(subject, view.grammar.inverted_pronouns):
                return subject, subject + 1
            if subject > end:
                return None
            limit = next(
                (p for p in range(subject + 1, end) if view.pos[p] in ("VERB", "AUX") and view.is_finite(p)),
                end,
            )
            return with_apposed_name(view, noun_phrase_before(view, subject, limit, floor), limit)
        at = head
    return None


def _adjacent(view: DocView, end: int, floor: int) -> TokenRange | None:
    """Take the noun phrase just before the verb, if a coordinator, a comma or the sentence's start opens it."""
    if end - 1 < floor or not (view.pos[end - 1] in ("NOUN", "PROPN", "ADJ") or view.entity_at[end - 1]):
        return None
    span = _by_position(view, end, floor)
    if span is None or span[1] != end:
        return None
    before = span[0] - 1
    opens = (
        before < floor
        or view.words[before] in (",", "«", '"', "“", ";", ":")
        or view.is_in(before, view.grammar.clause_openers)
    )
    return span if opens and (view.pos[span[0]] in ("DET", "PROPN") or view.entity_at[span[0]]) else None


def _by_position(view: DocView, end: int, floor: int) -> TokenRange | None:
    """Take the noun phrase that ends just before the verb, where the parser gives no subject."""
    at = end - 1
    while at >= floor and (_is_adverbial(view, at) or view.pos[at] == "ADV"):
        at -= 1
    if at >= floor and view.words[at] == ",":
        opening = next((p for p in range(at - 1, max(floor, at - 20) - 1, -1) if view.words[p] == ","), None)
        at = opening - 1 if opening is not None else at - 1
    head = None
    while at >= floor:
        word = view.words[at]
        if view.pos[at] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X") or view.entity_at[at]:
            head = at
        elif not (view.pos[at] in ("DET", "ADP") or word in view.grammar.linking_prepositions or word in (")", "(")):
            break
        at -= 1
    if head is None:
        return None
    start = at + 1
    while (
        start < end
        and (view.pos[start] == "ADP" or view.is_in(start, view.grammar.time_words))
        and not view.entity_at[start]
    ):
        start += 1
    stop = noun_phrase_from(view, start, end)
    return (start, stop) if stop > start else None
