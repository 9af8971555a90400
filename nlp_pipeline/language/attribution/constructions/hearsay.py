"""Le suspect serait en fuite: a bare conditional, the mark of what the press passes on without vouching for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_starts import clause_start
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import framed_end, skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    endings = tuple(view.grammar.attribution.conditional_endings)
    seen: set[int] = set()
    for at in range(view.length):
        word = view.words[at]
        if not word.endswith(endings) or view.navigation[at] or not _is_conditional(view, at):
            continue
        sentence = view.sentence_at[at]
        if sentence in seen or view.quotation(at) is not None or not _is_hearsay(view, at):
            continue
        seen.add(sentence)
        low, high = view.window(at)
        start = skip_connectives(view, clause_start(scene, at, low, resumed=None), at)
        content = tidy_pieces(view, [(start, framed_end(scene, start, high))])
        if content:
            yield Candidate(
                content=content,
                source=None,
                cue=(),
                stance="report",
                confidence=0.7 if word in view.grammar.attribution.conditional_auxiliaries else 0.5,
                core=False,
                hearsay=True,
            )


def _is_conditional(view: DocView, at: int) -> bool:
    if view.pos[at] not in ("VERB", "AUX"):
        return False
    # The tagger takes a conditional that it has not met for an imperfect; no imperfect ends so.
    plain = view.words[at].endswith(view.grammar.attribution.clear_conditional_endings)
    return plain or "Mood=Cnd" in view.morph[at]


def _is_hearsay(view: DocView, at: int) -> bool:
    """Tell hearsay from hypothesis, politeness, future in the past and question."""
    low, high = view.sentence(at)
    lemma = view.doc[at].lemma_.lower()
    if lemma in view.grammar.attribution.hedging_verbs:
        return False
    words = view.words[low:high]
    if words[-1:] == ["?"] or "?" in words:
        return False
    if any(
        word in view.grammar.hypothesis_openers and view.pos[low + place] in ("SCONJ", "ADV")
        for place, word in enumerate(words)
    ):
        return False
    if view.word(at + 1) in view.grammar.inverted_pronouns or view.is_in(
        at - 1, view.grammar.attribution.non_hearsay_subjects
    ):
        return False
    if any(word in view.grammar.attribution.hypothesis_words for word in words):
        return False
    if any(view.is_in(place, view.grammar.attribution.modal_participles) for place in range(at + 1, min(at + 4, high))):
        return False
    if view.is_in(low, view.grammar.attribution.hypothesis_leads) or any(
        view.phrase_from(place, view.grammar.attribution.hypotheses) for place in range(low, at)
    ):
        return False
    if view.is_in(at + 1, view.grammar.attribution.consequences) or _is_dependent(view, at, low):
        return False
    if view.is_in(at - 1, view.grammar.attribution.impersonal_pronouns) and _evaluates(view, at, high):
        return False
    return not any(
        word in view.grammar.que and view.dep[low + place] == "mark" for place, word in enumerate(words[: at - low])
    )


def _is_dependent(view: DocView, at: int, low: int) -> bool:
    """Tell whether the verb stands in a relative clause or one with "que", which what governs it explains."""
    place = at - 1
    while place >= low and not view.is_finite(place):
        if view.is_in(place, view.grammar.strong_relatives):
            return True
        if view.is_in(place, view.grammar.que) and (view.pos[place] == "PRON" or view.is_finite(place - 1)):
            return True
        place -= 1
    return False


def _evaluates(view: DocView, at: int, high: int) -> bool:
    """Tell advice from hearsay: « il serait temps d'agir », « il serait utile que »."""
    place = at + 1
    while place < high and view.pos[place] in ("ADV", "ADJ", "NOUN"):
        place += 1
    return place > at + 1 and (view.is_in(place, view.grammar.de) or view.is_in(place, view.grammar.que))


CONSTRUCTION = Construction(
    name="hearsay-conditional",
    example="[c Le suspect serait en fuite].",
    gives="the clause of a conditional that no other cue explains",
    find=_find,
)
