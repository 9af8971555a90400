"""What is set off behind a noun phrase: brackets, a relative clause, an apposition between commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import SENTENCE_MARKS
from nlp_pipeline.language.syntax.adjuncts import closing_comma, is_adverb, is_preposition, skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb, opens_clause
from nlp_pipeline.language.syntax.subject_arcs import SUBJECT_ARCS
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import opening_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def skip_apposition(
    view: DocView,
    end: int,
    limit: int,
    *,
    source: TokenRange | None = None,
    final: bool = False,
    parted: bool = False,
) -> int:
    """Move from the end of a source over what is set off after it: brackets, a relative clause, an apposition.

    Args:
        view: the Doc as lists.
        end: token behind the source.
        limit: token that may not be passed.
        source: the source's noun phrase, where it may tell by its number what is none of its appositions.
        final: whether the claim stands before the source, so that what is set off may end the sentence.
        parted: whether the source parts a subject from its verb, which then follows.

    Returns:
        The token where the clause goes on (after the closing comma), or ``end`` where nothing is set off.
    """
    at = end
    named = end > 0 and view.entity_at[end - 1] == "PER"
    if view.word(at) in ("(", "["):
        closing = next((p for p in range(at, limit) if view.words[p] in (")", "]")), None)
        at = end if closing is None else closing + 1
    participial = at + 1 < limit and view.is_present_participle(
        at + (view.is_in(at, view.grammar.se) or view.is_in(at, view.grammar.negation_marks))
    )
    if view.is_in(at, view.grammar.et) and view.may_be_participle(at + 1):
        comma = _next_comma(view, at, limit)
        # « une étude parue dans Nature | et menée sur vingt ans, P »
        at = at if comma is None or view.has_clause_verb(at, comma) else comma
    start = own = at  # up to ``own``, it can only be the source's
    subject = None  # the comma before what, behind a function, can be the clause's own subject
    if participial or view.is_in(at, view.grammar.relatives):
        comma = _next_comma(view, at, limit)
        if comma is None:
            return limit
        at = own = comma
    while view.word(at) == "," and at + 1 < limit:
        comma = _next_comma(view, at + 1, limit)
        told = not view.lemmas(at + 1).isdisjoint(view.grammar.syntax.told_of_sources)
        relative = at + 1 + (view.pos[at + 1] == "ADP")  # « , avec qui elle a tourné, »
        certain = view.is_in(at + 1, view.grammar.syntax.reached) or view.is_in(relative, view.grammar.strong_relatives)
        ends = certain or (opens_apposition(view, at + 1) and (told or not view.may_be_participle(at + 1)))
        if final and comma is None and ends and closing_mark(view, at, limit) is not None:
            return limit  # « selon X, qui cite un document. », « selon X, maire de Y. »
        origin = named and view.is_in(at + 1, view.grammar.linking_prepositions)  # « Luc Berthier, de la FDSEA, »
        joined = comma is not None and at > start and view.may_be_participle(at + 1)
        if comma is None or not (origin or joined or _is_set_off(view, at + 1, comma)):
            break
        if _enumerates(view, at + 1, limit, named=named):
            break  # « selon l'AFP, la France, l'Allemagne et l'Italie ont signé »
        if source is not None and at == start and _cannot_be_apposed(view, source, at + 1, comma):
            break  # « selon la proposition, les pouvoirs exécutifs, les pouvoirs de contrôle seront délégués »
        states = opens_clause(view, comma + 1, limit)  # « selon l'ONU, un acteur neutre, | la guerre est finie »
        if not (named or states) and view.is_in(at + 1, view.grammar.indefinite_articles):
            break  # « selon une étude, une sieste, même courte, … »: the clause's own subject
        own = comma if own == at and (certain or origin) else own
        if named and at > start and view.is_in(at + 1, view.grammar.definite_determiners) and _is_office(view, start):
            subject = at
        at = comma
    left_over = at > start and not parted
    left_over = left_over and (
        _lacks_subject(view, _past_gloss(view, at, limit))
        or (_holds_subject(view, start, at, limit) and not (named and _is_office_before_subject(view, start, at)))
    )
    if left_over:
        # « selon X, le club, champion en titre, souhaiterait », « selon X, le maire de Lure, la panne, rare, durera »
        at = own if subject is None else subject
    return at + 1 if view.word(at) == "," else at


def _is_office(view: DocView, comma: int) -> bool:
    """Tell what says behind a name who somebody is: « Paul Rey, | le maire de Lure | »."""
    noun = comma + 1 + view.is_in(comma + 1, view.grammar.determiners)
    noun += view.is_in(noun, view.grammar.syntax.before_nouns)
    known = view.lexicon.source_nouns.get(view.words[noun])
    return known is not None and known.type == "person"


def _is_office_before_subject(view: DocView, start: int, end: int) -> bool:
    """Tell an office from the subject that follows it: « selon X, le Premier ministre, | la guerre est finie »."""
    limit = view.window(start)[1]
    another = view.is_in(end + 1, view.grammar.determiners) and time_end(view, end + 1, limit) == end + 1
    return another and _is_office(view, start)


def _cannot_be_apposed(view: DocView, source: TokenRange, start: int, end: int) -> bool:
    """Tell another noun phrase behind a pronoun (« selon lui, le projet, en effet, … »), or others than the source."""
    pronoun = view.is_in(source[0], view.grammar.disjunctive_pronouns) and source[1] == source[0] + 1
    return (pronoun and view.is_in(start, view.grammar.determiners)) or _are_others(view, source, start, end)


def _are_others(view: DocView, source: TokenRange, start: int, end: int) -> bool:
    """Tell several behind a source of one, and one behind several; only people are apposed to a group of people."""
    several = view.is_in(source[0], view.grammar.plural_determiners)
    if several or not _is_determined(view, source[0]) or not view.is_in(start, view.grammar.plural_determiners):
        return several and _is_determined(view, start) and not view.is_in(start, view.grammar.plural_determiners)
    nouns = (view.lexicon.source_nouns.get(view.words[at]) for at in range(*source))
    people = any(noun is not None and noun.type == "group" for noun in nouns)
    return not (people and view.words[start + 1] in view.lexicon.source_nouns)


def _is_determined(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.clear_determiners) or view.is_in(at, view.grammar.definite_articles)


def _enumerates(view: DocView, start: int, limit: int, *, named: bool) -> bool:
    """Tell the first of several subjects from an apposition: by the joint before the last, or by another's name."""
    comma = _next_comma(view, start, limit)
    opens = view.is_in(start, view.grammar.determiners) or view.pos[start] == "NUM" or bool(view.entity_at[start])
    if comma is None or not opens or view.is_in(start, view.grammar.linking_prepositions):
        return False
    another = named and any(
        view.begins_entity(at)
        and view.entity_at[at] == "PER"
        and not view.is_in(at - 1, view.grammar.linking_prepositions)
        for at in range(start, comma)
    )
    if another:
        return True
    if view.entity_at[start - 2] and opens_apposition(view, start):
        return False  # « selon Paul Rey, le maire, le parc et le lac fermeront »
    verb = next((at for at in range(comma + 1, limit) if view.is_clause_verb(at)), limit)
    joints = [at for at in range(comma + 1, verb) if view.is_in(at, view.grammar.name_joints)]
    return bool(joints) and _next_comma(view, joints[-1], verb) is None


