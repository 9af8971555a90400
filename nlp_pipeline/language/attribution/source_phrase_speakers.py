"""Whom a source phrase names: « selon la préfecture », « d'après « Le Monde » », « Paul Rey, selon lequel »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.opinion_phrases import is_opinion
from nlp_pipeline.language.attribution.verb_rests import speaker_end
from nlp_pipeline.language.document.punctuation import PAUSE_MARKS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import heads_clause, with_apposed_name
from nlp_pipeline.language.syntax.apposition_heads import apposition_head
from nlp_pipeline.language.syntax.enumerations import with_last_members
from nlp_pipeline.language.syntax.noun_phrases import (
    free_relative_end,
    governed_phrase,
    noun_phrase_before,
    noun_phrase_from,
)
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_document, is_human
from nlp_pipeline.language.syntax.postverbal_subjects import before_joined_clause, before_report, inverted_subject
from nlp_pipeline.language.syntax.subjects import subject_of
from nlp_pipeline.language.syntax.verb_clitics import clitics_before, past_clitics
from nlp_pipeline.language.syntax.verb_groups import VerbGroup

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def phrase_speaker(view: DocView, phrase: SourcePhrase, high: int) -> TokenRange | None:
    """Find who stands behind a source phrase, or before the relative that takes somebody up.

    Args:
        view: the Doc as lists.
        phrase: the source phrase.
        high: token that the source may not pass.

    Returns:
        The speaker as written, a name apposed to it included; None where nothing there can be one.
    """
    start = phrase.end
    if phrase.entry.kind == "pronoun":
        return phrase.start + 1, phrase.start + 2  # « à l'en croire », « à ses yeux »
    if view.is_in(start, view.grammar.attribution.relative_sources):
        return _antecedent(view, phrase)
    if phrase.entry.kind == "anonymous":
        start = phrase.start + 1
    if view.is_in(start - 1, view.grammar.que):
        return _who_tells(view, start - 1, high)  # « à ce qu'a dit le préfet, P »
    if view.is_in(start, view.grammar.relatives) or start >= high:
        return None
    start = _past_leads(view, start)
    if view.is_in(start, view.grammar.plain_ce) and view.is_in(start + 1, view.grammar.que):
        return _who_tells(view, start + 1, high)  # « selon ce qu'a dit le préfet, P »
    titled = _title(view, start, high)
    if titled is not None:
        return titled
    end = noun_phrase_from(view, start, high)
    if end <= start or not any(view.is_word(at) for at in range(start, end)):
        return None
    owner = _whose_words(view, start, end, high)
    if owner is not None:
        return owner
    end = before_report(view, start, _before_subject(view, start, end, high))
    end = _past_quality(view, speaker_end(view, phrase.lead, start, end), high)
    span = start, max(end, phrase.end)
    if any(view.is_word(at) for at in range(view.window(phrase.lead)[0], phrase.lead)):
        span = before_joined_clause(view, span, high)
    listed = span if is_document(view, *span) else with_last_members(view, span, high)
    if listed != span:
        return span if _lists_subject(view, listed[1], high) else listed
    named = with_apposed_name(view, span, high)
    return span if named != span and _is_subject_behind(view, phrase, named[1], high) else named


def _is_subject_behind(view: DocView, phrase: SourcePhrase, end: int, high: int) -> bool:
    """Tell a name that is the subject of the verb behind it: « Selon le procureur, | Paul Rey, ivre, | a fui »."""
    if any(view.is_word(at) for at in range(view.window(phrase.lead)[0], phrase.lead)):
        return False
    return heads_clause(view, end, high)


def _lists_subject(view: DocView, end: int, high: int) -> bool:
    """Tell a list that is the clause's own subject: « Pour X, | A, B et C, tous élus, | visent Y », « A et B, V »."""
    if view.word(end) == "," and view.is_clause_verb(min(past_clitics(view, end + 1), high - 1)):
        return True
    closing = next((at for at in range(end + 1, high) if view.words[at] == "," or view.is_clause_verb(at)), high)
    apposed = view.word(end) == "," and closing < high and view.words[closing] == ","
    return apposed and view.is_clause_verb(min(past_clitics(view, closing + 1), high - 1))


