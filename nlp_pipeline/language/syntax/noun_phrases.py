"""How far a source's noun phrase reaches: title, name and complements, without apposition and relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS
from nlp_pipeline.language.syntax.noun_phrase_parts import (
    INNER_ARCS,
    acronym_in_brackets,
    is_quoted_noun,
    next_part,
    past_participle_rest,
)

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def noun_phrase_from(view: DocView, start: int, limit: int) -> int:
    """Follow a noun phrase rightwards from its first token.

    Complements with "de", participles with their agent and an acronym in brackets belong to it; relative clauses,
    adjuncts of time and place, recipients and what follows a comma do not.

    Args:
        view: the Doc as lists.
        start: first token of the phrase.
        limit: token that the phrase may not pass.

    Returns:
        The token after its last; ``start`` where no noun phrase stands there.
    """
    found = view.phrase_ends.get((start, limit))
    if found is None:
        found = view.phrase_ends[start, limit] = _phrase_end(view, start, limit)
    return found


def _phrase_end(view: DocView, start: int, limit: int) -> int:
    at = start
    last = start
    word, grammar = view.word(at), view.grammar
    if word in grammar.free_pronouns and view.is_in(at + 1, grammar.clause_relatives):
        return free_relative_end(view, at + 1, limit)
    is_pronoun = word in grammar.disjunctive_pronouns or word in grammar.subject_pronouns
    if word in grammar.syntax.counting_pronouns and view.is_in(at + 1, grammar.linking_prepositions):
        is_pronoun = False  # « beaucoup de coureurs »
    tags = view.pos[at : at + 2]  # « certains partis », whatever the tagger makes of its first word
    determines = word in grammar.determiners and (tags[0] == "DET" or tags[1:] == ["NOUN"]) and at + 1 < limit
    all_of = word in grammar.before_article and any(
        view.is_in(at + 1, words)
        for words in (grammar.definite_articles, grammar.plural_determiners, grammar.demonstratives)
    )
    if is_pronoun and not (determines or all_of):
        counted = view.is_in(at, grammar.syntax.floating_quantifiers) and view.is_number(at + 1)
        return at + 1 + (counted or among(view, at + 1))  # « tous deux », « beaucoup d'entre eux »
    while at < limit:
        if view.word(at) in ("(", "[") and last > start:
            closing = acronym_in_brackets(view, at, limit)
            if closing is None:
                break
            at = last = closing
            continue
        step = next_part(view, start, at, last, limit)
        if step is None:
            break
        at = past_participle_rest(view, start, step, limit)
        if (_is_content(view, at - 1) and not _is_joint(view, at - 1)) or _is_quoted_name(view, at):
            last = at
    return last


def among(view: DocView, at: int) -> int:
    """Give the number of tokens of « d'entre eux » behind a pronoun or a number; 0 where it does not stand here."""
    length = view.phrase_from(at, view.grammar.syntax.among)
    return length + 1 if length and view.is_in(at + length, view.grammar.disjunctive_pronouns) else 0


def free_relative_end(view: DocView, relative: int, limit: int) -> int:
    """Give the token after the relative clause of « celui qui préside la région »: before its mark or the next verb."""
    verbs = 0
    for at in range(relative + 1, limit):
        quotation = view.opening_at(at)
        if quotation is not None:
            called = view.is_clause_verb(at - 1) or view.is_in(at - 1, view.grammar.comme)
            called = called and quotation.closed and not view.has_finite_verb(quotation.start, quotation.end)
            return min(quotation.end, limit) if called else at  # « celle que tous appellent « la lionne » »
        if view.words[at] in (",", ".", ";", ":", "»", "!", "?"):
            return at
        verbs += view.is_clause_verb(at) - (
            verbs == 1 and view.is_in(at, view.grammar.que)
        )  # « celle qui dit qu'il V »
        if verbs > 1:
            return at
    return limit


def _is_content(view: DocView, at: int) -> bool:
    return view.is_word(at) or view.is_in(at, view.grammar.unit_signs)


def _is_quoted_name(view: DocView, end: int) -> bool:
    """Tell a name in quotation marks that ends here: « le quotidien économique « Les Échos » | »."""
    quotation = view.closing_before(end)
    if quotation is None or view.pos[quotation.start - 1] == "ADV":
        return False  # « littéralement « L'Empire du vent » »
    return view.texts[quotation.pieces[0][0]][:1].isupper() or is_quoted_noun(view, quotation)


def _is_joint(view: DocView, at: int) -> bool:
    """Tell whether a word cannot end a noun phrase (preposition, determiner, coordinator)."""
    word = view.words[at]
    return (
        (view.pos[at] in ("ADP", "DET", "CCONJ") and view.entity_at[at] == "" and not _is_misread_name(view, at))
        or word in view.grammar.linking_prepositions
        or word in view.grammar.name_joints
        or word in view.grammar.to
        or word in view.grammar.syntax.elisions
    )


def _is_misread_name(view: DocView, at: int) -> bool:
    """Tell a name that the tagger takes for a determiner: « Léa »."""
    return view.texts[at][:1].isupper() and view.pos[at] == "DET" and not view.is_in(at, view.grammar.determiners)


