"""Whether a noun phrase can be the subject of a verb by person and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def agrees(view: DocView, group: VerbGroup, span: TokenRange) -> bool:
    """Tell whether a noun phrase can be the subject of a finite verb by person and number, as far as words show it."""
    features = {
        feature[-2:]
        for at in range(group.start, group.verb + 1)
        for form in view.forms[at]
        for feature in form.features
        if feature.startswith(("ind", "cnd", "sub"))
    }
    if not features:
        return True
    if span[1] == span[0] + 1 and view.is_in(span[0], view.grammar.first_person):
        return any(feature[0] == "1" for feature in features)
    third = {feature[1] for feature in features if feature[0] == "3"}
    number = _number(view, span)
    return bool(third) and (not number or number in third)


def _number(view: DocView, span: TokenRange) -> str:
    """Give "s" or "p" where the determiner or a coordination tells the number of a noun phrase, else ''."""
    start, end = span
    joined = (
        (view.words[at] in view.grammar.et and not view.entity_at[at])
        or view.phrase_from(at, view.grammar.syntax.joining_phrases)
        or view.words[at] in view.grammar.comme
        for at in range(start, end)
    )
    if any(joined) or view.phrase_until(start - 1, view.grammar.syntax.pair_openers):
        return ""
    if view.is_in(start, view.grammar.plural_determiners) or view.is_in(start, view.grammar.numerals):
        return "" if view.entity_at[start] else "p"
    if view.is_in(start + 1, view.grammar.quantities):
        return ""
    if _is_several(view, start):
        return "" if view.entity_at[start] else "p"
    single = view.is_in(start, view.grammar.clear_determiners) or view.is_in(start, view.grammar.definite_articles)
    return "s" if single and not view.entity_at[start] else ""


def _is_several(view: DocView, at: int) -> bool:
    """Tell a number in digits that counts more than one thing: « 21 blessés », not « 20 % de la population »."""
    counts = view.texts[at].isdecimal() and view.texts[at].lstrip("0") not in ("", "1")
    return counts and view.pos[at + 1 : at + 2] == ["NOUN"] and not view.is_in(at + 1, view.grammar.unit_signs)
