"""What a source phrase attributes: the words before it, around it, after it, or those of its bracket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.claim_additions import comments_on_claim
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.clause_starts import clause_start
from nlp_pipeline.language.attribution.cut_clauses import cut_clause
from nlp_pipeline.language.attribution.embedded_clauses import embedded_end
from nlp_pipeline.language.attribution.framed_claims import framed_end, opens_parallel, skip_connectives
from nlp_pipeline.language.attribution.sequence_of_tenses import adds_hearsay
from nlp_pipeline.language.attribution.source_phrase_ends import (
    behind_inner_source,
    behind_leading_source,
    behind_source,
)
from nlp_pipeline.language.attribution.source_phrase_speakers import phrase_speaker
from nlp_pipeline.language.attribution.verb_rests import completes_verb, lacks_complement
from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, DASHES, OPENING_BRACKETS
from nlp_pipeline.language.syntax.adjuncts import is_adverb, is_preposition, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.clauses import main_verb, opens_clause
from nlp_pipeline.language.syntax.datelines import dateline_end
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.verb_clitics import opening_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def phrase_content(scene: Scene, phrase: SourcePhrase, source: TokenRange, low: int, high: int) -> list[TokenRange]:
    """Give the pieces of the claim that a source phrase frames.

    Args:
        scene: the Doc with its verb groups and incises.
        phrase: the phrase.
        source: who it names.
        low: where the phrase's sentence or quotation begins.
        high: where that ends.
    """
    view = scene.view
    inside = _rest_of_bracket(view, phrase, source, high)
    if inside is not None:
        return [inside]  # « 3 morts (selon la mairie, ce bilan est provisoire) »
    bracket = _opening_bracket(view, phrase.lead, low)
    if bracket is not None and any(view.is_word(at) for at in range(bracket + 1, phrase.lead)):
        return [(bracket + 1, phrase.lead)]  # « des milliers de personnes (8 000 selon les organisateurs) »
    cut = _cut_participle(view, phrase.lead, source[1])
    if cut is not None:
        return [cut, (source[1], framed_end(scene, source[1], high, said=False))]
    own = _own_figure(scene, phrase, low) or _own_apposition(view, phrase, source, low, high)
    if own is not None:
        return [(own, phrase.lead)]
    others = [other for other in scene.source_phrases if phrase.start < other.lead < high]
    figures = (_own_figure(scene, other, low) for other in others if _names_speaker(view, other, high))
    other = next((figure for figure in figures if figure is not None and figure > source[1]), None)
    if other is not None:
        high = other - 1 - (view.is_in(other - 1, view.grammar.attribution.versus) and view.words[other - 2] == ",")
    dash = _closing_dash(view, phrase, source, high)
    if dash is not None:
        start = skip_connectives(view, clause_start(scene, phrase.lead - 1, low, resumed=dash + 1), phrase.lead)
        return [(start, phrase.lead - 1), (dash + 1, framed_end(scene, dash + 1, high, said=False))]
    opening = skip_adjuncts(view, skip_connectives(view, dateline_end(view, low), phrase.lead), phrase.lead)
    said = any(view.is_word(at) for at in range(opening, phrase.lead))
    parted = said and main_verb(view, opening, phrase.lead) is None  # « L'usine, selon X, maire de Y, fermera »
    behind = behind_source(view, phrase, source, high)
    copular = said and (_lacks_predicate(view, phrase.lead - 1) or _is_cut(view, phrase, behind))
    if copular:
        resume = behind + (view.word(behind) == ",")  # « C'est, d'après les organisateurs, | un record »
    elif said:
        subject = (opening, max(noun_phrase_from(view, opening, phrase.lead), opening + 1))
        resume = behind_inner_source(view, phrase, source, (behind, high), subject=subject, parted=parted)
    else:
        resume = behind_leading_source(view, phrase, source, behind, high)
    goes_on = any(view.is_word(at) for at in range(resume, high))
    goes_on = goes_on and (copular or not comments_on_claim(scene, resume - 1, high))
    goes_on = goes_on and not (said and _closes_with_incise(scene, resume, high))
    told = view.word(behind) == "," and view.is_in(behind + 1, view.grammar.relatives)
    goes_on = goes_on and not (told and said and not parted and not view.has_clause_verb(resume, high))
    cut = cut_clause(scene, phrase.lead, resume, low, high) if goes_on else None
    if cut is not None:
        return [(cut[0], phrase.lead), (resume, min(cut[1], framed_end(scene, resume, high, said=False)))]
    aside = _aside_before(view, phrase.lead, low) if view.word(resume - 1) == "," else None
    if aside is not None and opening_verb(view, resume) is not None:
        return [(aside, phrase.lead)]
    first = clause_start(scene, phrase.lead, low, resumed=resume if goes_on else None)
    start = _behind_leading_phrase(scene, skip_connectives(view, first, phrase.lead), phrase)
    openings = (
        incise.opening
        for incise in scene.incises
        if start < incise.opening < phrase.lead <= (incise.end or 0)
        and view.is_in(incise.group.inverted or -1, view.grammar.general_pronouns)
    )
    left = (start, next(openings, phrase.lead))  # « P, indique-t-on de source policière »
    has_left = any(view.is_word(at) for at in range(*left))
    opener = _word_before(view, phrase, low)
    spliced = _opens_next_clause(view, resume) and main_verb(view, *left) is not None
    if has_left and goes_on and opener == "," and (spliced or _follows_another(scene, phrase, low, high)):
        return [(resume, framed_end(scene, resume, high, said=False))]
    bare = has_left and not view.has_finite_verb(*left) and opener not in view.grammar.subordinators
    if bare and goes_on:
        return [left, (resume, framed_end(scene, resume, high, said=False))]
    stop = framed_end(scene, resume, high, said=False) if goes_on else resume
    joined = opener in view.grammar.attribution.phrase_joints and main_verb(view, *left) is not None
    if has_left and goes_on and joined and not view.has_clause_verb(resume, stop):
        return [left, (resume, stop)]  # « La course a eu lieu et, selon X, sans heurts »
    if not has_left or opener in view.grammar.attribution.phrase_openers:
        return [(resume, framed_end(scene, resume, high, said=False))] if goes_on else [left]
    parted = view.word(resume - 1) == "," and view.word(phrase.lead - 1) == ","
    if goes_on and parted and not _is_all_quoted(view, left, resume):
        return [left, (resume, framed_end(scene, resume, high, said=False))]
    if goes_on and adds_hearsay(view, *left, resume):
        return [left, (resume, framed_end(scene, resume, high, said=False))]
    completes = view.word(resume - 1) != "," and completes_verb(view, phrase.lead, resume, high)
    if goes_on and (completes or _parts_complement(view, phrase.lead, resume)):
        relative = view.is_in(start, view.grammar.clause_relatives)
        end = framed_end(scene, resume, high, said=False)
        end = min(end, clause_end(scene, start + 1, start, high)) if relative else end
        return [left, (resume, max(end, resume))]
    return [left]


def _cut_participle(view: DocView, lead: int, behind: int) -> TokenRange | None:
    """Give the participle that a source phrase parts from what it needs: « , | dues | selon X à un retard »."""
    participle = lead - 1
    set_off = participle > 0 and view.word(participle - 1) == "," and view.may_be_participle(participle)
    needs = view.is_in(behind, view.grammar.to) or view.is_in(behind, view.grammar.par)
    return (participle, lead) if set_off and needs else None


def _opens_next_clause(view: DocView, at: int) -> bool:
    """Tell a subject and its verb right behind a source, without a comma: « P, selon l'institut | il remontera »."""
    subject = view.is_in(at, view.grammar.personal_subjects) or view.is_in(at, view.grammar.general_pronouns)
    return subject and view.is_word(at - 1) and opening_verb(view, at + 1) is not None