def framing_speaker(view: DocView, phrases: list[SourcePhrase], low: int, high: int) -> TokenRange | None:
    """Find whose words a stretch gives by its last source phrase: « Rien n'est sûr, selon le juge, qui note : »."""
    for phrase in reversed(phrases):
        if low <= phrase.lead < high:
            speaker = phrase_speaker(view, phrase, high)
            if phrase.entry.kind == "source":
                return speaker if speaker is not None and is_human(view, *speaker) else None
            opens = phrase.entry.kind == "opinion_pour" and phrase.lead == low
            if opens and speaker is not None and is_opinion(view, phrase, speaker, high):
                return speaker
    return None


def _past_leads(view: DocView, at: int) -> int:
    """Move over « notamment », « , entre autres, » before the speaker."""
    comma = view.word(at) == ","
    length = view.phrase_from(at + comma, view.grammar.attribution.speaker_leads)
    if not length or (comma and view.word(at + 1 + length) != ","):
        return at
    return at + comma + length + comma


def _title(view: DocView, start: int, high: int) -> TokenRange | None:
    """Give a paper or a work in quotation marks that a comma parts from what it says: « d'après « Le Monde », P »."""
    quotation = view.opening_at(start)
    if quotation is None or not quotation.closed or len(quotation.pieces) > 1 or quotation.end > high:
        return None
    first, last = quotation.pieces[0]
    end = skip_adjuncts(view, noun_phrase_from(view, quotation.end, high), high, marks=False)
    titled = view.texts[first][:1].isupper() and not view.has_finite_verb(first, last)
    return (first, last) if titled and view.word(view.skip_space(end, 1)) in (",", ".", ")") else None


def _past_quality(view: DocView, end: int, high: int) -> int:
    """Take in what is said of the speaker in somebody's words: « selon une étude « sans précédent » |, P »."""
    quotation = view.opening_at(end)
    if quotation is None or not quotation.closed or len(quotation.pieces) > 1 or quotation.end >= high:
        return end
    first, last = quotation.pieces[0]
    quality = view.texts[first][:1].islower() and not view.is_in(first, view.grammar.determiners)
    quality = quality and not view.has_finite_verb(first, last) and view.word(quotation.end) == ","
    return quotation.end if quality and view.has_finite_verb(quotation.end, high) else end


def _whose_words(view: DocView, start: int, end: int, high: int) -> TokenRange | None:
    """Give who uses the words that are cited: « selon l'expression qu'il emploie », « les mots qu'a eus le juge »."""
    if not (view.is_in(end, view.grammar.que) and any(_are_words(view, at) for at in range(start, end))):
        return None
    return _who_tells(view, end, high)


def _who_tells(view: DocView, que: int, high: int) -> TokenRange | None:
    """Give the subject of a relative clause: « ce qu'a dit | le préfet », « ce que | le préfet | a dit »."""
    verb = next((at for at in range(que + 1, high) if view.is_clause_verb(at)), None)
    if verb is None:
        return None
    before = clitics_before(view, verb)[0]
    group = VerbGroup(verb, before, verb + 1, (), "finite")
    while before > que + 1 and view.is_in(before - 1, view.grammar.plural_speakers):
        before -= 1  # « ce que | nous | a dit le préfet »
    if before > que + 1:
        return subject_of(view, group)
    participle = verb + 1 + view.may_be_participle(verb + 1)
    return inverted_subject(view, VerbGroup(verb, verb, participle, (), "finite"), high)


def _are_words(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.words_of_others)


