"""First names that speak and that no list of bodies or places has: « Georges proteste : « J'ai rien pris » »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon import Lexicon


def with_first_names(
    doc: Doc, mentions: Sequence[Mention], speaking: Mapping[int, int], lexicon: Lexicon
) -> list[Mention]:
    """Give the mentions of a Doc, bodies and places by a first name that says something as the persons they are.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        speaking: for every token in a source the source's first.
        lexicon: genders of first names.
    """
    persons = {
        mention.name
        for mention in mentions
        if mention.label in ("ORG", "LOC")
        and not mention.entity_id
        and mention.end - mention.start == 1
        and speaking.get(mention.start) == mention.start
        and doc[mention.start].text.istitle()
        and lexicon.first_name_genders.get(doc[mention.start].lower_) in ("m", "f")
    }
    if not persons:
        return list(mentions)
    return [
        mention._replace(label="PER", gender="", number="s") if mention.name in persons else mention
        for mention in mentions
    ]