def _closes_with_incise(scene: Scene, at: int, high: int) -> bool:
    """Tell an incise that ends the sentence: « P, selon un rapport, | a indiqué le maire. | »."""
    incise = scene.incise_at.get(at)
    return incise is not None and not any(scene.view.is_word(place) for place in range(incise.end or high, high))


def _is_all_quoted(view: DocView, left: TokenRange, resume: int) -> bool:
    """Tell a whole quotation, behind which no other goes on: « « On part », selon X, | alors que rien n'est signé »."""
    first = next((at for at in range(*left) if view.is_word(at) or view.opening_at(at) is not None), left[1])
    quotation = view.opening_at(first)
    if quotation is None or any(view.is_word(at) for at in range(quotation.end, left[1])):
        return False
    return view.has_finite_verb(first, quotation.end) and view.opening_at(resume) is None


def relative_end(scene: Scene, phrase: SourcePhrase, low: int, high: int) -> int:
    """Give where « X, selon qui P, | V » leaves the relative clause: at the verb of its antecedent."""
    view = scene.view
    first = phrase.end + 1
    end = embedded_end(view, first, clause_end(scene, first, phrase.end))
    if view.word(phrase.lead - 1) != "," or view.has_clause_verb(low, phrase.lead):
        return end
    if is_preposition(view, low):  # « Malgré l'assurance de X, selon qui P, | le marché a chuté »
        outer = [at for at in range(first, high) if view.words[at] == "," and opens_clause(view, at + 1, high)]
        return outer[-1] if outer and main_verb(view, first, outer[-1]) is not None else end
    commas = (at for at in range(first, min(end, high)) if view.words[at] == ",")
    ends = (at for at in commas if opening_verb(view, at + 1) is not None and main_verb(view, first, at) is not None)
    return next(ends, end)


