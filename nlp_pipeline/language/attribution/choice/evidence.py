"""What was seen of a candidate, and how probable that makes it: a logistic model over what words and order show.

``tools/learn_choice.py`` learns the weights from gold; they stand in ``choice.toml``, where a person can read them. The
same probability decides between rivals and is the row's confidence: that claim and source are both right, on texts
like those.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.features import kind_of
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.lexicon.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nlp_pipeline.language.attribution.candidates import Candidate, Found
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView

LOWEST, HIGHEST = 0.05, 0.98
"""No row is certain, and none is kept that is hopeless."""


def evidence_of(scene: Scene, found: Found) -> dict[str, float]:
    """Give what was seen of a candidate, each between 0 and 1, 0 left out.

    Args:
        scene: the Doc with what may attribute in it.
        found: the candidate and its construction.
    """
    known = scene.evidence.get(found)
    if known is None:
        known = scene.evidence[found] = _observed(scene, found)
    return known


def _observed(scene: Scene, found: Found) -> dict[str, float]:
    view, candidate = scene.view, found.candidate
    farthest = view.grammar.attribution.farthest_source
    length = sum(end - start for start, end in candidate.content)
    cue, source = _cue(scene, candidate), _source(scene, candidate)
    pronoun = source.get("source.pronoun", 0.0)
    seen = {
        f"rule.{found.rule}": 1.0,
        f"kind.{kind_of(view, candidate)}": 1.0,
        f"stance.{candidate.stance}": 1.0,
        "estimate": candidate.confidence,
        "carried": float(candidate.carried and candidate.source is not None),
        "carried_cue": float(candidate.carried and candidate.source is not None and bool(candidate.cue)),
        "distance": _distance(view, candidate, farthest) / farthest,
        "subject_arc": float(_has_arc(view, candidate)),
        "content_arc": float(_hangs_on_cue(view, candidate)),
        "ambiguous_cue": float(_is_ambiguous(view, candidate)),
        "main_verb": float(any(map(scene.has_own_verb, candidate.content))),
        "ends_at_mark": float(candidate.end >= view.length or not view.is_word(candidate.end)),
        "pieces": float(len(candidate.content) > 1),
        "short": float(length < view.grammar.attribution.short_content),
        "long": float(length > view.grammar.attribution.long_content),
        "optional": float(not candidate.core),
        "pronoun_in_quotation": pronoun * cue.get("cue.quoted", 0.0),
        "pronoun_without_cue": pronoun * cue.get("cue.none", 0.0),
        **cue,
        **source,
    }
    return {name: value for name, value in seen.items() if value}


def probability_of(scene: Scene, found: Found) -> float:
    """Give the probability that a candidate and its source are right (worked out once)."""
    known = scene.probabilities.get(found)
    if known is None:
        known = scene.probabilities[found] = probability(evidence_of(scene, found), load_weights())
    return known


def probability(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give the probability that a claim and its source are right.

    Args:
        seen: what :func:`evidence_of` gives.
        weights: the weight of every observation, and of "bias".
    """
    total = weights.get("bias", 0.0) + sum([weights.get(name, 0.0) * value for name, value in seen.items()])
    return 1 / (1 + math.exp(-min(max(total, -30.0), 30.0)))


def confidence(probable: float) -> float:
    """Give a probability as a row shows it: two decimals, never certain, never hopeless."""
    return round(min(max(probable, LOWEST), HIGHEST), 2)


def _cue(scene: Scene, candidate: Candidate) -> dict[str, float]:
    """Tell the form of the cue: a verb's shape and voice, other words, none; and whether it stands in a quotation."""
    view = scene.view
    if not candidate.cue:
        return {"cue.none": 1.0}
    start, end = candidate.cue[0][0], candidate.cue[-1][1]
    group = next((scene.group_at[at] for at in range(start, end) if at in scene.group_at), None)
    quoted = float(view.quotation_at[start] >= 0)
    if group is None:
        return {"cue.words": 1.0, "cue.quoted": quoted}
    return {
        f"cue.{group.shape}": 1.0,
        "cue.passive": float(group.passive),
        "cue.negated": float(group.negated),
        "cue.unlisted": float(not group.listed),
        "cue.quoted": quoted,
    }


def _source(scene: Scene, candidate: Candidate) -> dict[str, float]:
    """Tell who the source is, as far as its words show: people, a document, a pronoun, something else."""
    view = scene.view
    if candidate.source is None:
        return {"source.none": 1.0}
    start, end = candidate.source
    grammar = view.grammar
    pronouns = (grammar.subject_pronouns, grammar.disjunctive_pronouns, grammar.object_clitics, grammar.possessives)
    pronoun = end == start + 1 and any(
        view.is_in(start, words) for words in pronouns
    )  # « à l'en croire », « à ses yeux »
    if pronoun or view.is_in(start, grammar.inverted_pronouns):
        return {
            "source.pronoun": 1.0,
            "source.first_person": float(view.is_in(start, grammar.first_person)),
            "source.general": float(view.is_in(start, grammar.general_pronouns)),
        }
    goes_on = candidate.carried and any(  # « « P », se justifie un pillard. « Q. » »
        incise.source == candidate.source and incise.quotation is not None for incise in scene.incises
    )
    if goes_on or is_human(view, start, end):
        return {"source.human": 1.0}
    words = any(view.words[at] in view.lexicon.cue_nouns for at in range(start, end))  # « l'idée selon laquelle »
    return {"source.document": 1.0} if words or can_speak(view, start, end) else {"source.other": 1.0}


def _distance(view: DocView, candidate: Candidate, farthest: int) -> int:
    """Give how many tokens lie between the source and the nearest piece of cue or content.

    Of a source that is carried over, those between the sentences: how long its own is tells nothing.
    """
    if candidate.source is None:
        return 0
    start, end = view.passage(candidate.source[0]) if candidate.carried else candidate.source
    parts = (*candidate.cue, *candidate.content)
    return min(farthest, min(max(first - end, start - last, 0) for first, last in parts))


def _has_arc(view: DocView, candidate: Candidate) -> bool:
    """Tell whether the parser joins source and cue by an arc."""
    if candidate.source is None or not candidate.cue:
        return False
    start, end = candidate.source
    cue = {at for first, last in candidate.cue for at in range(first, last)}
    return not cue.isdisjoint(view.head[start:end]) or any(start <= view.head[at] < end for at in cue)


def _hangs_on_cue(view: DocView, candidate: Candidate) -> bool:
    """Tell whether the parser joins content and cue by an arc."""
    cue = {at for first, last in candidate.cue for at in range(first, last)}
    heads = [view.head[at] for at in cue]
    return any(
        any(start <= head < end for head in heads) or not cue.isdisjoint(view.head[start:end])
        for start, end in candidate.content
    )


def _is_ambiguous(view: DocView, candidate: Candidate) -> bool:
    """Tell whether a word of the cue is a noun or an adjective too."""
    return any(
        view.is_in(at, view.grammar.noun_homographs) for first, last in candidate.cue for at in range(first, last)
    )
