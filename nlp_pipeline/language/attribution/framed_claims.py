"""What a source phrase or an incise frames: from behind the author's connectives to a further attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.claim_additions import comments_on_claim, contrasts
from nlp_pipeline.language.attribution.clause_ends import CREDIT_MARKS, begins_sentence, leaves_quotation
from nlp_pipeline.language.attribution.clause_exits import closes_with_source
from nlp_pipeline.language.attribution.further_attributions import opens_reporting
from nlp_pipeline.language.attribution.sequence_of_tenses import breaks_off
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subject

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.view import DocView


def framed_end(scene: Scene, start: int, high: int, *, said: bool = True) -> int:
    """Find where a statement framed by a source phrase or an incise ends: before a quotation, before a further cue.

    Args:
        scene: the Doc with its verb groups.
        start: first token of the statement.
        high: token that it may not pass.
        said: whether a verb frames it, with whose subject a further cue may go on (« dit X, avant d'ajouter que »).
    """
    view = scene.view
    at = start
    while at < high:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= high:
            colon = _colon_before(view, start, at)
            if colon is not None and not _lists_words(view, quotation.end, high):
                return colon
            whole = at == start and view.has_finite_verb(at, quotation.end)
            if whole and leaves_quotation(view, quotation.end):
                return quotation.end  # « selon X, « P » | alors que Q »
            at = quotation.end
            continue
        word = view.words[at]
        if word in CREDIT_MARKS or (begins_sentence(view, at) and view.has_finite_verb(start, at)):
            return at
        incise = scene.incise_at.get(at) if at > start else None
        if incise is not None:
            behind = max(incise.source[1], incise.group.end)
            adds = opens_reporting(scene, behind, high, coordinated=False)  # « P, dit X avant d'ajouter : « Q » »
            if incise.end is None or adds or not view.has_clause_verb(incise.end, high):
                return at
            at = incise.end  # it only parts the statement
            continue
        if at > start and word == "," and _leaves(scene, start, at, high):
            return at
        joins = word in view.grammar.clause_joints
        if (
            joins
            and view.has_clause_verb(start, at)
            and (_opens_other(scene, at + 1, high) or breaks_off(view, start, at, high))
        ):
            return at
        leads = view.is_in(at + 1, view.grammar.before_and_after) and not said
        adds = at > start and (word == "," or joins) and not leads
        if adds and opens_reporting(scene, at + 1, high, coordinated=said and word != ","):
            return at
        at += 1
    return high


def _colon_before(view: DocView, start: int, quotation: int) -> int | None:
    """Give the colon that announces a quotation, with a connective between or without: « P : en effet, « Q » »."""
    at = quotation - 1
    if view.word(at) == ",":
        length = view.phrase_until(at - 1, view.grammar.connectives)
        at = at - 1 - length if length else at
    return at if at > start and view.word(at) == ":" else None


def _lists_words(view: DocView, start: int, high: int) -> bool:
    """Tell words that go on with what a colon lists: « a deux torts : « tarder » | et celui de « mentir » »."""
    listed = view.word(start) == "," or view.is_in(start, view.grammar.et)
    words = (at for at in range(start + 1, high) if view.is_word(at) and view.quotation_at[at] < 0)
    return listed and any(words) and not view.has_clause_verb(start, high)


def _leaves(scene: Scene, start: int, comma: int, high: int) -> bool:
    """Tell what others say behind a comma: « , ce que X nie », « , tandis que X assure que », « , selon Y, P' »."""
    if comments_on_claim(scene, comma, high):
        return True
    if not scene.view.has_finite_verb(start, comma):
        return False
    if contrasts(scene, comma + 1, high) or closes_with_source(scene, comma + 1, high):
        return True
    phrase = scene.phrase_at.get(comma + 1)
    return phrase is not None and opens_parallel(scene, phrase, high)


def opens_parallel(scene: Scene, phrase: SourcePhrase, high: int) -> bool:
    """Tell a source phrase behind a statement that frames the next one: « selon A, P, | selon B, P' »."""
    view = scene.view
    end = noun_phrase_from(view, phrase.end, high)
    parted = view.word(end) == "," or view.is_in(end, view.grammar.personal_subjects)
    return end > phrase.end and parted and main_verb(view, end, high) is not None


def _opens_other(scene: Scene, at: int, limit: int) -> bool:
    """Tell whether somebody else's attribution begins here: « P et Louis Dreyfus, le président, estime que P' »."""
    group = next((group for group in scene.groups_between(at, limit) if group.shape == "finite"), None)
    if group is None or group.entry("que", "inf", "colon") is None or group.inverted is not None:
        return False
    subject = preverbal_subject(scene.view, group, at)
    if subject is None or subject[0] != at:
        return False
    told = scene.view.is_in(group.end, scene.view.grammar.que)  # « Selon X, P et une étude rapporte que P' »
    return is_human(scene.view, *subject) or (told and can_speak(scene.view, *subject))


def skip_connectives(view: DocView, start: int, limit: int) -> int:
    """Move over the connectives that open a sentence and belong to the author ("En effet, …", "Mais …")."""
    at = start
    while at < limit:
        if not view.is_word(at) and view.opening_at(at) is None:
            at += 1
            continue
        length = view.phrase_from(at, view.grammar.connectives)
        if not length or at + length > limit:
            return at
        after = at + length
        closed = view.word(after) == "," or after >= limit or view.is_in(after - 1, view.grammar.que)
        if not closed and not view.is_in(at, view.grammar.attribution.loose_connectives):
            return at
        at = after
    return start if start >= limit else at
