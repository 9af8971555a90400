"""What else a text may call somebody by what he does: who presides is "le président", who was attacked "la victime"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

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
    lower = words_of(doc).lower
    words = lower[at : at + known.longest_act]
    does = _nouns_of(words, known.undergone if passive else known.acts)
    before = _verb_before(doc, mention.start, functions, grammar)
    return does | _nouns_of(lower[before : before + 1], known.done_to)


def _nouns_of(words: Sequence[str], acts: Mapping[str, Sequence[tuple[str, frozenset[str]]]]) -> frozenset[str]:
    """Give the nouns that go with the act at the head of some words."""
    likely = acts.get(words[0], ()) if words else ()
    written = " ".join(words) + " "
    return next((nouns for act, nouns in likely if written.startswith(f"{act} ")), frozenset())


def _verb_before(doc: Doc, start: int, functions: Container[int], grammar: Grammar) -> int:
    """Give the token before a name, its title, function and article, where the verb may stand whose object it is."""
    lower = words_of(doc).lower
    at = start - 1
    while at > 0 and (at in functions or lower[at] in grammar.definite_articles or lower[at] in grammar.plain_to):
        at -= 1
    return max(at, 0)


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
