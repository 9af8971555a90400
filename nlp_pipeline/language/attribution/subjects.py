"""Who the subject of a cue verb is: by inversion, by the parser's arc, by position where the arc is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.noun_phrases import (
    noun_phrase_before,
    noun_phrase_from,
    with_apposed_name,
)
from nlp_pipeline.language.attribution.speakers import can_speak

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.verb_groups import VerbGroup

SUBJECT_ARCS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "csubj"))
FARTHEST_PERIPHRASE = 5
"""How many words may stand between a verb and the infinitive that it governs."""

LONGEST_CHAIN = 5
"""How many arcs are climbed from an infinitive or a coordinated verb to the verb that has the subject."""


def subject_of(reading: Reading, group: VerbGroup) -> TokenRange | None:
    """Find the subject of a verb group.

    Args:
        reading: the Doc as lists.
        group: the cue's verb group.

    Returns:
        The subject's noun phrase as a token range, or None where the clause names none.
    """
    if group.inverted is not None:
        return group.inverted, group.inverted + 1
    floor = reading.window(group.verb)[0]
    if group.start > floor and reading.texts[group.start - 1].startswith("@"):
        return group.start - 1, group.start  # a handle speaks for itself: « @nom ironise »
    group = replace(group, start=_before_clitics(reading, group.start, floor))
    clitic = _pronoun_before(reading, group.start, floor)
    if clitic is not None:
        return None if _is_impersonal(reading, clitic) else (clitic, clitic + 1)
    if reading.word(group.start - 1) == "qui":
        return _antecedent(reading, group.start - 1, floor)
    if group.shape == "finite":
        span = _finite_subject(reading, group, floor)
        return span and (_whole_phrase(reading, span, group.start, floor) or span)
    if group.shape == "infinitive" and not _is_governed(reading, group.start, floor):
        return None
    return _shared_subject(reading, group.verb, group.start, floor)


def _before_clitics(reading: Reading, start: int, floor: int) -> int:
    """Move back over the object pronouns before a verb: they are no part of its subject (« le juge lui reproche »)."""
    while (
        start - 1 > floor
        and reading.is_in(start - 1, "object_clitics")
        and (reading.pos[start - 1] == "PRON" or reading.is_in(start - 1, "clear_clitics"))
        and not reading.is_in(start - 1, "plural_speakers")
    ):
        start -= 1
    return start


def _is_governed(reading: Reading, start: int, floor: int) -> bool:
    """Tell whether an infinitive has a subject in its sentence: « a tenu à dire », « pour rappeler »."""
    joiners = reading.grammar.periphrases["joiners"]
    at = start - 1
    while at >= floor and at >= start - FARTHEST_PERIPHRASE:
        word = reading.words[at]
        if word in reading.grammar.periphrases["openers"]:
            return True
        if reading.doc[at].lemma_.lower() in reading.grammar.periphrases["verbs"] or any(
            form.lemma in reading.grammar.periphrases["verbs"] for form in reading.forms[at]
        ):
            return True
        passes = word in joiners or reading.is_in(at, "object_clitics") or reading.is_in(at, "negations")
        if not (passes or reading.pos[at] == "ADV" or word in reading.grammar.words["passive_marks"]):
            return False
        at -= 1
    return False


def inverted_subject(reading: Reading, group: VerbGroup, limit: int) -> TokenRange | None:
    """Find the noun phrase that follows a verb of an incise: « …, a déclaré le maire de Lyon »."""
    start = group.end
    while start < limit and (_is_adverbial(reading, start) or reading.texts[start].isspace()):
        start += 1
    if start >= limit:
        return None
    first = reading.pos[start]
    starts_phrase = (
        first in ("DET", "PROPN", "NOUN", "NUM", "ADJ")
        or reading.entity_at[start]
        or reading.is_in(start, "determiners")
    )
    if not starts_phrase and not (reading.is_in(start, "disjunctive_pronouns") or reading.texts[start][:1].isupper()):
        return _subject_after_adjunct(reading, start, limit)
    end = noun_phrase_from(reading, start, limit)
    if end <= start:
        return None
    return with_apposed_name(reading, (start, end), limit)


def _subject_after_adjunct(reading: Reading, start: int, limit: int) -> TokenRange | None:
    """Pass over one adjunct between verb and subject: « a déclaré à l'AFP le ministre », « a lancé, ému, le maire »."""
    if reading.word(start) == ",":
        closing = next((at for at in range(start + 1, min(start + 10, limit)) if reading.words[at] == ","), None)
        start = limit if closing is None else closing + 1
    elif reading.pos[start] == "ADP" or reading.is_in(start, "inner_prepositions"):
        noun = start + 1
        while noun < limit and not (reading.pos[noun] in ("NOUN", "PROPN") or reading.entity_at[noun]):
            noun += 1
        start = noun_phrase_from(reading, min(start + 1, limit), limit) if noun < limit else limit
    else:
        return None
    if start >= limit or not (reading.pos[start] in ("DET", "PROPN") or reading.entity_at[start]):
        return None
    end = noun_phrase_from(reading, start, limit)
    return (start, end) if end > start else None