def governed_phrase(view: DocView, at: int, limit: int) -> TokenRange | None:
    """Give the noun phrase that a preposition governs, with the preposition where it holds the article (« du maire »).

    Args:
        view: the Doc as lists.
        at: token of the preposition.
        limit: token that the phrase may not pass.

    Returns:
        The phrase's token range; None where none stands there.
    """
    end = noun_phrase_from(view, at + 1, limit)
    start = at if view.is_in(at, view.grammar.contracted_prepositions) else at + 1
    return (start, end) if end > at + 1 else None


def noun_phrase_until(view: DocView, end: int, low: int) -> TokenRange | None:
    """Give the longest noun phrase that ends just before a token and begins with a determiner or a name.

    Args:
        view: the Doc as lists.
        end: token behind the phrase.
        low: token before which it may not begin.

    Returns:
        Its range; None where none ends there.
    """
    ends = [start for start in noun_phrase_starts(view, end, low) if noun_phrase_from(view, start, end) == end]
    return (ends[-1], end) if ends else None


def noun_phrase_starts(view: DocView, end: int, low: int) -> list[int]:
    """Give the tokens where a noun phrase that reaches to a place may begin, the nearest first."""
    starts = []
    for start in range(end - 1, low - 1, -1):
        relative = view.is_in(start, view.grammar.relatives) and not view.entity_at[start]
        if view.words[start] in CLAUSE_MARKS or view.is_clause_verb(start) or relative:
            break
        if _may_begin(view, start, low):
            starts.append(start)
    return starts


def _may_begin(view: DocView, at: int, low: int) -> bool:
    if view.is_in(at, view.grammar.linking_prepositions) and not view.is_in(at, view.grammar.plural_determiners):
        return False
    if at > low and view.pos[at - 1] in ("DET", "NUM") and not view.is_in(at - 1, view.grammar.linking_prepositions):
        return False
    if at > low and view.is_in(at - 1, view.grammar.civil_titles):
        return False
    named = view.begins_entity(at) or view.pos[at] in ("PROPN", "NUM")
    opens = named or view.is_in(at, view.grammar.civil_titles) or view.is_in(at, view.grammar.determiners)
    return opens and not _continues_name(view, at, low)


def _continues_name(view: DocView, at: int, low: int) -> bool:
    """Tell a word that cannot begin a phrase: inside a name, or behind "de"."""
    inside = view.entity_at[at] != "" and not view.begins_entity(at)
    return inside or (at > low and view.is_in(at - 1, view.grammar.linking_prepositions))


def noun_phrase_before(view: DocView, head: int, end: int, floor: int) -> TokenRange:
    """Give the noun phrase around a head noun that stands before a verb.

    Args:
        view: the Doc as lists.
        head: token of the head noun or pronoun.
        end: token that the phrase may not pass (where the verb group begins).
        floor: first token of the clause's window.

    Returns:
        The phrase's token range; its left edge by the parser's arcs, its right edge as in :func:`noun_phrase_from`.
    """
    if view.pos[head] == "PRON" and (
        view.is_in(head, view.grammar.subject_pronouns) or view.is_in(head, view.grammar.disjunctive_pronouns)
    ):
        return head, head + 1
    start = head
    for child in view.children[head]:
        if floor <= child < head and view.dep[child] in INNER_ARCS and _unbroken(view, child, head):
            start = min(start, child)
    if view.entity_at[head]:
        while start > floor and view.entity_at[start - 1] == view.entity_at[head] and view.doc[start].ent_iob_ == "I":
            start -= 1
    while (
        start > floor
        and view.pos[start - 1] in ("DET", "ADJ", "NUM")
        and view.head[start - 1] <= end
        and not view.texts[start - 1].isspace()
    ):
        if view.head[start - 1] < start - 1:
            break
        start -= 1
    while (
        start < head
        and (view.pos[start] in ("ADV", "ADP") or not view.is_word(start))
        and not (view.is_in(start, view.grammar.linking_prepositions) and view.pos[start + 1] != "ADP")
    ):
        start += 1
    if start > floor and view.pos[start] in ("PROPN", "NOUN") and view.is_in(start - 1, view.grammar.definite_articles):
        start -= 1
    while start < head and view.is_in(start, view.grammar.relatives):
        start += 1  # « le maire, dont les voisins disent »
    if view.is_in(start, view.grammar.de) and view.phrase_until(start, view.grammar.about):
        start -= view.phrase_until(start, view.grammar.about) - 1  # « plus de 70 joueurs »
    if view.is_in(start, view.grammar.de) and view.is_in(start - 1, view.grammar.syntax.counting_pronouns):
        start -= start > floor  # « peu d'experts »
    stop = noun_phrase_from(view, start, end)
    return start, max(stop, head + 1)


def _unbroken(view: DocView, start: int, end: int) -> bool:
    return not any(view.words[at] in (",", ";", ":", "«", "»", '"') for at in range(start, end))
