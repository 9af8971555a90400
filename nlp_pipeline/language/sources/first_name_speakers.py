"""First names that speak or act and that no list of bodies or places has: « Georges proteste : « J'ai rien pris » »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import behind_preposition
from nlp_pipeline.language.sources.mentions import Mention
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


def with_first_names(
    doc: Doc, mentions: Sequence[Mention], speaking: Mapping[int, int], lexicon: Lexicon, grammar: Grammar
) -> list[Mention]:
    """Give the mentions of a Doc, bodies and places by a first name as the persons they are.

    They are where one says something, or opens a sentence as its subject and stands nowhere behind a preposition.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        speaking: for every token in a source the source's first.
        lexicon: genders of first names.
        grammar: determiners.
    """
    acting = _acting_first_names(doc, {mention.start for mention in mentions}, lexicon)
    mentions = sorted([*mentions, *acting], key=lambda mention: mention.start) if acting else mentions
    likely = [mention for mention in mentions if _is_first_name(doc, mention, lexicon)]
    if not likely:
        return list(mentions)
    behind = {mention.name for mention in likely if behind_preposition(doc, mention.start, grammar)}
    persons = {
        mention.name
        for mention in likely
        if speaking.get(mention.start) == mention.start
        or (mention.subject and doc[mention.start].is_sent_start and mention.name not in behind)
    }
    return [
        mention._replace(label="PER", gender="", number="s") if mention.name in persons else mention
        for mention in mentions
    ]


def _is_first_name(doc: Doc, mention: Mention, lexicon: Lexicon) -> bool:
    """Tell a body or place by a first name of one gender that the gazetteer does not know."""
    if mention.label not in ("ORG", "LOC") or mention.entity_id or mention.end - mention.start > 1:
        return False
    token = doc[mention.start]
    return token.text.istitle() and lexicon.first_name_genders.get(token.lower_) in ("m", "f")


def _acting_first_names(doc: Doc, taken: set[int], lexicon: Lexicon) -> list[Mention]:
    """Give the first names that no entity has, at the head of a sentence before its verb: "|Sarah| a été reçue"."""
    words = tagged_words_of(doc)
    heads = (at + (not words.are_words[at]) for at in set(words.sentence_start))
    return [
        Mention(at, at + 1, words.texts[at], "PER", "", "s", subject=True)
        for at in heads
        if at + 1 < len(doc)
        and at not in taken
        and words.tags[at + 1] in ("AUX", "VERB")
        and words.texts[at].istitle()
        and lexicon.first_name_genders.get(words.lower[at]) in ("m", "f")
        and not doc[at].ent_type_
    ]