def _is_adverbial(reading: Reading, at: int) -> bool:
    if reading.is_in(at, "time_words"):
        return True
    return reading.pos[at] == "ADV" and not reading.entity_at[at] and not reading.texts[at][:1].isupper()


def _pronoun_before(reading: Reading, start: int, floor: int) -> int | None:
    """Find a subject pronoun just before the group, over clitics."""
    at = start - 1
    while at >= floor and at >= start - 4:
        word = reading.words[at]
        if word in reading.grammar.words["plural_speakers"] and not _agrees(reading, start, word):
            at -= 1
            continue
        if word in reading.grammar.words["subject_pronouns"] and (
            reading.pos[at] == "PRON" or word in reading.grammar.words["clear_subject_pronouns"]
        ):
            return at
        if word not in reading.grammar.words["object_clitics"] and word not in reading.grammar.words["negation_marks"]:
            return None
        at -= 1
    return None


def _agrees(reading: Reading, at: int, pronoun: str) -> bool:
    """Tell whether the word after "nous" or "vous" has its ending: otherwise the pronoun is an object."""
    person = "1p" if pronoun == "nous" else "2p"
    forms = reading.forms[at]
    return not forms or any(feature.endswith(person) for form in forms for feature in form.features)


def _is_impersonal(reading: Reading, at: int) -> bool:
    return reading.is_in(at, "ce")


def _antecedent(reading: Reading, relative: int, floor: int) -> TokenRange | None:
    """Find the noun phrase that a relative "qui" takes up: by the arc of its clause, or the one just before it."""
    verb = reading.head[relative]
    head = reading.head[verb] if reading.dep[verb] in ("acl:relcl", "acl") else -1
    if not (floor <= head < relative and reading.pos[head] in ("NOUN", "PROPN", "PRON")):
        head = relative - 1
        while head >= floor and reading.pos[head] not in ("NOUN", "PROPN", "PRON"):
            head -= 1
        if head < floor:
            return None
        while (
            head > floor
            and reading.dep[head] in ("nmod", "flat:name", "appos", "amod")
            and floor <= reading.head[head] < head
        ):
            head = reading.head[head]
    return noun_phrase_before(reading, head, relative, floor)


def _finite_subject(reading: Reading, group: VerbGroup, floor: int) -> TokenRange | None:
    head = _subject_arc(reading, group.verb, floor, group.start)
    if head is None:
        for at in range(group.start, group.verb):
            head = _subject_arc(reading, at, floor, group.start)
            if head is not None:
                break
    if head is not None and reading.word(head) == "qui":
        return _antecedent(reading, head, floor)
    if head is None:
        adjacent = _adjacent(reading, group.start, floor)
        if adjacent is not None:
            return adjacent
        return _shared_subject(reading, group.verb, group.start, floor) or _by_position(reading, group.start, floor)
    adjacent = _adjacent(reading, group.start, floor)
    if adjacent is not None and head < adjacent[0] - 1 and reading.words[adjacent[0] - 1] == ",":
        return adjacent
    span = _without_adjunct(reading, noun_phrase_before(reading, head, group.start, floor), floor)
    span = span[0], max(span[1], noun_phrase_from(reading, span[0], group.start))
    return _named_before(reading, span, floor) or with_apposed_name(reading, span, group.start)


def _whole_phrase(reading: Reading, span: TokenRange, end: int, floor: int) -> TokenRange | None:
    """Give the phrase that a noun behind a preposition ends: « une étude publiée dans Nature », not « Nature »."""
    if span[0] - 1 <= floor or span[1] != end or not reading.is_in(span[0] - 1, "adjunct_prepositions"):
        return None
    start = next((at + 1 for at in range(span[0] - 1, floor, -1) if reading.words[at] == ","), floor)
    if not (reading.pos[start] == "DET" and reading.is_word(start)) or reading.has_finite_verb(start, end):
        return None
    stop = noun_phrase_from(reading, start, end)
    return (start, stop) if stop > start and can_speak(reading, start, stop) else None


def _without_adjunct(reading: Reading, span: TokenRange, floor: int) -> TokenRange:
    """Leave out the adjunct that runs into the subject without a comma: « Dans son message | le champion affirme »."""
    start, end = span
    if start - 1 < floor or not reading.is_in(start - 1, "adjunct_prepositions"):
        return span
    anew = next(
        (
            at
            for at in range(start + 2, end)
            if reading.pos[at] == "DET" and reading.pos[at - 1] in ("NOUN", "PROPN", "ADJ")
        ),
        None,
    )
    return span if anew is None else (anew, end)


