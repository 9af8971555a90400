"""How far a source's noun phrase reaches: title, name and complements, without apposition and relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import closing_comma

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView, TokenRange

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X", "SYM"))
INNER_ARCS = frozenset(("det", "amod", "nummod", "case", "nmod", "advmod", "flat:name", "compound"))
"""Arcs of what stands before a head noun and belongs to its phrase."""

LONGEST_TITLE = 5
LONGEST_NAME = 5
"""In tokens."""

LONGEST_APPOSITION = 14
"""In tokens: what stands between two commas after a source and is longer is no apposition."""


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
    at = start
    last = start
    if view.is_in(at, view.grammar.syntax.free_pronouns) and view.is_in(at + 1, view.grammar.clause_relatives):
        return free_relative_end(view, at + 1, limit)
    is_pronoun = view.is_in(at, view.grammar.disjunctive_pronouns) or view.is_in(at, view.grammar.subject_pronouns)
    if is_pronoun and not (view.is_in(at, view.grammar.determiners) and view.pos[at] == "DET"):
        return at + 1
    while at < limit:
        if view.word(at) in ("(", "[") and last > start:
            closing = _acronym_in_brackets(view, at, limit)
            if closing is None:
                break
            at = last = closing
            continue
        step = _next_part(view, start, at, last, limit)
        if step is None:
            break
        at = step
        if view.is_word(at - 1) and not _is_joint(view, at - 1):
            last = at
    return last


def free_relative_end(view: DocView, relative: int, limit: int) -> int:
    """Give the token after the relative clause of « celui qui préside la région »: before its mark or the next verb."""
    verbs = 0
    for at in range(relative + 1, limit):
        if view.words[at] in (",", ".", ";", ":", "»", "!", "?") or view.opening_at(at) is not None:
            return at
        verbs += view.is_clause_verb(at)
        if verbs > 1:
            return at
    return limit


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


def _next_part(view: DocView, start: int, at: int, last: int, limit: int) -> int | None:
    """Give the token after the next one that still belongs to the phrase; None where the phrase has ended."""
    word = view.words[at]
    pos = view.pos[at]
    if view.texts[at].isspace():
        return None
    if view.opening_at(at) is not None:
        return _quoted_name(view, at, last, start, limit)
    if word in view.grammar.relatives or not (view.is_word(at) or word in ("'", "-", "/", "&", ".")):
        return None
    if at > start and view.phrase_from(at, view.grammar.recipients):
        return None
    if (
        at > start
        and pos == "PRON"
        and (view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.syntax.clear_subject_pronouns))
    ):
        return None
    if word in view.grammar.time_words and at > start and not view.entity_at[at]:
        dated = view.is_participle(at - 1) and view.dep[at - 1] in ("acl", "amod")
        return at + 1 if dated else None
    if pos == "DET" and at > start and view.pos[at - 1] in ("NOUN", "PROPN") and _begins_anew(view, at):
        return None
    if word in view.grammar.linking_prepositions:
        return at + 1 if at + 1 < limit else None
    if pos in ("ADP",) or word in view.grammar.inner_prepositions:
        return at + 1 if at > start and _belongs_inside(view, start, at, limit) else None
    if pos == "CCONJ" or word in view.grammar.name_joints:
        return at + 1 if _coordinates_names(view, at, last, limit) else None
    # However it is tagged.
    noun = word in view.lexicon.source_nouns and view.pos[at - 1] in ("DET", "ADJ", "NUM", "CCONJ")
    if pos == "DET" and view.forms[at] and not view.is_in(at, view.grammar.determiners) and at > start:
        return None  # « un conseiller résume »
    if pos in NOMINAL or pos == "DET" or view.entity_at[at] or noun:
        return None if _is_finite_here(view, at) else at + 1
    if pos in ("VERB", "AUX"):
        return _participle(view, start, at)
    if pos == "ADV":
        after_determiner = at - 1 == start and view.pos[start] == "DET"  # « son agent », whatever the tagger sees
        return at + 1 if at == start or after_determiner or view.pos[at + 1 : at + 2] in (["ADJ"], ["NUM"]) else None
    return None


def _begins_anew(view: DocView, at: int) -> bool:
    """Tell whether a determiner after a noun begins another phrase (« devant les caméras le gardien »)."""
    within = view.entity_at[at] and view.entity_at[at] == view.entity_at[at - 1]
    titled = view.is_in(at - 1, view.grammar.syntax.civil_titles)  # « M. le préfet »
    return (
        not (within or titled)
        and view.is_in(at, view.grammar.definite_determiners)
        and not view.texts[at][:1].isupper()
    )


def _is_finite_here(view: DocView, at: int) -> bool:
    """Tell a finite verb that the tagger took for a noun: a reporting verb before "que" or a quotation."""
    if view.is_only_verb(at):
        return True
    if view.pos[at] in ("DET", "PRON", "NUM") or not view.forms[at] or view.entity_at[at]:
        return False
    return view.is_in(at + 1, view.grammar.que)


def _participle(view: DocView, start: int, at: int) -> int | None:
    """Pass over a participle that qualifies the noun (« une équipe dirigée par … »); stop at any other verb."""
    qualifies = view.is_participle(at) and view.dep[at] in ("acl", "amod")
    if at > start and (qualifies or view.is_nominal(at)):
        return at + 1
    if at > start and not view.is_finite(at) and view.texts[at][:1].isupper():
        return at + 1  # a name that the tagger took for a verb
    return None


def _belongs_inside(view: DocView, start: int, at: int, limit: int) -> bool:
    """Tell whether a prepositional phrase is a complement of the noun before it, as the parser sees it."""
    if view.entity_at[at] and at + 1 < limit and view.entity_at[at + 1] == view.entity_at[at]:
        return True
    if view.is_in(at, view.grammar.syntax.broadcast_prepositions) and view.entity_at[at + 1 : at + 2] == ["ORG"]:
        return False  # « la ministre sur France Inter »
    if view.is_in(at, view.grammar.par):
        participle = any(feature.startswith("pap") for form in view.forms[at - 1] for feature in form.features)
        return participle or view.pos[at - 1] in ("VERB", "ADJ")
    if view.is_in(at - 1, view.grammar.syntax.time_nouns) and view.pos[at - 2] == "NUM":
        return False  # « la comédienne de 39 ans à Madame Figaro »
    noun = view.head[at]
    governor = view.head[noun]
    if not (at < noun < limit and start <= governor < at):
        return False
    if view.dep[noun] not in ("nmod", "obl:arg", "obl:mod", "obl:agent", "amod", "appos"):
        return False
    if view.pos[governor] in ("VERB", "AUX") and view.dep[governor] not in ("acl", "amod"):
        return False
    return view.is_in(at, view.grammar.syntax.complement_prepositions)


def _coordinates_names(view: DocView, at: int, last: int, limit: int) -> bool:
    """Tell whether "et" joins another noun phrase, not the next clause: no finite verb follows without a subject."""
    after = at + 1
    if after >= limit or last != at:
        return False
    function = view.words[after] in view.lexicon.source_nouns  # « et référent énergie », however it is tagged
    nominal = view.pos[after] in ("DET", "PROPN", "NOUN", "ADJ", "NUM") or function
    if not (nominal or view.is_in(after, view.grammar.linking_prepositions)):
        return False
    if _is_finite_here(view, after) or view.is_finite(after):
        return False
    head = after
    while head < limit and view.pos[head] in ("DET", "ADJ", "NUM"):
        head += 1
    return head >= limit or view.dep[head] != "nsubj" or view.head[head] <= at or _shares_verb(view, head, at)


def _shares_verb(view: DocView, head: int, at: int) -> bool:
    """Tell whether the noun after "et" and one before it depend on the same verb."""
    return any(
        view.head[place] == view.head[head] for place in range(max(0, at - 12), at) if view.dep[place] == "nsubj"
    )


def _acronym_in_brackets(view: DocView, at: int, limit: int) -> int | None:
    """Give the token after "(OMS)", "(PS, Rhône)" and the like: short, and with a name in it."""
    for place in range(at + 1, min(at + 6, limit)):
        if view.word(place) in (")", "]"):
            inside = view.texts[at + 1 : place]
            return place + 1 if any(text[:1].isupper() for text in inside) else None
    return None


def _quoted_name(view: DocView, at: int, last: int, start: int, limit: int) -> int | None:
    """Pass over a short quotation inside the phrase (« le journal « La Vigie » »)."""
    quotation = view.opening_at(at)
    if quotation is None or last == start or not quotation.closed or quotation.end > limit:
        return None
    first = quotation.pieces[0][0] if quotation.pieces else at
    short = quotation.end - quotation.start <= 7
    if short and view.is_in(at - 1, view.grammar.linking_prepositions) and not view.has_finite_verb(at, quotation.end):
        return quotation.end  # « un groupe de "défenseurs du second degré" »
    return quotation.end if short and view.texts[first][:1].isupper() and view.dep[last - 1] != "ROOT" else None


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
        if (
            view.words[start] in (",", ";", ":")
            or view.is_clause_verb(start)
            or view.is_in(start, view.grammar.relatives)
        ):
            break
        if _may_begin(view, start, low):
            starts.append(start)
    return starts


def _may_begin(view: DocView, at: int, low: int) -> bool:
    if view.is_in(at, view.grammar.linking_prepositions) and not view.is_in(at, view.grammar.plural_determiners):
        return False
    if at > low and view.pos[at - 1] in ("DET", "NUM") and not view.is_in(at - 1, view.grammar.linking_prepositions):
        return False
    if at > low and view.is_in(at - 1, view.grammar.syntax.civil_titles):
        return False
    named = view.begins_entity(at) or view.pos[at] in ("PROPN", "NUM")
    opens = named or view.is_in(at, view.grammar.syntax.civil_titles) or view.is_in(at, view.grammar.determiners)
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
        and not view.is_in(start, view.grammar.linking_prepositions)
    ):
        start += 1
    if start > floor and view.pos[start] in ("PROPN", "NOUN") and view.is_in(start - 1, view.grammar.definite_articles):
        start -= 1
    while start < head and view.is_in(start, view.grammar.relatives):
        start += 1  # « le maire, dont les voisins disent »
    if view.is_in(start, view.grammar.de) and view.phrase_until(start, view.grammar.about):
        start -= view.phrase_until(start, view.grammar.about) - 1  # « plus de 70 joueurs »
    stop = noun_phrase_from(view, start, end)
    return start, max(stop, head + 1)


def _unbroken(view: DocView, start: int, end: int) -> bool:
    return not any(view.words[at] in (",", ";", ":", "«", "»", '"') for at in range(start, end))


def with_apposed_name(view: DocView, span: TokenRange, limit: int) -> TokenRange:
    """Take in the name that follows a title after a comma: « la présidente de l'association, Anne Morel ».

    The guidelines allow both spans; with the name in it a row can be read by itself.
    """
    start, end = span
    if view.word(end) != "," or end + 1 >= limit or view.pos[start] == "PRON":
        return span
    if view.texts[end - 1].isupper() and view.texts[end + 1].isupper():
        return span  # in capitals throughout, none of them tells a name
    if any(view.entity_at[at] == "PER" and not _is_complement(view, at) for at in range(start, end)):
        return span
    stop = end + 1
    while stop < min(limit, end + LONGEST_TITLE) and _is_title_part(view, stop):
        stop += 1
    if view.entity_at[stop : stop + 1] == ["PER"]:
        while stop < limit and view.entity_at[stop] == "PER":
            stop += 1
    elif view.texts[stop][:1].isupper() and view.entity_at[stop] != "LOC":
        while stop < limit and stop - end <= LONGEST_NAME and _is_name_part(view, stop):
            stop += 1
    else:
        return span
    brackets = view.word(stop) == "(" and _closes_phrase(view, stop, limit)
    return (start, stop) if view.word(stop) in (",", ".", ":", "»", "") or brackets or stop == limit else span


def _closes_phrase(view: DocView, opening: int, limit: int) -> bool:
    """Tell brackets behind a name that no verb follows: « le président, Paul Rey (PS), » not « X (24 ans) part »."""
    closing = next((at for at in range(opening, limit) if view.words[at] in (")", "]")), limit)
    return closing + 1 >= limit or not view.is_word(closing + 1)


def _is_complement(view: DocView, at: int) -> bool:
    """Tell whether a preposition joins a name to the noun before it (« le maire de Vernac »)."""
    while at > 0 and view.entity_at[at - 1] == view.entity_at[at]:
        at -= 1
    return view.is_in(at - 1, view.grammar.name_prepositions)


def _is_title_part(view: DocView, at: int) -> bool:
    """Tell whether a word belongs to a title before a name: « , le colonel Anne Morel »."""
    if view.entity_at[at] or view.texts[at][:1].isupper():
        return False
    return view.words[at] in view.lexicon.source_nouns or view.is_in(at, view.grammar.definite_articles)


def _is_name_part(view: DocView, at: int) -> bool:
    """Tell whether a word can stand in a person's name: a capital, or a particle before one ("al", "de", "van")."""
    capital = view.texts[at][:1].isupper() and view.pos[at] not in ("DET", "ADP", "VERB")
    return capital or (
        len(view.texts[at]) <= 3
        and view.is_word(at)
        and view.texts[at + 1 : at + 2] != []
        and view.texts[at + 1][:1].isupper()
    )


