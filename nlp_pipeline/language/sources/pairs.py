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
    doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon, grammar: Grammar, genders: Genders
) -> Mapping[int, Pair]:
    """Find the persons, and the bodies, in a Doc whose names are joined, by the first token of each pair.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        lexicon: source nouns, titles.
        grammar: closed classes.
        genders: genders of persons.
    """
    pairs: dict[int, Pair] = {}
    for label in JOINED:
        before = -1
        for one, other in pairwise(mention for mention in mentions if mention.label == label):
            listed = 0 <= before == one.start - 1 - (doc[one.start - 1].pos_ == "DET") and doc[before].text == ","
            before = one.end
            if one.name == other.name or listed or not _joins(doc, one.end, other.start, lexicon, grammar):
                continue
            shown = {genders.of(each.name) if each.person else each.gender for each in (one, other)}
            gender: Gender = "m" if "m" in shown else "f" if shown == {"f"} else ""
            name = f"{first_of_pair(doc, one, other)} {doc[one.end].text} {other.name}"
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


def _joins(doc: Doc, end: int, start: int, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Tell whether "et" joins two names, with nothing but titles and functions before the second."""
    lower = words_of(doc).lower
    if start <= end or lower[end] not in grammar.et:
        return False
    between = doc[end + 1 : start]
    return all(
        word.lower_ in lexicon.titles or word.lower_ in lexicon.source_nouns or word.lower_ in grammar.definite_articles
        for word in between
    )