def _own_figure(scene: Scene, phrase: SourcePhrase, low: int) -> int | None:
    """Give where the figure begins that one of several sources counts: « 300 selon l'un, | 800 selon l'autre »."""
    view = scene.view
    start = phrase.lead
    quoted = view.closing_before(start)
    if quoted is not None and quoted.start > low and _counts(view, quoted.start, quoted.end):
        return quoted.start if view.is_in(quoted.start - 1, view.grammar.attribution.versus) else None
    while start - 1 > low and (view.is_word(start - 1) or view.words[start - 1] in view.grammar.unit_signs):
        if view.is_clause_verb(start - 1) or view.is_in(start - 1, view.grammar.clause_joints):
            break
        start -= 1
    for at in range(start, phrase.lead):
        if view.is_in(at, view.grammar.attribution.versus):
            start = at + 1  # « 700 selon l'un, contre | 800 selon l'autre »
            break
    before = start - 1 - view.is_in(start - 1, view.grammar.attribution.versus)
    joined = view.words[before] == "," or before < start - 1 or view.is_in(before, view.grammar.clause_joints)
    counted = start + view.phrase_from(start, view.grammar.about)
    if not joined or counted >= phrase.lead or not view.is_number(counted):
        return None
    high = view.window(phrase.start)[1]
    alone = not any(low <= other.start < high and other.start != phrase.start for other in scene.source_phrases)
    return None if alone and not _closes_with_figure(view, start, phrase, low, high) else start


def _own_apposition(view: DocView, phrase: SourcePhrase, source: TokenRange, low: int, high: int) -> int | None:
    """Give where what a comma sets beside the rest begins: « X a frappé la ville, | une attaque qui a tué dix civils ».

    In a headline without a verb, a bare noun too: « 20 disparus en mer, | bilan plus lourd | selon des rescapés ».
    """
    ends = not any(view.is_word(at) for at in range(skip_adjuncts(view, source[1], high, marks=False), high))
    comma = next((at for at in range(phrase.lead - 1, low, -1) if view.words[at] == ","), None)
    if comma is None or not ends or not view.is_word(phrase.lead - 1):
        return None
    start = comma + 1
    if view.is_in(start, view.grammar.indefinite_articles):
        end = noun_phrase_from(view, start, phrase.lead)
        related = view.is_in(end, view.grammar.qui) and view.has_clause_verb(end, phrase.lead)
        told = related and main_verb(view, start, phrase.lead) is None and main_verb(view, low, comma) is not None
        return start if told else None
    bare = view.pos[start] == "NOUN" and view.texts[start].islower() and phrase.lead - start > 1
    return start if bare and not view.has_clause_verb(low, phrase.lead) else None


def _closes_with_figure(view: DocView, start: int, phrase: SourcePhrase, low: int, high: int) -> bool:
    """Tell a figure that a comma sets beside a whole clause, at the end: « L'épidémie gagne, | 64 morts | selon X »."""
    counted = start + view.phrase_from(start, view.grammar.about)
    beside = view.words[start - 1] == "," and view.is_number(counted) and main_verb(view, low, start - 1) is not None
    whole = counted + 1 < phrase.lead and not view.has_clause_verb(start, phrase.lead)
    return beside and whole and not view.has_clause_verb(phrase.end, high)


def _names_speaker(view: DocView, phrase: SourcePhrase, high: int) -> bool:
    """Tell who counts from what is counted: « 300 pour la police », not « 300 pour Lyon », « 48 % pour Luc Rey »."""
    speaker = phrase_speaker(view, phrase, high)
    if speaker is None or phrase.entry.kind == "source":
        return speaker is not None
    return is_human(view, *speaker) and view.entity_at[speaker[0]] != "PER"  # bodies count, people are counted


def _counts(view: DocView, start: int, end: int) -> bool:
    """Tell a figure, by a number or by a noun for one: « « une cinquantaine d'années » »."""
    return any(view.is_number(at) or view.is_in(at, view.grammar.quantities) for at in range(start, end))


