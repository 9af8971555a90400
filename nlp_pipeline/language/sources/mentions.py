"""Who is spoken of in an article: names with their titles, and noun phrases that can speak, with their agreement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import (
    Gender,
    Number,
    as_gender,
    gender_of_determiner,
    gender_of_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from nlp_pipeline.lexicon import Lexicon, SourceNoun
    from nlp_pipeline.lexicon.grammar import Grammar

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Something in the text that can be a source.

    Attributes:
        start: first token.
        end: token after the last.
        name: the fullest name that the article gives to it, or its own words.
        label: entity label, '' where it is no name.
        gender: grammatical gender, '' where nothing tells.
        number: singular or plural.
        subject: whether it is the subject of its clause.
        nouns: the title and function nouns that stand with it.
    """

    start: int
    end: int
    name: str
    label: str
    gender: Gender
    number: Number
    subject: bool
    nouns: frozenset[str] = field(default=frozenset())

    @property
    def person(self) -> bool:
        """Whether it is a person by name."""
        return self.label == "PER"


def find_mentions(doc: Doc, lexicon: Lexicon, grammar: Grammar, names: Mapping[tuple[int, int], str]) -> list[Mention]:
    """Find all that can be a source in a Doc, in text order.

    Args:
        doc: a Doc with entities and arcs.
        lexicon: source nouns and titles.
        grammar: determiners.
        names: canonical names of the entities by their token range.

    Returns:
        A mention for every PER and ORG entity, and for every noun phrase whose head is a source noun.
    """
    mentions: list[Mention] = []
    taken: set[int] = set()
    for entity in doc.ents:
        if entity.label_ in ("PER", "ORG", "LOC"):
            mentions.append(_named(doc, lexicon, grammar, (entity.start, entity.end), entity.label_, names))
            taken.update(range(entity.start, entity.end))
    for token in doc:
        if token.i in taken or token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            continue
        noun = lexicon.source_nouns.get(token.lower_)
        if noun is not None and _heads_phrase(token) and not _titles_name(doc, token.i, taken):
            mentions.append(_described(doc, token, grammar, noun))
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _named(
    doc: Doc,
    lexicon: Lexicon,
    grammar: Grammar,
    span: tuple[int, int],
    label: str,
    names: Mapping[tuple[int, int], str],
) -> Mention:
    start, end = span
    nouns = title_nouns(doc, lexicon, start, end) if label == "PER" else _noun_just_before(doc, lexicon, start)
    gender = gender_of_name(doc, start, label, nouns, lexicon, grammar)
    name = names.get(span) or doc[start:end].text
    return Mention(start, end, name, label, gender, "s", _is_subject(doc, start, end), frozenset(nouns))


def _noun_just_before(doc: Doc, lexicon: Lexicon, start: int) -> list[str]:
    """Give the noun that a body's name stands right behind: "le groupe Hydra", "l'association Les Amis"."""
    return [doc[start - 1].lower_] if start and doc[start - 1].lower_ in lexicon.source_nouns else []


def title_nouns(doc: Doc, lexicon: Lexicon, start: int, end: int) -> list[str]:
    """Give the source nouns that stand with a name: before it ("la ministre X"), or apposed ("X, maire de Y,")."""
    nouns: list[str] = []
    at = start - 1
    steps = 0
    if at >= 0 and doc[at].text == ",":
        at -= 1
    while at >= 0 and steps < 9 and not doc[at].is_sent_end:
        word = doc[at].lower_
        if (
            word in (",", ".", ";", ":", "«", "»", '"', "(", ")")
            or doc[at].pos_ in ("VERB", "AUX")
            or doc[at].ent_type_ == "PER"
        ):
            break
        if word in lexicon.source_nouns:
            nouns.append(word)
        at -= 1
        steps += 1
    at = end
    if at < len(doc) and doc[at].text == ",":
        at += 1
        stop = min(len(doc), at + 4)
        while at < stop and doc[at].pos_ in ("DET", "ADJ", "NOUN", "ADP", "ADV"):
            if doc[at].lower_ in lexicon.source_nouns:
                nouns.append(doc[at].lower_)
                break
            at += 1
    return nouns


def _described(doc: Doc, token: Token, grammar: Grammar, noun: SourceNoun) -> Mention:
    start = token.i
    while start > 0 and doc[start - 1].pos_ in ("DET", "ADJ", "NUM") and not doc[start].is_sent_start:
        start -= 1
    end = token.i + 1
    edge = token.right_edge.i + 1
    while (
        end < edge
        and doc[end].text not in (",", ";", ":", "(", "«", '"')
        and doc[end].pos_ not in ("VERB", "AUX", "SCONJ", "PRON")
    ):
        end += 1
    determiner = doc[start].lower_
    plural = noun.number == "p" or determiner in grammar.words["plural_determiners"]
    shown = gender_of_determiner(determiner, grammar) or as_gender(noun.gender)
    text = doc[start:end].text
    subject = token.dep_ in SUBJECTS
    return Mention(start, end, text, "", shown, "p" if plural else "s", subject, frozenset((token.lower_,)))


def _is_subject(doc: Doc, start: int, end: int) -> bool:
    root = doc[start:end].root
    return root.dep_ in SUBJECTS or (root.dep_ in ("appos", "flat:name", "nmod") and root.head.dep_ in SUBJECTS)


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("amod", "fixed", "flat:name")


def _titles_name(doc: Doc, at: int, taken: set[int]) -> bool:
    """Tell whether a noun is the title of a name that follows: it is no mention of its own."""
    return any(place in taken and doc[place].ent_type_ == "PER" for place in range(at + 1, min(at + 3, len(doc))))
