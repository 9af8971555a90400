"""« Selon la préfecture, P », « P, d'après lui, P' », « P, toujours selon l'AFP »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.clause_exits import comments_on_claim
from nlp_pipeline.language.attribution.clause_starts import clause_start
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import framed_end, opens_parallel, skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import with_apposed_name
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.noun_phrases import free_relative_end, noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

FARTHEST_TWIN = 4
"""In tokens: how far before "et pour nous" its "pour lui" stands."""

HUMAN = frozenset(("person", "group", "organization", "media", "anonymous"))


def _find(scene: Scene) -> Iterator[Candidate]:
    for phrase in scene.source_phrases:
        candidate = _attribution(scene, phrase)
        if candidate is not None:
            yield candidate


def _attribution(scene: Scene, phrase: SourcePhrase) -> Candidate | None:
    view = scene.view
    low, high = view.window(phrase.start)
    source = _source(view, phrase, high)
    governed = (
        view.is_in(phrase.start, view.grammar.de)
        and view.pos[phrase.start - 1] in ("VERB", "AUX")
        and phrase.start > low
    )
    if source is None or governed:  # « se passe de l'avis des premiers concernés »
        return None
    if phrase.entry.kind == "source" and not _may_say(view, source):
        return None  # « selon la marée », « selon l'évolution de la blessure »
    relative = view.is_in(phrase.end, view.grammar.attribution.relative_sources)
    if phrase.entry.kind == "opinion_pour" and not relative and not _is_opinion(view, phrase, source, high):
        return None
    if relative:
        pieces = [(phrase.end + 1, _relative_end(scene, phrase, low, high))]
    else:
        pieces = _content(scene, phrase, source, low, high)
    content = tidy_pieces(view, pieces)
    if not content or sum(end - start for start, end in content) < 2:
        return None
    return Candidate(
        content=content,
        source=source,
        cue=((phrase.start, phrase.end),),
        stance=phrase.entry.stance,
        confidence=0.6 if phrase.entry.kind == "opinion_pour" else 0.9,
    )


def _source(view: DocView, phrase: SourcePhrase, high: int) -> TokenRange | None:
    start = phrase.end
    if phrase.entry.kind == "pronoun":
        return phrase.start + 1, phrase.start + 2  # « à l'en croire », « à ses yeux »
    if view.is_in(start, view.grammar.attribution.relative_sources):
        return _antecedent(view, phrase)
    if phrase.entry.kind == "anonymous":
        start = phrase.start + 1
    if view.is_in(start, view.grammar.relatives) or start >= high:
        return None
    end = noun_phrase_from(view, start, high)
    if end <= start or not any(view.is_word(at) for at in range(start, end)):
        return None
    if phrase.entry.kind == "opinion_pour":
        end = _before_subject(view, start, end, high)
    return with_apposed_name(view, (start, max(end, phrase.end)), high)


def _before_subject(view: DocView, start: int, end: int, high: int) -> int:
    """Leave a second noun phrase, the subject of the verb behind it, out: « pour la mairie | aucun accord n'a été »."""
    verb = end
    if view.is_in(verb, view.grammar.clause_relatives):
        verb = free_relative_end(view, verb, high)  # « pour la mairie | ceux qui ont voté ont commis une faute »
    while view.is_in(verb, view.grammar.object_clitics) or view.is_in(verb, view.grammar.negation_marks):
        verb += 1
    if verb >= high or not view.is_clause_verb(verb):
        return end
    for at in range(start + 2, end):
        opens = (
            view.is_in(at, view.grammar.clear_determiners)
            or view.is_in(at, view.grammar.definite_articles)
            or view.is_in(at, view.grammar.attribution.subject_openers)
            or view.pos[at] == "NUM"
        )
        ends = view.pos[at - 1] not in ("DET", "ADP", "CCONJ", "NUM")
        inside = view.entity_at[at] and not view.begins_entity(at) and view.entity_at[at - 1]
        if opens and ends and not inside:
            return at
    return end


def _may_say(view: DocView, source: TokenRange) -> bool:
    """Tell what may have said or shown something, a place included; of anything else it is "depending on"."""
    start, end = source
    named = any(view.entity_at[at] for at in range(start, end))
    words = any(view.is_in(at, view.grammar.words_of_others) for at in range(start, end))  # « selon ses dires »
    return named or words or can_speak(view, start, end) or view.is_in(end - 1, view.grammar.attribution.alternants)


def _antecedent(view: DocView, phrase: SourcePhrase) -> TokenRange | None:
    """Give the speaker whom a relative takes up: « la rapporteure, pour qui P », « Paul Rey, selon lequel P »."""
    low = view.window(phrase.start)[0]
    if view.is_in(phrase.end, view.grammar.attribution.which) and _has_cue_noun(view, low, phrase.start):
        return None  # « la thèse de l'actrice selon laquelle P »
    end = phrase.start - (view.word(phrase.start - 1) == ",")
    head = end - 1
    while head > low and view.pos[head] in ("ADJ", "ADP", "DET"):
        head -= 1
    governor = head
    while (
        view.dep[governor] in ("nmod", "obl:arg", "amod")
        and low <= view.head[governor] < governor
        and view.pos[view.head[governor]] in ("NOUN", "PROPN", "ADJ")
    ):
        governor = view.head[governor]
    if head <= low or view.words[governor] in view.lexicon.cue_nouns:
        return None  # « la thèse de l'avocate, selon laquelle »
    start, stop = noun_phrase_before(view, governor, end, low)
    return (start, stop) if can_speak(view, start, stop) else None


