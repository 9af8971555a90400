"""What may end a claim's clause and is none of its words: a note in brackets, and where the claim was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS, SENTENCE_MARKS
from nlp_pipeline.language.document.verb_tokens import VERBS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.complements import infinitive_from

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView


def without_note(scene: Scene, start: int, end: int) -> int:
    """Leave out the brackets that end a claim and hold a clause of the author's or another's: « P (8 000 selon Y) »."""
    view = scene.view
    last = end - 1
    while last > start and view.words[last] in SENTENCE_MARKS:
        last -= 1
    if view.words[last] not in CLOSING_BRACKETS or view.quotation_at[last] >= 0:
        return end
    opening = next((at for at in range(last, start, -1) if view.words[at] in OPENING_BRACKETS), start)
    others = any(at in scene.phrase_at for at in range(opening, last))
    refers = view.may_be_infinitive(opening + 1)  # « P (voir notre dossier) »
    return opening if opening > start and (others or refers or view.has_finite_verb(opening, last)) else end


def without_channel(view: DocView, start: int, end: int) -> int:
    """Leave out where the claim was made, where that ends its sentence: « … que P dans un communiqué », « … sur X »."""
    last = end
    while last > start and not view.is_word(last - 1):
        last -= 1
    for at in range(last - 1, start, -1):
        if view.quotation_at[at] != view.quotation_at[start - 1] or view.is_clause_verb(at) or view.words[at] == ",":
            return end
        if view.is_in(at, view.grammar.channel_prepositions) and _names_channel(view, at + 1, last):
            comma = next((place for place in range(at, start, -1) if view.words[place] == ","), start)
            free = comma in (start, at - 1) or view.has_clause_verb(comma, at)
            return at if free and skip_adjuncts(view, at, last, marks=False) >= last else end
    return end


def without_occasion(view: DocView, start: int, end: int) -> int:
    """Leave out on what occasion the claim was made, behind a comma: « que P, | mardi soir au micro de Radio Sud »."""
    last = end
    while last > start and not view.is_word(last - 1):
        last -= 1
    named, found = False, end
    for at in range(last - 1, start, -1):
        if view.is_clause_verb(at) or view.quotation_at[at] != view.quotation_at[start - 1]:
            break
        named = named or _names_audience(view, at)
        if view.words[at] == "," and named:
            if skip_adjuncts(view, at + 1, last) < last:
                break
            found = at
    whole = found < end and (view.has_clause_verb(start, found) or infinitive_from(view, start, found) is not None)
    return found if whole else end


def _names_audience(view: DocView, at: int) -> bool:
    """Tell where people speak to others: « le micro », « France 3 », « un entretien »."""
    channel = view.is_in(at, view.grammar.channel_nouns) and not view.is_in(at - 1, view.grammar.definite_articles)
    channel = channel and view.pos[at - 1] not in VERBS  # not « sans tenir | compte | de la loi »
    return channel or view.is_in(at, view.grammar.attribution.nouns_of_audience) or view.is_media(at)


def _names_channel(view: DocView, start: int, end: int) -> bool:
    """Tell « un communiqué », « son compte Facebook », « Twitter » from what a claim itself may speak of."""
    some = view.is_in(start, view.grammar.indefinite_articles)
    owned = some or view.is_in(start, view.grammar.possessives)
    noun = any(
        view.is_in(at, view.grammar.channel_nouns)
        and not (some and view.is_in(at, view.grammar.attribution.accounts) and not _is_networked(view, at + 1))
        for at in range(start, min(end, start + view.grammar.attribution.farthest_channel))
    )
    last = start + (view.grammar.attribution.farthest_channel if owned else 1)
    named = any(view.is_in(at, view.grammar.networks) for at in range(start, min(end, last)))
    return (owned and noun) or named  # « son réseau | Truth | Social »


def _is_networked(view: DocView, at: int) -> bool:
    """Tell « un compte | Twitter | », « une page | de Facebook | » from « un compte | à Lugano | »."""
    return any(view.is_in(place, view.grammar.networks) or view.is_media(place) for place in (at, at + 1))