def skip_apposition(view: DocView, end: int, limit: int, *, final: bool = False) -> int:
    """Move from the end of a source over what is set off after it: brackets, a relative clause, an apposition.

    Args:
        view: the Doc as lists.
        end: token behind the source.
        limit: token that may not be passed.
        final: whether the claim stands before the source, so that what is set off may end the sentence.

    Returns:
        The token where the clause goes on (after the closing comma), or ``end`` where nothing is set off.
    """
    at = end
    named = end > 0 and view.entity_at[end - 1] == "PER"
    if view.word(at) in ("(", "["):
        closing = next((p for p in range(at, limit) if view.words[p] in (")", "]")), None)
        at = end if closing is None else closing + 1
    start = at
    if view.is_in(at, view.grammar.relatives):
        comma = _next_comma(view, at, limit)
        if comma is None:
            return limit
        at = comma
    while view.word(at) == "," and at + 1 < limit:
        comma = _next_comma(view, at + 1, limit)
        ends = comma is None and opens_apposition(view, at + 1) and not view.may_be_participle(at + 1)
        if final and ends and closing_mark(view, at, limit) is not None:
            return limit  # « selon X, qui cite un document. », « selon X, maire de Y. »
        origin = named and view.is_in(at + 1, view.grammar.linking_prepositions)  # « Luc Berthier, de la FDSEA, »
        joined = comma is not None and at > start and view.may_be_participle(at + 1)
        if comma is None or not (origin or joined or _is_set_off(view, at + 1, comma)):
            break
        if not named and view.is_in(at + 1, view.grammar.indefinite_articles):
            break  # « selon une étude, une sieste, même courte, … »: the clause's own subject
        at = comma
    if at > start and _lacks_subject(view, at + 1):
        at = start  # « selon X, le club, champion en titre, souhaiterait »: the clause's own subject
    return at + 1 if view.word(at) == "," else at


