"""What commas and dashes set off behind a speaker: when, where, how and to whom it was said, and in what state.

« Comme l'a dit X, à l'issue du match, visiblement ému, | P » — « P1, a dit X, au micro de RTL, | P2 ».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.sequence_of_tenses import is_conditional
from nlp_pipeline.language.attribution.verb_rests import lacks_complement
from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS, DASHES
from nlp_pipeline.language.syntax.adjuncts import BRACKETS, adjunct_end, aside_end, is_adverb, is_preposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.time_phrases import is_past, names_time, time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def past_asides(view: DocView, at: int, high: int, *, any_adjunct: bool) -> int:
    """Move over what is set off about the speaking, up to where the claim goes on.

    Args:
        view: the Doc as lists.
        at: the mark behind the speaker, or the token behind that mark.
        high: token that may not be passed.
        any_adjunct: whether every adjunct counts, as where a whole clause must follow; otherwise those alone that can
            only tell of the speaking.

    Returns:
        The token behind the mark that closes the last aside; the token behind the first mark where none stands here.
    """
    at = _behind_mark(view, at, high)
    while at < high:
        closing = _closing(view, at, high)
        if closing is None or not tells_of_speaking(view, at, closing, any_adjunct=any_adjunct):
            return at
        after = _behind_mark(view, closing, high)
        if not any(view.is_word(place) for place in range(after, high)):
            return at
        at = after
    return at


def _behind_mark(view: DocView, at: int, high: int) -> int:
    """Move over marks, and over what dashes enclose: « X – et ce n'est pas la première fois –, | P »."""
    while at < high and (view.words[at] == "," or view.words[at] in DASHES):
        closing = aside_end(view, at, high) if view.words[at] in DASHES else at
        at = closing if closing > at else at + 1
    return at


def _closing(view: DocView, at: int, high: int) -> int | None:
    """Give the comma or dash that closes a stretch without a clause of its own; None where another mark comes first."""
    while at < high:
        if view.words[at] in BRACKETS:
            at = max(aside_end(view, at, high), at + 1)
            continue
        if view.words[at] == "," or view.words[at] in DASHES:
            return at
        if not view.is_word(at) and view.opening_at(at) is None and view.words[at] not in ("-", "'", "/"):
            return None
        at += 1
    return None


def tells_of_speaking(view: DocView, start: int, end: int, *, any_adjunct: bool) -> bool:
    """Tell whether every word of a stretch belongs to an adjunct of the speaking or describes the speaker's state."""
    at = start
    while at < end:
        if _is_state(view, at, end):
            return True
        after = adjunct_end(view, at, end)
        if after == at or not (is_of_speaking(view, at, after) or (any_adjunct and _is_free(view, at))):
            return False
        at = after
    return True


def _is_state(view: DocView, at: int, end: int) -> bool:
    """Tell what describes the speaker: « visiblement ému », « un brin agacé », « interrogée par Radio Sud »."""
    if view.has_clause_verb(at, end):
        return False
    if view.is_in(at, view.grammar.comme) or view.phrase_from(at, view.grammar.attribution.reporter_goes_on):
        return True
    if view.phrase_from(at, view.grammar.attribution.states):
        return True  # « , à bout, »
    if view.is_present_participle(at) and view.is_in(at + 1, view.grammar.que):
        return False  # « , relevant que l'usine, bâtie en 1950, fermera »
    at += view.phrase_from(at, view.grammar.attribution.grades)
    while at < end and is_adverb(view, at) and view.pos[at] == "ADV":
        at += 1
    return at < end and (view.may_be_participle(at) or (view.pos[at] == "ADJ" and at + 1 == end))


def _is_free(view: DocView, at: int) -> bool:
    """Tell an adjunct that mostly goes with what was said last; "pour" and "malgré" open the claim that follows."""
    year = view.pos[at + 1] == "NUM"  # « comme l'a dit X, depuis 1946, P »
    return not is_preposition(view, at) or (
        view.is_in(at, view.grammar.attribution.prepositions_of_speaking) and not year
    )