def _named_before(reading: Reading, span: TokenRange, floor: int) -> TokenRange | None:
    """Give the name that a noun phrase between commas is apposed to: « Anne Morel, la maire de Lyon, a dit »."""
    start, end = span
    comma = start - 1
    if comma <= floor or reading.words[comma] != "," or reading.word(end) != ",":
        return None
    first = comma
    while first > floor and reading.entity_at[first - 1] == "PER":
        first -= 1
    if first == comma:
        return None
    while first > floor and reading.head[first - 1] >= first and reading.pos[first - 1] in ("DET", "NOUN", "ADJ"):
        first -= 1
    return first, comma


def _subject_arc(reading: Reading, verb: int, floor: int, end: int) -> int | None:
    for child in reading.children[verb]:
        if floor <= child < end and _is_subject(reading, child) and _same_side(reading, child, end):
            return child
    return None


def _is_subject(reading: Reading, at: int) -> bool:
    return (
        reading.dep[at] in SUBJECT_ARCS
        and reading.pos[at] != "PUNCT"
        and (reading.pos[at] not in ("VERB", "AUX") or reading.entity_at[at] != "")
    )


def _same_side(reading: Reading, at: int, end: int) -> bool:
    """Tell whether no quotation closes between subject and verb: the arc would reach out of the quotation."""
    inside = reading.quotation_at[at]
    outside = reading.quotation_at[end - 1] if end else -1
    return inside == outside or inside == -1 or reading.quotations[inside].end > end


def _shared_subject(reading: Reading, verb: int, end: int, floor: int) -> TokenRange | None:
    """Climb from a coordinated verb, an infinitive or a gerund to the verb whose subject it shares."""
    at = verb
    for _ in range(LONGEST_CHAIN):
        head = reading.head[at]
        if head == at or not floor <= head:
            return None
        if reading.dep[at] in ("acl", "acl:relcl", "amod") and reading.pos[head] in ("NOUN", "PROPN", "PRON"):
            return noun_phrase_before(reading, head, end, floor) if head < end else None
        subject = next((c for c in reading.children[head] if _is_subject(reading, c) and c >= floor), None)
        if subject is not None and subject != at and _same_side(reading, subject, end):
            if reading.word(subject) == "qui":
                return _antecedent(reading, subject, floor)
            if reading.is_in(subject, "inverted_pronouns"):
                return subject, subject + 1
            if subject > end:
                return None
            limit = next(
                (p for p in range(subject + 1, end) if reading.pos[p] in ("VERB", "AUX") and reading.is_finite(p)),
                end,
            )
            return with_apposed_name(reading, noun_phrase_before(reading, subject, limit, floor), limit)
        at = head
    return None


def _adjacent(reading: Reading, end: int, floor: int) -> TokenRange | None:
    """Take the noun phrase just before the verb, if a coordinator, a comma or the sentence's start opens it."""
    if end - 1 < floor or not (reading.pos[end - 1] in ("NOUN", "PROPN", "ADJ") or reading.entity_at[end - 1]):
        return None
    span = _by_position(reading, end, floor)
    if span is None or span[1] != end:
        return None
    before = span[0] - 1
    opens = (
        before < floor
        or reading.words[before] in (",", "«", '"', "“", ";", ":")
        or reading.is_in(before, "clause_openers")
    )
    return span if opens and (reading.pos[span[0]] in ("DET", "PROPN") or reading.entity_at[span[0]]) else None


def _by_position(reading: Reading, end: int, floor: int) -> TokenRange | None:
    """Take the noun phrase that ends just before the verb, where the parser gives no subject."""
    at = end - 1
    while at >= floor and (_is_adverbial(reading, at) or reading.pos[at] == "ADV"):
        at -= 1
    if at >= floor and reading.words[at] == ",":
        opening = next((p for p in range(at - 1, max(floor, at - 20) - 1, -1) if reading.words[p] == ","), None)
        at = opening - 1 if opening is not None else at - 1
    head = None
    while at >= floor:
        word = reading.words[at]
        if reading.pos[at] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X") or reading.entity_at[at]:
            head = at
        elif not (
            reading.pos[at] in ("DET", "ADP")
            or word in reading.grammar.words["linking_prepositions"]
            or word in (")", "(")
        ):
            break
        at -= 1
    if head is None:
        return None
    start = at + 1
    while (
        start < end
        and (reading.pos[start] == "ADP" or reading.is_in(start, "time_words"))
        and not reading.entity_at[start]
    ):
        start += 1
    stop = noun_phrase_from(reading, start, end)
    return (start, stop) if stop > start else None