def _lacks_subject(view: DocView, at: int) -> bool:
    """Tell whether a finite verb comes next, so that what stands before it was its subject."""
    at += view.opening_at(at) is not None
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negation_marks):
        at += 1
    return at < view.length and view.is_clause_verb(at) and not view.is_in(at + 1, view.grammar.inverted_pronouns)


def apposition_end(view: DocView, comma: int, limit: int) -> int:
    """Move over the appositions and relative clauses that commas set off behind a name or noun, up to their last word.

    Args:
        view: the Doc as lists.
        comma: token behind the noun phrase.
        limit: token that may not be passed.

    Returns:
        The mark that ends the last of them, or ``comma`` where none stands here.
    """
    while view.word(comma) == "," and comma + 1 < limit:
        # « Anne Morel, de la CGT. »
        named = view.entity_at[comma - 1] == "PER"
        origin = named and view.is_in(comma + 1, view.grammar.linking_prepositions)
        if not (origin or (named and _is_bare_noun(view, comma + 1)) or opens_apposition(view, comma + 1)):
            return comma
        closing = closing_mark(view, comma, limit)
        if closing is None:
            return comma
        comma = closing
    return comma


def _is_bare_noun(view: DocView, at: int) -> bool:
    """Tell a noun without a determiner behind a name: « Anne Morel, hydrobiologiste »."""
    lower = view.texts[at][:1].islower()
    return (
        lower
        and view.pos[at] in ("NOUN", "ADJ")
        and not (view.is_in(at, view.grammar.syntax.time_nouns) or view.is_clause_verb(at))
    )


