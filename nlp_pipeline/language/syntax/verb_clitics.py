"""What leans on a finite verb: reflexive and negation before it, the inverted pronoun behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def modal_inversion(view: DocView, at: int) -> int | None:
    """Find the modal of « peut-on lire », « pouvait-on entendre », its pronoun between them."""
    while view.is_in(at - 1, view.grammar.object_clitics) or view.pos[at - 1] == "ADV":
        at -= 1  # « peut-on y lire », « peut-on encore lire »
    if not view.is_in(at - 1, view.grammar.inverted_pronouns):
        return None
    modal = at - 2 - view.is_in(at - 2, view.grammar.syntax.euphonic_t)
    return modal if modal >= 0 and view.is_in(modal, view.grammar.syntax.modal_forms) else None


def inverted_after(view: DocView, at: int) -> int | None:
    """Find the subject pronoun inverted after a finite word: « a-t-il », « dit-elle », « dit il, »."""
    place = at + 1
    if view.is_in(place, view.grammar.syntax.euphonic_t):
        place += 1
    if view.is_in(place, view.grammar.inverted_pronouns):
        return place
    bare = view.is_in(place, view.grammar.syntax.bare_inverted) and not view.is_in(
        at - 1, view.grammar.subject_pronouns
    )
    follows = place + 1 < view.length and (not view.is_word(place + 1) or view.may_be_participle(place + 1))
    set_off = at > 0 and not view.is_word(at - 1) and view.word(at - 1) != "("
    return place if bare and (follows or set_off) else None


def clitics_before(view: DocView, at: int) -> tuple[int, bool, bool]:
    """Give where the group starts (reflexive and negation included), whether it is negated, whether it is reflexive."""
    start, negated, reflexive = at, False, False
    place = at - 1
    while place >= 0:
        word = view.words[place]
        if word in view.grammar.negation_marks:
            negated = True
            start = place
        elif word in view.grammar.se or (
            word in view.grammar.syntax.first_reflexives
            and place == at - 1
            and view.is_in(place - 1, view.grammar.syntax.first_subjects)
        ):
            reflexive = True
            start = place
        elif word not in view.grammar.object_clitics or view.pos[place] == "DET":
            break
        place -= 1
    return start, negated, reflexive


def negates(view: DocView, words: list[str], *, lone: bool) -> bool:
    """Tell whether one of the words between clitics and verb denies it; "plus" does so only where it stands alone."""
    full = view.grammar.full_negations
    return any(word in full and (word not in view.grammar.syntax.plus or lone) for word in words)


def past_clitics(view: DocView, at: int) -> int:
    """Move over the clitics and the negation before a verb: « | ne la lui | rendra pas »."""
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negation_marks):
        at += 1
    return at


def opening_verb(view: DocView, at: int) -> int | None:
    """Give the verb of a clause that a place opens with, over its clitics: « ne repose sur rien »; None for none."""
    at = past_clitics(view, at)
    return at if at < view.length and view.is_clause_verb(at) else None
