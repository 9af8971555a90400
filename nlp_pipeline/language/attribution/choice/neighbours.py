"""Claims that name no source take the one of their neighbourhood: « P. » Le maire soupire."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import is_nobody
from nlp_pipeline.language.document.verb_tokens import VERBS
from nlp_pipeline.language.syntax.causatives import whose_turn
from nlp_pipeline.language.syntax.clauses import leading_end, main_verb
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_before
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_document, speaks_itself
from nlp_pipeline.language.syntax.subject_arcs import SUBJECT_ARCS, speaking_part
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subjects
from nlp_pipeline.language.syntax.verb_groups import VerbGroup

STOPS = frozenset((".", "…", "..."))

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.attribution.candidates import Candidate, Found
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def carry_sources(scene: Scene, kept: list[Found]) -> list[Found]:
    """Give the claims that wait for a source the one of their neighbourhood; drop those that find none."""
    view = scene.view
    out: list[Found | None] = list(kept)
    sourced: list[Candidate] = []
    headings = [number for number, one in enumerate(kept) if _waits(one) and _is_heading(view, one.candidate)]
    for number, one in enumerate(kept):
        if number in headings:
            continue
        if _waits(one):
            out[number] = _with_source(one, _neighbouring_source(scene, one.candidate, sourced))
        found = out[number]
        if found is not None and found.candidate.source is not None:
            sourced.append(found.candidate)
    for number in headings:
        one = kept[number]
        source = _heading_speaker(view, one.candidate, out[number + 1 :])
        if source is None:
            before = [candidate for candidate in sourced if candidate.start < one.candidate.start]
            source = _neighbouring_source(scene, one.candidate, before)
        out[number] = _with_source(one, source)
    return [one for one in out if one is not None]


def _waits(one: Found) -> bool:
    return one.candidate.source is None and one.candidate.carried


def _with_source(one: Found, source: TokenRange | None) -> Found | None:
    """Give a claim the source found for it; None where it has neither source nor cue."""
    if source is None and not one.candidate.cue:
        return None
    return replace(one, candidate=replace(one.candidate, source=source))


def _is_heading(view: DocView, candidate: Candidate) -> bool:
    """Tell a quotation that is a paragraph of its own, without a full stop in or behind it."""
    block = view.block_at[candidate.start]
    if candidate.cue or block != view.block_at[candidate.end - 1]:
        return False
    if any(block == view.block_at[at] for at in _around(view, candidate)):
        return False
    behind = next((at for at in range(candidate.end, view.length) if view.is_word(at)), view.length)
    return not any(view.words[at] in STOPS for at in range(candidate.start, behind))


def _heading_speaker(view: DocView, candidate: Candidate, below: Sequence[Found | None]) -> TokenRange | None:
    """Give who says below what a heading quotes, in full or shortened; else who is quoted there first.

    « « On a peur » ¶ « On a vraiment peur ici », dit Léa. »
    """
    block = view.block_at[candidate.start]
    words, first = _words_of(view, candidate), None
    for other in (one.candidate for one in below if one is not None):
        if view.block_at[other.start] - block > view.grammar.attribution.farthest_repeat:
            break
        if other.source is None:
            continue
        if _shortens(words, _words_of(view, other), view.grammar.attribution.loosest_repeat):
            return other.source
        first = other.source if first is None and view.quotation_at[other.start] >= 0 else first
    return first


def _shortens(words: list[str], said: list[str], loosest: int) -> bool:
    """Tell words that another claim holds, all in their order and near each other."""
    for start in (at for at, word in enumerate(said) if word == words[0]):
        found, at = 0, start
        while found < len(words) and at < min(start + loosest * len(words), len(said)):
            found += said[at] == words[found]
            at += 1
        if found == len(words):
            return True
    return False


def _around(view: DocView, candidate: Candidate) -> list[int]:
    """Give the nearest words around a claim, its marks and the hour of a ticker aside: « 15h45: « P » »."""
    words = (at for at in range(candidate.start - 1, -1, -1) if view.is_word(at))
    before = next((at for at in words if not view.texts[at][0].isdigit()), None)
    behind = next((at for at in range(candidate.end, view.length) if view.is_word(at)), None)
    return [at for at in (before, behind) if at is not None]


def _words_of(view: DocView, candidate: Candidate) -> list[str]:
    """Give the words of a claim in lower case, its marks left out."""
    return [view.words[at] for start, end in candidate.content for at in range(start, end) if view.is_word(at)]


def _neighbouring_source(scene: Scene, candidate: Candidate, before: list[Candidate]) -> TokenRange | None:
    """Find a source near a claim that names none; ``before``: the claims before it that have one."""
    view = scene.view
    passage = view.passage_at[candidate.start]
    listed = _list_speaker(view, passage)
    if listed is not None:
        return listed
    last = _last_told(view, candidate, before)
    if last is not None and passage - _last_passage(view, last) <= 1 and _close(view, last, candidate):
        return last.source
    block = view.block_at[candidate.start]
    asked = passage > 0 and view.words[view.skip_space(view.passages[passage - 1][1] - 1, -1)] == "?"
    subject = _subject_of_passage(scene, passage - 1, block) if passage and not asked else None
    if subject is not None and (is_document(view, *subject) or not speaks_itself(view, *subject)):
        if last is not None and view.block_at[candidate.start] == view.block_at[last.start]:
            return last.source  # « X proteste : « P. » Les lettres à la mairie dorment. « Q. » »
        subject = subject if is_document(view, *subject) else speaking_part(view, subject, subject[1])
    if subject is not None:
        subject = _instead_of_on(scene, passage, subject) or subject
        behind = None if view.block_at[subject[0]] == block else _speaker_behind(scene, passage)
        return behind if behind and _is_person(view, behind) and not _is_person(view, subject) else subject
    if last is not None and view.block_at[candidate.start] - view.block_at[last.start] <= 1:
        return last.source
    return _speaker_behind(scene, passage) or (None if asked else _speaker_before_last(scene, passage))


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


def _last_told(view: DocView, candidate: Candidate, before: list[Candidate]) -> Candidate | None:
    """Give the last claim that ends before another one, none that stands in what somebody else says."""
    for number in range(len(before) - 1, -1, -1):
        one = before[number]
        if one.end <= candidate.start and not _is_within_other(view, one, before, number):
            return one
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
    subject = _subject_of_passage(scene, passage + 1, block) if same else None
    if subject is None or ":" in view.words[view.passages[passage + 1][0] : subject[0]]:
        return None  # « P. » Seule précision : l'élève est connu
    return subject if speaks_itself(view, *subject) else speaking_part(view, subject, subject[1])


def _speaker_before_last(scene: Scene, passage: int) -> TokenRange | None:
    """Give the person that the last sentence but one of the paragraph speaks of: « X plaide. Il y a foule. « P. » »."""
    view = scene.view
    if passage < 2:
        return None
    block = view.block_at[view.passages[passage][0]]
    same = view.block_at[view.passages[passage - 2][0]] == block
    subject = _subject_of_passage(scene, passage - 2, block) if same else None
    return subject if subject is not None and _is_person(view, subject) else None


def _instead_of_on(scene: Scene, passage: int, subject: TokenRange) -> TokenRange | None:
    """Give the person before a sentence about nobody: « Léa est au marché. Ici, on se lève tôt. ¶ « P. » »."""
    view = scene.view
    if not view.is_in(subject[0], view.grammar.general_pronouns) or passage < 2:
        return None
    before = _subject_of_passage(scene, passage - 2, view.block_at[subject[0]])
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


def _close(view: DocView, one: Candidate, other: Candidate) -> bool:
    return view.block_at[other.start] - view.block_at[one.end - 1] <= 1


def _predicates(view: DocView, at: int) -> bool:
    """Tell whether a word is a predicate: a verb, or what "être" says of the subject."""
    return view.pos[at] in VERBS or any(view.dep[child] == "cop" for child in view.children[at])


def _subject_of_passage(scene: Scene, passage: int, block: int) -> TokenRange | None:
    """Give the person or body that the neighbouring sentence speaks of: its verb's subject, if that can speak."""
    view = scene.view
    low, high = view.passages[passage]
    if block - view.block_at[low] > 1 or view.navigation[low]:
        return None
    turn = whose_turn(view, low, high)
    if turn is not None and can_speak(view, *turn):
        return turn
    first = leading_end(view, low, high)  # « Alors que les délégués entraient, les ouvriers attendaient »
    own = main_verb(view, first, high) if first > low else None
    if own is not None:
        spans = [*preverbal_subjects(view, VerbGroup(own, own, own + 1, (), "finite"), first)]
        if spans and can_speak(view, *spans[-1]) and not _is_crowd(view, spans[-1]):
            return spans[-1]
    places = [*range(first, high), *range(low, first)]
    for at in places:
        if (
            view.is_in(at, view.grammar.attribution.neutral_pronouns)
            or view.dep[at] not in SUBJECT_ARCS
            or view.quotation_at[at] >= 0
            or is_nobody(view, at)
            or not _predicates(view, view.head[at])
        ):
            continue
        span = noun_phrase_before(view, at, high, low)
        opened = view.dep[at] == "nsubj:pass" and is_document(view, *span)  # « une enquête a été ouverte »
        if can_speak(view, *span) and not (opened or _is_crowd(view, span)):
            return span
    return _subject_of_cue(scene, low, high)


def _is_crowd(view: DocView, span: TokenRange) -> bool:
    """Tell a number too large to speak with one voice: « trois mille personnes »."""
    return view.pos[span[0]] == "NUM" and view.pos[span[0] + 1] == "NUM"


def _subject_of_cue(scene: Scene, low: int, high: int) -> TokenRange | None:
    """Give the subject of the stretch's first reporting verb, for where the arcs show none."""
    group = next((g for g in scene.groups_between(low, high) if g.shape == "finite" and not g.passive), None)
    span = None if group is None else scene.subject(group)
    if span is None or low > span[0] or _is_crowd(scene.view, span):
        return None
    return span if can_speak(scene.view, *span) else None
