"""Which prepositional phrases belong to the noun before them: « la ministre | des Sports », not « le maire | à Y »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.lexicon.entries import SourceNoun


def is_complement(view: DocView, start: int, at: int, limit: int) -> bool:
    """Tell whether a prepositional phrase is a complement of the noun before it, as the parser sees it."""
    if view.entity_at[at] and at + 1 < limit and view.entity_at[at + 1] == view.entity_at[at]:
        return True
    if _is_ratio(view, start, at) or _is_partitive(view, at) or _states_of_accused(view, start, at):
        return True
    if _is_portfolio(view, start, at, limit):
        return True
    if view.is_in(at, view.grammar.syntax.broadcast_prepositions) and (
        view.entity_at[at + 1 : at + 2] == ["ORG"] or view.is_in(at + 1, view.grammar.networks)
    ):
        return False  # « la ministre sur France Inter »
    if view.is_in(at, view.grammar.plain_to) and view.is_number(at + 1):
        return False  # « évalué par la Cour des comptes | à 30 millions »
    outlets = (view.lexicon.source_nouns.get(view.words[place]) for place in (at + 1, at + 2))
    outlet = any(noun is not None and noun.type == "media" for noun in outlets)  # « une source | au magazine »
    told = view.is_in(at, view.grammar.to) and (view.is_media(at + 1) or view.is_media(at + 2) or outlet)
    if told and not any(view.is_in(place, view.grammar.syntax.media_jobs) for place in range(start, at)):
        return False  # « un proche | au Figaro », but « une journaliste au Figaro »
    if view.entity_at[at - 1] == "PER" and view.is_in(at, view.grammar.adjunct_prepositions):
        return False  # « le président Paul Rey dans L'Équipe »
    if view.is_in(at, view.grammar.syntax.broadcast_prepositions) and view.pos[at + 1] == "NOUN":
        head = view.lexicon.source_nouns.get(view.words[start + 1])
        if head is not None and head.type != "document":
            return False  # « le patron de Nokia | sur scène »
    speaker = view.lexicon.source_nouns.get(view.words[at - 1])
    owned = view.is_in(at, view.grammar.syntax.broadcast_prepositions) and view.is_in(at + 1, view.grammar.possessives)
    if owned and speaker is not None and speaker.type != "document":
        return False  # « les organisateurs sur leur site », but « une enquête sur sa mort »
    if view.is_in(at + 1, view.grammar.syntax.months) and not view.may_be_participle(at - 1):
        return False  # « comme l'avait dit le maire en mars », but « un rapport publié en mars »
    if view.is_in(at, view.grammar.par):
        return _has_participle(view, start, at)
    if view.is_in(at - 1, view.grammar.time_nouns) and view.pos[at - 2] == "NUM":
        return False  # « la comédienne de 39 ans à Madame Figaro »
    noun = view.head[at]
    governor = view.head[noun]
    if not (at < noun < limit and start <= governor < at):
        return False
    if view.dep[noun] not in ("nmod", "obl:arg", "obl:mod", "obl:agent", "amod", "appos"):
        return False
    if view.pos[governor] in ("VERB", "AUX") and view.dep[governor] not in ("acl", "amod"):
        return False
    return view.is_in(at, view.grammar.syntax.complement_prepositions)


def _has_participle(view: DocView, start: int, agent: int) -> bool:
    """Tell a participle before its agent, right there or with adjuncts between: « publié | jeudi | par »."""
    if "pap" in view.moods[agent - 1] or view.pos[agent - 1] in ("VERB", "ADJ"):
        return True
    before = next(
        (at for at in range(agent - 1, start, -1) if view.is_participle(at) or view.may_be_participle(at)), None
    )
    return before is not None and skip_adjuncts(view, before + 1, agent, marks=False, whole=False) == agent


def _is_ratio(view: DocView, start: int, at: int) -> bool:
    """Tell « deux personnes interrogées | sur trois », « un Belge | sur deux » from a number of other things."""
    if not view.is_in(at, view.grammar.syntax.sur) or not view.is_number(at + 1):
        return False
    counted = any(view.is_number(place) or view.is_in(place, view.grammar.ones) for place in range(start, at))
    return counted and view.pos[at + 2 : at + 3] not in (["NOUN"], ["ADJ"])


def _states_of_accused(view: DocView, start: int, at: int) -> bool:
    """Tell « des mis | en cause », « les mis | en examen »: a participle that stands for its noun, and its state."""
    return (
        view.is_in(at, view.grammar.en)
        and at - 1 > start
        and view.may_be_participle(at - 1)
        and view.is_in(at - 2, view.grammar.determiners)
    )


def _is_portfolio(view: DocView, start: int, at: int, limit: int) -> bool:
    """Tell what whoever is named has charge of: « le commissaire européen | au marché intérieur Jan Novak »."""
    nouns = view.lexicon.source_nouns
    if not view.is_in(at, view.grammar.to) or not any(_is_person(nouns, view.words[p]) for p in range(start, at)):
        return False
    end = at + 1
    while end < limit and view.is_word(end) and not view.entity_at[end]:
        if _is_person(nouns, view.words[end]) or view.is_clause_verb(end):
            return False  # « a dit le maire | à sa voisine Anne Morel »
        end += 1
    named = end < limit and view.begins_entity(end) and view.entity_at[end] == "PER"
    return named and end > at + 1 and view.pos[end - 1] in ("NOUN", "ADJ")


def _is_person(nouns: Mapping[str, SourceNoun], word: str) -> bool:
    noun = nouns.get(word)
    return noun is not None and noun.type == "person"


def _is_partitive(view: DocView, at: int) -> bool:
    """Tell « la moitié d'| entre eux »."""
    return view.is_in(at - 1, view.grammar.de) and view.is_in(at + 1, view.grammar.disjunctive_pronouns)
