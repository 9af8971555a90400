"""Nicknames that a text gives beside the name: "Jean Morel, alias Jeannot", "Moussa Diop, dit « Baye »"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon.grammar import Grammar

BETWEEN = frozenset((",", "(", "«", "“", '"'))
"""Marks that may stand between a name, the word for a nickname and the nickname."""


def with_nicknames(doc: Doc, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Give the mentions of a Doc, those by a nickname with the name of the person who bears it.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        grammar: what stands between a name and a nickname.
    """
    lower = words_of(doc).lower
    if grammar.sources.nicknames.isdisjoint(lower):
        return list(mentions)
    starting = {mention.start: mention for mention in mentions if mention.label}
    bearers: dict[str, str] = {}
    for mention in mentions:
        at = mention.end
        if not mention.person or at + 1 >= len(doc):
            continue
        at += lower[at] in BETWEEN
        if lower[at] not in grammar.sources.nicknames:
            continue
        at += 1
        at += at < len(doc) and lower[at] in BETWEEN
        nick = starting.get(at)
        if nick is not None and nick.name != mention.name:
            bearers.setdefault(nick.name, mention.name)
    return [
        mention._replace(name=bearers[mention.name], label="PER") if mention.name in bearers else mention
        for mention in mentions
    ]
