"""Signs that what looks like a finite verb is a noun or an adjective, or a noun a verb: its person, the other verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.verb_tokens import FINITE_FEATURES
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

NOMINAL = ("NOUN", "ADJ")


def lacks_its_person(view: DocView, at: int) -> bool:
    """Tell a form of "je", "tu" or "vous" alone without its pronoun: « menaces explicites », « y compris »."""
    features = {feature for form in view.forms[at] for feature in form.features if feature.startswith(FINITE_FEATURES)}
    if not features or not all(feature.endswith(("1s", "2s", "2p")) for feature in features):
        return False
    low = view.window(at)[0]
    commands = any(feature.startswith("imp") for feature in features)
    if commands and (at == low or not view.is_word(at - 1)):
        return False
    return not any(view.is_in(place, view.grammar.syntax.speech_persons) for place in range(low, view.window(at)[1]))


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


def tells_clitic(view: DocView, at: int) -> bool:
    """Tell « La mairie leur annonce que P », where nothing else can be the verb of the sentence before its "que"."""
    low, high = view.window(at)
    subject = view.pos[at - 2] in ("NOUN", "PROPN") and at - 2 >= low
    return (
        subject
        and view.is_in(skip_adjuncts(view, at + 1, high), view.grammar.que)
        and (main_verb(view, low, at - 1) is None)
    )
