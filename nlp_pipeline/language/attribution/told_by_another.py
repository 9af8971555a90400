"""What somebody goes on to say of a body or a thing: « Le gouvernement n'est « jamais allé si loin ». P, dit-elle. ».

The words in quotation marks are not those of the clause's subject, but of whoever has the floor before and behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation


def told_by_another(scene: Scene, quotation: Quotation) -> tuple[TokenRange, ...]:
    """Give the pieces of a whole sentence that somebody says who speaks on behind it; none where nobody does so.

    Args:
        scene: the Doc with its verb groups, incises and source phrases.
        quotation: the part of the sentence that is quoted: what is said of its subject.
    """
    view = scene.view
    low, high = view.passage(quotation.start)
    start = skip_connectives(view, low, quotation.start)
    if not _opens_with_body(view, start, quotation.start) or not _is_predicate(view, start, quotation):
        return ()
    if not _speaks_behind(scene, view.skip_space(high, 1), view.block(quotation.start)[1]):
        return ()
    return tidy_pieces(view, [(start, high)])


def _opens_with_body(view: DocView, start: int, end: int) -> bool:
    """Tell a subject that is a body or a thing, no person: « le gouvernement », « le texte »."""
    if start >= end or not view.is_in(start, view.grammar.definite_determiners) or "," in view.words[start:end]:
        return False
    verb = next((at for at in range(start, end) if view.is_clause_verb(at)), end)
    nouns = (view.lexicon.source_nouns.get(view.words[at]) for at in range(start, verb))
    head = next((noun for noun in nouns if noun is not None), None)
    somebody = head is not None and (head.type == "person" or head.number == "p")
    return not (somebody or any(view.entity_at[at] == "PER" for at in range(start, end)))


def _is_predicate(view: DocView, start: int, quotation: Quotation) -> bool:
    """Tell what is said of the subject: behind a copula or an auxiliary, or a quoted copula with the rest."""
    verbs = [at for at in range(start, quotation.start) if view.is_clause_verb(at)]
    verb = past_clitics(view, quotation.pieces[0][0])
    if not verbs and verb < quotation.end and view.is_clause_verb(verb):
        return not view.lemmas(verb).isdisjoint(view.grammar.attribution.linking_verbs)
    before = quotation.start - 1
    while view.pos[before] == "ADV" or view.is_in(before, view.grammar.negations):
        before -= 1
    copula = view.is_auxiliary[before] or not view.lemmas(before).isdisjoint(view.grammar.attribution.linking_verbs)
    return copula and verbs == [before]


def _speaks_behind(scene: Scene, start: int, end: int) -> bool:
    """Tell who has the floor by the pronoun of the sentence behind: « P, a-t-elle lancé. », « Selon lui, P. »."""
    view = scene.view
    if start >= end:
        return False
    stop = view.passage(start)[1]
    phrase = scene.phrase_at.get(start)
    if phrase is not None and view.is_in(phrase.end, view.grammar.disjunctive_pronouns):
        return True
    incise = next((incise for incise in scene.incises if start <= incise.opening < end), None)
    if incise is None or view.passage(incise.group.verb)[0] > stop or incise.group.inverted is None:
        return False
    return view.word(incise.group.inverted).lstrip("-") in view.grammar.personal_subjects
