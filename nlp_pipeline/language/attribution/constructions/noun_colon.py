"""L'explication de X : P — L'avis de X est tranché : P — X avance une autre hypothèse : P — Motif invoqué : P."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import can_speak
from nlp_pipeline.language.syntax.subjects import subject_at
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for colon in places_of(view.words, {":"}):
        low, high = view.window(colon)
        if not low < colon < high - 1 or view.navigation[colon]:
            continue
        after = skip_connectives(view, view.skip_space(colon + 1, 1), high)
        if view.opening_at(after) is not None or not view.has_clause_verb(after, high):
            continue  # what is quoted is found by the colon itself
        candidate = _told(view, low, colon, high)
        if candidate is not None:
            yield candidate


def _told(view: DocView, low: int, colon: int, high: int) -> Candidate | None:
    """Give what a noun announces and whose word it is."""
    start = skip_adjuncts(view, skip_connectives(view, low, colon), colon)
    start += view.word(start) == ","
    start += view.phrase_from(start, view.grammar.attribution.it_is)  # « C'est la conclusion du rapport : P »
    noun = _announcing_noun(view, start, colon)
    source: TokenRange | None
    if noun is not None:
        at = _after_adjectives(view, noun + 1, colon)
        source, at = _owner(view, at if _links(view, at) else skip_adjuncts(view, at, colon), colon)
        own = source is None and view.is_in(start, view.grammar.possessives)
        if not (source or own or _is_invoked(view, noun)) or not _says_no_more(view, at, colon):
            return None
    else:
        held = _held(view, start, colon)
        if held is None:
            return None
        noun, source, own = *held, False
    content = tidy_pieces(view, [(colon + 1, high)])
    if not content:
        return None
    return Candidate(
        content=content,
        source=source,
        cue=((noun - view.is_in(noun - 1, view.grammar.determiners), noun + 1),),
        stance=view.lexicon.cue_nouns[view.words[noun]].stance,
        confidence=0.7,
        carried=own,
    )


def _announcing_noun(view: DocView, start: int, colon: int) -> int | None:
    """Give the noun of speech that words before a colon begin with: « Leur principal argument », « Même constat »."""
    for at in range(start, colon):
        entry = view.lexicon.cue_nouns.get(view.words[at])
        if entry is not None and "colon" in entry.frames:
            return at
        leads = view.pos[at] in ("DET", "ADJ") or view.is_in(at, view.grammar.determiners)
        if not leads or view.is_in(at, view.grammar.demonstratives):
            return None
    return None


def _after_adjectives(view: DocView, at: int, colon: int) -> int:
    """Give where adjectives behind a noun end, participles of those who act left to them: « avancé | par X »."""
    while at < colon and view.pos[at] == "ADJ" and not view.may_be_participle(at):
        at += 1
    return at


def _links(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.linking_prepositions) or view.is_in(at, view.grammar.attribution.shared_by)


def _owner(view: DocView, at: int, colon: int) -> tuple[TokenRange | None, int]:
    """Give whose word a noun is, and the token behind: « de X », « pour X », « avancée par X »."""
    if view.may_be_participle(at):
        source = agent(view, at, colon)
        if source is not None:
            return (source if can_speak(view, *source) else None), source[1]
        return None, skip_adjuncts(view, at + 1, colon)
    if not _links(view, at):
        return None, at
    span = governed_phrase(view, at, colon)
    if span is None:
        return None, at + 1
    return (span if can_speak(view, *span) else None), span[1]


def _is_invoked(view: DocView, noun: int) -> bool:
    """Tell a reason that somebody gives, whoever it is: « Motif invoqué : P »."""
    return any(form.lemma in view.grammar.attribution.holding_verbs for form in view.forms[noun + 1])


def _says_no_more(view: DocView, at: int, colon: int) -> bool:
    """Tell that nothing but what the noun is called stands before a colon: « est simple : », « est la suivante : »."""
    at = skip_adjuncts(view, at, colon)
    if at == colon:
        return True
    verb = main_verb(view, at, colon)
    if verb is None or view.lemmas(verb).isdisjoint(view.grammar.being):
        return verb is not None and _sums_up(view, verb, colon)
    further = view.is_clause_verb(verb + 1) and main_verb(view, verb + 2, colon) is None  # « a été clair »
    plain = all(view.pos[place] not in ("NOUN", "PROPN", "PRON") for place in range(verb + 1, colon))
    known = view.phrase_from(verb + 1, view.grammar.attribution.plain_predicates) or plain
    return bool(known) and (further or main_verb(view, verb + 1, colon) is None)


def _sums_up(view: DocView, verb: int, colon: int) -> bool:
    """Tell « Sa réponse | tient en une phrase : P »."""
    sums_up = not view.lemmas(verb).isdisjoint(view.grammar.attribution.summing_verbs)
    return sums_up and not view.has_clause_verb(verb + 1, colon)


def _held(view: DocView, start: int, colon: int) -> tuple[int, TokenRange] | None:
    """Give the noun that somebody holds up before a colon and who does: « X avance une autre hypothèse : P »."""
    phrase = noun_phrase_until(view, colon, start)
    if phrase is None:
        return None
    noun = _announcing_noun(view, phrase[0], colon)
    verb = main_verb(view, start, phrase[0])
    if noun is None or verb is None or view.lemmas(verb).isdisjoint(view.grammar.attribution.holding_verbs):
        return None
    new = view.is_in(phrase[0], view.grammar.indefinite_articles) or view.is_in(phrase[0], view.grammar.possessives)
    same = view.is_in(phrase[0] + 1, view.grammar.same)
    subject = subject_at(view, verb)
    if not (new or same) or subject is None or not can_speak(view, *subject):
        return None
    return noun, subject


CONSTRUCTION = Construction(
    name="noun-colon",
    example="[q L'explication] de [s la gérante] : [c le four est tombé en panne].",
    gives="the clause behind a colon that a reporting noun announces",
    find=_find,
)
