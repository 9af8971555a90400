"""Names that "et" joins: "Thierry et Véronique Roy", taken up as "ils", "le couple"; "la CGT et FO"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.shared_surnames import first_of_pair
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.agreement import Gender
    from nlp_pipeline.language.sources.gender import Genders
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

JOINED = ("PER", "ORG")
"""The labels of names that make a pair, both of one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Persons, or bodies, by name who are mentioned together.

    Attributes:
        start: first token.
        end: token after the last.
        name: their names, joined as the text joins them.
        names: the name of each.
        person: whether they are persons.
        gender: that of a pronoun for them; '' where nothing tells.
        subject: whether they are the subject of their clause.
        nouns: the nouns behind a comma for what they are ("Paul et Anne Rey, parents d'un lycéen,").
    """

    start: int
    end: int
    name: str
    names: tuple[str, str]
    person: bool
    gender: Gender
    subject: bool
    nouns: frozenset[str]


def find_pairs(
    doc: Doc,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    grammar: Grammar,
    genders: Genders,
    functions: Mapping[int, Mention],
) -> Mapping[int, Pair]:
    """Find the persons, and the bodies, in a Doc whose names are joined, by the first token of each pair.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        lexicon: source nouns, titles.
        grammar: closed classes.
        genders: genders of persons.
        functions: whose function every token is in that is part of one.
    """
    pairs: dict[int, Pair] = {}
    for label in JOINED:
        before = -1
        for one, other in pairwise(mention for mention in mentions if mention.label == label):
            listed = 0 <= before == one.start - 1 - (doc[one.start - 1].pos_ == "DET") and doc[before].text == ","
            before = one.end
            if one.name == other.name or listed:
                continue
            joint = _joint(doc, one, other, grammar, functions)
            if joint == -1 or not _opens(doc, joint + 1, other, lexicon, grammar, functions):
                continue
            shown = {genders.of(each.name) if each.person else each.gender for each in (one, other)}
            gender: Gender = "m" if "m" in shown else "f" if shown == {"f"} else ""
            name = f"{first_of_pair(doc, one, other)} {doc[joint].text} {other.name}"
            nouns = _nouns_behind(doc, other.end, lexicon)
            names = (one.name, other.name)
            pairs[one.start] = Pair(one.start, other.end, name, names, one.person, gender, one.subject, nouns)
    return pairs


def _nouns_behind(doc: Doc, end: int, lexicon: Lexicon) -> frozenset[str]:
    """Give the plural noun for several that a comma sets off behind them, alone or behind its article."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return frozenset()
    ahead = [word for word in doc[end + 1 : end + 3] if word.pos_ != "DET"]
    noun = lexicon.source_nouns.get(ahead[0].lower_) if ahead else None
    return frozenset((ahead[0].lower_,)) if noun is not None and noun.number == "p" else frozenset()


def _joint(doc: Doc, one: Mention, other: Mention, grammar: Grammar, functions: Mapping[int, Mention]) -> int:
    """Give the "et" behind a name, and behind what commas or brackets say of it; -1 where none stands there."""
    lower = words_of(doc).lower
    at = one.end
    if at < other.start and lower[at] == "(":
        while at < other.start and lower[at] != ")":
            at += 1
        at += 1  # « Paul Rey (PS) et Anne Morel »
    elif at < other.start and lower[at] == ",":
        at += 1
        at += 2 * (lower[at + 1] in grammar.sources.years)  # « Paul Rey, 34 ans, et Luc Vial »
        while at < other.start and (holder := functions.get(at)) is not None and holder.name == one.name:
            at += 1
        at += at < other.start and lower[at] == ","
    return at if at < other.start and lower[at] in grammar.et else -1


def _opens(
    doc: Doc, start: int, other: Mention, lexicon: Lexicon, grammar: Grammar, functions: Mapping[int, Mention]
) -> bool:
    """Tell whether nothing but titles and its function stands before a name ("sa première adjointe, Anne Morel")."""
    lower = words_of(doc).lower
    return all(
        lower[at] in lexicon.titles
        or lower[at] in lexicon.source_nouns
        or lower[at] in grammar.definite_articles
        or ((holder := functions.get(at)) is not None and holder.name == other.name)
        or (at == start and lower[at] in grammar.possessives)
        or (at == other.start - 1 and lower[at] == ",")
        for at in range(start, other.start)
    )
