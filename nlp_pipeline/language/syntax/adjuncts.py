"""Adjuncts by word order: dates, prepositional phrases, gerunds, asides; they may part any two parts of a clause.

The parser hangs an adjunct on the wrong word about as often as on the right one; where it begins and ends shows in its
words. What stands between a verb and its "que", its infinitive, its quotation or its inverted subject is passed over
here, whatever it is and however long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.absolute_phrases import absolute_end
from nlp_pipeline.language.syntax.hearers import follows_hearers, follows_outlet
from nlp_pipeline.language.syntax.time_phrases import time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

BRACKETS = {"(": ")", "[": "]"}
ASIDE_OPENERS = BRACKETS.keys() | DASHES | {","}
NAMES = frozenset(("PER", "ORG"))


def skip_adjuncts(view: DocView, at: int, limit: int, *, marks: bool = True, whole: bool = True) -> int:
    """Move over every adjunct that stands here, one after the other.

    Args:
        view: the Doc as lists.
        at: first token that may be an adjunct's.
        limit: token that none may pass.
        marks: whether asides between commas, dashes and brackets count, and a stray comma before an adjunct.
        whole: whether a noun phrase in an adjunct takes in a name or a definite noun that follows it without a
            preposition; False where that may be the subject (« a assuré sur France Bleu | Marc Lenoir »).

    Returns:
        The token after the last adjunct; ``at`` where none stands here.
    """
    start = at
    while at < limit:
        after = adjunct_end(view, at, limit, whole=whole)
        if after == at and marks:
            after = aside_end(view, at, limit)
            first = _past_adverbs_back(view, at, start)
            shared = after == at > start and (view.words[first - 1] == "," or _goes_on_apart(view, at))
            if shared and not _opens_object(view, at) and (whole or not _names_speaker(view, at)):
                after = max(at, aside_end(view, first - 1, limit))  # the mark closes an aside and opens the next
        if after == at:
            return at
        at = after
    return at


def _past_adverbs_back(view: DocView, at: int, start: int) -> int:
    """Give the first of the adverbs right before a token: « , | visiblement | ému, »."""
    while at > start + 1 and view.pos[at - 1] == "ADV" and view.words[at - 1] not in ASIDE_OPENERS:
        at -= 1
    return at


def _goes_on_apart(view: DocView, at: int) -> bool:
    """Tell whether the dash before a token parts two asides: « dit – lundi – et c'est nouveau – que P »."""
    if view.words[at - 1] not in DASHES or view.is_in(at, view.grammar.que):
        return False
    return not (is_subordinator(view, at) or view.is_in(at, view.grammar.determiners))


def _opens_object(view: DocView, at: int) -> bool:
    """Tell what a verb governs behind an aside: « a dit, lundi soir, | avoir vu X, et … », or a quotation."""
    return view.may_be_infinitive(at) or view.opening_at(at) is not None


def _names_speaker(view: DocView, at: int) -> bool:
    """Tell a person or body by name or by noun: « estime, dans une note, | Anne Morel, économiste »."""
    if view.begins_entity(at) and view.entity_at[at] in NAMES:
        return True
    return view.is_in(at, view.grammar.determiners) and view.word(at + 1) in view.lexicon.source_nouns


def adjunct_end(view: DocView, at: int, limit: int, *, whole: bool = True) -> int:
    """Give the token after the one adjunct without marks that begins here; ``at`` where none does (looked up once)."""
    if at >= limit:
        return at
    found = view.adjunct_ends.get((at, limit, whole))
    if found is None:
        found = view.adjunct_ends[at, limit, whole] = _adjunct_end(view, at, limit, whole=whole)
    return found


