"""Le suspect serait en fuite: a bare conditional, the mark of what the press passes on without vouching for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_starts import clause_start
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import framed_end, skip_connectives
from nlp_pipeline.language.attribution.sequence_of_tenses import is_conditional
from nlp_pipeline.language.attribution.suppositions import supposes
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.subjects import subject_at
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    endings = tuple(view.grammar.attribution.conditional_endings)
    seen: set[int] = set()
    for at in [at for at, word in enumerate(view.words) if word.endswith(endings)]:
        if view.navigation[at] or not is_conditional(view, at):
            continue
        sentence = view.sentence_at[at]
        if sentence in seen or view.quotation(at) is not None:
            continue
        if not _is_hearsay(view, at, told=sentence - 1 in seen):
            continue
        seen.add(sentence)
        content = tidy_pieces(view, _pieces(scene, at))
        if content:
            yield Candidate(
                content=content,
                source=None,
                cue=(),
                stance="report",
                confidence=0.7 if view.words[at] in view.grammar.attribution.conditional_auxiliaries else 0.5,
                core=False,
                hearsay=True,
            )


def _pieces(scene: Scene, at: int) -> list[TokenRange]:
    """Give the clause of a conditional, without a plain one that it is joined to, whose subject it may share."""
    view = scene.view
    low, high = _within_brackets(view, at, *view.window(at))
    joint = _joint_behind_plain(view, low, at)
    if joint is not None:
        piece = (joint + 1, framed_end(scene, joint + 1, high))
        own = view.is_in(joint + 1, view.grammar.personal_subjects)
        if own or past_clitics(view, skip_adjuncts(view, joint + 1, at)) < at:
            return [piece]  # « L'usine compte 400 ouvriers et le groupe en emploierait 2 000 »
        plain = main_verb(view, low, joint)
        subject = None if plain is None else subject_at(view, plain)
        if subject is not None:
            return [subject, piece]
    start = skip_connectives(view, clause_start(scene, at, low, resumed=None), at)
    return [(start, framed_end(scene, start, high))]


def _within_brackets(view: DocView, at: int, low: int, high: int) -> TokenRange:
    """Give the stretch between the brackets around a verb, or the whole where none stand: « le pont (X passerait) »."""
    brackets = OPENING_BRACKETS | CLOSING_BRACKETS
    opening = next((place for place in range(at, low - 1, -1) if view.words[place] in brackets), None)
    closing = next((place for place in range(at, high) if view.words[place] in brackets), None)
    if opening is None or closing is None:
        return low, high
    if view.words[opening] not in OPENING_BRACKETS or view.words[closing] not in CLOSING_BRACKETS:
        return low, high
    return opening + 1, closing


def _joint_behind_plain(view: DocView, low: int, at: int) -> int | None:
    """Find the coordinator between a clause in the indicative and the conditional; None for none."""
    for joint in range(at - 1, low, -1):
        if view.words[joint] in (";", ":") or view.closing_before(joint) is not None:
            return None
        nominal = view.is_in(joint + 1, view.grammar.linking_prepositions)  # « les élus de gauche et du centre »
        joins = view.is_in(joint, view.grammar.clause_joints) and not nominal
        joins = joins or view.phrase_from(joint, view.grammar.attribution.reasons) == 1  # « critiquée | car elle »
        if joins and main_verb(view, joint + 1, at + 1) == at:
            plain = main_verb(view, low, joint)
            if plain is not None and is_conditional(view, plain):
                return None
            if plain is not None or view.words[joint + 1] == ",":  # « et, avec sa filiale, le groupe »
                return joint
    return None


def _is_hearsay(view: DocView, at: int, *, told: bool) -> bool:
    """Tell hearsay from hypothesis, politeness, future in the past and question.

    Args:
        view: the Doc as lists.
        at: a verb in the conditional.
        told: whether the sentence before is hearsay, so that what follows of it is so too: « Il aurait alors fui ».
    """
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
    if any(view.is_in(place, view.grammar.attribution.modal_participles) for place in range(at + 1, high)):
        return False
    if supposes(view, at):
        return False
    if view.is_in(low, view.grammar.attribution.hypothesis_leads) or any(
        view.phrase_from(place, view.grammar.attribution.hypotheses) for place in range(low, at)
    ):
        return False
    follows = view.is_in(at + 1, view.grammar.attribution.consequences) and not told
    if follows or _is_dependent(view, at, low):
        return False
    if _goes_on_from_thought(view, low):
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


def _goes_on_from_thought(view: DocView, low: int) -> bool:
    """Tell free indirect speech: « Il pensait qu'elle serait là. | Elle | ne viendrait pas. »."""
    if low == 0 or not view.is_in(low, view.grammar.personal_subjects):
        return False
    before = view.sentence(low - 1)[0]
    ques = [at for at in range(before, low) if view.is_in(at, view.grammar.que)]
    past = bool(ques) and any("Tense=Imp" in view.morph[at] for at in range(before, ques[0]))
    return past and any(is_conditional(view, at) for at in range(ques[0], low))


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
