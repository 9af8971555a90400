"""The verb that governs the infinitive of a cue and is part of it: « s'est contenté de dire », « ne cesse de dire »."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_QUOTATION_MARKS
from nlp_pipeline.language.syntax.auxiliaries import auxiliary_before
from nlp_pipeline.language.syntax.verb_clitics import clitics_before

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def with_governor(view: DocView, group: VerbGroup) -> VerbGroup | None:
    """Take the verb that an infinitive is governed by into its group: « s'est contenté de dire », « tient à préciser ».

    Returns:
        The group, finite where its governor is; None where both together mean something else (« veut dire ») or that
        nothing is said (« oublie de dire »).
    """
    periphrases = view.grammar.periphrases
    low = view.window(group.verb)[0]
    at = group.start - 1
    while at > low and (view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negations)):
        at -= 1
    joiner = view.word(at) if view.word(at) in periphrases.joiners and at > low else ""
    at -= joiner != ""
    if joiner and f"{view.word(at)}{joiner}" in periphrases.openers:  # « est allé jusqu'à dire »
        joiner = f"{view.word(at)}{joiner}"
        at -= 1
    # « a cru bon de dire », « a pris soin de dire », « n'a pas tort de dire », « est le premier à dire »
    share = _share_length(view, at) if view.is_in(at + 1, view.grammar.plain_to) else 0
    virtue = joiner != "" and view.is_in(at, view.grammar.syntax.spoken_virtues)
    occasion = joiner != "" and view.is_in(at, view.grammar.syntax.occasion_nouns)
    complement = joiner != "" and (share > 0 or view.is_in(at, view.grammar.syntax.governor_complements))
    # « n'a eu de cesse de »
    partitive = view.phrase_until(at, view.grammar.syntax.partitive_complements) if joiner else 0
    state = view.phrase_until(at, view.grammar.syntax.spoken_states) if joiner else 0  # « a été en mesure de »
    virtue = virtue or state > 0
    complement = complement or virtue or occasion or partitive > 0
    at -= share or partitive or state or complement
    if complement:
        at = _before_article(view, at, low)
    pronoun = at if view.is_in(at, view.grammar.inverted_pronouns) else None
    at -= (pronoun is not None) + view.is_in(at - 1, view.grammar.syntax.euphonic_t)
    while at > low and (view.pos[at] == "ADV" or view.is_in(at, view.grammar.full_negations)):
        at -= 1
    if at < low:
        return group
    lemmas = view.lemmas(at)
    if lemmas & periphrases.other_senses and view.words[group.verb] in periphrases.other_infinitives:
        return None
    if lemmas & periphrases.moving and view.words[group.verb] in periphrases.meeting:
        return None
    written = {f"{word} {joiner}".strip() for word in (*lemmas, view.words[at])}
    has = complement and not occasion and not lemmas.isdisjoint(view.grammar.auxiliaries)
    governs = has or not written.isdisjoint(periphrases.governors)
    governs = governs or (not written.isdisjoint(periphrases.incise_governors) and _opens_incise(view, at))
    if not governs or group.inverted is not None:
        return group
    auxiliary = auxiliary_before(view, at)
    start = at if auxiliary is None else auxiliary
    known = view.pos[at] == "ADV" and "ind" in view.moods[at]
    finite = view.is_finite(at) or view.is_in(at - 1, view.grammar.se) or known
    if auxiliary is None and pronoun is None and not finite:
        return group
    if pronoun is None:
        pronoun = next((p for p in range(start + 1, at) if view.is_in(p, view.grammar.inverted_pronouns)), None)
    start, negated, _ = clitics_before(view, start)
    twice = partitive > 0 or not written.isdisjoint(periphrases.negated_governors)  # « ne manque pas de dire »
    if negated != twice and (twice or virtue):
        return None  # « n'a pas eu le courage de dire », « oublie de dire »
    negated = negated and not twice
    if view.is_present_participle(at):  # « se contentant d'affirmer »
        return replace(group, start=start, shape="gerund", negated=negated)
    return replace(group, start=start, shape="finite", moods=frozenset(("ind",)), negated=negated, inverted=pronoun)


def is_modal(view: DocView, at: int) -> bool:
    """Tell a modal infinitive that is part of the cue behind it: « croit | pouvoir | dire »."""
    return view.is_in(at, view.grammar.periphrases.modal_infinitives)


def _opens_incise(view: DocView, at: int) -> bool:
    """Tell whether a verb stands right behind a quotation: « « P », doit reconnaître le maire »."""
    start = clitics_before(view, at)[0]
    return view.word(start - 1 - (view.word(start - 1) == ",")) in CLOSING_QUOTATION_MARKS


def _before_article(view: DocView, at: int, low: int) -> int:
    """Move from a noun's place to what stands before its adjective and article: « prend | un malin plaisir à »."""
    start = at
    while start > low and view.may_be_adjective(start):
        start -= 1
    article = view.is_in(start, view.grammar.definite_articles) or view.is_in(start, view.grammar.indefinite_articles)
    bare = start < at and not view.lemmas(start).isdisjoint(view.grammar.auxiliaries)  # « a | beau jeu de »
    return start - article if article or bare else at


def _share_length(view: DocView, end: int) -> int:
    """Give how many tokens the figure takes that ends at a token: « ils sont | encore 72 % | à estimer »."""
    at = end - view.is_in(end, view.grammar.unit_signs)
    if not view.is_number(at):
        return 0
    if view.is_in(at - 1, view.grammar.syntax.sur):
        at -= 2  # « sont trois sur quatre à penser »
    at -= view.phrase_until(at - 1, view.grammar.about)
    at -= view.is_in(at - 1, view.grammar.que)  # « ne sont plus que 12 % à »
    return end - at + 1