def is_of_speaking(view: DocView, start: int, end: int) -> bool:
    """Tell an adjunct that can only tell of the speaking: a date, a manner, an occasion, a channel, who was told.

    Args:
        view: the Doc as lists.
        start: the adjunct's first token.
        end: token after the adjunct.
    """
    if not is_preposition(view, start):
        return True
    if time_end(view, start, end) > start or view.phrase_from(start, view.grammar.inside_compounds):
        return True
    if any(view.is_in(at, view.grammar.manner_nouns) for at in range(start + 1, end)):
        return True  # « sur un ton plus ferme »
    return view.is_in(start, view.grammar.attribution.sans) or is_place_of_speaking(view, start, end)


def is_place_of_speaking(view: DocView, start: int, end: int) -> bool:
    """Tell where, on what occasion or to whom something was said: « en visite à Y », « dans un entretien au Monde ».

    Args:
        view: the Doc as lists.
        start: the adjunct's preposition.
        end: token after the adjunct.
    """
    if view.is_in(start, view.grammar.gerund_openers) and view.is_present_participle(start + 1):
        return True
    lacks = view.is_in(start, view.grammar.attribution.sans)  # « Selon X, sans aide, P »
    if view.phrase_from(start, view.grammar.attribution.occasions) and not lacks:
        return True
    nouns_of_speaking = view.grammar.attribution.nouns_of_speaking
    if is_channel(view, start, end) or any(view.is_in(at, nouns_of_speaking) for at in range(start + 1, end)):
        return True
    told = view.is_in(start, view.grammar.to) or view.is_in(start, view.grammar.channel_prepositions)
    return told and start + 1 < end and is_human(view, start + 1, end) and view.entity_at[start + 1] != "LOC"


def is_channel(view: DocView, start: int, end: int) -> bool:
    """Tell through what something was said: « dans son rapport », « sur Twitter », « à l'antenne », « dans Le Monde ».

    Args:
        view: the Doc as lists.
        start: the adjunct's preposition.
        end: token after the adjunct.
    """
    return any(
        view.is_in(at, view.grammar.channel_nouns)
        or view.is_in(at, view.grammar.attribution.nouns_of_audience)
        or view.is_in(at, view.grammar.networks)
        or view.is_media(at)
        for at in range(start + 1, end)
    )


def resumes_claim(view: DocView, claim: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether what ends the sentence behind an incise is the claim's own: « P1, a dit X, pour les piétons ».

    Args:
        view: the Doc as lists.
        claim: the part of the claim before the incise.
        start: token behind the mark that closes the incise.
        end: token after the sentence's last.
    """
    while end > start and not view.is_word(end - 1):
        end -= 1
    if start >= end or view.has_clause_verb(start, end) or view.opening_at(start) is not None:
        return False
    if view.may_be_participle(start) or view.words[start].endswith(view.grammar.participle_endings):
        return False  # « P, dit le maire, interrogé par l'AFP »
    if lacks_complement(view, claim[1], start):
        return True
    if any(view.words[at] in CLAUSE_MARKS for at in range(start, end)):
        return False
    if view.phrase_from(start, view.grammar.inside_compounds):
        return False
    verb = main_verb(view, *claim)
    if verb is None:
        return False
    if view.is_in(start, view.grammar.clause_joints):
        return view.pos[start + 1] in ("DET", "NUM")  # « il encourt cinq ans de prison, dit X, et deux ans de … »
    to_come = "Tense=Fut" in view.morph[verb] or is_conditional(view, verb)
    told = any(time_end(view, at, claim[1]) > at for at in range(verb, claim[1]))  # « finira dimanche, dit X, lundi »
    time = time_end(view, start, end) > start
    noun = range(start + 1, end)
    dated = time or any(names_time(view, at) or view.entity_at[at] == "LOC" for at in noun)
    placed = start + 1 < end and view.entity_at[start + 1] == "LOC"  # « dit X, depuis Strasbourg »
    if view.is_in(start, view.grammar.attribution.prepositions_of_content) and not placed:
        return True
    if dated:
        return to_come and not (told or is_past(view, start, end)) and (time or is_preposition(view, start))
    led = is_preposition(view, start) or (
        view.is_in(start, view.grammar.linking_prepositions) and view.is_in(start + 1, view.grammar.determiners)
    )
    manner = view.is_in(start, view.grammar.manner_prepositions)
    definite = view.is_in(start + 1, view.grammar.definite_determiners)
    return led and (definite if manner else not is_of_speaking(view, start, end))
