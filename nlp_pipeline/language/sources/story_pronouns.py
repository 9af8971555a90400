"""The pronouns that keep somebody in the story: subjects, possessives, those that take up who came last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.clause_subjects import stands_before_verb
from nlp_pipeline.language.words import places_of, tagged_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon.grammar import Grammar


def find_pronouns(doc: Doc, grammar: Grammar, quotation_at: list[int]) -> list[int]:
    """Find the pronouns outside quotations that keep somebody in the story: subjects, "il" where it is personal."""
    possessives, pronouns = grammar.sources.story_possessives, grammar.sources.story_pronouns
    found: list[int] = []
    words = [word.lstrip("-") if word[0] == "-" else word for word in words_of(doc).lower]
    nearest = {pronoun.split()[0] for pronoun in grammar.nearest_pronouns - grammar.relatives}
    for at in places_of(words, {*possessives, *pronouns, *nearest}):
        word = words[at]
        if quotation_at[at] != -1:
            continue
        if word in possessives:
            found.append(at)
        if word in pronouns and (word not in grammar.sources.il or not impersonal(doc, at, grammar)):
            found.append(at)
        if word in nearest and (pronoun := nearest_pronoun(words, at, grammar)):
            end = at + len(pronoun.split())
            if stands_before_verb(doc, at, end, grammar):
                found.append(at)
    return found


def nearest_pronoun(words: Sequence[str], at: int, grammar: Grammar) -> str:
    """Give the pronoun at a token that takes up who was mentioned last ("celui-ci", "ce dernier"); '' for none."""
    both = " ".join(words[at : at + 2])
    return words[at] if words[at] in grammar.nearest_pronouns else both if both in grammar.nearest_pronouns else ""


def impersonal(doc: Doc, at: int, grammar: Grammar) -> bool:
    """Tell whether "il" stands for nobody: "il faut", "il y a", "il s'agit", "il est possible", not "il y croit"."""
    read = tagged_words_of(doc)
    ahead = [place for place in range(at + 1, min(at + 5, len(doc))) if read.lower[place] not in grammar.negation_marks]
    if not ahead:
        return True
    words = [read.lower[place] for place in ahead]
    if words[0] in grammar.y and len(ahead) > 1 and read.tags[ahead[1]] == "VERB":
        return doc[ahead[1]].lemma_ in grammar.having
    if words[0] in grammar.impersonal_verbs or " ".join(words[:2]) in grammar.sources.concerns:
        return True
    return words[0] in grammar.sources.copulas and len(ahead) > 1 and read.tags[ahead[1]] in ("ADJ", "VERB", "ADV")
