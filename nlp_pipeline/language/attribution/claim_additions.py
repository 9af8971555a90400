"""What the reporter or others add behind a claim: « , ce qu'il dément », « , tandis que X assure que P' »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.complements import complement_que
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView


VERBS = frozenset(("VERB", "AUX"))
ADJUNCT_OPENERS = frozenset(("ADP", "ADV", "SCONJ"))


def contrasts(scene: Scene, at: int, limit: int) -> bool:
    """Tell what others say, set against the claim: « P, quand l'opposition soutient que P' »."""
    view = scene.view
    if not (view.phrase_from(at, view.grammar.attribution.contrasts) or view.is_in(at, view.grammar.quand)):
        return False
    group = next((group for group in scene.groups_between(at, limit) if group.shape == "finite"), None)
    if group is None or view.has_clause_verb(at, group.start):
        return False
    judges = group.entry("de_attribute", "accuse", "a_reproach") is not None
    if judges or view.opening_at(group.end) is not None or complement_que(view, group) is not None:
        return True
    subject = scene.subject(group)
    speaks = group.entry("de_object") is not None and view.is_in(group.end, view.grammar.de)
    apart = view.words[at - 1] == "," and "Tense=Pres" in view.morph[group.start]
    speaks = speaks or (apart and group.entry("que") is not None)
    return speaks and subject is not None and is_human(view, *subject)  # « tandis que l'armée parle de dix morts »


def withholds(view: DocView, at: int, limit: int) -> bool:
    """Tell what the reporter was not told: « , sans préciser quand », « , sans toutefois pouvoir fixer de date »."""
    if not view.is_in(at, view.grammar.attribution.sans) or view.words[at - 1] != ",":
        return False
    at += 1
    concedes = False
    while at < limit:
        able = view.phrase_from(at, view.grammar.attribution.being_able)  # « sans être en mesure de donner »
        if view.may_be_infinitive(at) and not able:
            break
        clitic = view.is_in(at, view.grammar.object_clitics)
        length = able or view.phrase_from(at, view.grammar.inside_compounds) or clitic or view.pos[at] == "ADV"
        if not length:
            return False
        concedes = concedes or view.phrase_from(at, view.grammar.attribution.concessions) > 0
        at += length
    if at >= limit:
        return False
    return concedes or not view.lemmas(at).isdisjoint(view.grammar.attribution.withholding_verbs)


def comments_on_claim(scene: Scene, at: int, limit: int) -> bool:
    """Tell what others say of the claim behind a comma: « , ce qu'il dément », « , un chiffre que X conteste »."""
    view = scene.view
    if view.is_in(at + 1, view.grammar.plain_ce):
        doubted = view.is_in(at + 2, view.grammar.attribution.dont)
        told = any(group.shape == "finite" for group in scene.groups_between(at + 2, limit))
        mark = next((place for place in range(at + 2, limit) if not view.is_word(place)), limit)
        lone = view.words[at] == "," and not view.has_clause_verb(mark, limit)
        contradicts = view.is_in(at + 2, view.grammar.qui) and _bears_out(view, at + 3)
        return doubted or contradicts or (view.is_in(at + 2, view.grammar.que) and (told or lone))
    if view.words[at] != "," or at + 1 >= limit:
        return False
    return _states_of_claim(view, at + 1) or _takes_up_claim(view, at + 1)


def _states_of_claim(view: DocView, at: int) -> bool:
    """Tell « P, | et cela a été confirmé », « P, | et c'est ce que montre X », not « P, et cela depuis lundi »."""
    if view.phrase_from(at, view.grammar.attribution.points_at_claim):
        return True
    length = view.phrase_from(at, view.grammar.attribution.takes_claim_up)
    after = past_clitics(view, at + length)
    return length > 0 and view.is_word(after) and view.pos[after] not in ADJUNCT_OPENERS


def gives_reason(view: DocView, at: int, limit: int) -> bool:
    """Tell the reporter's reasons behind a judgement: « est qualifiée de « radicale » | car elle est pour »."""
    length = view.phrase_from(at, view.grammar.attribution.reasons)
    if length == 1 and view.is_in(at + 1, view.grammar.que):
        return False  # « tant que P »
    return length > 1 or (length == 1 and any(view.pos[place] in VERBS for place in range(at + 1, limit)))


def _bears_out(view: DocView, at: int) -> bool:
    """Tell a verb by which the reporter holds a claim against the facts: « , ce qui contredit sa première version »."""
    return not view.lemmas(past_clitics(view, at)).isdisjoint(view.grammar.attribution.verbs_of_proof)


def _takes_up_claim(view: DocView, at: int) -> bool:
    """Tell a noun of saying that takes the whole claim up: « P, une accusation que la direction rejette »."""
    after = past_clitics(view, noun_phrase_from(view, at, view.window(at)[1]))
    if after > at and after < view.length and view.is_clause_verb(after):
        return False  # « selon X, une telle mesure coûterait deux millions »
    noun = at + view.is_in(at, view.grammar.indefinite_articles)
    noun += view.pos[noun : noun + 1] == ["ADJ"]
    bare = noun == at
    named = view.word(noun) in view.lexicon.cue_nouns or view.is_in(noun, view.grammar.words_of_others)
    takes_up = named or view.is_in(noun, view.grammar.attribution.nouns_for_claims)
    return takes_up and (
        not bare or view.is_in(noun + 1, view.grammar.relatives) or view.is_in(noun + 2, view.grammar.relatives)
    )


def tells_occasion(view: DocView, comma: int, limit: int) -> bool:
    """Tell when a quotation that ends a claim was said: « que « P », | lors d'un discours », « , deux jours après »."""
    if view.closing_before(comma) is None:
        return False
    at = comma + 1
    length = view.phrase_from(at, view.grammar.attribution.occasions)
    return length > 1 or (length == 1 and view.is_in(at + 1, view.grammar.de)) or time_end(view, at, limit) > at