def _adjunct_end(view: DocView, at: int, limit: int, *, whole: bool) -> int:
    if view.texts[at].isspace():
        return at + 1
    length = view.phrase_from(at, view.grammar.inside_compounds)
    if length:
        governs = view.phrase_from(at, view.grammar.syntax.governing_phrases) == length
        return _past_complement(view, at + length, limit, whole=whole) if governs else min(at + length, limit)
    after = absolute_end(view, at, limit)
    if after == at:
        after = time_end(view, at, limit)
    if after > at:
        return after
    gerund = _gerund(view, at)
    if gerund is not None:
        return _run(view, gerund + 1, limit, whole=whole)
    as_what = view.phrase_from(at, view.grammar.syntax.as_what)
    if as_what:
        return _run(view, at + as_what, limit, whole=whole)
    manner = _manner(view, at) if view.is_in(at, view.grammar.de) else None
    if manner is not None:
        return _run(view, manner, limit, whole=whole)
    little = view.phrase_from(at, view.grammar.syntax.little)  # « un peu avant 15 h »
    soon = little > 0 and view.is_in(at + little, view.grammar.before_and_after)
    at += little * soon
    if is_preposition(view, at) and not view.is_in(at + 1, view.grammar.asked):
        after = _run(view, at + 1, limit, whole=whole)
        if after > at + 1:
            return after
    alone = soon and not view.is_in(at + 1, view.grammar.que)  # « a annoncé | peu après | une trêve »
    return at + (alone or is_adverb(view, at))


def _past_complement(view: DocView, at: int, limit: int, *, whole: bool) -> int:
    """Move over what a fixed phrase still governs: « au nom | du gouvernement », « au regard | des faits »."""
    if at >= limit or not view.is_in(at, view.grammar.linking_prepositions):
        return min(at, limit)
    after = _run(view, at + 1, limit, whole=whole)
    return after if after > at + 1 else at


def _manner(view: DocView, at: int) -> int | None:
    """Give the noun of how something is said: « d'une voix à peine audible », « de façon nette »."""
    if view.is_in(at + 1, view.grammar.syntax.bare_manner_nouns):
        purpose = view.is_in(at + 2, view.grammar.que) or view.is_in(at + 2, view.grammar.plain_to)
        return None if purpose else at + 1  # « de façon que », « de manière à »
    owned = view.is_in(at + 1, view.grammar.possessives)  # « de sa voix fluette »
    if not (owned or view.is_in(at + 1, view.grammar.indefinite_articles)):
        return None
    noun = at + 2 + view.is_in(at + 2, view.grammar.syntax.before_nouns)
    return noun if view.is_in(noun, view.grammar.manner_nouns) else None


def is_adverb(view: DocView, at: int) -> bool:
    """Tell an adverb or a pronoun that doubles the subject (« ont eux estimé »), by tag or by word."""
    word, pos, grammar = view.words[at], view.pos[at], view.grammar
    if view.entity_at[at] or word in grammar.que or word in grammar.negation_marks:
        return False
    if view.texts[at][:1].isupper() and at > 0 and view.is_word(at - 1):
        return False  # « titre Ici Paris »
    if pos != "DET" and word in grammar.syntax.doubling_pronouns and at > 0 and view.is_word(at - 1):
        return True
    if pos == "DET" and word in grammar.determiners:
        return False  # « Aucun élu n'a dit que P »
    if word in grammar.syntax.counting_pronouns and view.is_in(at + 1, grammar.linking_prepositions):
        return False  # « Peu d'élus pensent que P », « Aucun des élus n'a dit que P »
    adverb = pos == "ADV" or view.is_only_adverb(at)
    return (adverb and word not in grammar.interrogatives) or word in grammar.full_negations


def is_preposition(view: DocView, at: int) -> bool:
    """Tell a preposition that may open an adjunct; "de" opens complements of nouns."""
    unaccented = view.texts[at] in view.grammar.syntax.unaccented_prepositions and view.entity_at[at + 1] == "LOC"
    return unaccented or (
        view.words[at] in view.grammar.syntax.prepositions
        and not (view.entity_at[at] and view.entity_at[at] == view.entity_at[at - 1])
    )


def is_subordinator(view: DocView, at: int) -> bool:
    """Tell a word that announces a clause with a verb of its own, no preposition and no reflexive « s' »."""
    word = view.words[at]
    if word not in view.grammar.subordinators:
        return False
    if word in view.grammar.syntax.elided_si and not view.is_in(at + 1, view.grammar.syntax.si_subjects):
        return False
    return not is_preposition(view, at)


def aside_end(view: DocView, at: int, limit: int) -> int:
    """Give the token after an aside between marks that opens here, or after a stray comma before an adjunct.

    An aside has no finite verb of its own outside of a relative or subordinate clause, and its mark is closed; the
    closing mark belongs to it (looked up once).
    """
    if at >= limit or view.words[at] not in ASIDE_OPENERS:
        return at
    found = view.aside_ends.get((at, limit))
    if found is None:
        found = view.aside_ends[at, limit] = _aside_end(view, at, limit)
    return found


