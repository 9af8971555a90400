"""Signs that what looks like a finite verb is a noun or an adjective: its person, and the verb that its clause has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.clauses import main_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

FINITE = ("ind", "cnd", "sub", "imp")

NOMINAL = ("NOUN", "ADJ")


def lacks_second_person(view: DocView, at: int) -> bool:
    """Tell a form of the second person alone without a "tu" or "vous": « les menaces explicites », « dites du nord »."""
    features = {feature for form in view.forms[at] for feature in form.features if feature.startswith(FINITE)}
    if not features or not all(feature.endswith(("2s", "2p")) for feature in features):
        return False
    low = view.window(at)[0]
    if at == low or view.word(at - 1) in (",", ":", "«", '"', "-", "–"):
        return False  # an imperative
    return not any(
        view.is_in(place, view.grammar.syntax.second_persons) for place in range(low, min(at + 3, view.length))
    )


def follows_own_verb(view: DocView, at: int) -> bool:
    """Tell a noun or an adjective behind the verb of its clause: « elle est directrice, poste qu'elle occupe »."""
    if view.pos[at] not in NOMINAL:
        return False
    start = view.window(at)[0]
    for place in range(at - 1, start, -1):
        if view.is_in(place, view.grammar.clause_joints) or view.words[place] in (";", ":"):
            start = place + 1
            break
    return main_verb(view, start, at) is not None
