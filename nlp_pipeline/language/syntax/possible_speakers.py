"""Which noun phrases can be a source: persons and bodies by name, human nouns, personal pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

SPEAKING_LABELS = ("PER", "ORG")

PLACES = frozenset(("LOC", "MISC"))


def can_speak(view: DocView, start: int, end: int) -> bool:
    """Tell whether a noun phrase can be a source: a person or body by name, a noun of the lexicon, a pronoun."""
    if end == start + 1 and (
        view.is_in(start, view.grammar.disjunctive_pronouns)
        or view.is_in(start, view.grammar.subject_pronouns)
        or (view.is_in(start, view.grammar.qui) and view.texts[start].istitle())  # « P, dit X. | Qui | ajoute Q »
    ):
        return True
    if end == start + 1 and is_site(view, start):
        return True
    if end - start in (
        view.phrase_from(start, view.grammar.latter),
        view.phrase_from(start, view.grammar.pronoun_phrases),
        view.phrase_from(start, view.grammar.syntax.other_persons),
    ):
        return True
    if any(view.entity_at[at] in SPEAKING_LABELS for at in range(start, end)):
        return True
    if any(view.phrase_from(at, view.grammar.syntax.among) for at in range(start + 1, end)):
        return True  # « deux d'entre eux »
    if view.is_in(start, view.grammar.syntax.elisions) and view.is_in(start + 1, view.grammar.ones):
        return True  # « l'un d'eux »
    if view.is_in(start, view.grammar.free_pronouns) and view.is_in(start + 1, view.grammar.clause_relatives):
        return True
    if is_capital(view, start, end) or is_camp(view, start, end):
        return True
    start = _behind_quantity(view, start, end)
    heads = range(start, min(end, start + view.grammar.syntax.farthest_head_noun))
    return any(
        view.words[at] in view.lexicon.source_nouns or view.phrase_from(at, view.lexicon.compound_nouns) for at in heads
    )


def speaks_itself(view: DocView, start: int, end: int) -> bool:
    """Tell who can speak from a thing of theirs: not « les courriers adressés à la mairie », « l'avis d'Anne Rey »."""
    start = _behind_quantity(view, start, end)
    head = next((at for at in range(start, end) if view.pos[at] in ("NOUN", "PROPN")), start)
    thing = view.pos[head] == "NOUN" and view.words[head] not in view.lexicon.source_nouns
    return can_speak(view, start, end) and (not thing or head_speaks(view, start, end))


def is_capital(view: DocView, start: int, end: int) -> bool:
    """Tell a place that stands for who governs there, by itself and behind no preposition: « Moscou l'a reconnu »."""
    if view.entity_at[start] != "LOC" or not view.begins_entity(start) or view.pos[start - 1] == "ADP":
        return False
    return all(view.entity_at[at] == "LOC" for at in range(start, end)) and view.entity_at[end] != "LOC"


def is_site(view: DocView, at: int) -> bool:
    """Tell a site by its address: « rapporte | actu-lyon.fr | »."""
    return "." in view.texts[at][1:-1] and view.doc[at].like_url


def is_camp(view: DocView, start: int, end: int) -> bool:
    """Tell those who are for or against something: « les anti-éoliennes », not « la loi anti-bruit »."""
    several = view.is_in(start, view.grammar.plural_determiners) and start + 1 < end
    return several and view.words[start + 1].startswith(view.grammar.syntax.camp_openings)


def is_state(view: DocView, start: int, end: int) -> bool:
    """Tell a state by its name with its article, where it is a subject: « la Turquie »."""
    name = start + view.is_in(start, view.grammar.definite_articles)
    return name < end and is_capital(view, name, end)


def _behind_quantity(view: DocView, start: int, end: int) -> int:
    """Move over « une partie de » to the noun that can speak."""
    for at in range(start, min(end, start + view.grammar.syntax.farthest_head_noun) - 1):
        if counts(view, at) and view.is_in(at + 1, view.grammar.linking_prepositions):
            return at + 1
    return start


def counts(view: DocView, at: int) -> bool:
    """Tell a noun that says how many: « une dizaine de », « un certain nombre de », not « le nombre de »."""
    if view.is_in(at, view.grammar.syntax.number_nouns):
        return view.is_in(at - 1, view.grammar.syntax.counting_adjectives)
    return view.is_in(at, view.grammar.quantities)


def is_human(view: DocView, start: int, end: int) -> bool:
    """Tell whether a noun phrase stands for people or a body, by its first noun or name, and for no document."""
    if view.texts[start][:1].isupper() and start > 0 and view.is_word(start - 1) and view.entity_at[start] != "LOC":
        return True  # a name, also one that is no entity: « croit savoir Public »
    article = view.is_in(start, view.grammar.definite_articles)
    if article and start + 1 < end and view.texts[start + 1].istitle() and view.entity_at[start + 1] not in PLACES:
        return True  # « les Harfangs »
    if is_camp(view, start, end):
        return True
    last = start + view.grammar.syntax.farthest_head_noun
    for at in range(start, end):
        noun = view.lexicon.source_nouns.get(view.words[at]) if at < last else None
        if view.entity_at[at] in SPEAKING_LABELS and (noun is None or view.texts[at][:1].isupper()):
            return True
        if noun is not None:
            return noun.type != "document"
    taken_up = end - start in (
        view.phrase_from(start, view.grammar.latter),
        view.phrase_from(start, view.grammar.syntax.other_persons),  # « rembobine une autre »
    )
    return taken_up or (end == start + 1 and can_speak(view, start, end))


def is_document(view: DocView, start: int, end: int) -> bool:
    """Tell a document or what somebody said, by the first noun: « un rapport de la Cour », « des confidences »."""
    heads = range(start, min(end, start + 2))
    if any(view.is_in(at, view.grammar.words_of_others) for at in heads):
        return True
    if any(view.phrase_from(at, view.lexicon.compound_documents) for at in heads):
        return True
    nouns = (view.lexicon.source_nouns.get(view.words[at]) for at in heads)
    return any(noun is not None and noun.type == "document" for noun in nouns)


def head_speaks(view: DocView, start: int, end: int) -> bool:
    """Tell whether a noun phrase names a speaker before its first complement: not « la démission du ministre »."""
    start = _behind_quantity(view, start, end)
    for at in range(start, end):
        if at > start and (view.is_in(at, view.grammar.linking_prepositions) or view.pos[at] == "ADP"):
            return False
        if at > start and view.pos[at] == "VERB" and view.pos[at - 1] == "NOUN":
            continue  # « la méthode | employée »
        if view.entity_at[at] in SPEAKING_LABELS or view.words[at] in view.lexicon.source_nouns:
            return True
    return False