def _past_gloss(view: DocView, comma: int, limit: int) -> int:
    """Give the token behind what is said of a subject: « selon X, le car, | un modèle de 1998, | a pris feu ».

    A participle needs no comma behind it: « selon X, le car, | fabriqué en 1998 | a pris feu ».
    """
    start = comma + 1
    participle = next((at for at in range(start, limit) if not is_adverb(view, at)), start)
    glossed = view.is_in(start, view.grammar.indefinite_articles) or view.is_in(start, view.grammar.name_joints)
    glossed = glossed or view.may_be_participle(participle)
    closing = closing_comma(view, comma, limit) if glossed else None
    if closing is not None and main_verb(view, start, closing) is None:
        return closing + 1
    behind = skip_adjuncts(view, participle + 1, limit, marks=False) if view.may_be_participle(participle) else start
    return behind if behind > participle and opening_verb(view, behind) is not None else start


def _lacks_subject(view: DocView, at: int) -> bool:
    """Tell whether a finite verb comes next, so that what stands before it was its subject."""
    if at >= view.length:
        return False
    at += view.opening_at(at) is not None
    behind = skip_adjuncts(view, at, view.window(at)[1], marks=False)
    at = behind + 1 if behind > at and view.word(behind) == "," else at  # « , après deux reports, | sera prêt »
    verb = opening_verb(view, at)
    return verb is not None and not view.is_in(verb + 1, view.grammar.inverted_pronouns)


