"""Which tokens are finite verbs, each weighed once: by its form, by what stands around it, by its tag.

The tagger of a small model takes one finite verb in twelve for something else, and one word in twenty for a finite verb
that is none. Word lists say what a form can be at all; a subject pronoun, a clitic or a negation before it, or an
inverted pronoun behind it, says what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.hidden_verbs import NOUN_TAGS
from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS
from nlp_pipeline.language.document.verb_tokens import FINITE_MOODS, OPEN_CLASSES
from nlp_pipeline.language.syntax.time_phrases import time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.document.word_forms import Possible

PHRASE_ENDS = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X"))
OBJECT_OPENERS = frozenset(("DET", "PRON"))
HYPHENS = frozenset(("-", "--"))
ATTRIBUTE_OPENERS = frozenset(("NUM", "DET", "ADP", "ADV", "PRON", "SCONJ"))


def finite_verbs(view: DocView) -> list[bool]:
    """Tell for every token whether it is a finite verb (of a compound tense, its auxiliary)."""
    flags = [_is_finite(view, at) for at in range(view.length)]
    for start, end in view.sentences:
        if view.words[end - 1] in view.grammar.clauses.sentence_ends:
            for low, high in _announced(view, start, end):
                if not any(flags[low:high]):
                    hidden = next((at for at in range(low + 1, high) if _may_be_hidden(view, at)), None)
                    if hidden is not None:
                        flags[hidden] = True
    return flags


def _announced(view: DocView, start: int, end: int) -> list[TokenRange]:
    """Give the stretches that must have a verb: a sentence up to its first clause, and each clause that is opened."""
    edges = [start]
    for at in range(start, end):
        opens = view.is_in(at, view.grammar.clause_relatives) or (
            view.is_in(at, view.grammar.clauses.adverbial_subordinators) and not view.is_in(at, view.grammar.comme)
        )
        if opens or view.words[at] in CLAUSE_MARKS:
            edges.append(at)
    opened = [at for at in edges if at == start or view.words[at] not in CLAUSE_MARKS]
    if len(edges) == len(opened):  # nothing between commas can be the verb's clause
        return list(zip(opened, [*opened[1:], end], strict=True))
    return [(at, next((edge for edge in edges if edge > at), end)) for at in opened if at > start] + (
        [(start, end)] if len(opened) == 1 else []
    )


def _possible(view: DocView, at: int) -> Possible | None:
    return None if view.word_forms is None else view.word_forms.possible_of(view.words[at])


def _is_finite(view: DocView, at: int) -> bool:
    possible = _possible(view, at)
    if possible is None:
        return view.is_clause_verb(at)
    if view.texts[at].isalpha() and is_inverted(view, at):
        return True
    if not view.texts[at].isalpha() or view.word(at + 1) == "-" or view.word(at - 1) in HYPHENS:
        return False  # « c'est-à-dire »
    if view.is_in(at, view.grammar.full_negations) or (
        view.is_in(at, view.grammar.clauses.wished_forms) and not _is_wished(view, at)
    ):
        return False
    since = view.phrase_until(at, view.grammar.syntax.ago)
    if since and time_end(view, at - since + 1, view.length) > at:
        return False  # « il y a deux jours »
    tagged = view.pos[at] in ("VERB", "AUX") and "VerbForm=Fin" in view.morph[at]
    company = _has_verbal_company(view, at)
    if not (possible.finite or _is_known_form(view, at)):
        infinitive = view.words[at].endswith(view.grammar.infinitive_endings) and possible.other
        company = company and not infinitive
        return tagged and (company or not (possible.other or possible.participle or _is_noun_phrase(view, at)))
    if company:
        return True
    if _is_noun_phrase(view, at) or (view.texts[at][:1].isupper() and at > 0 and view.texts[at - 1][:1].islower()):
        return False
    if tagged:
        apposed = (
            possible.other and view.word(at - 1) == "," and view.is_in(at + 1, view.grammar.que) and not view.forms[at]
        )
        passive = possible.participle and view.is_in(at + 1, view.grammar.par)
        return not (
            apposed or passive or (possible.participle and _auxiliary_before(view, at))
        )  # « , poste qu'il occupe »
    if view.entity_at[at] and view.texts[at][:1].isupper():
        return False
    if possible.participle:
        return _governs_object(view, at)
    if possible.other or view.words[at] in view.grammar.clauses.seldom_verbs or view.pos[at] in OPEN_CLASSES:
        return (view.is_finite(at) and not _is_attribute(view, at)) or _commands(view, at)
    return True


def is_inverted(view: DocView, at: int) -> bool:
    """Tell a form with a subject pronoun behind its hyphen, however that was cut: « dit-il », « sont - elles »."""
    apart = view.word(at + 1) == "-" and view.is_in(at + 2, view.grammar.clauses.hyphened_pronouns)
    return (
        apart
        or view.is_in(at + 1, view.grammar.inverted_pronouns)
        or view.is_in(at + 1, view.grammar.syntax.hyphened_t)
    )


def _is_known_form(view: DocView, at: int) -> bool:
    return not view.moods[at].isdisjoint(FINITE_MOODS)


def _is_attribute(view: DocView, at: int) -> bool:
    """Tell an adjective behind its copula, a noun behind its adjective: « est rare », « le sixième chapitre »."""
    bare = view.is_participle(at - 1) or view.is_infinitive(at - 1)  # « a rendu visite »
    return (
        bare
        or _auxiliary_before(view, at)
        or view.pos[at - 1] == "ADJ"
        or view.is_in(at - 1, view.grammar.degree_adverbs)
    )


def _is_wished(view: DocView, at: int) -> bool:
    """Tell the subjunctive « que P soit Q » from « soit onze saisons »."""
    low = max(view.sentence(at)[0], at - view.grammar.clauses.farthest_wish)
    return any(
        view.is_in(place, view.grammar.que) or view.is_in(place, view.grammar.strong_relatives)
        for place in range(low, at)
    )


def _commands(view: DocView, at: int) -> bool:
    """Tell an imperative that opens a clause: « Citons l'exemple », « Arrêtez »."""
    opens = at == 0 or not view.is_word(at - 1)
    possible = _possible(view, at)
    known = possible is not None and not possible.other
    return opens and known and view.words[at].endswith(view.grammar.imperative_endings)


