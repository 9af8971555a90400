"""What somebody is called or held for: « qualifie la loi d'erreur », « tient l'accusé pour responsable »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.predicates import opens_with_predicate
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup
    from nlp_pipeline.lexicon import Verb


def held_for_at(view: DocView, start: int, limit: int) -> int | None:
    """Find the "pour" of « tient l'accusé pour responsable », « tient ce projet pour une erreur »: what it is held for.

    Not whom something is done for: behind the "pour" stands an adjective, a participle or an indefinite noun phrase.
    """
    for at in range(start, limit):
        if view.words[at] in (".", ";", ":", ",") or view.is_finite(at):
            return None
        if view.is_in(at, view.grammar.attribution.plain_pour):
            said = opens_with_predicate(view, at + 1) or view.is_in(at + 1, view.grammar.indefinite_articles)
            return at if said and not view.is_infinitive(at + 1) else None
    return None


def calls(scene: Scene, group: VerbGroup, entry: Verb, start: int) -> bool:
    """Tell whether a bare noun behind "de" can be what an object is called: « a qualifié l'incident d'acte isolé ».

    Somebody says it, and the verb has no other use (« une victoire qualifie l'équipe »), or it is said of somebody
    (« traite ses rivaux de lâches », not « traite les demandes d'asile »).

    Args:
        scene: the Doc with its verb groups.
        group: the verb.
        entry: its use.
        start: token where its object begins.
    """
    view = scene.view
    source = scene.subject(group)
    if source is None or not can_speak(view, *source) or view.is_in(source[0], view.grammar.general_pronouns):
        return False
    if not view.is_in(start, view.grammar.determiners):
        return False
    return "de_noun" in entry.frames or can_speak(view, start, noun_phrase_from(view, start, view.window(start)[1]))


def called_at(view: DocView, start: int, limit: int, *, bare: bool = False) -> int | None:
    """Find the "de" that joins an object to what it is called: « qualifie le rapport d'enquête de mensonger ».

    The first before an adjective, a participle or a quotation; else the last behind which a bare noun stands, that no
    coordinator joins and that the parser joins to the verb; else, where ``bare`` allows it, the first bare noun, behind
    a relative clause the last (« qualifie les reproches qui font état de vols | de mensonges »).
    """
    last = first = None
    announced = relatives = 0
    for at in range(start, limit):
        if view.words[at] in (".", ";", ":", ","):
            break
        if view.is_in(at, view.grammar.relatives):
            announced, relatives = announced + 1, relatives + 1
        elif view.is_finite(at):
            if not announced:
                break
            announced -= 1
        if not view.is_in(at, view.grammar.de) or (
            at == start and view.phrase_from(at, view.grammar.attribution.by_right)
        ):
            continue
        quoted = view.opening_at(at + 1) is not None or (
            view.pos[at + 1 : at + 2] == ["DET"] and view.opening_at(at + 2) is not None
        )
        if quoted or (at + 1 < limit and view.pos[at + 1] in ("ADJ", "ADV") and opens_with_predicate(view, at + 1)):
            return at
        noun = view.pos[at + 1 : at + 2] == ["NOUN"] and not view.is_in(at - 1, view.grammar.coordinators)
        governed = view.head[view.head[at]] < start
        if noun and (at == start or governed or view.may_be_adjective(at + 1)):
            last = at
        if noun and bare and (first is None or relatives):
            first = at
    return first if last is None else last


def is_assumed_name(view: DocView, quotation: Quotation) -> bool:
    """Tell a name that somebody goes by: « se fait appeler « le prophète de la vallée » ».

    Args:
        view: the Doc as lists.
        quotation: what stands in quotation marks.
    """
    infinitive = quotation.start - 1
    if infinitive < 0 or view.lemmas(infinitive).isdisjoint(view.grammar.attribution.naming_verbs):
        return False
    caused = not view.lemmas(infinitive - 1).isdisjoint(view.grammar.causing)
    return caused and view.is_in(infinitive - 2, view.grammar.se)
