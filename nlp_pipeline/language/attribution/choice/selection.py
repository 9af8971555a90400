"""A consistent set of claims: of what excludes each other the most probable, one content a cue, no claim twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.choice.evidence import probability_of
from nlp_pipeline.language.attribution.choice.neighbours import carry_sources
from nlp_pipeline.language.document.ranges import TokenSet

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.candidates import Found
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange

SAME = 0.7
"""Share of tokens from which two contents are the same claim."""

LEAST = 0.46
"""A less probable row is none. About half of the F1 reached, which is where a threshold costs none of it (Lipton, Elkan
and Narayanaswamy, 2014)."""


def select(scene: Scene, found: list[Found]) -> list[Found]:
    """Choose among candidates.

    What a cue attributes goes before what only marks attribute, and both before a bare conditional; within each, the
    more probable one goes first and shuts out what cannot stand beside it.

    Args:
        scene: the Doc with what may attribute in it.
        found: everything that the constructions propose.

    Returns:
        The chosen ones in text order, each with its probability; what waited for a source has it.
    """
    entries: list[_Entry] = []
    near: dict[int, list[int]] = {}
    for entry in sorted((_Entry(scene, one) for one in found), key=_Entry.order):
        candidate = entry.found.candidate
        passages = {scene.view.passage_at[at] for at in (candidate.start, candidate.end - 1)}
        rivals = (entries[number] for number in {n for p in passages for n in near.get(p, ())})
        if any(_excludes(rival, entry) for rival in rivals):
            continue
        for passage in passages:
            near.setdefault(passage, []).append(len(entries))
        entries.append(entry)
    kept = [entry.found for entry in entries]
    kept.sort(key=lambda one: (one.candidate.start, -one.candidate.end, one.candidate.cue))
    return carry_sources(scene, kept)


def is_worth_a_row(scene: Scene, one: Found) -> bool:
    """Tell what is likely enough to be shown; bare conditionals are asked for and are always shown."""
    return one.candidate.hearsay or probability_of(scene, one) >= LEAST


class _Entry:
    """A candidate in the choice, its content and cue as sets of tokens."""

    __slots__ = ("by_speaker", "by_verb", "content", "cue", "found", "probability")

    def __init__(self, scene: Scene, found: Found) -> None:
        self.found = found
        self.probability = probability_of(scene, found)
        self.content = TokenSet.of(found.candidate.content)
        self.cue = TokenSet.of(found.candidate.cue)
        source = found.candidate.source
        self.by_speaker = source is not None and scene.view.is_in(source[0], scene.view.grammar.first_person)
        self.by_verb = any(start in scene.group_at for start, _ in found.candidate.cue)

    def order(self) -> tuple[bool, bool, float, int]:
        """Give the place of the candidate in the choice: a cue first, the probable first, the text's order."""
        candidate = self.found.candidate
        return candidate.hearsay, not candidate.cue, -self.probability, candidate.start


def _excludes(rival: _Entry, one: _Entry) -> bool:
    common = one.content.shared(rival.content)
    candidate, other = one.found.candidate, rival.found.candidate
    if candidate.hearsay:
        return common > 0
    if not common:
        return False
    alike = 2 * common / (len(one.content) + len(rival.content)) >= SAME
    if one.cue.shared(rival.cue):
        return True
    # A claim inside the quotation is no rival of it, however much of it that takes.
    holds_cue = bool(rival.cue) and rival.cue.shared(one.content) == len(rival.cue)
    if not one.cue:
        if holds_cue and rival.by_speaker:
            return False  # « « C'est dur et, | pour moi |, c'est fini. » »: the words of whoever is quoted
        inner = holds_cue and candidate.start < other.start
        if holds_cue and not inner and common == len(rival.content):
            return True  # the same quotation, without its incise
        return (alike and not inner) or common == len(one.content)
    if common == len(one.content) and candidate.source == other.source and not one.cue.shared(rival.content):
        return True  # a piece of what the same one says by another cue
    # « « Il est soupçonné d'avoir fui », a dit X »: somebody suspects, somebody else says so.
    nested = one.by_verb and one.cue.shared(rival.content) == len(one.cue)
    waits = candidate.source is None and not nested and not (candidate.carried and holds_cue)
    return alike and (waits or _share_source(candidate.source, other.source))


def _share_source(one: TokenRange | None, other: TokenRange | None) -> bool:
    """Tell whether two claims name the same words for who says them: « le message | du syndicat | est clair : P »."""
    if one is None or other is None:
        return one == other
    return one[0] < other[1] and other[0] < one[1]