def _before_clitics(view: DocView, at: int) -> int:
    """Give the token before a verb's clitics and negation."""
    at -= 1
    while at >= 0 and (view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negation_marks)):
        at -= 1
    return at


def _has_verbal_company(view: DocView, at: int) -> bool:
    """Tell whether what stands around a form lets it be nothing but a finite verb."""
    if view.is_infinitive(at) or view.is_present_participle(at):
        return False
    before = _before_clitics(view, at)
    clitics = view.words[before + 1 : at]
    if any(word in view.grammar.negation_marks or word in view.grammar.se for word in clitics):
        return True
    word = view.word(before)
    if word in view.grammar.ce:
        elided = word not in view.grammar.plain_ce and bool(clitics)
        return elided or any(form.lemma in view.grammar.being for form in view.forms[at])
    return word in view.grammar.clauses.clause_subjects and not view.is_in(before - 1, view.grammar.syntax.prepositions)


def _is_noun_phrase(view: DocView, at: int) -> bool:
    """Tell a noun behind its determiner or its preposition: « l'est », « une « menace » », « de détresse »."""
    while at > 0 and view.opening_at(at - 1) is not None:
        at -= 1
    if view.is_in(at - 1, view.grammar.clauses.noun_prepositions):
        return True
    if view.is_in(at - 1, view.grammar.en) and at > 1 and (view.is_participle(at - 2) or view.is_infinitive(at - 2)):
        return True  # « mis en œuvre »
    if view.is_in(at - 1, view.grammar.syntax.clitic_determiners):
        if view.is_in(at - 1, view.grammar.definite_articles) and view.is_in(
            at - 2, view.grammar.clauses.bare_prepositions
        ):
            return True
        possible = _possible(view, at)
        known = possible is None or possible.other
        return known and view.pos[at - 1] == "DET" and view.pos[at] in NOUN_TAGS
    return view.is_in(at - 1, view.grammar.clear_determiners)


def _auxiliary_before(view: DocView, at: int) -> bool:
    at -= 1
    while at >= 0 and (
        view.pos[at] == "ADV"
        or view.is_in(at, view.grammar.negations)
        or view.is_in(at, view.grammar.inverted_pronouns)
    ):
        at -= 1
    return at >= 0 and (
        view.is_in(at, view.grammar.been) or any(form.lemma in view.grammar.auxiliaries for form in view.forms[at])
    )


def _governs_object(view: DocView, at: int) -> bool:
    """Tell « le club rejoint les négociations » from « le club rejoint par X »."""
    if view.pos[at] == "NOUN" or _auxiliary_before(view, at) or not view.is_word(at - 1):
        return False
    opens = view.pos[at + 1 : at + 2] and view.pos[at + 1] in OBJECT_OPENERS and not view.is_in(at + 1, view.grammar.de)
    return bool(opens) and (view.pos[at - 1] in PHRASE_ENDS or bool(view.entity_at[at - 1]))


def _may_be_hidden(view: DocView, at: int) -> bool:
    """Tell the one word of a sentence that can be its verb: « La commune compte de nombreux hameaux. »."""
    possible = _possible(view, at)
    if possible is None or not possible.finite or possible.participle or not view.texts[at].islower():
        return False
    before = view.pos[at - 1] in PHRASE_ENDS or view.entity_at[at - 1] != ""
    goes_on = view.pos[at + 1] in ATTRIBUTE_OPENERS or not view.is_word(at + 1)
    return before and view.pos[at] != "ADP" and goes_on and not _is_noun_phrase(view, at)
