"""Participles that look like a finite verb, and those that are adjectives: « décrit par X », « se dit confiant »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.verb_tokens import FINITE_FEATURES
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import announces, main_verb
from nlp_pipeline.language.syntax.homographs import reports_behind_pronoun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.lexicon import Form


def is_bare_participle(view: DocView, at: int, forms: Sequence[Form]) -> bool:
    """Tell « des étudiants non admis » from the simple past of the same form, which the press hardly writes."""
    if not any("pap" in form.moods for form in forms):
        return False
    if view.phrase_until(at - 1, view.grammar.pronoun_phrases) and reports_behind_pronoun(view, at):
        return False  # « l'autre dit que »
    if view.word(at - 1) == "," and (view.is_in(at + 1, view.grammar.par) or _has_agent(view, at)):
        return True  # « le projet, décrit par la mairie comme »
    if view.is_participle(at) and view.is_in(at + 1, view.grammar.par):
        return True  # « un homme décrit par ses voisins comme »
    if _is_said_of_noun(view, at, forms) or _follows_object(view, at):
        return True
    inverted = view.is_in(at + 1, view.grammar.inverted_pronouns) or view.is_in(at - 1, view.grammar.subject_pronouns)
    finite = (f for form in forms for f in form.features if f.startswith(FINITE_FEATURES))
    return view.is_participle(at) and not inverted and all(f.startswith(("ind.pst", "sub.imp")) for f in finite)


def _is_said_of_noun(view: DocView, at: int, forms: Sequence[Form]) -> bool:
    """Tell what is said of a noun by nobody: « le voisin, décrit comme fou, dort », « un voisin décrit comme fou »."""
    likens = any("comme" in entry.frames for form in forms for entry in view.lexicon.verbs.get(form.lemma, ()))
    if not likens or not view.is_in(at + 1, view.grammar.comme):
        return False
    low = view.window(at)[0]
    if view.is_in(at - 1, view.grammar.object_clitics) or view.is_in(at - 1, view.grammar.subject_pronouns):
        return False
    if any(view.is_in(place, view.grammar.que) for place in range(low, at)):
        return False  # « un projet que la mairie décrit comme fou »
    quotation = view.opening_at(at + 2)
    behind = at + 3 if quotation is None else quotation.end
    return at == low or view.word(at - 1) == "," or not view.is_word(behind)  # not « décrit comme fou ce projet »


def _follows_object(view: DocView, at: int) -> bool:
    """Tell what is said of a noun that is no subject: « a lu un texte | écrit | que X garde »."""
    if not view.is_in(at + 1, view.grammar.que) or view.pos[at - 1] not in ("NOUN", "PROPN", "ADJ"):
        return False
    low = view.window(at)[0]
    start = at
    while start > low and view.is_word(start - 1) and not view.is_in(start - 1, view.grammar.coordinators):
        start -= 1
        if announces(view, start) or view.is_in(start, view.grammar.interrogatives):
            return False  # « se tait quand X dit que P »
        if view.is_clause_verb(start):
            return main_verb(view, low, at) == start  # else « X, qui vient, dit que P »
    return view.word(start - 1) == "," and skip_adjuncts(view, start, at, marks=False) == at


def _has_agent(view: DocView, at: int) -> bool:
    """Tell a participle set off by commas that names its agent: « le projet, décrit comme un échec par la mairie, »."""
    if not view.is_participle(at):
        return False
    for place in range(at + 1, view.window(at)[1]):
        if view.is_in(place, view.grammar.par):
            return True
        if not view.is_word(place) or view.is_clause_verb(place) or view.may_be_infinitive(place):
            return False
    return False


def is_gerund(view: DocView, at: int) -> bool:
    """Tell a present participle that reports from the adjective of the same form."""
    if at > 0 and view.is_clause_verb(at - 1):
        return False  # « se dit confiant »
    if view.is_in(at - 1, view.grammar.demonstratives) or view.is_in(at - 1, view.grammar.indefinite_articles):
        return False  # « ce manifestant »
    return (
        view.pos[at] in ("VERB", "AUX")
        or view.word(at - 1) == ","
        or view.is_in(at - 1, view.grammar.gerund_openers)
        or view.is_in(at + 1, view.grammar.que)
        or view.is_in(at + 1, view.grammar.determiners)  # « un communiqué fustigeant | le gel des salaires »
        or view.opening_at(at + 1) is not None
        or at == view.window(at)[0]
    )
