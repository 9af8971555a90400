"""Claims that name no source take the one of their neighbourhood: « P. » Le maire soupire."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.choice.passage_subjects import is_of_people, subject_of_passage
from nlp_pipeline.language.attribution.choice.quoted_headings import (
    above_headings,
    is_heading,
    quoted_below,
    repeated_below,
)
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_document, is_human, speaks_itself
from nlp_pipeline.language.syntax.subject_arcs import speaking_part

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.candidates import Candidate, Found
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def carry_sources(scene: Scene, kept: list[Found]) -> list[Found]:
    """Give the claims that wait for a source the one of their neighbourhood; drop those that find none."""
    view = scene.view
    out: list[Found | None] = list(kept)
    sourced: list[Candidate] = []
    headings = [number for number, one in enumerate(kept) if _waits(one) and is_heading(view, one.candidate)]
    apart = [view.block_at[kept[number].candidate.start] for number in headings]
    for number, one in enumerate(kept):
        if number in headings:
            continue
        if _waits(one):
            out[number] = _with_source(one, _neighbouring_source(scene, one.candidate, sourced, apart))
        found = out[number]
        if found is not None and found.candidate.source is not None:
            sourced.append(found.candidate)
    for number in headings:
        one, below = kept[number], out[number + 1 :]
        source = repeated_below(view, one.candidate, below)
        if source is not None:
            out[number] = replace(one, candidate=replace(one.candidate, source=source, carried=False))
            continue
        source = quoted_below(view, one.candidate, below)
        if source is None:
            before = [candidate for candidate in sourced if candidate.start < one.candidate.start]
            source = _neighbouring_source(scene, one.candidate, before, apart)
        out[number] = _with_source(one, source)
    return [one for one in out if one is not None]


def _waits(one: Found) -> bool:
    return one.candidate.source is None and one.candidate.carried


def _with_source(one: Found, source: TokenRange | None) -> Found | None:
    """Give a claim the source found for it; None where it has neither source nor cue."""
    if source is None and not one.candidate.cue:
        return None
    return replace(one, candidate=replace(one.candidate, source=source))


def _neighbouring_source(
    scene: Scene, candidate: Candidate, before: list[Candidate], headings: list[int]
) -> TokenRange | None:
    """Find a source near a claim that names none.

    Args:
        scene: the Doc with what may attribute in it.
        candidate: the claim.
        before: the claims before it that have a source.
        headings: the blocks of the headings that quote, over which somebody goes on.
    """
    view = scene.view
    passage = view.passage_at[candidate.start]
    passage -= _opens_with_question(view, passage)
    listed = _list_speaker(view, passage)
    if listed is not None:
        return listed
    last = _last_told(view, candidate, before)
    answering = None if last is None else _answering(scene, candidate, last)
    if answering is not None:
        return answering
    parted = sum(
        last is not None and view.block_at[last.end - 1] < at < view.block_at[candidate.start] for at in headings
    )
    near = last is not None and passage - _last_passage(view, last) - parted <= 1
    if last is not None and near and view.block_at[candidate.start] - view.block_at[last.end - 1] - parted <= 1:
        behind = _speaker_behind(scene, passage) if parted or _is_by_thing(view, last) else None
        return behind or last.source
    block = view.block_at[candidate.start]
    asked = passage > 0 and view.words[view.skip_space(view.passages[passage - 1][1] - 1, -1)] == "?"
    above = above_headings(view, passage)
    over = passage - 1 - above  # one heading a block
    subject = subject_of_passage(scene, above, block - over) if above >= 0 and not asked else None
    if subject is not None and (
        is_document(view, *subject) or not (speaks_itself(view, *subject) or is_of_people(view, subject))
    ):
        if last is not None and view.block_at[candidate.start] == view.block_at[last.start]:
            return last.source  # « X proteste : « P. » Les lettres à la mairie dorment. « Q. » »
        subject = subject if is_document(view, *subject) else speaking_part(view, subject, subject[1])
    if subject is not None:
        subject = _instead_of_on(scene, passage, subject) or subject
        behind = None if view.block_at[subject[0]] == block else _speaker_behind(scene, passage)
        return behind if behind and _is_person(view, behind) and (over or not _is_person(view, subject)) else subject
    if last is not None and view.block_at[candidate.start] - view.block_at[last.start] <= 1 + asked:
        return last.source  # over the question that the reporter asks in between
    behind = _speaker_behind(scene, passage) or (None if asked else _speaker_before_last(scene, passage))
    return behind or _named_behind(view, passage)


def _opens_with_question(view: DocView, passage: int) -> bool:
    """Tell a passage that a question without a verb opens, its speaker's by a possessive: « Son credo ? | « P » »."""
    low, high = view.passages[passage - 1] if passage else (0, 0)
    mark = view.skip_space(high - 1, -1)
    theirs = low < high and view.is_in(low, view.grammar.possessives) and view.word(mark) == "?"
    return theirs and not view.has_finite_verb(low, mark)


def _list_speaker(view: DocView, passage: int) -> TokenRange | None:
    """Give whose words a list is said to hold above it: « Les réactions d'| Anne Roy | : ¶ • « P » ¶ • « Q » »."""
    mark = view.passages[passage][0]
    if view.is_word(mark) or view.opening_at(mark) is not None:
        return None
    above = passage - 1
    while above >= 0 and view.words[view.passages[above][0]] == view.words[mark]:
        above -= 1
    low, high = view.passages[above] if above >= 0 else (0, 0)
    colon = view.skip_space(high - 1, -1)
    if view.word(colon) != ":" or view.has_finite_verb(low, colon):
        return None
    told = (at for at in range(low, colon) if view.words[at] in view.lexicon.cue_nouns or _quotes(view, at))
    whose = next((governed_phrase(view, at + 1, colon) for at in told), None)
    return whose if whose is not None and can_speak(view, *whose) else None