def _has_cue_noun(view: DocView, low: int, end: int) -> bool:
    """Tell whether the noun phrase that ends before a token holds a noun of saying or thinking."""
    for at in range(end - 1, low - 1, -1):
        if view.words[at] in (",", ";", ":") or view.is_clause_verb(at):
            return False
        noun = view.lexicon.cue_nouns.get(view.words[at])
        if noun is not None and "selon_lequel" in noun.frames:
            return True
    return False


def _is_opinion(view: DocView, phrase: SourcePhrase, source: TokenRange, high: int) -> bool:
    """Tell "pour le ministre, la réforme est juste" from "pour Paris, départ à 8 h"."""
    if view.phrase_from(phrase.start, view.grammar.attribution.pour_exceptions):
        return False
    before = view.skip_space(phrase.lead - 1, -1)
    sentence = view.window(phrase.start)[0]
    parallel = view.is_in(before, view.grammar.name_joints) and any(
        view.word(at) == view.word(phrase.start) for at in range(max(sentence, before - FARTHEST_TWIN), before)
    )  # « un coup dur pour lui et pour nous »
    fronted = (
        phrase.lead == sentence
        or view.is_in(before, view.grammar.que)
        or view.is_in(before, view.grammar.attribution.phrase_joints)
        or view.word(before) in (",", ";", ":", "«", "–", "—", '"')
    )
    stop = skip_apposition(view, source[1], high)
    framed = (
        view.word(stop - 1) == ","
        or view.is_in(stop, view.grammar.determiners)
        or view.is_in(stop, view.grammar.subject_pronouns)
        or view.is_in(stop, view.grammar.attribution.subject_openers)
        or view.is_in(stop, view.grammar.leading_subordinators)
        or view.pos[stop : stop + 1] in (["NUM"], ["PROPN"])
    )
    says = view.has_clause_verb(stop, high) or any(view.opening_at(at) is not None for at in range(stop, high))
    if parallel or not ((fronted and framed and says) or _is_verdict(view, sentence, phrase, stop, high)):
        return False
    start, end = source
    if view.is_in(start, view.grammar.disjunctive_pronouns) and end == start + 1:
        return True
    if view.phrase_from(start, view.grammar.latter) == end - start:
        return True
    if any(view.begins_entity(at) and _is_apposed(view, start, at) for at in range(start, end)):
        return True
    head = next((at for at in range(start, end) if _is_head(view, at)), start)
    if (
        view.entity_at[head] in SPEAKING_LABELS
        or view.is_in(head, view.grammar.quantities)
        or view.is_in(end - 1, view.grammar.attribution.alternants)
    ):
        return True
    noun = view.lexicon.source_nouns.get(view.words[head])
    return noun is not None and noun.type in HUMAN


def _is_apposed(view: DocView, start: int, at: int) -> bool:
    """Tell a name that says who the phrase is, and no complement of its noun: « la docteure Anne Morel »."""
    return view.entity_at[at] in SPEAKING_LABELS and (
        at == start or not view.is_in(at - 1, view.grammar.name_prepositions)
    )


def _is_head(view: DocView, at: int) -> bool:
    """Tell the noun or name that says who: « les trois jeunes témoins », not « la sécurité des riverains »."""
    if view.entity_at[at] or view.words[at] in view.lexicon.source_nouns:
        return True
    if view.is_in(at, view.grammar.unit_signs):
        return False
    return view.pos[at] in ("NOUN", "PROPN", "VERB") and not view.is_in(at, view.grammar.determiners)


def _is_verdict(view: DocView, low: int, phrase: SourcePhrase, stop: int, high: int) -> bool:
    """Tell « Pas suffisant pour les associations. »: adverbs and adjectives, then whose opinion it is."""
    words = [at for at in range(low, phrase.lead) if view.is_word(at)]
    verdict = bool(words) and all(view.pos[at] == "ADV" or view.may_be_adjective(at) for at in words)
    return verdict and not any(view.is_word(at) for at in range(stop, high))