def _before_subject(view: DocView, start: int, end: int, high: int) -> int:
    """Leave a second noun phrase, the subject of the verb behind it, out: « pour la mairie | aucun accord n'a été »."""
    verb = end
    if view.is_in(verb, view.grammar.clause_relatives):
        verb = free_relative_end(view, verb, high)  # « pour la mairie | ceux qui ont voté ont commis une faute »
    verb = past_clitics(view, verb)
    if verb >= high or not view.is_clause_verb(verb):
        return end
    if view.entity_at[start] and view.is_in(start + 1, view.grammar.personal_subjects):
        return start + 1  # « d'après Léa | elle est partie »
    complement = end  # « pour la mairie | des milliers de familles », but « pour le directeur du club | les Bleus »
    for at in range(start + 2, end):
        if view.begins_entity(at) and view.entity_at[at] == "PER" and is_document(view, start, at):
            return at  # « selon nos informations | Paul Rey est parti »
        opens = (
            view.is_in(at, view.grammar.clear_determiners)
            or view.is_in(at, view.grammar.definite_articles)
            or view.is_in(at, view.grammar.attribution.subject_openers)
            or view.is_in(at, view.grammar.personal_subjects)
            or view.pos[at] == "NUM"
        )
        ends = view.pos[at - 1] not in ("DET", "ADP", "CCONJ", "NUM")
        inside = view.entity_at[at] and not view.begins_entity(at) and view.entity_at[at - 1]
        if opens and ends and not inside and not view.is_in(at, view.grammar.linking_prepositions):
            return at
        complement = at if opens and ends and not inside and complement == end else complement
    return complement


def _antecedent(view: DocView, phrase: SourcePhrase) -> TokenRange | None:
    """Give the speaker whom a relative takes up: « la rapporteure, pour qui P », « Paul Rey, selon lequel P »."""
    low = view.window(phrase.start)[0]
    if view.is_in(phrase.end, view.grammar.which) and _has_cue_noun(view, low, phrase.start):
        return None  # « la thèse de l'actrice selon laquelle P »
    apposed = apposition_head(view, phrase.start, low)
    if apposed is not None:
        return apposed
    end = phrase.start - (view.word(phrase.start - 1) == ",")
    owner = None if view.is_in(phrase.end, view.grammar.which) else _owner_of_words(view, low, end)
    if owner is not None:
        return owner
    head = end - 1
    while head > low and view.pos[head] in ("ADJ", "ADP", "DET"):
        head -= 1
    governor = head
    while (
        view.dep[governor] in ("nmod", "obl:arg", "amod")
        and low <= view.head[governor] < governor
        and view.pos[view.head[governor]] in ("NOUN", "PROPN", "ADJ")
    ):
        governor = view.head[governor]
    if view.words[governor] in view.lexicon.cue_nouns:
        return None  # « la thèse de l'avocate, selon laquelle »
    if head <= low:
        return None
    start, stop = noun_phrase_before(view, governor, end, low)
    return (start, stop) if can_speak(view, start, stop) else None


def _owner_of_words(view: DocView, low: int, end: int) -> TokenRange | None:
    """Give whose words or opinion a noun phrase names: « tel n'est pas l'avis du maire de Nantes, pour qui »."""
    for noun in range(end - 2, low - 1, -1):
        if view.words[noun] in PAUSE_MARKS or view.is_clause_verb(noun):
            return None
        said = view.words[noun] in view.lexicon.cue_nouns or view.is_in(noun, view.grammar.words_of_others)
        if said and view.is_in(noun + 1, view.grammar.linking_prepositions):
            owner = governed_phrase(view, noun + 1, end)
            return owner if owner is not None and owner[1] == end and can_speak(view, *owner) else None
    return None


def _has_cue_noun(view: DocView, low: int, end: int) -> bool:
    """Tell whether the noun phrase that ends before a token holds a noun of saying or thinking."""
    for at in range(end - 1, low - 1, -1):
        if view.words[at] in PAUSE_MARKS or view.is_clause_verb(at):
            return False
        noun = view.lexicon.cue_nouns.get(view.words[at])
        if noun is not None and "selon_lequel" in noun.frames:
            return True
    return False
