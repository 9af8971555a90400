"""What sort of source stands behind a claim: person, organization, media, document, group, anonymous."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from nlp_pipeline.language.sources.agreement import one_of_several, source_noun
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar
    from nlp_pipeline.schema import SourceType

BY_LABEL: Mapping[str, SourceType] = {"PER": "person", "ORG": "organization", "LOC": "organization"}
"""A place that speaks is its government."""

SHARE = "%"
"""Ends a share of those who were asked: « 49 % déclarent qu'ils voteront »."""


def source_type(
    doc: Doc,
    lexicon: Lexicon,
    grammar: Grammar,
    types: Mapping[str, SourceType],
    name: str,
    span: tuple[int, int],
    label: str,
) -> SourceType:
    """Tell the type of a source.

    Args:
        doc: the Doc that the source stands in.
        lexicon: source nouns with their types.
        grammar: pronouns.
        types: types of names that the gazetteer knows.
        name: the source's canonical name, or its own words.
        span: its noun phrase in tokens.
        label: the entity label of the name, '' where it is none.

    Returns:
        The gazetteer's type for a known name, else the label's, else the head noun's, else "none".
    """
    if label:
        return types.get(name) or BY_LABEL.get(label, "none")
    written = tagged_words_of(doc)
    lower, tags = written.lower, written.tags
    start, end = span
    one = one_of_several(lower, start, grammar)
    words = set(lower[start : start + 2])
    if end - start == 1 and words & grammar.sources.nobody:
        return "none"
    if end - start == 1 and doc[start].like_url:
        return "media"  # « rapporte actu-lyon.fr »
    headed = False
    for at in range(start, end):
        noun = source_noun(lower[at], lexicon, grammar)
        if noun is not None and tags[at] == "ADJ" and (headed or _opens_noun(doc, at, lexicon)):
            noun = None
        headed = headed or tags[at] == "NOUN"
        if noun is not None:
            if one and noun.type == "group":
                return "person"
            if lower[at] in grammar.sources.sets_of_people and _counts_people(lower, at + 1, end, lexicon, grammar):
                return "group"
            if at + 2 < len(doc) and f"{lower[at + 1]} {lower[at + 2]}" in grammar.sources.in_chief:
                return "person"
            if lower[at] in grammar.sources.counsels and _is_of_somebody(doc, at + 1, end, lexicon, grammar):
                return "person"
            several = noun.number == "p" or _joins_another(lower, at + 1, end, grammar)
            plural = lower[start] in grammar.plural_determiners and at > start  # « des villageois »
            several = several or (plural and grammar.linking_prepositions.isdisjoint(lower[start + 1 : at]))
            if several and noun.type == "person":
                return "group"
            if not _may_be_outlet(lower, at, end, grammar):
                return "organization"
            return cast("SourceType", noun.type)
        if doc[at].ent_type_ == "PER":
            return "person"
    if lower[start] in grammar.sources.group_pronouns:
        return "group"  # « ceux de la CGT »
    if any(doc[at].ent_type_ == "ORG" for at in range(start, end)):
        return "organization"
    if lower[start] in grammar.definite_articles and grammar.sources.camps.intersection(lower[start + 1 : start + 3]):
        return "organization"  # « la gauche », « l'extrême droite »
    if words & grammar.sources.group_pronouns or lower[end - 1].endswith(SHARE):
        return "group"
    if (one and lower[end - 1] in grammar.sources.several_of_them) or words & grammar.sources.single_pronouns:
        return "person"
    if tags[start] == "PRON":
        return "none"
    if lower[start] in grammar.definite_determiners | grammar.ones and _names_agent(doc, start, end, lexicon):
        return "person"
    return "group" if "Number=Plur" in str(doc[start].morph) else "none"


def _counts_people(lower: Sequence[str], at: int, end: int, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Tell « un groupe | de citoyens », people and no body, from « un groupe de presse »."""
    if at + 1 >= end or lower[at] not in grammar.linking_prepositions:
        return False
    if lower[end - 1] in grammar.sources.several_of_them:
        return True  # « une majorité d'entre eux »
    noun = source_noun(lower[at + 1], lexicon, grammar)
    return noun is not None and noun.number == "p" and noun.type in ("person", "group")


def _is_of_somebody(doc: Doc, at: int, end: int, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Tell « le conseil | de Luc Rey », « du prévenu », « des victimes », who is counsel, from « | des maires »."""
    lower = tagged_words_of(doc).lower
    if at >= end or lower[at] not in grammar.sources.function_continuers:
        return False
    several = lower[at] in grammar.plural_determiners
    at += 1
    if at < end and lower[at] in grammar.determiners:
        several = lower[at] in grammar.plural_determiners
        at += 1
    if at >= end:
        return False
    noun = lexicon.source_nouns.get(lower[at])
    client = lower[at] in grammar.sources.clients
    return client or (not several and (doc[at].ent_type_ == "PER" or (noun is not None and noun.type == "person")))


def _may_be_outlet(lower: Sequence[str], at: int, end: int, grammar: Grammar) -> bool:
    """Tell a noun for an outlet from that for a public body, by the word behind it: not "l'agence spatiale"."""
    return at + 1 >= end or lower[at + 1] not in grammar.sources.of_public_bodies.get(lower[at], ())


def _names_agent(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the noun of a phrase says by its ending alone what a person does ("la joggeuse")."""
    head = next((token for token in doc[start:end] if token.pos_ == "NOUN"), None)
    return head is not None and lexicon.source_nouns.may_be_somebody(head.lower_)


def _opens_noun(doc: Doc, at: int, lexicon: Lexicon) -> bool:
    """Tell an adjective of the noun behind it: "le principal groupe de pression"."""
    return at + 1 < len(doc) and doc[at + 1].pos_ == "NOUN" and doc[at + 1].lower_ in lexicon.source_nouns


def _joins_another(lower: Sequence[str], start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether "et" joins another to somebody: "le maire et la préfète", not "le ministre du Lac et de la Mer"."""
    others = grammar.determiners - grammar.linking_prepositions
    return any(lower[at] in grammar.et and lower[at + 1] in others for at in range(start, end - 1))
