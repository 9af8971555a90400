"""Whether a name or noun phrase is the subject of its clause, by the words around it and the parser's arcs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.agreement import behind_preposition
from nlp_pipeline.language.words import tagged_words_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from nlp_pipeline.lexicon.grammar import Grammar

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus"))
NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN"))
MARKS_OF_CLAUSES = frozenset((";", ":", "(", "«", '"', "“", "—", "–"))
MARKS = MARKS_OF_CLAUSES | {","}


def is_subject_name(entity: Span, grammar: Grammar) -> bool:
    """Tell whether the parser takes a name for a subject, or for a part of one, and no preposition opens it."""
    root = entity.root
    if behind_preposition(entity.doc, entity.start, grammar):
        return False
    part = root.dep_ in ("appos", "flat:name", "nmod") and root.head.dep_ in SUBJECTS
    # not « certaines pages | Facebook »
    return root.dep_ in SUBJECTS or (part and "Number=Plur" not in str(root.head.morph))


def stands_before_verb(doc: Doc, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a finite verb follows a name that no preposition opens, whatever the parser makes of the two."""
    words = tagged_words_of(doc)
    lower = words.lower
    at = end
    while at < len(lower) and (lower[at] in grammar.object_clitics or lower[at] in grammar.negation_marks):
        at += 1
    shown = str(doc[at].morph) if words.tags[at : at + 1] in (["VERB"], ["AUX"]) else ""
    finite = "VerbForm=Fin" in shown and "Number=Plur" not in shown  # « Paul Rey et Luc Vial ont »
    return finite and not behind_preposition(doc, start, grammar)


def is_cleft(doc: Doc, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whom a sentence puts first as its subject: "C'est finalement |le joueur| qui a choisi"."""
    words = tagged_words_of(doc)
    if words.lower[end : end + 1] == [] or words.lower[end] not in grammar.qui:
        return False
    at = start - 1
    while at > 1 and words.tags[at] in ("ADV", "DET"):
        at -= 1
    return at > 0 and words.tags[at] in ("AUX", "VERB") and words.lower[at - 1] in grammar.ce


def is_put_first(doc: Doc, start: int, end: int, grammar: Grammar) -> bool:
    """Tell of whom a sentence speaks, by how it begins, by its being cleft, or because it tells what moves them."""
    opens = opens_sentence(doc, start, grammar) or is_cleft(doc, start, end, grammar)
    return opens or is_moved(doc, start, end, grammar)


def is_moved(doc: Doc, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whom a thing moves, of whom a text then goes on to speak: « L'argument n'a pas convaincu |Luc Rey| ».

    Also « laisse |Luc Rey| perplexe », « déplaît à |Luc Rey| »; not whom somebody moves, who may go on himself.
    """
    words = tagged_words_of(doc)
    lower, tags = words.lower, words.tags
    verbs = grammar.sources.touching
    if lower[end : end + 1] and lower[end] in grammar.sources.left_as:
        verbs = verbs | grammar.sources.leaving
    first, at = words.sentence_start[start], start - 1
    while at > first and lower[at] not in verbs and (tags[at] in NOMINAL or lower[at] in grammar.possessives):
        at -= 1
    if at > first and tags[at] == "ADP" and lower[at - 1] in grammar.sources.pleasing:
        at -= 1
    elif at <= first or lower[at] not in verbs:
        return False
    people = grammar.sources.story_pronouns | grammar.first_person
    return not any(doc[i].ent_type_ == "PER" or lower[i] in people for i in range(first, at))


def opens_joined_clause(doc: Doc, start: int, grammar: Grammar) -> bool:
    """Tell whether "et", "mais" stands before a name and its determiner."""
    lower = words_of(doc).lower
    at = start - 1
    at -= at > 0 and doc[at].pos_ == "DET"
    return at > 0 and lower[at] in grammar.coordinators


def opens_subordinate(doc: Doc, start: int, grammar: Grammar) -> bool:
    """Tell whether "que" opens a clause before a name or noun phrase, amid a sentence ("avant que le club").

    Or before the verb that stands before it ("le jury, que présidait |Paul Rey|,").
    """
    words = tagged_words_of(doc)
    lower, tags = words.lower, words.tags
    at = start - 1
    at -= at > 0 and lower[at] in grammar.determiners
    if at > 1 and lower[at] in grammar.que:
        return not (doc[at].is_sent_start or doc[at - 1].is_sent_start or _ends_cleft(doc, at, grammar))
    verb = next((place for place in back(start - 1) if tags[place] not in NOMINAL), 0)
    inverted = verb > 1 and tags[verb] in ("VERB", "AUX") and lower[verb - 1] in grammar.que
    return inverted and lower[verb - 2] == ","


def _ends_cleft(doc: Doc, que: int, grammar: Grammar) -> bool:
    """Tell the "que" of a cleft sentence, whose clause is the main one: "C'est alors |que| le juge s'est levé"."""
    words = tagged_words_of(doc)
    first = words.sentence_start[que]
    if words.lower[first] not in grammar.ce or words.lower[first + 1] not in grammar.sources.copulas:
        return False
    inside = words.tags[first + 2 : que]
    return inside[:1] in (["ADV"], ["ADP"]) and not {"VERB", "AUX", "SCONJ"}.intersection(inside)


def opens_sentence(doc: Doc, start: int, grammar: Grammar) -> bool:
    """Tell whether a name or noun phrase stands at the head of its sentence, with no verb or preposition before it.

    An adjunct with its comma may stand before it ("Sur place, plusieurs soldats …").
    """
    if behind_preposition(doc, start, grammar) or _names_several(doc, start):
        return False
    words = tagged_words_of(doc)
    behind_comma = start > 0 and words.lower[start - 1] == ","
    first = words.sentence_start[start]
    for at in back(start):
        tag = words.tags[at]
        stops = tag in ("VERB", "AUX", "SCONJ", "PRON") and not is_participle(doc[at])
        if at < start and (stops or words.lower[at] in MARKS_OF_CLAUSES):
            return False
        if at == first:
            return behind_comma or tag not in ("ADP", "SCONJ", "VERB", "AUX", "ADV")
    return False


def _names_several(doc: Doc, start: int) -> bool:
    """Tell a name that a noun in the plural has behind it, of whom all is said: « certaines pages | Facebook »."""
    before = doc[start - 1] if start > 0 else None
    return before is not None and before.pos_ == "NOUN" and "Number=Plur" in str(before.morph)


def is_participle(token: Token) -> bool:
    """Tell whether a verb form is a participle: it may stand inside a noun phrase ("le ministre chargé de l'eau")."""
    return "VerbForm=Part" in str(token.morph)


def participle_before(doc: Doc, at: int) -> int:
    """Give where a participle opens the sentence whose comma stands right before its subject: "Fondée par X, |elle|".

    Returns:
        Its token; ``at`` itself where none does.
    """
    words = tagged_words_of(doc)
    first = words.sentence_start[at]
    while first < at and not words.are_words[first]:
        first += 1
    if first >= at - 1 or words.lower[at - 1] != "," or not is_participle(doc[first]):
        return at
    finite = any(words.tags[i] in ("VERB", "AUX") and not is_participle(doc[i]) for i in range(first, at))
    return at if finite else first
