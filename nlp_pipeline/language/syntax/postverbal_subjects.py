"""The noun phrase behind its verb that word order makes the subject: « …, a déclaré mardi à Lyon | le maire | »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import with_apposed_name
from nlp_pipeline.language.syntax.enumerations import with_last_members
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.language.syntax.subject_phrases import is_plural, opens_noun_phrase
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def inverted_subject(view: DocView, group: VerbGroup, limit: int) -> TokenRange | None:
    """Find the noun phrase that follows a verb of an incise: « …, a déclaré le maire de Lyon ».

    Adverbs, dates and one run of adjuncts may stand between them, asides in commas too (« a lancé, ému, le maire »,
    « a assuré sur France Bleu Marc Lenoir »).
    """
    spoken_of = view.is_in(group.end, view.grammar.de) and view.is_in(group.end + 1, view.grammar.disjunctive_pronouns)
    # « disait de lui | le maire »
    near = skip_adjuncts(view, group.end + 2 * spoken_of, limit, marks=False, whole=False)
    said = view.quotation(group.verb) is not None or view.closing_before(group.start - 1) is not None
    stray = said and view.entity_at[min(near + 1, limit - 1)] == "PER"  # « « P », a soutenu, | Anne Rey. »
    behind_comma = _speaker_behind_comma(view, near, limit) if near > group.end or stray else None
    if behind_comma is not None:
        return with_apposed_name(view, behind_comma, limit)
    aside = aside_end(view, near, limit)
    if aside < limit and opens_noun_phrase(view, aside):
        end = noun_phrase_from(view, aside, limit)
        if end > aside and can_speak(view, aside, end):  # « lance, furieux, | Paul Martin |, qui habite en face »
            return _whole_subject(view, group, (aside, end), limit)
    for at in (near, skip_adjuncts(view, near, limit, whole=False)):
        if at < limit and opens_noun_phrase(view, at):
            end = noun_phrase_from(view, at, limit)
            if end > at:
                return _whole_subject(view, group, (at, end), limit)
    quoted = _quoted_outlet(view, near, limit)
    return quoted or _speaker_behind_asides(view, near, limit) or _name_behind_adjunct(view, group.end, limit)


def _quoted_outlet(view: DocView, at: int, limit: int) -> TokenRange | None:
    """Give the body in quotation marks that ends an incise: « P, révèle « Le Monde ». »."""
    quotation = view.opening_at(at)
    if quotation is None or not quotation.closed or len(quotation.pieces) > 1 or quotation.end > limit:
        return None
    first, last = quotation.pieces[0]
    named = view.entity_at[last - 1] == "ORG" or (
        view.is_in(first, view.grammar.definite_articles) and view.texts[last - 1][:1].isupper()
    )
    named = named and view.texts[first][:1].isupper() and not view.has_finite_verb(first, last)
    end = skip_adjuncts(view, quotation.end, limit, marks=False)
    return (first, last) if named and (end >= limit or view.words[end] in (",", ".", ";")) else None


def before_report(view: DocView, start: int, end: int) -> int:
    """Leave out of a speaker's noun phrase what is reported besides: « la mairie | confirmant la fuite ».

    Args:
        view: the Doc as lists.
        start: first token of the phrase.
        end: token after its last.

    Returns:
        The present participle of a reporting verb behind somebody; ``end`` behind a document (« une note confirmant »).
    """
    for at in range(start + 1, end):
        reports = view.is_present_participle(at) and view.may_govern_que(at)
        governed = view.pos[at - 1] in ("DET", "ADP")  # « un collègue de l'enseignant »
        if reports and not governed and is_human(view, start, at):
            return at
    return end


def _whole_subject(view: DocView, group: VerbGroup, span: TokenRange, limit: int) -> TokenRange:
    """Add the further members of a list to a subject behind its verb, if that can be plural, else a name apposed."""
    span = before_joined_clause(view, (span[0], before_report(view, *span)), limit)
    several = is_plural(view, group)
    listed = with_last_members(view, span, limit) if several else span
    return listed if listed != span else with_apposed_name(view, span, limit)


def before_joined_clause(view: DocView, span: TokenRange, limit: int) -> TokenRange:
    """Leave out the subject of another clause: « P, a annoncé la mairie | et les habitants ont été prévenus »."""
    start, end = span
    verb = past_clitics(view, skip_adjuncts(view, end, limit, marks=False))
    if verb >= limit or not view.is_clause_verb(verb):
        return span
    joint = next((at for at in range(end - 1, start, -1) if view.is_in(at, view.grammar.et)), None)
    return span if joint is None or view.entity_at[joint] else (start, joint)


def _speaker_behind_asides(view: DocView, at: int, limit: int) -> TokenRange | None:
    """Give the person or body behind one aside after the other: « a dit, à Lyon, jointe par nos soins, la maire. »."""
    while at < limit:
        after = aside_end(view, at, limit)
        if after == at:
            return None
        closed = view.words[after - 1] == ","
        at = after - 1 if closed else skip_adjuncts(view, at + 1, limit, marks=False, whole=False)
        end = _speaker_end(view, at + closed, limit)
        if end is not None:
            return with_apposed_name(view, (at + closed, end), limit)
        at = max(at, after - closed)
    return None


def _speaker_end(view: DocView, start: int, limit: int) -> int | None:
    """Give the token behind a noun phrase that stands for people or a body; None where none begins here."""
    end = noun_phrase_from(view, start, limit) if start < limit and opens_noun_phrase(view, start) else start
    free = view.is_in(start, view.grammar.free_pronouns)  # « celle qui préside la région »
    return end if end > start and (is_human(view, start, end) or (free and can_speak(view, start, end))) else None


def _name_behind_adjunct(view: DocView, start: int, limit: int) -> TokenRange | None:
    """Give the person whose name an adjunct has run into, with no other subject: « a dit en séance Anne Morel »."""
    end = skip_adjuncts(view, start, limit)
    for at in range(end - 1, start, -1):
        if not (view.begins_entity(at) and view.entity_at[at] == "PER"):
            continue
        stop = noun_phrase_from(view, at, limit)
        governed = view.pos[at - 1] in ("ADP", "DET", "CCONJ", "NUM") or view.is_in(
            at - 1, view.grammar.linking_prepositions
        )
        noun = view.lexicon.source_nouns.get(view.words[at - 1])
        titled = noun is not None and noun.type == "person" and noun.number != "p"
        # « devant le juge Paul Rey », but « devant les élus | Paul Rey », « à la tribune | Paul Rey »
        if not (governed or titled) and (stop == end or view.word(stop) == ","):
            return at, stop
    return None


def _speaker_behind_comma(view: DocView, comma: int, limit: int) -> TokenRange | None:
    """Give the person whom a stray comma parts from the adjuncts: « a dit hier à Lyon, Paul Rey, directeur de Y »."""
    start = comma + 1
    opens = view.is_in(start, view.grammar.determiners) or view.is_in(start, view.grammar.civil_titles)
    if view.word(comma) != "," or start >= limit or not (opens or view.entity_at[start] == "PER"):
        return None  # « explique à 20 Heures Anne Morel, coautrice de ces travaux »
    end = _speaker_end(view, start, limit)
    return None if end is None else (start, end)
