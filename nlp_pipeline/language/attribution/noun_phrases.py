"""How far a source's noun phrase reaches: title, name and complements, without apposition and relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.reading import Reading, TokenRange

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X", "SYM"))
INNER_ARCS = frozenset(("det", "amod", "nummod", "case", "nmod", "advmod", "flat:name", "compound"))
"""Arcs of what stands before a head noun and belongs to its phrase."""

LONGEST_TITLE = 5
LONGEST_NAME = 5
"""In tokens."""

LONGEST_APPOSITION = 14
"""In tokens: what stands between two commas after a source and is longer is no apposition."""


def noun_phrase_from(reading: Reading, start: int, limit: int) -> int:
    """Follow a noun phrase rightwards from its first token.

    Complements with "de", participles with their agent and an acronym in brackets belong to it; relative clauses,
    adjuncts of time and place, recipients and what follows a comma do not.

    Args:
        reading: the Doc as lists.
        start: first token of the phrase.
        limit: token that the phrase may not pass.

    Returns:
        The token after its last; ``start`` where no noun phrase stands there.
    """
    at = start
    last = start
    is_pronoun = reading.is_in(at, "disjunctive_pronouns") or reading.is_in(at, "subject_pronouns")
    if is_pronoun and not (reading.is_in(at, "determiners") and reading.pos[at] == "DET"):
        return at + 1
    while at < limit:
        if reading.word(at) in ("(", "[") and last > start:
            closing = _acronym_in_brackets(reading, at, limit)
            if closing is None:
                break
            at = last = closing
            continue
        step = _next_part(reading, start, at, last, limit)
        if step is None:
            break
        at = step
        if reading.is_word(at - 1) and not _is_joint(reading, at - 1):
            last = at
    return last


def _is_joint(reading: Reading, at: int) -> bool:
    """Tell whether a word cannot end a noun phrase (preposition, determiner, coordinator)."""
    word = reading.words[at]
    return (
        (reading.pos[at] in ("ADP", "DET", "CCONJ") and reading.entity_at[at] == "")
        or word in reading.grammar.words["linking_prepositions"]
        or word in reading.grammar.words["name_joints"]
        or word in reading.grammar.words["to"]
        or word in ("l'", "d'")
    )


def _next_part(reading: Reading, start: int, at: int, last: int, limit: int) -> int | None:
    """Give the token after the next one that still belongs to the phrase; None where the phrase has ended."""
    word = reading.words[at]
    pos = reading.pos[at]
    if reading.texts[at].isspace():
        return None
    if reading.opening_at(at) is not None:
        return _quoted_name(reading, at, last, start, limit)
    if word in reading.grammar.words["relatives"] or not (reading.is_word(at) or word in ("'", "-", "/", "&", ".")):
        return None
    if at > start and reading.phrase_from(at, "recipients"):
        return None
    if at > start and pos == "PRON" and reading.is_in(at, "object_clitics"):
        return None
    if word in reading.grammar.words["time_words"] and at > start and not reading.entity_at[at]:
        dated = reading.is_participle(at - 1) and reading.dep[at - 1] in ("acl", "amod")
        return at + 1 if dated else None
    if pos == "DET" and at > start and reading.pos[at - 1] in ("NOUN", "PROPN") and _begins_anew(reading, at):
        return None
    if word in reading.grammar.words["linking_prepositions"]:
        return at + 1 if at + 1 < limit else None
    if pos in ("ADP",) or word in reading.grammar.words["inner_prepositions"]:
        return at + 1 if at > start and _belongs_inside(reading, start, at, limit) else None
    if pos == "CCONJ" or word in reading.grammar.words["name_joints"]:
        return at + 1 if _coordinates_names(reading, at, last, limit) else None
    if pos in NOMINAL or pos == "DET" or reading.entity_at[at]:
        return None if _is_finite_here(reading, at) else at + 1
    if pos in ("VERB", "AUX"):
        return _participle(reading, start, at)
    if pos == "ADV":
        after_determiner = at - 1 == start and reading.pos[start] == "DET"  # « son agent », whatever the tagger sees
        return at + 1 if at == start or after_determiner or reading.pos[at + 1 : at + 2] in (["ADJ"], ["NUM"]) else None
    return None


def _begins_anew(reading: Reading, at: int) -> bool:
    """Tell whether a determiner after a noun begins another phrase (« devant les caméras le gardien »)."""
    within = reading.entity_at[at] and reading.entity_at[at] == reading.entity_at[at - 1]
    return not within and reading.is_in(at, "definite_determiners") and not reading.texts[at][:1].isupper()


def _is_finite_here(reading: Reading, at: int) -> bool:
    """Tell a finite verb that the tagger took for a noun: a reporting verb before "que" or a quotation."""
    if reading.pos[at] in ("DET", "PRON", "NUM") or not reading.forms[at] or reading.entity_at[at]:
        return False
    return reading.is_in(at + 1, "que")


def _participle(reading: Reading, start: int, at: int) -> int | None:
    """Pass over a participle that qualifies the noun (« une équipe dirigée par … »); stop at any other verb."""
    if at > start and reading.is_participle(at) and reading.dep[at] in ("acl", "amod"):
        return at + 1
    if at > start and not reading.is_finite(at) and reading.texts[at][:1].isupper():
        return at + 1  # a name that the tagger took for a verb
    return None


def _belongs_inside(reading: Reading, start: int, at: int, limit: int) -> bool:
    """Tell whether a prepositional phrase is a complement of the noun before it, as the parser sees it."""
    if reading.entity_at[at] and at + 1 < limit and reading.entity_at[at + 1] == reading.entity_at[at]:
        return True
    if reading.word(at) == "par":
        participle = any(feature.startswith("pap") for form in reading.forms[at - 1] for feature in form.features)
        return participle or reading.pos[at - 1] in ("VERB", "ADJ")
    noun = reading.head[at]
    governor = reading.head[noun]
    if not (at < noun < limit and start <= governor < at):
        return False
    if reading.dep[noun] not in ("nmod", "obl:arg", "obl:mod", "obl:agent", "amod", "appos"):
        return False
    if reading.pos[governor] in ("VERB", "AUX") and reading.dep[governor] not in ("acl", "amod"):
        return False
    return reading.is_in(at, "complement_prepositions")


def _coordinates_names(reading: Reading, at: int, last: int, limit: int) -> bool:
    """Tell whether "et" joins another noun phrase, not the next clause: no finite verb follows without a subject."""
    after = at + 1
    if after >= limit or last != at:
        return False
    if reading.pos[after] not in ("DET", "PROPN", "NOUN", "ADJ", "NUM") and not reading.is_in(
        after, "linking_prepositions"
    ):
        return False
    if _is_finite_here(reading, after) or reading.is_finite(after):
        return False
    head = after
    while head < limit and reading.pos[head] in ("DET", "ADJ", "NUM"):
        head += 1
    return head >= limit or reading.dep[head] != "nsubj" or reading.head[head] <= at or _shares_verb(reading, head, at)


def _shares_verb(reading: Reading, head: int, at: int) -> bool:
    """Tell whether the noun after "et" and one before it depend on the same verb."""
    return any(
        reading.head[place] == reading.head[head]
        for place in range(max(0, at - 12), at)
        if reading.dep[place] == "nsubj"
    )


def _acronym_in_brackets(reading: Reading, at: int, limit: int) -> int | None:
    """Give the token after "(OMS)", "(PS, Rhône)" and the like: short, and with a name in it."""
    for place in range(at + 1, min(at + 6, limit)):
        if reading.word(place) in (")", "]"):
            inside = reading.texts[at + 1 : place]
            return place + 1 if any(text[:1].isupper() for text in inside) else None
    return None


def _quoted_name(reading: Reading, at: int, last: int, start: int, limit: int) -> int | None:
    """Pass over a short quotation inside the phrase (« le journal « La Vigie » »)."""
    quotation = reading.opening_at(at)
    if quotation is None or last == start or not quotation.closed or quotation.end > limit:
        return None
    first = quotation.pieces[0][0] if quotation.pieces else at
    short = quotation.end - quotation.start <= 7
    return quotation.end if short and reading.texts[first][:1].isupper() and reading.dep[last - 1] != "ROOT" else None


def noun_phrase_before(reading: Reading, head: int, end: int, floor: int) -> TokenRange:
    """Give the noun phrase around a head noun that stands before a verb.

    Args:
        reading: the Doc as lists.
        head: token of the head noun or pronoun.
        end: token that the phrase may not pass (where the verb group begins).
        floor: first token of the clause's window.

    Returns:
        The phrase's token range; its left edge by the parser's arcs, its right edge as in :func:`noun_phrase_from`.
    """
    if reading.pos[head] == "PRON" and (
        reading.is_in(head, "subject_pronouns") or reading.is_in(head, "disjunctive_pronouns")
    ):
        return head, head + 1
    start = head
    for child in reading.children[head]:
        if floor <= child < head and reading.dep[child] in INNER_ARCS and _unbroken(reading, child, head):
            start = min(start, child)
    if reading.entity_at[head]:
        while (
            start > floor
            and reading.entity_at[start - 1] == reading.entity_at[head]
            and reading.doc[start].ent_iob_ == "I"
        ):
            start -= 1
    while (
        start > floor
        and reading.pos[start - 1] in ("DET", "ADJ", "NUM")
        and reading.head[start - 1] <= end
        and not reading.texts[start - 1].isspace()
    ):
        if reading.head[start - 1] < start - 1:
            break
        start -= 1
    while (
        start < head
        and (reading.pos[start] in ("ADV", "ADP") or not reading.is_word(start))
        and not reading.is_in(start, "linking_prepositions")
    ):
        start += 1
    if start > floor and reading.pos[start] in ("PROPN", "NOUN") and reading.is_in(start - 1, "definite_articles"):
        start -= 1
    while start < head and reading.is_in(start, "relatives"):
        start += 1  # « le maire, dont les voisins disent »
    stop = noun_phrase_from(reading, start, end)
    return start, max(stop, head + 1)


def _unbroken(reading: Reading, start: int, end: int) -> bool:
    return not any(reading.words[at] in (",", ";", ":", "«", "»", '"') for at in range(start, end))


def with_apposed_name(reading: Reading, span: TokenRange, limit: int) -> TokenRange:
    """Take in the name that follows a title after a comma: « la présidente de l'association, Anne Morel ».

    The guidelines allow both spans; with the name in it a row can be read by itself.
    """
    start, end = span
    if reading.word(end) != "," or end + 1 >= limit or reading.pos[start] == "PRON":
        return span
    if reading.texts[end - 1].isupper() and reading.texts[end + 1].isupper():
        return span  # in capitals throughout, none of them tells a name
    if any(reading.entity_at[at] == "PER" and not _is_complement(reading, at) for at in range(start, end)):
        return span
    stop = end + 1
    while stop < min(limit, end + LONGEST_TITLE) and _is_title_part(reading, stop):
        stop += 1
    if reading.entity_at[stop : stop + 1] == ["PER"]:
        while stop < limit and reading.entity_at[stop] == "PER":
            stop += 1
    elif reading.texts[stop][:1].isupper() and reading.entity_at[stop] != "LOC":
        while stop < limit and stop - end <= LONGEST_NAME and _is_name_part(reading, stop):
            stop += 1
    else:
        return span
    return (start, stop) if reading.word(stop) in (",", ".", ":", "(", "»", "") or stop == limit else span


def _is_complement(reading: Reading, at: int) -> bool:
    """Tell whether a preposition joins a name to the noun before it (« le maire de Vernac »)."""
    while at > 0 and reading.entity_at[at - 1] == reading.entity_at[at]:
        at -= 1
    return reading.is_in(at - 1, "name_prepositions")


def _is_title_part(reading: Reading, at: int) -> bool:
    """Tell whether a word belongs to a title before a name: « , le colonel Anne Morel »."""
    if reading.entity_at[at] or reading.texts[at][:1].isupper():
        return False
    return reading.words[at] in reading.lexicon.source_nouns or reading.is_in(at, "definite_articles")


def _is_name_part(reading: Reading, at: int) -> bool:
    """Tell whether a word can stand in a person's name: a capital, or a particle before one ("al", "de", "van")."""
    capital = reading.texts[at][:1].isupper() and reading.pos[at] not in ("DET", "ADP", "VERB")
    return capital or (
        len(reading.texts[at]) <= 3
        and reading.is_word(at)
        and reading.texts[at + 1 : at + 2] != []
        and reading.texts[at + 1][:1].isupper()
    )


