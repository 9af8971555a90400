"""Who speaks before a colon: whose words are cited, who answers, who speaks for many, whom the words end with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.appositions import apposition_end
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_from, noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human, speaks_itself
from nlp_pipeline.language.syntax.subject_arcs import relative_antecedent
from nlp_pipeline.language.syntax.subjects import subject_at

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def quoted_owner(view: DocView, group: VerbGroup, colon: int) -> TokenRange | None:
    """Give whose words are cited: « elle cite les propos de Paul Roy : « P » », « elle cite Paul Roy : « P » »."""
    if any(entry.lemma in view.grammar.attribution.citing_verbs for entry in group.entries):
        end = noun_phrase_from(view, group.end, colon)
        if end > group.end and is_human(view, group.end, end):
            return group.end, end
    for at in range(group.end, colon):
        if view.is_in(at, view.grammar.words_of_others) and view.is_in(at + 1, view.grammar.linking_prepositions):
            end = noun_phrase_from(view, at + 2, colon)
            return (at + 2, end) if end > at + 2 and can_speak(view, at + 2, end) else None
    return None


def owner_of_words(view: DocView, start: int, high: int) -> TokenRange | None:
    """Give whose words stand before the colon of a headline.

    « « P » : les confidences | d'Anne Morel | sur Y », « « P » : rencontre avec | Anne Morel | »
    """
    last = min(start + view.grammar.attribution.farthest_talks, high)
    met = next((at for at in range(start, last) if view.is_in(at, view.grammar.attribution.talks)), high)
    if met + 1 < high and view.is_in(met + 1, view.grammar.manner_prepositions):
        return governed_phrase(view, met + 1, high)
    end = noun_phrase_from(view, start, high)
    said = (
        view.words[at] in view.lexicon.cue_nouns or view.is_in(at, view.grammar.words_of_others)
        for at in range(start, end)
    )
    noun = next((start + at for at, told in enumerate(said) if told), end)
    of = next((at for at in range(noun + 1, end) if view.is_in(at, view.grammar.linking_prepositions)), end)
    owner = governed_phrase(view, of, high) if of < end else None
    return owner if owner is not None and speaks_itself(view, *owner) else None


def answering(view: DocView, low: int, colon: int) -> tuple[int, TokenRange] | None:
    """Give the noun for speech before a colon and who speaks: « Elle s'attire une réponse sèche | du préfet | : »."""
    for at in range(colon - 1, low, -1):
        if not view.is_word(at):
            break
        if view.is_in(at, view.grammar.linking_prepositions):
            noun = at - 1
            while view.pos[noun] == "ADJ" or (view.may_be_adjective(noun) and view.pos[noun - 1] == "NOUN"):
                noun -= 1
            entry = view.lexicon.cue_nouns.get(view.words[noun])
            if entry is not None and "colon" in entry.frames:
                owner = governed_phrase(view, at, colon)
                new = view.is_in(noun - 1, view.grammar.indefinite_articles)
                whole = new and owner is not None and owner[1] == colon and can_speak(view, *owner)
                return (noun, owner) if whole and owner is not None else None
    return None


def exemplary_speaker(view: DocView, start: int, colon: int) -> TokenRange | None:
    """Find who speaks for many: « Les clients sont ravis, comme Paul Rey, de Lyon : « P » »."""
    for at in range(start + 1, colon):
        name = at + view.phrase_from(at, view.grammar.attribution.such_as)
        if name == at or view.entity_at[name] != "PER" or not stands_beside(view, at, colon):
            continue
        end = noun_phrase_from(view, name, colon)
        if apposition_end(view, end, colon) == colon:
            return name, end
    return None


def who_acts(view: DocView, low: int, end: int) -> TokenRange | None:
    """Give the person who is the subject before an infinitive: « Le maire est soulagé d'avoir trouvé : « P » »."""
    verb = main_verb(view, low, end)
    subject = None if verb is None else subject_at(view, verb)
    return subject if subject is not None and is_human(view, *subject) else None


def who_leads(view: DocView, low: int, group: VerbGroup) -> TokenRange | None:
    """Find the person by name whose body a relative speaks of: « Paul Rey préside le club qui défend Y : « P » ».

    Args:
        view: the Doc as lists.
        low: first token of the clause.
        group: the verb of the relative clause.

    Returns:
        The person; None where the verb stands in no such clause.
    """
    qui = group.start - 1
    if qui <= low or not view.is_in(qui, view.grammar.qui) or not view.is_word(qui - 1):
        return None
    antecedent = relative_antecedent(view, qui, low)
    person = who_acts(view, low, qui)
    if antecedent is None or person is None or antecedent[0] < person[1]:
        return None
    noun = next(
        (view.lexicon.source_nouns.get(view.words[at]) for at in range(*antecedent) if view.pos[at] == "NOUN"), None
    )
    named = any(view.entity_at[at] == "PER" for at in range(*person))
    return person if named and noun is not None and noun.type == "organization" else None


def speaker_inside(view: DocView, start: int, end: int) -> TokenRange | None:
    """Find the speaker in "Réponse du ministre", "L'avis de Marie Morel", "Même constat pour Paul Rey"."""
    for at in range(start + 1, end):
        if view.is_in(at, view.grammar.linking_prepositions) or view.pos[at] == "ADP":
            stop = noun_phrase_from(view, at + 1, end)
            said = view.words[at - 1] in view.lexicon.cue_nouns
            of_capital = said and all(view.entity_at[place] == "LOC" for place in range(at + 1, stop))
            if stop > at + 1 and (of_capital or can_speak(view, at + 1, stop)):
                return at + 1, stop  # « Réponse de Moscou : »
    return None


def speaker_last(view: DocView, start: int, colon: int) -> TokenRange | None:
    """Find the speaker whom the words before the colon end with: « Pas de quoi inquiéter l'adjointe, 45 ans : »."""
    commas = (at for at in range(colon - 1, start, -1) if view.words[at] == ",")
    ends = (colon, *(at for at in commas if apposition_end(view, at, colon) == colon))
    spans = (noun_phrase_until(view, end, start) for end in ends)
    return next((span for span in spans if span is not None and is_human(view, *span)), None)


def name_last(view: DocView, start: int, colon: int) -> TokenRange | None:
    """Give the person by name whom a comma sets behind a whole clause: « Lens perd encore, | Ferreira | : « P » »."""
    comma = next((at for at in range(colon - 1, start, -1) if view.words[at] == ","), None)
    if comma is None or not view.has_clause_verb(start, comma) or not view.texts[comma + 1][:1].isupper():
        return None
    named = all(view.entity_at[at] == "PER" or view.pos[at] == "PROPN" for at in range(comma + 1, colon))
    return (comma + 1, colon) if named and comma + 1 < colon else None


def stands_beside(view: DocView, at: int, colon: int) -> bool:
    """Tell a word of who writes from one that is quoted: « regrette que « les jeunes n'y croient plus » : « P » »."""
    return view.quotation_at[at] == view.quotation_at[colon]
