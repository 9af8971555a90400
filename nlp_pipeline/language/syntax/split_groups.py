"""Clauses that an attribution cuts between a verb and what it needs: « elle pourrait, redoutent-ils, tout perdre »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.complements import infinitive_from

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def splits_group(view: DocView, left: int, right: int) -> bool:
    """Tell whether a stretch that marks set off parts a verb from its infinitive or an auxiliary from its participle.

    Args:
        view: the Doc as lists.
        left: token behind the mark before the stretch.
        right: first token behind the mark that closes it.
    """
    last = view.skip_space(left - 1, -1)
    if view.words[last] == ",":
        last -= 1
    while view.pos[last] == "ADV" or view.is_in(last, view.grammar.full_negations):
        last -= 1
    joined = right + (view.is_in(right, view.grammar.de) or view.is_in(right, view.grammar.plain_to))
    if infinitive_from(view, joined, view.length) is not None:
        return joined > right or view.is_clause_verb(last)  # « il convient, dit X, de partir »
    while view.is_in(last, view.grammar.inverted_pronouns) or view.is_in(last, view.grammar.syntax.euphonic_t):
        last -= 1
    noun = view.is_in(last - 1, view.grammar.determiners)  # « fermé tout l'été, dit le maire, joint par X »
    exists = view.is_in(last - 1, view.grammar.y)  # « il y a, disent-ils, joints par X, un risque »
    auxiliary = any(form.lemma in view.grammar.auxiliaries for form in view.forms[last]) and not (noun or exists)
    while view.pos[right] == "ADV":
        right += 1  # « sera, dit-il, vite réparé »
    return auxiliary and right < view.length and view.may_be_participle(right)
