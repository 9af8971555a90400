"""Whose kin a text says that somebody is, beside the name: "sa mère, Anne Morel,", "Luc Rey, le mari de la victime"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon.descriptions import Descriptions
    from nlp_pipeline.lexicon.grammar import Grammar


def kin_beside(doc: Doc, mention: Mention, grammar: Grammar, known: Descriptions) -> int:
    """Find the noun for whose kin a person is that a comma sets off from the name.

    Args:
        doc: the Doc.
        mention: a person by name.
        grammar: closed classes.
        known: nouns for kin.

    Returns:
        Its token; -1 where there is none.
    """
    lower = words_of(doc).lower
    before = mention.start - 2
    if before > 0 and lower[mention.start - 1] == "," and lower[before] in known.kin:
        return before if lower[before - 1] in grammar.possessives else -1
    at = mention.end + 1
    if at >= len(doc) or lower[mention.end] != ",":
        return -1
    determined = lower[at] in grammar.definite_determiners
    at += determined
    if at + 1 >= len(doc) or lower[at] not in known.kin:
        return -1
    of = lower[at + 1] in grammar.name_prepositions
    closed = determined and lower[at - 1] in grammar.possessives and lower[at + 1] in (",", ".")
    return at if of or closed else -1