def _holds_subject(view: DocView, start: int, end: int, limit: int) -> bool:
    """Tell whether the verb behind a stretch has its subject in it: « le refus des élus, depuis mai, d'agir pèse »."""
    verb = next((at for at in range(end, limit) if view.is_clause_verb(at)), limit)
    if verb == limit or any(view.dep[at] in SUBJECT_ARCS for at in range(end, verb)):
        return False
    return any(view.dep[at] in SUBJECT_ARCS and view.head[at] >= verb for at in range(start, end))


def apposition_end(view: DocView, comma: int, limit: int) -> int:
    """Move over the appositions and relative clauses that commas set off behind a name or noun, up to their last word.

    Args:
        view: the Doc as lists.
        comma: token behind the noun phrase.
        limit: token that may not be passed.

    Returns:
        The mark that ends the last of them, or ``comma`` where none stands here.
    """
    while view.word(comma) == "," and comma + 1 < limit:
        # « Anne Morel, de la CGT. »
        named = view.entity_at[comma - 1] == "PER"
        origin = named and view.is_in(comma + 1, view.grammar.linking_prepositions)
        joined = comma + 1 + view.is_in(comma + 1, view.grammar.et)  # « , et par ailleurs trésorière du club »
        further = joined > comma + 1 and not named and opens_apposition(view, joined)
        if not (origin or further or (named and _is_bare_noun(view, comma + 1)) or opens_apposition(view, comma + 1)):
            return comma
        closing = closing_mark(view, comma, limit)
        if closing is None:
            return comma
        comma = closing
    return comma


def final_apposition_end(view: DocView, comma: int, limit: int) -> int:
    """Give the mark behind a bare noun that ends the sentence: « prévient Alain Chabrol, généraliste au bourg. ».

    ``comma`` where no such apposition stands here.
    """
    if not _is_bare_noun(view, comma + 1):
        return comma
    end = next((at for at in range(comma + 1, limit) if not view.is_word(at)), limit)
    return end if view.word(end) in SENTENCE_MARKS and not view.has_clause_verb(comma, end) else comma


def _is_bare_noun(view: DocView, at: int) -> bool:
    """Tell a noun without a determiner behind a name: « Anne Morel, hydrobiologiste »."""
    return (
        at < view.length
        and view.texts[at][:1].islower()
        and view.pos[at] in ("NOUN", "ADJ")
        and not (view.is_in(at, view.grammar.time_nouns) or view.is_clause_verb(at))
    )


def opens_apposition(view: DocView, at: int) -> bool:
    """Tell what commas set off behind a noun phrase: a relative clause, an age, a function, a participle, an origin."""
    if view.is_in(at, view.grammar.strong_relatives):
        return True
    if view.is_in(at, view.grammar.syntax.elisions) and view.is_in(at + 1, view.grammar.ones):
        return True  # « la capitaine, l'une des premières sur la place, »
    if view.is_in(at, view.grammar.ones) and view.is_in(at + 1, view.grammar.contracted_prepositions):
        return True  # « Luc Rey, un des auteurs de la fouille »
    at += view.phrase_from(at, view.grammar.connectives)  # « , par ailleurs président du comité, »
    if _is_titled_name(view, at):
        return False
    noun_misread = view.words[at] in view.lexicon.source_nouns and not view.is_clause_verb(at)  # « , |recteur| de X, »
    bare = (view.pos[at] in ("NOUN", "ADJ", "PROPN") or noun_misread) and view.texts[at][:1].islower()
    ranked = view.pos[at] == "ADJ" and view.pos[at + 1] == "NOUN"  # « la CGT, premier syndicat de l'usine »
    noun = at if bare and not ranked else at + 1
    described = view.words[noun] in view.lexicon.source_nouns if noun < view.length else False
    aged = view.pos[at] == "NUM" and view.is_in(at + 1, view.grammar.time_nouns)
    graded = view.is_in(at, view.grammar.degree_adverbs) and view.pos[at + 1 : at + 2] in (
        ["ADJ"],
        ["VERB"],
    )  # « , très ému, »
    return (
        aged
        or graded
        or (described and (bare or view.is_in(at, view.grammar.determiners)))
        or (view.is_participle(at) and not _reports(view, at))
    )


