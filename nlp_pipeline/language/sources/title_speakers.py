"""Whom a title tells of without a name, and the article by name: « Un ex-directeur accuse ¶ L'ex-directeur, X, »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import as_gender, gender_of_determiner, source_noun
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.known_parties import KnownParties
    from nlp_pipeline.language.sources.parties import Party


def named_below_title(doc: Doc, start: int, end: int, knowledge: Knowledge, parties: KnownParties) -> Party | None:
    """Find the one person by name whose function in the first paragraphs is the noun of "un évêque" in the title.

    Args:
        doc: the Doc.
        start: first token of a source.
        end: the token after its last.
        knowledge: lexicon, closed classes.
        parties: who there is.
    """
    lower = words_of(doc).lower
    if end > parties.title_end or end - start != 2 or lower[start] not in knowledge.grammar.ones:
        return None
    noun = source_noun(lower[start + 1], knowledge.lexicon, knowledge.grammar)
    if noun is None or noun.type != "person" or noun.noun in knowledge.descriptions.general:
        return None
    bearers = [party for party in parties.people_ahead(end, len(doc)) if noun.noun in party.nouns]
    early = {party.name for party in parties.people_ahead(end, _lead_end(parties, knowledge))}
    gender = gender_of_determiner(lower[start], knowledge.grammar) or as_gender(noun.gender)
    if len(bearers) != 1 or bearers[0].name not in early or not knowledge.descriptions.telling & {noun.noun}:
        return None
    return bearers[0] if bearers[0].gender in ("", gender) or bearers[0].masculine_office else None


def _lead_end(parties: KnownParties, knowledge: Knowledge) -> int:
    """Give the token after the first paragraphs below the title."""
    blocks, first = parties.where.block_at, parties.title_end
    last = blocks[min(first, len(blocks) - 1)] + knowledge.grammar.sources.lead_paragraphs
    return next((at for at in range(first, len(blocks)) if blocks[at] >= last), len(blocks))
