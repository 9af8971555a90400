"""Surnames that several share: "Anne et Luc Rey" are "Anne Rey" and "Luc Rey", "le couple Rey" is neither."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import as_gender
from nlp_pipeline.language.words import tagged_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


def with_shared_surnames(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon, grammar: Grammar) -> list[Mention]:
    """Give the mentions of a Doc with their surname where a first name shares it with the one that "et" joins to it.

    A first name that stands for somebody else too is left as it is.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        lexicon: first names.
        grammar: conjunctions.
    """
    people = [mention for mention in mentions if mention.person]
    shared: dict[str, str] = {}
    for one, other in pairwise(people):
        surname = _shared_surname(doc, one, other, lexicon, grammar)
        if surname:
            shared.setdefault(one.name, f"{one.name} {surname}")
    return [m._replace(name=shared[m.name]) if m.name in shared else m for m in mentions]


def with_titled_surnames(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Give the mentions of a Doc with the full name of whom a title shows: "M. Rey" in a text on Anne and Luc Rey.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        lexicon: first names, titles.
    """
    lower = words_of(doc).lower
    full = {mention.name for mention in mentions if mention.person and " " in mention.name}
    bearers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(full):
        first, _, surname = name.partition(" ")
        bearers[surname][as_gender(lexicon.first_name_genders.get(first.lower(), ""))].append(name)
    found: list[Mention] = []
    for mention in mentions:
        known = bearers.get(mention.name, {}) if mention.person else {}
        title = as_gender(lexicon.titles.get(lower[mention.start - 1], "")) if known and mention.start else ""
        meant = known.get(title, []) if title and "" not in known else []
        found.append(mention._replace(name=meant[0]) if len(meant) == 1 else mention)
    return found


def first_of_pair(doc: Doc, one: Mention, other: Mention) -> str:
    """Give how the first of two joined names is said before the second: without the surname that they share."""
    surname = one.name.split()[1:]
    return doc[one.start : one.end].text if surname and surname == other.name.split()[1:] else one.name


def is_of_several(doc: Doc, mention: Mention, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Tell a surname behind the noun for those who share it: "le couple |Rey|", "l'avocat des frères |Rey|".

    Args:
        doc: the Doc, tagged.
        mention: a person by name.
        lexicon: source nouns.
        grammar: determiners.
    """
    words = tagged_words_of(doc)
    at = mention.start - 1
    if mention.end - mention.start > 1 or at < 1:
        return False
    noun = lexicon.source_nouns.get(words.lower[at])
    plural = words.tags[at] == "NOUN" and words.lower[at - 1] in grammar.plural_determiners
    return plural or (noun is not None and noun.type == "group")


def _shared_surname(doc: Doc, one: Mention, other: Mention, lexicon: Lexicon, grammar: Grammar) -> str:
    """Give the surname of a full name that "et" joins to a first name alone; '' where it does not."""
    joined = other.start == one.end + 1 and words_of(doc).lower[one.end] in grammar.et
    first, _, surname = other.name.partition(" ")
    known = lexicon.first_name_genders
    alone = one.end - one.start == 1 and " " not in one.name
    if not (joined and alone and surname):
        return ""
    return surname if one.name.lower() in known and first.lower() in known else ""