def _quotes(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.words_of_others)


def _answering(scene: Scene, candidate: Candidate, asked: Candidate) -> TokenRange | None:
    """Give who answers a question that is put just before, if the text speaks of somebody but the one who asks.

    « Léa s'excuse. « Pourquoi ? », demande le juge. « Parce que j'ai peur. » Elle pleure. »
    """
    view = scene.view
    passage, block = view.passage_at[candidate.start], view.block_at[candidate.start]
    answers = "?" in view.words[asked.start : asked.end] and "?" not in view.words[candidate.start : candidate.end]
    if asked.stance != "ask" or asked.source is None or not answers or passage - _last_passage(view, asked) != 1:
        return None
    others = [_speaker_behind(scene, passage)]
    first = view.passage_at[asked.start]
    if first > 0 and view.block_at[view.passages[first - 1][0]] == block:
        others.append(subject_of_passage(scene, first - 1, block))
    asker = set(view.words[slice(*asked.source)])
    return next((span for span in others if span is not None and asker.isdisjoint(view.words[slice(*span)])), None)


def _is_by_thing(view: DocView, one: Candidate) -> bool:
    """Tell a claim whose source is nobody by any sign: « La réunion doit dire qui paie. « P. » Le maire soupire. »."""
    if one.source is None or view.quotation_at[one.start] >= 0:
        return False
    return not (can_speak(view, *one.source) or is_human(view, *one.source))


def _last_told(view: DocView, candidate: Candidate, before: list[Candidate]) -> Candidate | None:
    """Give the last claim that ends before another one, none that stands in what somebody else says."""
    for number in range(len(before) - 1, -1, -1):
        one = before[number]
        seen = one.stance == "perceive" and view.block_at[one.start] != view.block_at[candidate.start]
        if one.end <= candidate.start and not seen and not _is_within_other(view, one, before, number):
            return one  # « P, a constaté un journaliste. ¶ « Q » »: he says nothing else
    return None


def _is_within_other(view: DocView, one: Candidate, before: list[Candidate], number: int) -> bool:
    """Tell a claim whose cue, or whose words where it has none, are part of the content of one before it."""
    place = one.cue[0][0] if one.cue else one.start
    for other in reversed(before[:number]):
        if view.passage_at[other.end - 1] < view.passage_at[one.start]:
            return False
        if any(start <= place < end for start, end in other.content):
            return True
    return False


def _speaker_behind(scene: Scene, passage: int) -> TokenRange | None:
    """Give the subject of the sentence behind, in one paragraph with the quotation: « P. » Le maire soupire."""
    view = scene.view
    if passage + 1 >= len(view.passages):
        return None
    block = view.block_at[view.passages[passage][0]]
    same = view.block_at[view.passages[passage + 1][0]] == block
    subject = subject_of_passage(scene, passage + 1, block) if same else None
    if subject is None or ":" in view.words[view.passages[passage + 1][0] : subject[0]]:
        return None  # « P. » Seule précision : l'élève est connu
    return subject if speaks_itself(view, *subject) else speaking_part(view, subject, subject[1])


def _named_behind(view: DocView, passage: int) -> TokenRange | None:
    """Give who is named behind without a verb: « « P. » Colère, lundi, | du maire |. »."""
    low, high = view.passages[passage + 1] if passage + 1 < len(view.passages) else (0, 0)
    bare = low < high and view.pos[low] == "NOUN" and view.words[low] not in view.lexicon.source_nouns
    if not bare or view.block_at[low] != view.block_at[low - 1] or view.has_finite_verb(low, high):
        return None
    if view.is_in(low, view.grammar.attribution.events) or ":" in view.words[low:high]:
        return None
    owners = (at for at in range(low + 1, high) if view.is_in(at, view.grammar.linking_prepositions))
    spans = (governed_phrase(view, at, high) for at in owners)
    return next((span for span in spans if span is not None and is_human(view, *span)), None)


def _speaker_before_last(scene: Scene, passage: int) -> TokenRange | None:
    """Give the person that the last sentence but one of the paragraph speaks of: « X plaide. Il y a foule. « P. » »."""
    view = scene.view
    if passage < 2:
        return None
    block = view.block_at[view.passages[passage][0]]
    same = view.block_at[view.passages[passage - 2][0]] == block
    subject = subject_of_passage(scene, passage - 2, block) if same else None
    return subject if subject is not None and _is_person(view, subject) else None


def _instead_of_on(scene: Scene, passage: int, subject: TokenRange) -> TokenRange | None:
    """Give the person before a sentence about nobody: « Léa est au marché. Ici, on se lève tôt. ¶ « P. » »."""
    view = scene.view
    if not view.is_in(subject[0], view.grammar.general_pronouns) or passage < 2:
        return None
    before = subject_of_passage(scene, passage - 2, view.block_at[subject[0]])
    return before if before is not None and _is_person(view, before) else None


def _is_person(view: DocView, span: TokenRange) -> bool:
    """Tell one who can feel something from a body: « Le conseil s'est réuni. ¶ « P. » La boulangère soupire. »."""
    if view.is_in(span[0], view.grammar.subject_pronouns) or any(view.entity_at[at] == "PER" for at in range(*span)):
        return True
    nouns = (view.lexicon.source_nouns.get(view.words[at]) for at in range(*span))
    return next((noun.type == "person" for noun in nouns if noun is not None), False)


def _last_passage(view: DocView, candidate: Candidate) -> int:
    places = [candidate.end - 1, *(end - 1 for _, end in candidate.cue)]
    if candidate.source is not None:
        places.append(candidate.source[1] - 1)
    return view.passage_at[max(places)]