def _aside_end(view: DocView, at: int, limit: int) -> int:
    word = view.words[at]
    if word in BRACKETS:
        closing = next((place for place in range(at + 1, limit) if view.words[place] == BRACKETS[word]), None)
        return at if closing is None else closing + 1
    if word in DASHES:
        closing = next((place for place in range(at + 1, limit) if view.words[place] in DASHES), None)
        return at if closing is None else closing + 1
    if view.is_in(at + 1, view.grammar.que):
        return at
    after = adjunct_end(view, at + 1, limit)
    if after > at + 1 and view.word(after) == ",":
        return after + 1
    closing = closing_comma(view, at, limit)
    if closing == at + 2 and is_preposition(view, at + 1):
        return at  # « dit cela, pour, de nouveau, attirer l'attention »
    if closing is not None and (
        after == at + 1 or not any(view.is_in(p, view.grammar.que) for p in range(at, closing))
    ):
        return closing + 1
    dash = next((place for place in range(at + 1, limit) if view.words[place] in DASHES), limit)
    if closing is None and dash < limit and not view.has_clause_verb(at, dash) and _is_bare_aside(view, at + 1, dash):
        return dash  # « demande, visiblement émue | – on le comprend – | si »
    if after == at + 1 and view.may_be_participle(after):
        behind = skip_adjuncts(view, after + 1, limit, marks=False)
        if view.is_in(behind, view.grammar.que):
            return behind  # « dit dans une lettre, | publiée samedi | que P »
    return after if after > at + 1 else at  # a stray comma


def _is_bare_aside(view: DocView, start: int, end: int) -> bool:
    """Tell words that no mark parts and that open with an adverb or what is said of somebody."""
    plain = all(view.is_word(at) for at in range(start, end))
    return plain and (view.pos[start] == "ADV" or view.may_be_participle(start) or view.pos[start] == "ADJ")


def closing_comma(view: DocView, opening: int, limit: int) -> int | None:
    """Give the comma that closes the aside which one opens: the first with every verb before it announced."""
    free = 0  # finite verbs that no relative pronoun or subordinator has announced
    announced = 0
    elliptical = -1  # a subordinator that may do without a verb: « comme souvent »
    at = opening + 1
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        word = view.words[at]
        if word in BRACKETS:
            at = max(aside_end(view, at, limit), at + 1)
            continue
        if word == "," and (announced == 0 or (announced == 1 and -1 < elliptical < at - 1)):
            return at if free <= 0 else None
        if word in (":", ";") or (word == "." and at + 1 >= view.sentence(at)[1]):
            return None
        if word in view.grammar.clause_relatives or is_subordinator(view, at):
            announced += 1
            verbless = view.is_in(at, view.grammar.syntax.elliptical_subordinators)
            elliptical = at if verbless and not view.is_in(at + 1, view.grammar.determiners) else -1
        elif view.is_clause_verb(at):
            elliptical = -1
            if announced:
                announced -= 1
            elif view.pos[at - 1] != "AUX":
                free += 1
        at += 1
    return None


def _gerund(view: DocView, at: int) -> int | None:
    """Give the participle of the gerund that begins here, over its clitics: « en se disant »; None for none."""
    if view.words[at] not in view.grammar.gerund_openers:
        return None
    at += 1
    while view.is_in(at, view.grammar.object_clitics):
        at += 1
    return at if at < view.length and view.is_present_participle(at) else None


def _run(view: DocView, start: int, limit: int, *, whole: bool) -> int:
    """Follow the words of an adjunct: nouns with their complements, up to a mark, a verb, or another adjunct."""
    at = start
    seen = False  # a noun or a verb form that the adjunct needs
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None:
            short = quotation.closed and quotation.end <= limit and view.texts[quotation.pieces[0][0]][:1].isupper()
            if not short or view.has_finite_verb(quotation.start, quotation.end):
                return at
            at, seen = quotation.end, True
            continue
        if view.words[at] in BRACKETS and seen:
            after = aside_end(view, at, limit)
            if after == at:
                return at
            at = after
            continue
        if _ends_run(view, at, start, limit, seen=seen, whole=whole):
            return at
        seen = seen or view.pos[at] not in ("DET", "ADP", "ADV", "CCONJ") or bool(view.entity_at[at])
        at += 1
    return at


