"""Which noun a participle qualifies: « la méthode, qualifiée d'« archaïque » », « l'usine, accusée d'avoir … »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from, noun_phrase_starts
from nlp_pipeline.language.syntax.time_phrases import time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

GENDERS = {"m": "Masc", "f": "Fem"}
NUMBERS = {"s": "Sing", "p": "Plur"}


def qualified_noun(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Find the noun phrase before a participle that it qualifies.

    The nearest one that agrees with it; behind a comma the farthest, whose complements the comma closes.

    Args:
        view: the Doc as lists.
        group: the participle's verb group.

    Returns:
        The noun phrase's range, a place behind it included; None where none stands there.
    """
    low = view.window(group.verb)[0]
    before = group.start - 1
    while before > low and view.pos[before] == "ADV":
        before -= 1  # « l'Église, longtemps considérée comme un soutien »
    if view.is_in(before, view.grammar.name_joints):
        before = _before_joined(view, before, low)
    set_off = view.word(before) == "," or view.word(before) in DASHES  # « sa visite – jugée inutile – »
    end = before if set_off or view.is_in(before, view.grammar.name_joints) else group.start
    found: list[TokenRange] = []
    for start in noun_phrase_starts(view, end, low):
        stop = noun_phrase_from(view, start, end)
        if (
            stop > start
            and time_end(view, start, end) == start
            and skip_adjuncts(view, stop, end, marks=False) == end
            and not (
                found and view.is_in(stop, view.grammar.manner_prepositions)
            )  # « revient | avec un projet |, qualifié »
            and _agrees(view, start, end, group.verb)
        ):
            found.append((start, end))
    if not found:
        return _bare_noun(view, end, group.verb) or _complement(view, end, low, group.verb)
    return found[-1] if set_off else found[0]


def _bare_noun(view: DocView, end: int, participle: int) -> TokenRange | None:
    """Give a noun without a determiner: « la fin de | mesures | jugées inutiles »."""
    bare = view.pos[end - 1] == "NOUN" and view.is_in(end - 2, view.grammar.de)
    return (end - 1, end) if bare and _agrees(view, end - 1, end, participle) else None


def _complement(view: DocView, end: int, low: int, participle: int) -> TokenRange | None:
    """Give the complement of a noun that does not agree: « la demande d'| un médecin |, accusé d'avoir triché »."""
    for start in range(end - 1, low, -1):
        if not view.is_word(start) or view.is_clause_verb(start):
            return None
        opens = view.is_in(start - 1, view.grammar.linking_prepositions) and view.is_in(start, view.grammar.determiners)
        if opens and noun_phrase_from(view, start, end) == end and _agrees(view, start, end, participle):
            return start, end
    return None


def _before_joined(view: DocView, joint: int, low: int) -> int:
    """Move from a joint over what is joined to the participle: « Paul Rey, | arrivé hier et | décrit comme blessé »."""
    comma = next((at for at in range(joint - 1, low, -1) if view.words[at] == ","), None)
    if comma is None or view.has_clause_verb(comma, joint):
        return joint
    first = comma + 1
    described = view.may_be_participle(first) or view.pos[first] in ("ADJ", "NOUN")
    return comma if described else joint


def _agrees(view: DocView, start: int, end: int, participle: int) -> bool:
    """Tell whether the head of a noun phrase and a participle share gender and number, where the tagger tells."""
    head = next((at for at in range(start, end) if view.pos[at] in ("NOUN", "PROPN")), None)
    endings = {
        (feature[-2], feature[-1])
        for form in view.forms[participle]
        for feature in form.features
        if feature.startswith("pap")
    }
    if head is None or not endings or view.pos[head] == "PROPN":
        return True  # the tagger knows no name's gender
    morph = view.morph[head]
    return any(
        ("Gender=" not in morph or f"Gender={GENDERS[gender]}" in morph)
        and ("Number=" not in morph or f"Number={NUMBERS[number]}" in morph)
        for gender, number in endings
    )


def opens_with_reflexive(view: DocView, at: int) -> bool:
    """Tell « nous laissant dans le doute », which goes on about those who tell: a pronoun, a present participle."""
    pronoun = view.is_in(at, view.grammar.syntax.first_reflexives)
    return pronoun and at + 1 < view.length and view.is_present_participle(at + 1)
