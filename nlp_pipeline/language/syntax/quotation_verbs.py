"""Verbs that say nothing by themselves and introduce a quotation all the same: « On coule », image le capitaine.

Any verb may stand in an incise; what shows it is its place: behind a quotation and a comma, its subject next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.document.verb_tokens import VERBS
from nlp_pipeline.language.syntax.complements import infinitive_from
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.lexicon.entries import Verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

FRAMES = frozenset(("incise",))


def is_like_introducing(view: DocView, at: int) -> bool:
    """Tell a word that can be a verb in an incise, by its tag, by the lists or by what stands behind it."""
    if view.is_in(at, view.grammar.syntax.presenting):
        return False  # « « P ». Voilà la réponse du maire. »
    after = view.words[at + 1]
    return (
        (view.pos[at] in VERBS and _may_tell(view, at))
        or after in view.grammar.inverted_pronouns
        or view.begins_entity(at + 1)
        or after in view.grammar.civil_titles
        or after in view.grammar.syntax.euphonic_t
        or view.is_never_noun(at)
    )


def _may_tell(view: DocView, at: int) -> bool:
    """Tell what is no infinitive: « Perdre un ami, perdre un frère, c'est dur »."""
    return not (view.is_infinitive(at) or "inf" in view.moods[at])


def stands_behind_quotation(view: DocView, at: int, start: int) -> bool:
    """Tell whether a quotation and a mark stand before the group of a verb, or a comma inside a quotation.

    Args:
        view: the Doc as lists.
        at: token of the verb.
        start: first token of its group, its auxiliary and clitics included.
    """
    while view.is_in(start - 1, view.grammar.incise_clitics):
        start -= 1
    mark = view.skip_space(start - 1, -1)
    if view.quotation(at) is not None and view.word(mark) == ",":
        return not view.entity_at[at] and not _governs_infinitive(view, at) and _is_closed_in(view, at)
    quotation = view.closing_before(mark) if view.word(mark) in DASHES | {","} else view.closing_before(mark + 1)
    if quotation is None or quotation.depth or view.entity_at[at] or _governs_infinitive(view, at):
        return False
    says = view.has_finite_verb(quotation.start, quotation.end)
    if not says and view.is_in(quotation.start - 1, view.grammar.linking_prepositions):
        return False  # « les candidats de « La Relève » feraient chambre à part »
    words = sum(view.is_word(place) for place in range(quotation.start, quotation.end))
    capital = view.texts[quotation.pieces[0][0]][:1].isupper()
    whole = words >= view.grammar.shortest_quotation and (capital or says)
    pronoun = view.is_in(at + 1, view.grammar.inverted_pronouns) or view.is_in(at + 1, view.grammar.syntax.euphonic_t)
    verb = view.pos[at] == "VERB" or (view.is_never_noun(at) and view.pos[at] != "ADP")  # « « P » | entre X et Y »
    return whole and (pronoun or verb or _precedes_speaker(view, at))


def tells_negated(view: DocView, at: int, start: int) -> bool:
    """Tell what somebody does not do while speaking: « P », ne digère pas | le joueur | ; arguments as above."""
    mark = view.skip_space(start - 1, -1)
    quotation = view.closing_before(mark)
    if view.word(mark) != "," or quotation is None or not view.has_finite_verb(quotation.start, quotation.end):
        return False
    subject = at + 1
    while view.is_in(subject, view.grammar.negations) or view.pos[subject] == "ADV":
        subject += 1
    end = noun_phrase_from(view, subject, view.window(at)[1])
    return end > subject > at + 1 and is_human(view, subject, end) and not view.is_word(end)


def _precedes_speaker(view: DocView, at: int) -> bool:
    """Tell a verb that the tagger misses right before a name: « P », pondère Anne Morel."""
    closed = view.pos[at] in ("PROPN", "NUM", "PUNCT", "SPACE", "DET", "PRON", "CCONJ", "SCONJ")
    if (
        closed
        or view.is_in(at, view.grammar.syntax.prepositions)
        or view.is_in(at, view.grammar.linking_prepositions)
        or view.is_in(at, view.grammar.time_words)
        or not view.texts[at].islower()
    ):
        return False
    compound = view.pos[at - 1] == "AUX" and view.words[at].endswith(view.grammar.participle_endings)
    verbal = compound or view.words[at].endswith(view.grammar.syntax.third_person_endings)
    named = view.begins_entity(at + 1) and view.entity_at[at + 1] == "PER"
    return verbal and (named or view.is_in(at + 1, view.grammar.civil_titles))


def _is_closed_in(view: DocView, at: int) -> bool:
    """Tell an incise inside a quotation: the verb, a person, a mark: « On a joué, a élargi Anne Morel, »."""
    pronoun = view.is_in(at + 1, view.grammar.inverted_pronouns) or view.is_in(at + 1, view.grammar.syntax.euphonic_t)
    end = noun_phrase_from(view, at + 1, view.window(at)[1])
    named = any(view.entity_at[place] == "PER" for place in range(at + 1, end)) or (
        view.is_in(at + 1, view.grammar.determiners) and end > at + 1 and is_human(view, at + 1, end)
    )
    verb = view.pos[at] == "VERB" or view.is_never_noun(at) or _precedes_speaker(view, at)
    if not (pronoun or verb):
        return False
    return pronoun or (named and view.word(end) in (",", ".", "»", "”", '"'))


def _governs_infinitive(view: DocView, at: int) -> bool:
    """Tell a verb that only leads to the one that reports: « peut-on lire », « s'est contenté de dire »."""
    at += 1
    while view.is_in(at, view.grammar.syntax.euphonic_t) or view.is_in(at, view.grammar.inverted_pronouns):
        at += 1
    at += view.word(at) in view.grammar.periphrases.joiners
    return infinitive_from(view, at, view.length) is not None


def unlisted_entry(view: DocView, at: int) -> Verb:
    """Give what can be said of such a verb: it stands in incises and reports."""
    lemma = view.doc[at].lemma_.lower()
    return Verb(lemma, lemma, (), reflexive=False, frames=FRAMES, stance="report", factive=False, core=True)
