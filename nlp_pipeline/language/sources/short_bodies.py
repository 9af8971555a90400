"""Bodies by the first word of their name: "la Ligue" is "la Ligue de judo" where the text names no other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


def with_short_bodies(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon, grammar: Grammar) -> list[Mention]:
    """Give the mentions of a Doc, those of a body by its first noun alone with the whole name.

    A noun with which two names begin, or that no longer name before it begins with, is left as it is.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        lexicon: source nouns.
        grammar: articles.
    """
    lower = words_of(doc).lower
    whole: dict[str, set[str]] = {}
    found: list[Mention] = []
    for mention in mentions:
        first = mention.start + (lower[mention.start] in grammar.definite_articles)
        body = mention.label == "ORG" and first < mention.end
        noun = lexicon.source_nouns.get(lower[first]) if body else None
        if noun is None or noun.type != "organization":
            found.append(mention)
            continue
        if mention.end - first > 1:
            whole.setdefault(lower[first], set()).add(mention.name)
        known = whole.get(lower[first], set())
        alone = mention.end - first == 1 and not mention.entity_id and len(known) == 1
        found.append(mention._replace(name=next(iter(known))) if alone else mention)
    return found