def _is_titled_name(view: DocView, at: int) -> bool:
    """Tell a name behind its title, which is nobody's apposition: « Selon le juge, | monsieur Rey |, ivre, a fui »."""
    return view.is_in(at, view.grammar.civil_titles) and at + 1 < view.length and view.texts[at + 1][:1].isupper()


def _reports(view: DocView, at: int) -> bool:
    """Tell a gerund of saying: « affirme l'un d'eux, ajoutant, fataliste, que P »."""
    return view.is_present_participle(at) and bool(view.forms[at])


def closing_mark(view: DocView, comma: int, limit: int) -> int | None:
    """Give the mark that ends what a comma sets off: the next comma outside of its clauses, or the sentence's end."""
    closing = closing_comma(view, comma, limit)
    if closing is not None:
        return closing
    end = next((at for at in range(comma + 1, limit) if view.words[at] in (".", ";", ":", "»", "!", "?")), limit)
    relatives = sum(view.is_in(at, view.grammar.clause_relatives) for at in range(comma + 1, end))
    verbs = sum(view.is_clause_verb(at) for at in range(comma + 1, end))
    free = view.is_in(comma + 1, view.grammar.clause_relatives) or verbs <= relatives  # « chef du parti qui dirige »
    return end if free and "," not in view.words[comma + 1 : end] else None


def _next_comma(view: DocView, at: int, limit: int) -> int | None:
    depth = 0
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        word = view.words[at]
        depth += (word == "(") - (word == ")")
        if word == "," and depth <= 0:
            return at
        at += 1
    return None


def _is_taken_up(view: DocView, at: int) -> bool:
    """Tell what takes up a subject set before its clause: « selon X, la priorité, | c'est | l'école »."""
    return view.is_in(at, view.grammar.ce) and opening_verb(view, at + 1) is not None


def _is_set_off(view: DocView, start: int, end: int) -> bool:
    """Tell whether a stretch between commas is an apposition or a relative clause, not the clause's beginning."""
    if view.is_in(start + (view.pos[start] == "ADP"), view.grammar.relatives):
        return True
    if view.phrase_from(start, view.grammar.syntax.no_sooner):
        return False  # « selon X, une fois partis, les élus … »
    start += view.phrase_from(start, view.grammar.connectives)  # « par ailleurs présidente du club »
    noun = next(at for at in range(min(start, end), end + 1) if at == end or not is_adverb(view, at))
    if _is_titled_name(view, noun):
        return False
    if view.texts[noun].islower() and view.words[noun] in view.lexicon.source_nouns:
        return True  # « maire de Namur », « aujourd'hui consultant »
    start += view.is_in(start, view.grammar.et) and view.may_be_participle(start + 1)  # « , et cité par X, »
    if view.has_finite_verb(start, end) or _is_taken_up(view, end + 1):
        return False
    if not view.is_number(start) and time_end(view, start, end) >= end:
        return False  # « selon X, le 29 mai, P », but « selon X, 84 ans, P »
    adverbial = view.is_in(start, view.grammar.time_words) or is_preposition(view, start)  # « , grâce à la loi, »
    if adverbial or view.pos[start] in ("ADP", "ADV", "SCONJ", "CCONJ", "PRON"):
        return view.is_in(start, view.grammar.syntax.function_apposition) and view.is_in(
            start + 1, view.grammar.syntax.people_asides
        )
    participial = view.may_be_participle(start) and "ind" not in view.moods[start]
    return participial or view.has_finite_verb(end + 1, view.passage(start)[1])
