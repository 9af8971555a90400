"""What somebody does says what else the text may call him: who presides is "le président", who was attacked a victim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon.descriptions import Descriptions
    from nlp_pipeline.lexicon.grammar import Grammar


def nouns_by_act(
    doc: Doc, mention: Mention, functions: Container[int], grammar: Grammar, known: Descriptions
) -> frozenset[str]:
    """Give the nouns for a person by what the verb behind its name says: "Anne Morel, qui préside le club".

    Args:
        doc: the Doc.
        mention: a person by name.
        functions: the tokens that are part of somebody's function.
        grammar: closed classes.
        known: what verbs tell.
    """
    at, passive = verb_behind(doc, mention.end, functions, grammar)
    acts = known.undergone if passive else known.acts
    lower = words_of(doc).lower
    likely = acts.get(lower[at], ()) if at < len(doc) else ()
    words = " ".join(lower[at : at + known.longest_act]) + " "
    return next((nouns for act, nouns in likely if words.startswith(f"{act} ")), frozenset())


def verb_behind(doc: Doc, end: int, functions: Container[int], grammar: Grammar) -> tuple[int, bool]:
    """Find the verb of which a name is the subject, or "qui" for it, and whether it is a passive one.

    Args:
        doc: the Doc.
        end: the token after the name.
        functions: the tokens that are part of somebody's function.
        grammar: closed classes.

    Returns:
        The token after auxiliaries and clitics, and whether "a été", "est" stand among these.
    """
    lower = words_of(doc).lower
    at = end
    ahead = at + 1 + (at + 1 < len(doc) and lower[at + 1] in grammar.definite_articles)
    if at < len(doc) and lower[at] == "," and ahead in functions:
        at = ahead
        while at < len(doc) and (at in functions or lower[at] in grammar.definite_articles):
            at += 1
    if at + 1 < len(doc) and lower[at] == "," and (at > end or lower[at + 1] in grammar.qui):
        at += 1
    at += at < len(doc) and lower[at] in grammar.qui
    passive = False
    while at < len(doc) and (
        doc[at].pos_ in ("AUX", "ADV") or lower[at] in grammar.object_clitics or lower[at] in grammar.negation_marks
    ):
        passive = lower[at] in grammar.sources.agreeing_verbs
        at += 1
    return at, passive
