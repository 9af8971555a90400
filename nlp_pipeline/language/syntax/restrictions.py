"""The "ne … que" that restricts: « il ne dit que cela », not « rien n'indique que P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def restricts(view: DocView, group: VerbGroup) -> bool:
    """Tell whether "ne … que" stands here: « il ne dit que cela », not « rien n'indique que »."""
    marks, full = view.grammar.negation_marks, view.grammar.full_negations
    if _is_expletive(view, group):
        return False  # « avant que la maire n'annonce | que P »
    start = group.start
    while group.shape == "infinitive" and (view.is_clause_verb(start - 1) or view.is_in(start - 1, marks)):
        start -= 1  # « on ne peut dire que cela »
    words = view.words[start : group.end + 1]
    if not any(word in marks for word in words):
        return False
    governing = range(start, group.verb)
    if any(view.lemmas(at) & view.grammar.syntax.negated_alone for at in governing):
        return False
    low = view.window(group.verb)[0]
    clause = next((at for at in range(group.start - 1, low - 1, -1) if _bounds_clause(view, at)), low - 1) + 1
    before = [
        view.words[at]
        for at in range(clause, group.start)
        if not view.is_in(at - 1, view.grammar.determiners)  # « une personne qui n'a dit que cela »
    ]
    return not any(word in full for word in [*words, *before])  # « ni X ni Y ne disent que »


def _is_expletive(view: DocView, group: VerbGroup) -> bool:
    """Tell the "ne" that denies nothing behind "avant que", "à moins que"."""
    low = view.window(group.verb)[0]
    que = next((at for at in range(group.start - 1, low, -1) if view.is_in(at, view.grammar.que)), low)
    opens = que > low and view.is_in(que - 1, view.grammar.syntax.expletive_openers)
    return opens and not view.has_clause_verb(que, group.start)


def _bounds_clause(view: DocView, at: int) -> bool:
    """Tell what a negation does not reach over: a mark, or the "que" of another clause."""
    return not view.is_word(at) or view.is_in(at, view.grammar.que)
