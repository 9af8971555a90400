"""« comme X l'a dit »: the speaker between "comme" and a verb whose clitic stands for the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subject

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def opens_comme(view: DocView, at: int) -> bool:
    """Tell « comme » and « ainsi que » before who said so: « P, comme l'a dit X », « P, ainsi que le rappelle X »."""
    return view.is_in(at, view.grammar.comme) or view.phrase_from(at, view.grammar.as_said) > 0


def comme_before(view: DocView, at: int) -> int | None:
    """Give where a « comme » or « ainsi que » begins that stands right before a token; None for none."""
    if view.is_in(at - 1, view.grammar.comme):
        return at - 1
    length = view.phrase_until(at - 1, view.grammar.as_said)
    return at - length if length else None


def speaker_behind_comme(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Find the speaker of « comme le maire l'a rappelé »; "comme" stands right before the phrase.

    Args:
        view: the Doc as lists.
        group: the verb.

    Returns:
        The speaker's noun phrase or pronoun; None where no such clause ends with the verb, or the author speaks.
    """
    clitic = group.start - 1
    if group.inverted is not None or not view.is_in(clitic, view.grammar.definite_articles):
        return None
    if comme_before(view, clitic - 1) is not None and view.is_in(clitic - 1, view.grammar.personal_subjects):
        return clitic - 1, clitic
    low = view.window(group.verb)[0]
    for at in range(clitic - 1, low - 1, -1):
        if comme_before(view, at + 1) is not None:
            span = preverbal_subject(view, group, at + 1)
            speaks = span is not None and span[0] == at + 1 and (can_speak(view, *span) or is_human(view, *span))
            return span if speaks else None
        if not view.is_word(at) or view.is_clause_verb(at):
            return None
    return None
