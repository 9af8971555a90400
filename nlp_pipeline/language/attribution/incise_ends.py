"""Where an incise ends: over what is said of its speaker, a recipient, a date, an aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.speech_asides import past_asides
from nlp_pipeline.language.attribution.verb_rests import lacks_complement
from nlp_pipeline.language.document.punctuation import DASHES, NOTE_MARKS, SENTENCE_MARKS
from nlp_pipeline.language.syntax.absolute_phrases import absolute_end
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.appositions import apposition_end, closing_mark, final_apposition_end
from nlp_pipeline.language.syntax.clauses import opens_clause
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.split_groups import splits_group
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import clitics_before, past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def incise_end(view: DocView, opening: int, at: int, high: int) -> int | None:
    """Give the token after the mark that closes an incise: over what is said of the speaker, a recipient or a date.

    Args:
        view: the Doc as lists.
        opening: first token of the incise.
        at: token behind its verb and its subject.
        high: token that it may not pass.
    """
    at += view.word(at) in NOTE_MARKS
    place = skip_adjuncts(view, at, high, marks=False)
    words = view.grammar.attribution.concessive_openers, view.grammar.attendant_openers
    if any(view.phrase_from(start, openers) for start in (at, place) for openers in words):
        return high  # « P, confie X même si Q », « P, dit-elle hier alors que Q »
    if any(_joins_clause(view, joint, high) for joint in range(at, place + 1)):
        return high  # « P, a annoncé la mairie | et les habitants sont partis »
    parts = view.word(place) == "," and view.word(opening - 1) == "," and place + 1 < high
    if parts and (splits_group(view, opening, place + 1) or lacks_complement(view, opening, place + 1)):
        return place + 1  # « il avait, a dit X, touché Y », « la loi est, dit X, très utile »: no apposition
    if parts and _goes_on_with_figure(view, place + 1):
        return place + 1
    if view.quotation(opening) is not None and view.pos[at - 1] == "PRON" and opens_clause(view, at, high):
        return at  # « « On y croit, dit-il | c'est dur. » »
    if view.word(place) == "," and _opens_absolute(view, place + 1, high):
        return place + 1
    place = apposition_end(view, place, high)
    if view.word(place) == "," and (bearing := absolute_end(view, place + 1, high)) > place + 1:
        bearing = skip_adjuncts(view, bearing, high, marks=False)  # « dit-elle, les yeux baissés sur sa tasse. »
        place = place if view.is_word(min(bearing, high - 1)) else bearing
    if view.word(place) == "," and view.is_in(place + 1, view.grammar.que):
        place = closing_mark(view, place, high) or place  # « dit le maire, que l'on a connu plus serein, »
    if view.word(place) == "," and not view.is_in(place + 1, view.grammar.determiners):
        place = final_apposition_end(view, place, high)
    announced = 0  # verbs of relative clauses: « les médecins que nous avons interrogés »
    while place < high:
        word = view.words[place]
        quoted = view.quotation(opening) is not None
        dated = time_end(view, place + 1, high) if word == "," and quoted else place
        if dated > place + 1 and view.word(dated) in SENTENCE_MARKS:
            return dated + 1  # « P, a-t-elle dit, lundi. P' »
        if word == "," and _reports_over_aside(view, place, high):
            return high
        if word == "," or (word in DASHES and not _closes_aside(view, place)):
            return past_asides(view, place, high, any_adjunct=False)
        if word in DASHES or word in (".", ";", ":", ")", "!", "?"):
            return place + 1
        announced += view.is_in(place, view.grammar.clause_relatives)
        if view.is_clause_verb(place):
            if not announced:
                return None
            announced -= 1
        place += 1
    return high


def _reports_over_aside(view: DocView, comma: int, high: int) -> bool:
    """Tell a relative that goes on behind an aside: « P, dit la ville qui rappelle|, avant l'été, que Q | »."""
    verb = comma - 1
    closing = next((at for at in range(comma + 1, high) if view.words[at] == ","), None)
    relative = view.is_in(clitics_before(view, verb)[0] - 1, view.grammar.qui)
    reports = relative and view.may_govern_que(verb)
    return reports and closing is not None and view.is_in(closing + 1, view.grammar.que)


def _opens_absolute(view: DocView, at: int, high: int) -> bool:
    """Tell a clause of the claim with a participle of its own: « P, dit X, | la demande étant en baisse | »."""
    end = noun_phrase_from(view, at, high)
    return end > at and view.is_in(end, view.grammar.absolute_participles)


def _joins_clause(view: DocView, at: int, high: int) -> bool:
    """Tell a coordinator and a clause with a subject of its own behind a speaker, no comma between."""
    if not view.is_in(at, view.grammar.coordinators):
        return False
    end = noun_phrase_from(view, at + 1, high)  # or none: « P, a dit le maire | puis a quitté la salle »
    verb = past_clitics(view, skip_adjuncts(view, end, high, marks=False))
    return verb < high and view.is_clause_verb(verb)


def _goes_on_with_figure(view: DocView, at: int) -> bool:
    """Tell what belongs to the claim and is no apposition: « dit X, | et deux ans de prison », « …, | faute de »."""
    if view.is_in(at, view.grammar.attribution.prepositions_of_content):
        return True
    figure = at + 1 + view.is_in(at + 1, view.grammar.plain_to)
    counts = view.is_in(at, view.grammar.clause_joints) and view.pos[figure] == "NUM"
    return counts and view.words[figure + 1] not in view.lexicon.source_nouns


def _closes_aside(view: DocView, dash: int) -> bool:
    """Tell the second of two dashes: « P – a dit X – P' »."""
    low = view.window(dash)[0]
    return sum(view.words[at] in DASHES and view.entity_at[at - 1] != "LOC" for at in range(low, dash)) % 2 == 1
