"""What ends a sentence behind a source: said of the source ("selon X, spécialisé dans …"), or part of the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import is_adverb
from nlp_pipeline.language.syntax.appositions import closing_mark

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def source_description_end(
    view: DocView, at: int, limit: int, *, source: TokenRange, subject: TokenRange
) -> int | None:
    """Give the mark behind a participle or an adjective that ends the sentence and tells of the source.

    Args:
        view: the Doc as lists.
        at: token behind the comma after the source.
        limit: token that may not be passed.
        source: the source's noun phrase.
        subject: the noun phrase or pronoun that the claim before it begins with.

    Returns:
        None where nothing of that kind stands there, and where it may as well tell of the claim's subject:
        « Un homme est mort, selon le parquet, | tué par balle ».
    """
    comma = at - 1
    while is_adverb(view, at):
        at += 1  # « selon Anne Morel, | visiblement | déçue par le vote »
    participle = view.may_be_participle(at)
    if not (participle or view.pos[at : at + 1] == ["ADJ"]) or view.is_clause_verb(at):
        return None
    if view.is_in(source[0], view.grammar.disjunctive_pronouns) or not _agree(view, at, source):
        return None
    neutral = view.is_in(subject[0], view.grammar.neutral_pronouns)
    ambiguous = participle and not neutral and _agree(view, at, subject)
    if ambiguous and view.lemmas(at).isdisjoint(view.grammar.syntax.told_of_parties):
        return None
    return closing_mark(view, comma, limit)


def _agree(view: DocView, at: int, phrase: TokenRange) -> bool:
    """Tell whether a participle or an adjective can go with a noun phrase, as far as the words show it."""
    gender, number = _shown_by(view, at)
    other_gender, other_number = _shown_by_phrase(view, phrase)
    return not (gender and other_gender and gender != other_gender) and not (
        number and other_number and number != other_number
    )


def _shown_by(view: DocView, at: int) -> tuple[str, str]:
    """Give gender and number of a participle or an adjective, '' for what its ending does not show."""
    word = view.words[at]
    number = "p" if word.endswith(view.grammar.syntax.plural_endings) else "s"
    if word.endswith(view.grammar.syntax.endings_of_either_number):
        number = ""  # « élus », but « inclus »
    if not word.endswith(view.grammar.syntax.feminine_marks):
        return "m", number
    return ("f" if view.may_be_participle(at) else ""), number


def _shown_by_phrase(view: DocView, phrase: TokenRange) -> tuple[str, str]:
    """Give gender and number of a noun phrase, by its determiner; '' for what that does not show."""
    start, end = phrase
    if any(view.is_in(at, view.grammar.name_joints) for at in range(start, end)):
        return "", "p"
    if view.is_in(start, view.grammar.plural_determiners):
        return "", "p"
    gender = "m" if view.is_in(start, view.grammar.masculine_determiners) else ""
    gender = "f" if view.is_in(start, view.grammar.feminine_determiners) else gender
    single = view.is_in(start, view.grammar.determiners) or view.is_in(start, view.grammar.definite_articles)
    return gender, "s" if single or view.entity_at[start] else ""
