"""What somebody says to be: « s'est dite, à l'audience, | surprise par l'ampleur »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.predicates import opens_with_predicate
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, closing_comma
from nlp_pipeline.language.syntax.subjects import subject_of

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

CLASHES = (
    ("Number", "Sing", "Plur"),
    ("Number", "Plur", "Sing"),
    ("Gender", "Masc", "Fem"),
    ("Gender", "Fem", "Masc"),
)
"""Pairs of values that a noun and what is said of it cannot have."""


def state_of_oneself(view: DocView, group: VerbGroup, high: int) -> int | None:
    """Find what somebody says to be, over the adjuncts: « s'est dite, à l'audience, surprise par l'ampleur »."""
    at = group.end + view.phrase_from(group.end, view.grammar.connectives)
    inner = None  # a predicate that an adjunct without comma has run into
    while at < high:
        if _opens_state(view, at):
            closing = closing_comma(view, at - 1, high) if view.word(at - 1) == "," and at > group.end else None
            if closing is None or not _opens_state(view, closing + 1):
                return at
            at = closing + 1  # « s'estime, joint par nos soins, | favorable à un report »
            continue
        after = adjunct_end(view, at, high, whole=False)
        if after == at:
            after = aside_end(view, at, high)
        if after == at:
            stray = view.word(at) == "," and at > group.end and opens_with_predicate(view, at + 1)
            stray = stray and not view.is_present_participle(at + 1)
            return at + stray if stray or view.pos[at] == "NOUN" else inner
        for place in range(at + 2, after):
            joined = view.is_in(place + 1, view.grammar.attribution.complement_openers) or view.is_in(
                place + 1, view.grammar.par
            )
            predicate = opens_with_predicate(view, place) and view.pos[place - 1] in ("NOUN", "PROPN", "ADJ")
            if predicate and (joined or place + 1 == after) and _may_be_said_of(view, group, place):
                inner = place  # « dans un message transmis à l'AFP | inquiète pour la suite »
        at = after
    return inner


def _may_be_said_of(view: DocView, group: VerbGroup, at: int) -> bool:
    """Tell an adjective that agrees with the subject: not « Les élues se reconnaissent dans un être | humain »."""
    subject = subject_of(view, group)
    noun = None if subject is None else next((place for place in range(*subject) if view.pos[place] == "NOUN"), None)
    return noun is None or all(
        f"{feature}={value}" not in view.morph[noun] or f"{feature}={other}" not in view.morph[at]
        for feature, value, other in CLASHES
    )


def _opens_state(view: DocView, at: int) -> bool:
    return view.phrase_from(at, view.grammar.attribution.states) > 0 or opens_with_predicate(view, at)