def _ends_run(view: DocView, at: int, start: int, limit: int, *, seen: bool, whole: bool) -> bool:
    word = view.words[at]
    if not (view.is_word(at) or word in ("-", "/", "&", "'")) or view.texts[at].isspace():
        return True
    grammar = view.grammar
    if word in grammar.clause_relatives or word in grammar.relatives or word in grammar.negation_marks:
        return True
    if seen and (word in grammar.interrogatives or _opens_infinitive(view, at)):
        return True
    if word in grammar.se and view.pos[at] == "PRON":
        return True
    inside = bool(view.entity_at[at]) and view.entity_at[at] == view.entity_at[at - 1] and not view.begins_entity(at)
    if inside or at == start:
        return view.pos[at] == "PRON" and view.is_in(at, view.grammar.clear_subject_pronouns)
    if seen and is_preposition(view, at) and not view.is_in(at, view.grammar.linking_prepositions):
        return True
    if seen and not view.is_in(at - 1, view.grammar.de) and time_end(view, at, limit) > at:
        return True
    if view.is_in(at, view.grammar.clear_subject_pronouns) and view.pos[at] == "PRON":
        return True
    if view.is_clause_verb(at) and view.pos[at - 1] not in ("DET", "ADP"):
        return True
    if view.may_be_infinitive(at) and not (
        view.is_in(at - 1, view.grammar.linking_prepositions)
        or is_preposition(view, at - 1)
        or view.pos[at - 1] == "PRON"
    ):
        return True
    if seen and view.pos[at] == "CCONJ" and not _joins_noun(view, at):
        return True
    return seen and not whole and _begins_anew(view, at)


def _opens_infinitive(view: DocView, at: int) -> bool:
    """Tell « de partir », « d'avoir menti », « de ne pas venir »: what the verb before the adjunct may govern."""
    if not view.is_in(at, view.grammar.de):
        return False
    at += 1
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negations):
        at += 1
    return at < view.length and view.may_be_infinitive(at)


def _joins_noun(view: DocView, at: int) -> bool:
    """Tell whether a coordinator goes on with another noun phrase and not with a clause."""
    after = at + 1
    return after < view.length and (
        view.pos[after] in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP")
        or view.is_in(after, view.grammar.linking_prepositions)
    )


def _begins_anew(view: DocView, at: int) -> bool:
    """Tell whether a definite determiner or a name after a noun begins a noun phrase of its own."""
    if view.pos[at - 1] in ("DET", "ADP", "CCONJ") or view.is_in(at - 1, view.grammar.linking_prepositions):
        return False
    acronym = bool(view.entity_at[at - 1]) and view.texts[at - 1].isupper() and len(view.texts[at - 1]) > 1
    if acronym and (view.is_in(at, view.grammar.indefinite_articles) or view.begins_entity(at)):
        return True  # « ont indiqué à l'AFP | des chercheurs »
    if follows_outlet(view, at):
        return True
    if view.is_in(at, view.grammar.civil_titles):
        return True  # « a confié en larmes Mme Rey »
    if view.is_in(at, view.grammar.numerals) and view.pos[at] == "NUM":
        return view.pos[at + 1] == "NOUN"  # « a confié en larmes deux voisins »
    if view.is_in(at, view.grammar.free_pronouns) and view.is_in(at + 1, view.grammar.clause_relatives):
        return True
    if view.begins_entity(at) and view.is_in(at - 1, view.grammar.time_nouns):
        return True  # « a fait savoir dans la soirée Alger »
    if view.begins_entity(at) and view.entity_at[at] in NAMES:
        noun = view.lexicon.source_nouns.get(view.words[at - 1])
        if noun is not None and noun.type == "document" and not view.is_in(at - 2, view.grammar.definite_articles):
            return True  # « a indiqué par courriel | Paul Rey », but « dans le rapport Rey »
        return view.entity_at[at - 1] != "" or view.pos[at - 1] in ("PROPN", "X") or follows_hearers(view, at)
    return (
        view.is_in(at, view.grammar.determiners)
        and not view.is_in(at, view.grammar.linking_prepositions)
        and not view.is_in(at, view.grammar.to)
        and not view.texts[at][:1].isupper()
    )
