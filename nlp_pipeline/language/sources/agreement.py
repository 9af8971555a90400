"""Gender and number of noun phrases and names: from the determiner, the noun, the title or the first name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from nlp_pipeline.language.words import tagged_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon import Lexicon, SourceNoun
    from nlp_pipeline.lexicon.grammar import Grammar

Gender = Literal["m", "f", ""]
Number = Literal["s", "p"]


def as_gender(value: str) -> Gender:
    """Give a gender of the lexicon as one that agrees: '' for a noun of either gender."""
    return "m" if value == "m" else "f" if value == "f" else ""


def is_title(written: str, lexicon: Lexicon) -> bool:
    """Tell a title before a name, as the text writes it: "Mr" is one, "MR" a party."""
    return written.lower() in lexicon.titles and not (written.isalpha() and written.isupper() and len(written) > 1)


def gender_of_determiner(word: str, grammar: Grammar) -> Gender:
    """Tell the gender that a determiner shows; '' where it shows none ("l'", "les", "son", but « sa collègue »)."""
    if word in grammar.masculine_determiners:
        return "m"
    return "f" if word in grammar.feminine_determiners or word in grammar.sources.feminine_possessives else ""


def source_noun(word: str, lexicon: Lexicon, grammar: Grammar) -> SourceNoun | None:
    """Give a noun that can be a source, also behind what says that somebody is it no longer ("ex-patron")."""
    return lexicon.source_nouns.get(without_former(word, grammar))


def without_former(word: str, grammar: Grammar) -> str:
    """Give a noun less what says that somebody is it no longer: "président" of "ex-président"."""
    if not word.startswith(grammar.sources.former):
        return word
    return word.removeprefix(next(prefix for prefix in grammar.sources.former if word.startswith(prefix)))


def gender_of_phrase(doc: Doc, start: int, end: int, lexicon: Lexicon, grammar: Grammar) -> Gender:
    """Tell the gender of a noun phrase: by its determiner, or by its first noun that the lexicon knows."""
    lower = words_of(doc).lower
    counted = not grammar.quantities.isdisjoint(lower[start : min(end, start + 3)])
    shown = gender_of_determiner(one_of_several(lower, start, grammar) or lower[start], grammar)
    if shown and not counted:
        return shown
    for at in range(start, end):
        noun = source_noun(lower[at], lexicon, grammar)
        if noun is not None:
            return as_gender(noun.gender) or gender_shown_behind(doc, at, end, grammar)
    return ""


def gender_shown_behind(doc: Doc, noun: int, end: int, grammar: Grammar) -> Gender:
    """Tell the gender that an adjective right behind a noun of either gender shows: "l'écologiste bretonne"."""
    at = noun + 1
    if at >= end or doc[at].pos_ != "ADJ" or doc[at].lower_.endswith(grammar.sources.both_endings):
        return ""
    shown = str(doc[at].morph)
    if "Gender=Fem" in shown and doc[at].lower_.endswith(grammar.sources.feminine_endings):
        return "f"
    return "m" if "Gender=Masc" in shown and doc[at].lower_.endswith(grammar.sources.masculine_endings) else ""


def one_of_several(lower: Sequence[str], start: int, grammar: Grammar) -> str:
    """Give the word for the one that a phrase takes out of several ("l'une des élèves"); '' for any other phrase."""
    at = start + (lower[start] in grammar.definite_articles)
    if at >= len(lower) or lower[at] not in grammar.ones:
        return ""
    link = at + 1
    while link < len(lower) and lower[link] in grammar.sources.focus:
        link += 1  # « un seul des élèves »
    return lower[at] if link < len(lower) and lower[link] in grammar.sources.function_continuers else ""


def behind_preposition(doc: Doc, start: int, grammar: Grammar) -> bool:
    """Tell whether a preposition stands before a name or noun phrase, or before its determiner ("de l'université")."""
    words = tagged_words_of(doc)
    lower, tags = words.lower, words.tags
    at = start - 1
    if at > 0 and lower[at] in grammar.determiners and tags[at] == "DET" and not _is_contracted(lower[at], grammar):
        at -= 1
    return at >= 0 and (tags[at] == "ADP" or _is_contracted(lower[at], grammar))


def _is_contracted(word: str, grammar: Grammar) -> bool:
    """Tell a preposition and a singular article in one, which stands for no determiner: "du", "au"."""
    return word in grammar.contracted_prepositions and word not in grammar.plural_determiners


def number_of_phrase(doc: Doc, start: int, end: int, grammar: Grammar) -> Number:
    """Tell the number of a noun phrase: by its determiner or first word, or because "et" joins two."""
    lower = words_of(doc).lower
    if lower[start] in grammar.plural_determiners:
        return "p"
    if not grammar.quantities.isdisjoint(lower[start : min(end, start + 3)]):
        return "p"
    first = doc[start]
    numeral = first.pos_ == "NUM" and lower[start] not in grammar.ones
    if numeral or "Number=Plur" in str(first.morph):
        return "p"
    if grammar.et.isdisjoint(lower[start:end]):
        return "s"
    return "s" if _is_one_in_two_parts(doc, start, end, grammar) else "p"


def _is_one_in_two_parts(doc: Doc, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether "et" joins two nouns behind one determiner, or two complements of one noun.

    « la chanteuse et comédienne », « le délégué du Conseil du coton et de l'anacarde »
    """
    lower = words_of(doc).lower
    if lower[start] not in grammar.definite_determiners | grammar.ones:
        return False
    joint = next(at for at in range(start, end) if lower[at] in grammar.et)
    if joint + 1 >= end:
        return False
    complements = lower[joint + 1] in grammar.linking_prepositions and not grammar.linking_prepositions.isdisjoint(
        lower[start:joint]
    )
    one = lower[start] in grammar.ones and doc[joint + 1].pos_ == "PROPN"  # « une enquête de X pour « Y » et | Z »
    complements = complements or (one and not grammar.linking_prepositions.isdisjoint(lower[start:joint]))
    return complements or (doc[joint + 1].pos_ in ("NOUN", "ADJ") and doc[joint - 1].pos_ in ("NOUN", "ADJ"))


def gender_of_body(doc: Doc, start: int, lexicon: Lexicon, grammar: Grammar) -> Gender:
    """Tell the gender of a name that is no person's: by its determiner, or by its first word.

    Args:
        doc: the Doc.
        start: first token of the name.
        lexicon: source nouns.
        grammar: determiners.
    """
    lower = words_of(doc).lower
    before = gender_of_determiner(lower[start - 1], grammar) if start else ""
    first = lower[start]
    known = lexicon.source_nouns.get(first)
    return gender_of_determiner(first, grammar) or before or (as_gender(known.gender) if known is not None else "")