def _content(scene: Scene, phrase: SourcePhrase, source: TokenRange, low: int, high: int) -> list[TokenRange]:
    view = scene.view
    bracket = _opening_bracket(view, phrase.lead, low)
    if bracket is not None and any(view.is_word(at) for at in range(bracket + 1, phrase.lead)):
        return [(bracket + 1, phrase.lead)]  # « des milliers de personnes (8 000 selon les organisateurs) »
    opening = skip_adjuncts(view, skip_connectives(view, low, phrase.lead), phrase.lead)
    said = any(view.is_word(at) for at in range(opening, phrase.lead))
    resume = skip_apposition(view, max(source[1], phrase.end), high, final=said)
    if not said:
        adjuncts = skip_adjuncts(view, resume, high, marks=False)  # « d'après une étude menée auprès de X, P »
        resume = adjuncts + 1 if view.word(adjuncts) == "," and resume < adjuncts else resume
    goes_on = any(view.is_word(at) for at in range(resume, high)) and not comments_on_claim(scene, resume - 1, high)
    aside = _aside_before(view, phrase.lead, low) if view.word(resume - 1) == "," else None
    if aside is not None and _lacks_subject(view, resume):
        return [(aside, phrase.lead)]
    first = clause_start(scene, phrase.lead, low, inserted=goes_on)
    start = skip_connectives(view, first, phrase.lead)
    openings = (
        incise.opening
        for incise in scene.incises
        if start < incise.opening < phrase.lead <= (incise.end or 0)
        and view.is_in(incise.group.inverted or -1, view.grammar.general_pronouns)
    )
    left = (start, next(openings, phrase.lead))  # « P, indique-t-on de source policière »
    has_left = any(view.is_word(at) for at in range(*left))
    opener = view.word(view.skip_space(phrase.lead - 1, -1)) if phrase.lead > low else ""
    if has_left and goes_on and opener == "," and _follows_another(scene, phrase, low, high):
        return [(resume, framed_end(scene, resume, high))]
    if has_left and not view.has_finite_verb(*left) and goes_on:
        return [left, (resume, framed_end(scene, resume, high))]
    if not has_left or opener in view.grammar.attribution.phrase_openers:
        return [(resume, framed_end(scene, resume, high))] if goes_on else [left]
    if goes_on and view.word(resume - 1) == "," and view.word(phrase.lead - 1) == ",":
        return [left, (resume, framed_end(scene, resume, high))]
    if goes_on and _splits_group(view, phrase.lead, resume):
        return [left, (resume, framed_end(scene, resume, high))]
    return [left]


def _relative_end(scene: Scene, phrase: SourcePhrase, low: int, high: int) -> int:
    """Give where « X, selon qui P, | V » leaves the relative clause: at the verb of its antecedent."""
    view = scene.view
    end = clause_end(scene, phrase.end + 1, phrase.end)
    if view.word(phrase.lead - 1) != "," or view.has_clause_verb(low, phrase.lead):
        return end
    commas = (at for at in range(phrase.end + 1, min(end, high)) if view.words[at] == ",")
    return next(
        (at for at in commas if _lacks_subject(view, at + 1) and main_verb(view, phrase.end + 1, at) is not None), end
    )


def _aside_before(view: DocView, lead: int, low: int) -> int | None:
    """Give where the aside begins that a phrase without a comma belongs to: « Les blessés, | dont trois enfants selon X »."""
    if not (view.is_word(lead - 1) or view.closing_before(lead) is not None):
        return None
    comma = next((at for at in range(lead - 1, low, -1) if view.words[at] == ","), None)
    return None if comma is None or view.has_clause_verb(low, lead) else comma + 1


def _lacks_subject(view: DocView, at: int) -> bool:
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negation_marks):
        at += 1
    return at < view.length and view.is_clause_verb(at)


def _follows_another(scene: Scene, phrase: SourcePhrase, low: int, high: int) -> bool:
    """Tell « selon A, P, | selon B, P' »: another phrase frames what stands before this one."""
    view = scene.view
    return opens_parallel(scene, phrase, high) and any(
        low <= other.lead < phrase.lead
        and view.word(other.start) == view.word(phrase.start)
        and main_verb(view, other.end, phrase.lead) is not None
        for other in scene.source_phrases
    )


def _opening_bracket(view: DocView, at: int, low: int) -> int | None:
    """Give the bracket, or the comma inside brackets, that the words before a phrase in brackets begin behind."""
    mark = None
    for place in range(at - 1, low - 1, -1):
        if view.words[place] in CLOSING_BRACKETS or view.is_clause_verb(place):
            return None
        if mark is None and view.words[place] in (",", ";"):
            mark = place
        if view.words[place] in OPENING_BRACKETS:
            return place if mark is None else mark
    return None


def _splits_group(view: DocView, left: int, right: int) -> bool:
    """Tell whether the phrase stands between a verb and what it needs: no mark before it, the sentence not over."""
    last = view.skip_space(left - 1, -1)
    if not (view.is_word(right) or view.opening_at(right) is not None):
        return False
    # « Cela est dû selon eux au fait que … », but « P selon X dans un communiqué ».
    complement = view.is_in(right, view.grammar.attribution.complement_openers) and not view.phrase_from(
        right, view.grammar.recipients
    )
    object_follows = view.opening_at(right) is not None or view.is_in(right, view.grammar.indefinite_articles)
    governs = view.is_clause_verb(last) and object_follows  # « ce qui constitue selon elle « un avertissement » »
    return governs or view.pos[last] in ("AUX", "DET", "ADP") or (complement and view.is_word(last))


CONSTRUCTION = Construction(
    name="source-phrase",
    example="Selon [s la préfecture], [c le pont rouvrira lundi].",
    gives="the clause that a source phrase frames, before, around or after it",
    find=_find,
)