def opens_apposition(view: DocView, at: int) -> bool:
    """Tell what commas set off behind a noun phrase: a relative clause, an age, a function, a participle, an origin."""
    if view.is_in(at, view.grammar.strong_relatives):
        return True
    bare = view.pos[at] in ("NOUN", "ADJ", "PROPN") and view.texts[at][:1].islower()
    noun = at if bare else at + 1
    described = view.words[noun] in view.lexicon.source_nouns if noun < view.length else False
    aged = view.pos[at] == "NUM" and view.is_in(at + 1, view.grammar.syntax.time_nouns)
    graded = view.is_in(at, view.grammar.degree_adverbs) and view.pos[at + 1 : at + 2] in (
        ["ADJ"],
        ["VERB"],
    )  # « , très ému, »
    return (
        aged or graded or (described and (bare or view.is_in(at, view.grammar.determiners))) or view.is_participle(at)
    )


def closing_mark(view: DocView, comma: int, limit: int) -> int | None:
    """Give the mark that ends what a comma sets off: the next comma outside of its clauses, or the sentence's end."""
    closing = closing_comma(view, comma, limit)
    if closing is not None:
        return closing
    end = next((at for at in range(comma + 1, limit) if view.words[at] in (".", ";", "»", "!", "?")), limit)
    free = view.is_in(comma + 1, view.grammar.strong_relatives) or not view.has_clause_verb(comma + 1, end)
    return end if free and not any(view.words[at] in (",", ":") for at in range(comma + 1, end)) else None


def _next_comma(view: DocView, at: int, limit: int) -> int | None:
    depth = 0
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        word = view.words[at]
        depth += (word == "(") - (word == ")")
        if word == "," and depth <= 0:
            return at
        at += 1
    return None


def _is_set_off(view: DocView, start: int, end: int) -> bool:
    """Tell whether a stretch between commas is an apposition or a relative clause, not the clause's beginning."""
    if view.is_in(start, view.grammar.relatives):
        return True
    if end - start > LONGEST_APPOSITION or view.has_finite_verb(start, end):
        return False
    if view.pos[start] in ("ADP", "ADV", "SCONJ", "CCONJ", "PRON") or view.is_in(start, view.grammar.time_words):
        return view.is_in(start, view.grammar.syntax.function_apposition) and view.is_in(
            start + 1, view.grammar.syntax.people_asides
        )
    finite = any(feature.startswith("ind") for form in view.forms[start] for feature in form.features)
    participial = view.may_be_participle(start) and not finite
    return participial or view.has_finite_verb(end + 1, view.passage(start)[1])
