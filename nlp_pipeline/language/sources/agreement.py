"""Gender and number of noun phrases and names: from the determiner, the noun, the title or the first name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

Gender = Literal["m", "f", ""]
Number = Literal["s", "p"]


def as_gender(value: str) -> Gender:
    """Give a gender of the lexicon as one that agrees: '' for a noun of either gender."""
    return "m" if value == "m" else "f" if value == "f" else ""


def gender_of_determiner(word: str, grammar: Grammar) -> Gender:
    """Tell the gender that a determiner shows; '' where it shows none ("l'", "les")."""
    if word in grammar.sources.masculine_determiners:
        return "m"
    return "f" if word in grammar.sources.feminine_determiners else ""


def gender_of_phrase(doc: Doc, start: int, end: int, lexicon: Lexicon, grammar: Grammar) -> Gender:
    """Tell the gender of a noun phrase: by its determiner, or by its first noun that the lexicon knows."""
    counted = any(token.lower_ in grammar.quantities for token in doc[start : min(end, start + 3)])
    shown = gender_of_determiner(one_of_several(doc, start, grammar) or doc[start].lower_, grammar)
    if shown and not counted:
        return shown
    noun = next((lexicon.source_nouns[t.lower_] for t in doc[start:end] if t.lower_ in lexicon.source_nouns), None)
    return as_gender(noun.gender) if noun is not None else ""


def one_of_several(doc: Doc, start: int, grammar: Grammar) -> str:
    """Give the word for the one that a phrase takes out of several ("l'une des élèves"); '' for any other phrase."""
    at = start + (doc[start].lower_ in grammar.definite_articles)
    link = at + 1
    while link < len(doc) and doc[link].lower_ in grammar.sources.focus:
        link += 1  # « un seul des élèves »
    if link >= len(doc) or doc[link].lower_ not in grammar.sources.function_continuers:
        return ""
    return doc[at].lower_ if doc[at].lower_ in grammar.ones else ""


def behind_preposition(doc: Doc, start: int, grammar: Grammar) -> bool:
    """Tell whether a preposition stands before a name or noun phrase, or before its determiner ("de l'université")."""
    at = start - 1
    contracted = grammar.contracted_prepositions - grammar.plural_determiners
    if at > 0 and doc[at].lower_ in grammar.determiners and doc[at].pos_ == "DET" and doc[at].lower_ not in contracted:
        at -= 1
    return at >= 0 and (doc[at].pos_ == "ADP" or doc[at].lower_ in contracted)


def number_of_phrase(doc: Doc, start: int, end: int, grammar: Grammar) -> Number:
    """Tell the number of a noun phrase: by its determiner or first word, or because "et" joins two."""
    first = doc[start]
    numeral = first.pos_ == "NUM" and first.lower_ not in grammar.ones
    if any(token.lower_ in grammar.quantities for token in doc[start : min(end, start + 3)]):
        return "p"
    if numeral or "Number=Plur" in str(first.morph) or first.lower_ in grammar.plural_determiners:
        return "p"
    return "p" if any(token.lower_ in grammar.et for token in doc[start:end]) else "s"


def gender_of_body(doc: Doc, start: int, lexicon: Lexicon, grammar: Grammar) -> Gender:
    """Tell the gender of a name that is no person's: by its determiner, or by its first word.

    Args:
        doc: the Doc.
        start: first token of the name.
        lexicon: source nouns.
        grammar: determiners.
    """
    before = gender_of_determiner(doc[start - 1].lower_, grammar) if start else ""
    first = doc[start].lower_
    known = lexicon.source_nouns.get(first)
    return gender_of_determiner(first, grammar) or before or (as_gender(known.gender) if known is not None else "")
