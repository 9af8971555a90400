"""The name that follows a title after a comma: « la présidente de l'association, Anne Morel »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import closing_comma
from nlp_pipeline.language.syntax.possible_speakers import is_document
from nlp_pipeline.language.syntax.verb_clitics import opening_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

BODIES = frozenset(("media", "organization", "group"))


def with_apposed_name(view: DocView, span: TokenRange, limit: int) -> TokenRange:
    """Take in the name that follows a title after a comma: « la présidente de l'association, Anne Morel ».

    The guidelines allow both spans; with the name in it a row can be read by itself.
    """
    start, end = span
    if view.word(end) != "," or end + 1 >= limit or view.pos[start] == "PRON":
        return span
    if view.texts[end - 1].isupper() and view.texts[end + 1].isupper():
        return span  # in capitals throughout, none of them tells a name
    if any(view.entity_at[at] == "PER" and not _is_complement(view, at) for at in range(start, end)):
        return span
    if is_document(view, start, end):
        return span  # « d'après un rapport, Paul Rey est parti »
    stop = end + 1
    while stop < limit and _is_title_part(view, stop):
        stop += 1
    if stop >= limit:
        return span  # the text ends behind a title
    if view.is_in(stop - 1, view.grammar.plural_determiners):
        return span  # « selon ce sondage, les Français, jeunes ou vieux, doutent »
    titled = view.is_in(stop, view.grammar.civil_titles) and view.entity_at[stop + 1] == "PER"
    if (view.entity_at[stop] == "PER" or titled) and _is_no_person(view, start, end):
        return span  # « à en croire ce site, le docteur Paul Rey est parti », « selon la police, Paul Rey a fui »
    if view.entity_at[stop] == "PER":
        while stop < limit and view.entity_at[stop] == "PER":
            stop += 1
    elif view.texts[stop][:1].isupper() and view.entity_at[stop] != "LOC":
        while stop < limit and _is_name_part(view, stop):
            stop += 1
    else:
        return span
    brackets = view.word(stop) == "(" and _closes_phrase(view, stop, limit)
    return (start, stop) if view.word(stop) in (",", ".", ":", "»", "") or brackets or stop == limit else span


def without_next_subject(view: DocView, span: TokenRange, limit: int) -> TokenRange:
    """Leave a name out that is the subject of the verb behind it: « Comme l'a dit le juge, | Paul Rey, ivre, | a fui ».

    Args:
        view: the Doc as lists.
        span: a speaker with which a name was taken in.
        limit: token that the clause behind may not pass.
    """
    start, end = span
    comma = next((at for at in range(end - 1, start, -1) if view.words[at] == ","), None)
    return span if comma is None or not heads_clause(view, end, limit) else (start, comma)


def heads_clause(view: DocView, end: int, limit: int) -> bool:
    """Tell whether the verb of a clause stands behind a name, right behind it or behind what a comma sets off."""
    closing = closing_comma(view, end, limit) if view.word(end) == "," else end - 1
    verb = None if closing is None else opening_verb(view, closing + 1)
    return verb is not None and not view.is_in(verb + 1, view.grammar.inverted_pronouns)


def _is_no_person(view: DocView, start: int, end: int) -> bool:
    """Tell a newspaper, a body or several, which no name of a person stands for, by name or by the first noun."""
    if view.is_in(start, view.grammar.plural_determiners) or view.entity_at[start] == "ORG":
        return True
    nouns = (view.lexicon.source_nouns.get(view.words[at]) for at in range(start, min(end, start + 2)))
    return any(noun is not None and noun.type in BODIES for noun in nouns)


def _closes_phrase(view: DocView, opening: int, limit: int) -> bool:
    """Tell brackets behind a name that no verb follows: « le président, Paul Rey (PS), » not « X (24 ans) part »."""
    closing = next((at for at in range(opening, limit) if view.words[at] in (")", "]")), limit)
    return closing + 1 >= limit or not view.is_word(closing + 1)


def _is_complement(view: DocView, at: int) -> bool:
    """Tell whether a preposition joins a name to the noun before it (« le maire de Vernac »)."""
    while at > 0 and view.entity_at[at - 1] == view.entity_at[at]:
        at -= 1
    at -= view.is_in(at - 1, view.grammar.civil_titles)  # « la porte-parole de M. Rey, Anne Morel »
    return view.is_in(at - 1, view.grammar.name_prepositions)


def _is_title_part(view: DocView, at: int) -> bool:
    """Tell whether a word belongs to a title before a name: « , le colonel Anne Morel »."""
    if view.entity_at[at] or view.texts[at][:1].isupper():
        return False
    return view.words[at] in view.lexicon.source_nouns or view.is_in(at, view.grammar.definite_articles)


def _is_name_part(view: DocView, at: int) -> bool:
    """Tell whether a word can stand in a person's name: a capital, or a particle before one ("al", "de", "van")."""
    capital = view.texts[at][:1].isupper() and view.pos[at] not in ("DET", "ADP", "VERB")
    return capital or (
        len(view.texts[at]) <= 3
        and view.is_word(at)
        and view.texts[at + 1 : at + 2] != []
        and view.texts[at + 1][:1].isupper()
    )