def _aside_before(view: DocView, lead: int, low: int) -> int | None:
    """Give where the aside begins that a phrase without a comma belongs to: « Les blessés, | trois selon X, »."""
    if not (view.is_word(lead - 1) or view.closing_before(lead) is not None):
        return None
    comma = next((at for at in range(lead - 1, low, -1) if view.words[at] == ","), None)
    return None if comma is None or view.has_clause_verb(low, lead) else comma + 1


def _lacks_predicate(view: DocView, comma: int) -> bool:
    """Tell a copula that a comma parts from what it says: « Cette loi est, | selon X, contraire à … »."""
    return (
        view.word(comma) == ","
        and view.is_clause_verb(comma - 1)
        and not view.lemmas(comma - 1).isdisjoint(view.grammar.being)
    )


def _is_cut(view: DocView, phrase: SourcePhrase, behind: int) -> bool:
    """Tell a clause that two commas cut before what its verb needs: « Il s'agit, | pour X |, d'une erreur »."""
    return view.word(phrase.lead - 1) == "," == view.word(behind) and lacks_complement(view, phrase.lead, behind + 1)


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


def _word_before(view: DocView, phrase: SourcePhrase, low: int) -> str:
    """Give what stands before a phrase: its comma, or the joint before that: « ferme, car, selon X, il perd »."""
    if phrase.lead <= low:
        return ""
    at = view.skip_space(phrase.lead - 1, -1)
    joined = at > low and view.words[at] == "," and view.word(at - 1) in view.grammar.attribution.phrase_openers
    return view.word(at - joined)


def _behind_leading_phrase(scene: Scene, start: int, phrase: SourcePhrase) -> int:
    """Move over a source phrase that frames the same words: « Selon A, | P, d'après B »."""
    other = scene.phrase_at.get(start)
    if other is None or other.start == phrase.start:
        return start
    source = phrase_speaker(scene.view, other, phrase.lead)
    if source is None:
        return start
    behind = behind_source(scene.view, other, source, phrase.lead)
    behind = skip_adjuncts(scene.view, behind, phrase.lead, marks=False)
    resume = skip_apposition(scene.view, behind, phrase.lead, source=source)
    return resume if resume < phrase.lead and scene.view.word(resume - 1) == "," else start


def _closing_dash(view: DocView, phrase: SourcePhrase, source: TokenRange, high: int) -> int | None:
    """Give the second of the dashes that set a phrase off: « 300 emplois – selon X, maire de Y – sont menacés »."""
    if view.word(phrase.lead - 1) not in DASHES:
        return None
    dash = next((at for at in range(source[1], high) if view.words[at] in DASHES), None)
    return None if dash is None or view.has_clause_verb(source[1], dash) else dash


def _rest_of_bracket(view: DocView, phrase: SourcePhrase, source: TokenRange, high: int) -> TokenRange | None:
    """Give the clause behind a phrase that opens a bracket, as far as that reaches."""
    if view.word(view.skip_space(phrase.lead - 1, -1)) not in OPENING_BRACKETS:
        return None
    start = skip_apposition(view, max(source[1], phrase.end), high)
    end = next((at for at in range(start, high) if view.words[at] in CLOSING_BRACKETS), high)
    return (start, end) if view.has_clause_verb(start, end) else None


def _parts_complement(view: DocView, left: int, right: int) -> bool:
    """Tell whether the phrase stands between a verb and what it needs: no mark before it, the sentence not over."""
    last = view.skip_space(left - 1, -1)
    last -= view.word(last) == "," and view.opening_at(right) is not None  # « éprouve, selon X « une grande haine » »
    if not (view.is_word(right) or view.opening_at(right) is not None):
        return False
    # « Cela est dû selon eux au fait que … », but « P selon X dans un communiqué ».
    complement = view.is_in(right, view.grammar.attribution.complement_openers) and not view.phrase_from(
        right, view.grammar.recipients
    )
    behind = skip_adjuncts(
        view, right, view.window(left)[1], marks=False, whole=False
    )  # « est selon eux ici un danger »
    object_follows = view.opening_at(behind) is not None or view.is_in(behind, view.grammar.indefinite_articles)
    governs = view.is_clause_verb(last) and object_follows  # « ce qui constitue selon elle « un avertissement » »
    if view.word(right - 1) != "," and view.pos[last] in ("NOUN", "VERB") and _is_attribute(view, right):
        return True  # « des chiffres selon elle totalement faux »
    return governs or view.pos[last] in ("AUX", "DET", "ADP") or (complement and view.is_word(last))


def _is_attribute(view: DocView, at: int) -> bool:
    """Tell an adjective, or adverbs and an adjective."""
    while is_adverb(view, at):
        at += 1
    return view.pos[at : at + 1] == ["ADJ"]