def skip_apposition(reading: Reading, end: int, limit: int) -> int:
    """Move from the end of a source over what is set off after it: brackets, a relative clause, an apposition.

    Returns:
        The token where the clause goes on (after the closing comma), or ``end`` where nothing is set off.
    """
    at = end
    named = end > 0 and reading.entity_at[end - 1] == "PER"
    if reading.word(at) in ("(", "["):
        closing = next((p for p in range(at, limit) if reading.words[p] in (")", "]")), None)
        at = end if closing is None else closing + 1
    if reading.is_in(at, "relatives"):
        comma = _next_comma(reading, at, limit)
        return limit if comma is None else comma + 1
    while reading.word(at) == "," and at + 1 < limit:
        comma = _next_comma(reading, at + 1, limit)
        if comma is None or not _is_set_off(reading, at + 1, comma):
            break
        if not named and reading.is_in(at + 1, "indefinite_articles"):
            break  # « selon une étude, une sieste, même courte, … »: the clause's own subject
        at = comma
    return at + 1 if reading.word(at) == "," else at


def _next_comma(reading: Reading, at: int, limit: int) -> int | None:
    depth = 0
    while at < limit:
        quotation = reading.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        word = reading.words[at]
        depth += (word == "(") - (word == ")")
        if word == "," and depth <= 0:
            return at
        at += 1
    return None


def _is_set_off(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch between commas is an apposition or a relative clause, not the clause's beginning."""
    if reading.is_in(start, "relatives"):
        return True
    if end - start > LONGEST_APPOSITION or reading.has_finite_verb(start, end):
        return False
    if reading.pos[start] in ("ADP", "ADV", "SCONJ", "CCONJ", "PRON") or reading.is_in(start, "time_words"):
        return reading.is_in(start, "function_apposition") and reading.is_in(start + 1, "people_asides")
    return reading.has_finite_verb(end + 1, reading.passage(start)[1])
