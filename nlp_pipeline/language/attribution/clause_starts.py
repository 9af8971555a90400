"""Where the clause of a claim begins that ends, or is cut, before its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.datelines import dateline_end
from nlp_pipeline.language.syntax.verb_clitics import opening_verb

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView


def clause_start(scene: Scene, at: int, low: int, *, resumed: int | None) -> int:
    """Find where the clause begins that ends, or is cut, just before a token.

    A colon, a semicolon, a "que" that a reporting verb governs, a relative pronoun whose clause is still open, and a
    "mais" behind what others say begin a clause; commas do not.

    Args:
        scene: the Doc with its verb groups.
        at: token after the clause's last.
        low: token before which the clause may not begin.
        resumed: token where the clause goes on after what cuts it, None where it does not; only where it does, a
            dependent clause counts as one.
    """
    view = scene.view
    if resumed is not None and _adds_to_report(scene, at, low):
        return at
    finite = 0
    dateline = dateline_end(view, low)
    place = at - 1
    while place >= low:
        word = view.words[place]
        closing = view.closing_before(place + 1)
        if closing is not None and closing.start >= low:
            place = closing.start - 1
            finite += 1
            continue
        if word == ";" or (word == ":" and (resumed is not None or not _lists(view, low, place, at))):
            return place + 1
        if place + 1 == dateline:
            return dateline
        if word in DASHES and place > low + 1:
            opening = next((p for p in range(place - 1, low, -1) if view.words[p] in DASHES), None)
            if opening is not None:
                place = opening - 1  # an aside between dashes
                continue
            if main_verb(view, low, place) is None or _is_attributed(scene, low, place):
                return place + 1
        if resumed is not None and word in view.grammar.que and _is_reported(scene, place):
            return place + 1
        if (
            resumed is not None
            and word in view.grammar.clause_relatives
            and finite <= 1
            and view.dep[place] != "mark"
            and _still_open(view, place, at, resumed)
        ):
            neuter = view.is_in(place - 1, view.grammar.plain_ce)
            return place - neuter - (neuter and view.is_in(place - 2, view.grammar.tout))  # « tout ce que P »
        opposed = word in view.grammar.attribution.mais and finite >= 1 and place > low
        opposed = opposed and opening_verb(view, place + 1) is None  # « reconnaît le vol, mais nie le reste, a dit Y »
        if opposed and _is_attributed(scene, low, place):
            return place + 1
        finite += view.is_finite(place)
        place -= 1
    return low


def _lists(view: DocView, low: int, colon: int, end: int) -> bool:
    """Tell a colon behind which a clause gives its parts, no clause: « Tout est parti : les bancs et le plancher »."""
    listed = (
        not view.has_clause_verb(colon, min(end + 1, view.length))
        and view.opening_at(view.skip_space(colon + 1, 1)) is None
    )
    return listed and "," in view.words[colon:end] and main_verb(view, low, colon) is not None


def _adds_to_report(scene: Scene, at: int, low: int) -> bool:
    """Tell what another cue joins to what somebody says: « X dit que P et, a-t-il ajouté, | Q »."""
    view = scene.view
    joint = at - 1 - (view.words[at - 1] == ",")
    if not view.is_in(joint, view.grammar.clause_joints):
        return False
    return any(view.is_in(place, view.grammar.que) and _is_reported(scene, place) for place in range(low, joint))


def _is_attributed(scene: Scene, start: int, end: int) -> bool:
    """Tell whether what stands before a "mais" has an attribution of its own: « X dément, | mais P, selon Y »."""
    view = scene.view
    said = any(
        group.shape == "finite"
        and not group.passive
        and group.entry("que", "inf", "si") is not None
        and view.quotation_at[group.verb] == view.quotation_at[end]  # not « « On assure la garde », mais P, dit X »
        for group in scene.groups_between(start, end)
    )
    phrases = (each for each in scene.source_phrases if each.entry.kind == "source" or each.lead == start)
    return said or any(start <= phrase.lead < end for phrase in phrases)  # not « mis en examen pour vol, mais »


def _is_reported(scene: Scene, que: int) -> bool:
    """Tell whether a "que" opens the clause of a reporting verb."""
    place = que - 1
    for _ in range(scene.view.grammar.attribution.farthest_que):
        if place < 0:
            return False
        group = scene.group_at.get(place)
        if group is not None:
            return "que" in {frame for entry in group.entries for frame in entry.frames}
        place -= 1
    return False


def _still_open(view: DocView, relative: int, at: int, resumed: int) -> bool:
    """Tell whether the relative clause reaches the token: no comma has closed it, and no main verb follows it."""
    resumes = opening_verb(view, resumed) is not None
    headless = relative + 2 < at and main_verb(view, view.window(relative)[0], relative) is None
    if resumes and (view.has_clause_verb(relative, at) or headless):
        return False  # « ceux qui ont voté le texte, dit X, ont tort », « les villes où l'eau manque, dit X, seront »
    verbs = [place for place in range(relative, at) if view.is_finite(place)]
    commas = [place for place in range(relative, at - 1) if view.words[place] == ","]
    return len(verbs) <= 1 and not [comma for comma in commas if verbs and comma > verbs[0]]
